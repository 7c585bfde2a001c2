package io.davylamp.web.disclosure;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.davylamp.assessment.Assessment;
import io.davylamp.metrics.OperatorMetric.Estimated;
import io.davylamp.metrics.OperatorMetric.EstimatedShare;
import io.davylamp.mining.Grade;
import io.davylamp.mining.GradeRange;
import io.davylamp.mining.OperatorId;
import io.davylamp.web.page.Estimates;
import io.davylamp.web.page.Reasons;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A first grade.
 *
 * @param operatorId whom it is of
 * @param created whether the operator was registered by this request
 * @param at the moment judged
 * @param grade the grade; that of the estimates' middle where any figure is estimated
 * @param range from which grade to which the truth may be; absent where every figure was reported
 * @param reasons why, worst first
 * @param restsOn how much of it is estimated, in a sentence; absent where nothing is
 * @param estimated the share of the figures it rests on that are estimated, fraction
 * @param estimates each estimate with its source
 * @param assessment where the whole assessment is
 * @param page where a person reads it
 */
@Schema(description = "A first grade, what it rests on and what would settle it")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FirstGradeReport(
        String operatorId,
        boolean created,
        Instant at,
        Grade grade,
        @Nullable GradeRange range,
        List<String> reasons,
        @Nullable String restsOn,
        double estimated,
        List<Estimated> estimates,
        String assessment,
        String page) {
    private static final int REASONS = 5;

    static FirstGradeReport of(OperatorId operator, boolean created, Assessment assessment) {
        EstimatedShare share = assessment.metrics().find(EstimatedShare.class).orElse(null);
        return new FirstGradeReport(
                operator.value(),
                created,
                assessment.at(),
                assessment.grade(),
                assessment.range().orElse(null),
                Reasons.of(assessment, REASONS),
                share == null ? null : Estimates.summary(share),
                share == null ? 0 : share.share(),
                assessment.metrics().all(Estimated.class).toList(),
                "/api/v1/operators/%s/assessment?at=%s".formatted(operator, assessment.at()),
                "/operators/%s".formatted(operator));
    }
}
