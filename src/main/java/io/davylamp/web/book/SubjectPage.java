package io.davylamp.web.book;

import io.davylamp.alert.AlertRow;
import io.davylamp.assessment.Assessment;
import io.davylamp.assessment.BookStore;
import io.davylamp.assessment.Caveats;
import io.davylamp.assessment.Standing;
import io.davylamp.metrics.Metric;
import io.davylamp.metrics.OperatorMetric.Estimated;
import io.davylamp.mining.Grade;
import io.davylamp.mining.OperatorProfile;
import io.davylamp.rules.Explanation;
import io.davylamp.rules.RuleInfo;
import io.davylamp.web.page.Estimates;
import io.davylamp.web.page.FindingLine;
import io.davylamp.web.page.HedgeLine;
import io.davylamp.web.page.MetricLine;
import io.davylamp.web.page.PageText;
import io.davylamp.web.page.Reasons;
import io.davylamp.whatif.ReverseStress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One operator, or the network.
 *
 * @param path the page's path
 * @param name the name people know it by
 * @param profile an operator's contracts; absent for the network
 * @param verdict its assessment, where there is one
 * @param asked the moment asked for in the query, as it was written; empty for now
 * @param chart its grades over time
 * @param steps when its grade changed, newest first
 * @param alerts its open alerts
 * @param cures what ends each of its margin calls that has come; none for the past
 * @param reverse how little it takes to make its present grade worse; absent for the network and for the past
 */
record SubjectPage(
        String path,
        String name,
        @Nullable OperatorProfile profile,
        @Nullable Verdict verdict,
        String asked,
        @Nullable GradeChart chart,
        List<Change> steps,
        List<AlertRow> alerts,
        List<String> cures,
        @Nullable ReverseStress reverse) {

    /**
     * An assessment as the page shows it.
     *
     * @param standing what holds the grade and until when, how bad the truth may be, and what was known last
     * @param caveats what it rests on that nobody observed
     * @param nearest the silent rules nearest to making it worse
     * @param otherRulebook whether it was judged by a rulebook that is not in force now
     * @param estimates what it rests on that was not reported; absent where nothing is
     */
    record Verdict(
            Grade grade,
            Grade rawGrade,
            Instant since,
            Instant at,
            boolean incomplete,
            List<String> standing,
            List<String> reasons,
            List<String> flags,
            List<String> caveats,
            List<FindingLine> findings,
            List<Explanation> nearest,
            List<HedgeLine> hedges,
            List<MetricLine> metrics,
            List<Metric.Unavailable> unavailable,
            String rulebookVersion,
            boolean otherRulebook,
            @Nullable Estimates estimates) {
        private static final int REASONS = 3;

        static Verdict of(
                Assessment assessment,
                boolean past,
                Map<String, RuleInfo> rules,
                List<Explanation> nearest,
                String versionInForce) {
            return new Verdict(
                    assessment.grade(),
                    assessment.rawGrade(),
                    assessment.gradeSince(),
                    assessment.at(),
                    Reasons.inputsAreWanting(assessment),
                    Standing.sentences(assessment, past, PageText::word),
                    Reasons.of(assessment, REASONS),
                    assessment.flags(),
                    Caveats.of(assessment),
                    FindingLine.of(assessment.findings(), rules),
                    nearest,
                    assessment.hedges().stream().map(HedgeLine::of).toList(),
                    assessment.metrics().values().stream()
                            .filter(it -> !(it instanceof Metric.Unavailable) && !(it instanceof Estimated))
                            .map(MetricLine::of)
                            .toList(),
                    assessment.metrics().all(Metric.Unavailable.class).toList(),
                    assessment.rulebookVersion(),
                    !assessment.rulebookVersion().equals(versionInForce),
                    Estimates.of(assessment));
        }
    }

    /** A change of the grade in force; the first of all comes from nothing. */
    record Change(Instant at, @Nullable Grade before, Grade after) {
        /** Changes out of steps, newest first; the oldest is left without what was before it. */
        static List<Change> of(List<BookStore.Step> steps) {
            List<Change> changes = new ArrayList<>();
            for (int i = 0; i < steps.size(); i++) {
                Grade before = i + 1 < steps.size() ? steps.get(i + 1).grade() : null;
                changes.add(new Change(steps.get(i).at(), before, steps.get(i).grade()));
            }
            return changes;
        }
    }
}
