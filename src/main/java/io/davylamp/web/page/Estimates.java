package io.davylamp.web.page;

import io.davylamp.assessment.Assessment;
import io.davylamp.metrics.OperatorMetric.Estimated;
import io.davylamp.metrics.OperatorMetric.EstimatedShare;
import io.davylamp.mining.Grade;
import io.davylamp.mining.GradeRange;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of a verdict rests on estimates, as a page says it.
 *
 * @param summary how much of it does
 * @param range from which grade to which the truth may be, and what would settle it; empty where it is one grade
 * @param lines each estimate
 */
public record Estimates(String summary, String range, List<Line> lines) {

    /**
     * One estimate, its figures as people write them.
     *
     * @param unit the unit of the three; empty where they carry it
     */
    public record Line(String figure, String low, String mid, String high, String unit, String source) {
        static Line of(Estimated it) {
            return new Line(
                    it.figure(),
                    Figures.of(it.low(), it.measuredIn()),
                    Figures.of(it.mid(), it.measuredIn()),
                    Figures.of(it.high(), it.measuredIn()),
                    Figures.unit(it.measuredIn()),
                    it.source());
        }
    }

    public Estimates {
        lines = List.copyOf(lines);
    }

    /** Those of an assessment; absent where it rests on none. */
    public static @Nullable Estimates of(Assessment assessment) {
        Optional<EstimatedShare> share = assessment.metrics().find(EstimatedShare.class);
        return share.map(it -> new Estimates(
                        summary(it),
                        assessment.range().map(Estimates::range).orElse(""),
                        assessment.metrics().all(Estimated.class).map(Line::of).toList()))
                .orElse(null);
    }

    /** {@code 5 of 12 figures are estimated; the grade is that of their middle.} */
    public static String summary(EstimatedShare share) {
        return "%.0f of %.0f figures are estimated, the others as reported; the grade is based on the estimates' middle."
                .formatted(share.estimated(), share.estimated() + share.reported());
    }

    /** From which grade to which the truth may be, and what would settle it, in a sentence or two. */
    public static String range(GradeRange range) {
        if (range.atLeast() == range.atMost()) {
            return "Whichever of their ends is true, the grade is %s.".formatted(word(range.atLeast()));
        }
        String settled = range.wouldSettle().isEmpty()
                ? "No one figure alone would settle it."
                : "What would settle it most: %s.".formatted(String.join("; then ", range.wouldSettle()));
        return "At the estimates' ends, and with what is not known, the grade may be from %s to %s. %s"
                .formatted(word(range.atLeast()), word(range.atMost()), settled);
    }

    private static String word(Grade grade) {
        return PageText.word(grade);
    }
}
