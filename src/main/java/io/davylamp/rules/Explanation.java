package io.davylamp.rules;

import io.davylamp.mining.Grade;
import io.davylamp.mining.Instrument;
import java.util.List;
import java.util.Optional;

/**
 * Why a rule fires for a set of metrics, or why not.
 *
 * @param rule the rule
 * @param verdict whether it fires
 * @param says what it says when it fires
 * @param matches for a rule that fires, its conditions held against each combination of facts it fires for (the first
 *     twenty); for one that does not, against the one that comes nearest
 * @param failedFirst the first condition that fails, where the rule is silent
 * @param distance how far the rule is from firing
 * @param sentence the whole in one sentence
 */
public record Explanation(
        RuleInfo rule,
        Verdict verdict,
        Says says,
        List<List<Check>> matches,
        Optional<Check> failedFirst,
        Distance distance,
        String sentence) {
    public Explanation {
        matches = matches.stream().map(List::copyOf).toList();
    }

    /** Whether a rule fires. */
    public enum Verdict {
        FIRES,
        SILENT,
        /** There are more combinations of facts than can be looked through. */
        UNDECIDED
    }

    /**
     * What a rule says when it fires.
     *
     * @param grade the worst grade it asks for, where it asks for one
     * @param flags the flags it raises
     * @param instruments the hedges it asks for
     */
    public record Says(Optional<Grade> grade, List<String> flags, List<Instrument> instruments) {
        public Says {
            flags = List.copyOf(flags);
            instruments = List.copyOf(instruments);
        }
    }
}
