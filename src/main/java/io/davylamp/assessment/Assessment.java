package io.davylamp.assessment;

import io.davylamp.hedging.HedgeProposal;
import io.davylamp.metrics.MetricSet;
import io.davylamp.mining.Grade;
import io.davylamp.mining.GradeRange;
import io.davylamp.rules.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The verdict on one subject at one moment.
 *
 * @param subject whom it is about
 * @param at the moment judged
 * @param grade the grade in force, after hysteresis
 * @param rawGrade what this moment's findings alone say
 * @param gradeSince when the grade came into force
 * @param incomplete whether key inputs were missing or stale; the grade is then INDETERMINATE, or a SEVERE or worse
 *     that no further input could lower
 * @param flags open crunch flags, sorted
 * @param findings every finding, worst first
 * @param metrics every metric computed, and those that could not be
 * @param hedges one proposal per hedge finding
 * @param rulebookVersion the version of the rulebook that judged
 * @param memory what hysteresis carries to the next assessment
 * @param range from which grade to which the truth may be, where the grade rests on what is not known or estimated;
 *     empty in the first edition
 */
public record Assessment(
        Subject subject,
        Instant at,
        Grade grade,
        Grade rawGrade,
        Instant gradeSince,
        boolean incomplete,
        List<String> flags,
        List<Finding> findings,
        MetricSet metrics,
        List<HedgeProposal> hedges,
        String rulebookVersion,
        GradeMemory memory,
        Optional<GradeRange> range) {
    public Assessment {
        flags = List.copyOf(flags);
        findings = List.copyOf(findings);
        hedges = List.copyOf(hedges);
        range = Objects.requireNonNullElse(range, Optional.empty());
    }

    /** The same with other findings, and the proposals of those of them that ask for a hedge. */
    Assessment saying(List<Finding> newFindings, List<HedgeProposal> newHedges) {
        return with(newFindings, newHedges, range);
    }

    /** The same, known to lie within a range. */
    Assessment within(GradeRange newRange) {
        return with(findings, hedges, Optional.of(newRange));
    }

    private Assessment with(List<Finding> newFindings, List<HedgeProposal> newHedges, Optional<GradeRange> newRange) {
        return new Assessment(
                subject,
                at,
                grade,
                rawGrade,
                gradeSince,
                incomplete,
                flags,
                newFindings,
                metrics,
                newHedges,
                rulebookVersion,
                memory,
                newRange);
    }
}
