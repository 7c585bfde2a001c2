package io.davylamp.metrics;

import io.davylamp.mining.Grade;

/**
 * One number about an operator or the network; the facts rules are written over. A metric that cannot be computed is
 * absent, and an {@link Unavailable} says why: a rule can never take a missing figure for a good one.
 *
 * <p>Every component carries {@link Unit}: what the rules' glossary prints and what a message calls the number.
 */
public sealed interface Metric permits Metric.Unavailable, Metric.OtherRules, OperatorMetric, NetworkMetric {

    /** The name rules and pages use: the record's own. */
    default String name() {
        return getClass().getSimpleName();
    }

    /** Why a metric is not there. */
    enum Reason {
        /** A reading it needs was never sent. */
        MISSING_INPUT,
        /** It has no meaning here: debt service cover without debt, runway without burn. */
        NOT_APPLICABLE,
        /** The history, of the market or of the treasury, does not reach back far enough. */
        HISTORY_TOO_SHORT,
        /** The inputs leave the formula's domain, such as a margin on zero revenue. */
        OUT_OF_DOMAIN
    }

    /**
     * A metric that could not be computed.
     *
     * @param metric the name of the metric, such as {@code Runway}
     * @param reason why
     * @param detail what is missing or what makes it inapplicable, in words
     */
    record Unavailable(
            @Unit(value = "name", meaning = "the metric that is not there")
            String metric,

            @Unit(value = "reason", meaning = "why it is not there")
            Reason reason,

            @Unit(value = "text", meaning = "what is missing, in words")
            String detail)
            implements Metric {}

    /**
     * What the rules that do not ask for it say of the same figures: not measured, but found. Advice of calm is given
     * by it, for no list of figures knows what other rules look at.
     *
     * @param worst the worst grade one of them says; INDETERMINATE where figures are missing that could hide a SEVERE
     * @param crunch whether one of them raises a flag
     * @param hedge whether one of them asks for a hedge
     */
    @Since(2)
    record OtherRules(
            @Unit(value = "grade", meaning = "the worst grade another rule says; NORMAL where none says any")
            Grade worst,

            @Unit(value = "yes/no", meaning = "another rule raises a flag")
            boolean crunch,

            @Unit(value = "yes/no", meaning = "another rule asks for a hedge")
            boolean hedge)
            implements Metric {}
}
