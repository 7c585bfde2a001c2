/**
 * The forms a rule can be written in: tables, and sentences with their vocabulary. Each is expanded
 * to rules in the one language.
 */
@NullMarked
package io.davylamp.rules.format;

import org.jspecify.annotations.NullMarked;
