/**
 * Judges metrics by rule files: a {@code RuleSet} is a compiled, immutable rulebook; what one of its
 * rules says is a {@link io.davylamp.rules.Finding}. Drools appears here and nowhere else. Imports {@code mining} and
 * {@code metrics}.
 */
@NullMarked
package io.davylamp.rules;

import org.jspecify.annotations.NullMarked;
