package io.davylamp.backtest.shadow;

import io.davylamp.assessment.Assessment;
import io.davylamp.mining.Grade;
import io.davylamp.rules.Finding;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A moment at which a waiting version says something other than the one in force: another grade of the moment by
 * itself, or other rules that fire.
 *
 * @param subject the operator's id
 * @param at the moment
 * @param liveVersion the version in force then
 * @param liveGrade its grade
 * @param shadowGrade the grade by the version that waits
 * @param liveOnly rules that fired only in the one in force
 * @param shadowOnly rules that fired only in the one that waits
 */
public record ShadowDifference(
        String subject,
        Instant at,
        String liveVersion,
        Grade liveGrade,
        Grade shadowGrade,
        SortedSet<String> liveOnly,
        SortedSet<String> shadowOnly) {

    /** Empty where they agree. */
    static Optional<ShadowDifference> between(Assessment live, Assessment shadow) {
        SortedSet<String> liveOnly = spoke(live);
        SortedSet<String> shadowOnly = spoke(shadow);
        SortedSet<String> both = new TreeSet<>(liveOnly);
        both.retainAll(shadowOnly);
        liveOnly.removeAll(both);
        shadowOnly.removeAll(both);
        if (live.rawGrade() == shadow.rawGrade() && liveOnly.isEmpty() && shadowOnly.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ShadowDifference(
                live.subject().value(),
                live.at(),
                live.rulebookVersion(),
                live.rawGrade(),
                shadow.rawGrade(),
                liveOnly,
                shadowOnly));
    }

    private static SortedSet<String> spoke(Assessment assessment) {
        SortedSet<String> rules = new TreeSet<>();
        assessment.findings().stream().map(Finding::ruleId).forEach(rules::add);
        return rules;
    }
}
