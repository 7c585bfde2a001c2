/** What differs in meaning between two rulebooks: rules, cases and policy. */
@NullMarked
package io.davylamp.rules.diff;

import org.jspecify.annotations.NullMarked;
