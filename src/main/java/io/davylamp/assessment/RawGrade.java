package io.davylamp.assessment;

import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.NetworkMetric.NetworkStress;
import io.davylamp.mining.Grade;
import io.davylamp.rules.Finding;
import io.davylamp.rules.RulebookPolicy;
import java.util.List;

/**
 * What one moment's stress findings say, before hysteresis.
 *
 * @param grade the worst grade found, NORMAL where none was; INDETERMINATE where inputs are wanting and what was found
 *     is below SEVERE
 * @param incomplete whether key inputs were missing or stale. A SEVERE found nevertheless counts: further inputs could
 *     only raise it
 */
public record RawGrade(Grade grade, boolean incomplete) {

    /**
     * The grade of a list of findings. Inputs are wanting where a finding says INDETERMINATE, and, for a policy that
     * goes by the network's score, where there is no score.
     */
    public static RawGrade of(List<Finding.Stress> stress, MetricSet metrics, RulebookPolicy.Hysteresis policy) {
        if (byScore(policy) && metrics.find(NetworkStress.class).isEmpty()) {
            return new RawGrade(Grade.INDETERMINATE, true);
        }
        boolean incomplete = stress.stream().anyMatch(it -> it.grade() == Grade.INDETERMINATE);
        Grade worst = stress.stream().map(Finding.Stress::grade).reduce(Grade.NORMAL, Grade::worst);
        return new RawGrade(hidden(incomplete, worst) ? Grade.INDETERMINATE : worst, incomplete);
    }

    /** The grade of what is known. */
    static RawGrade of(Known known) {
        Grade worst = known.worst();
        return new RawGrade(hidden(known.incomplete(), worst) ? Grade.INDETERMINATE : worst, known.incomplete());
    }

    /** Whether what is missing could hide a worse grade than this one. */
    static boolean hidden(boolean incomplete, Grade grade) {
        return incomplete && !grade.atLeast(Grade.SEVERE);
    }

    /** Whether a grade is left by the network's score, day by day. */
    static boolean byScore(RulebookPolicy.Hysteresis policy) {
        return !policy.leaveBelow().isEmpty();
    }
}
