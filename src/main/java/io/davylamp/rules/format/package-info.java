/**
 * The forms a rule can be written in: tables, and sentences with their vocabulary. Each is expanded
 * to rules in the one language.
 */
@MayImport({"rules", "rules.guard", "rules.sheet", "rules.text"})
@NullMarked
package io.davylamp.rules.format;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
