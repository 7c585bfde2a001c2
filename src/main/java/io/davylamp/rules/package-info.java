/**
 * Judges metrics by rule files: a {@code RuleSet} is a compiled, immutable rulebook; what one of its
 * rules says is a {@link io.davylamp.rules.Finding}. How a rule becomes one: {@code text} and {@code sheet} read
 * its file, {@code format} expands it, {@code guard} parses and admits it, {@code language} is what it says, {@code engine}
 * runs it. Drools appears in {@code engine}, its grammar in {@code guard}, and nowhere else.
 */
@MayImport({
    "metrics",
    "mining",
    "rules.cases",
    "rules.diff",
    "rules.engine",
    "rules.explain",
    "rules.format",
    "rules.guard",
    "rules.language",
    "rules.lint",
    "rules.policy",
    "rules.sheet",
    "rules.text"
})
@NullMarked
package io.davylamp.rules;

import io.davylamp.MayImport;
import org.jspecify.annotations.NullMarked;
