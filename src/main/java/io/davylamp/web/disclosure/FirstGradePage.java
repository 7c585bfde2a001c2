package io.davylamp.web.disclosure;

import io.davylamp.assessment.Assessment;
import io.davylamp.mining.Grade;
import io.davylamp.web.page.Estimates;
import io.davylamp.web.page.Reasons;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form, and the grade that followed from it.
 *
 * @param result the grade, where one was asked for
 */
record FirstGradePage(FirstGradeForm form, @Nullable Result result) {

    /**
     * A first grade.
     *
     * @param range from which grade to which, and what would settle it, where it rests on no estimate
     * @param estimates what it rests on, where it rests on any
     */
    record Result(
            String path,
            String name,
            boolean created,
            Instant at,
            Grade grade,
            List<String> reasons,
            String range,
            @Nullable Estimates estimates) {
        private static final int REASONS = 5;

        static Result of(FirstGradeReport report, Assessment assessment, String name) {
            Estimates estimates = Estimates.of(assessment);
            return new Result(
                    report.page(),
                    name,
                    report.created(),
                    report.at(),
                    report.grade(),
                    Reasons.of(assessment, REASONS),
                    estimates == null ? assessment.range().map(Estimates::range).orElse("") : "",
                    estimates);
        }
    }
}
