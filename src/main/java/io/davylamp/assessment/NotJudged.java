package io.davylamp.assessment;

import io.davylamp.metrics.Metric.Reason;
import io.davylamp.metrics.Metric.Unavailable;
import io.davylamp.metrics.MetricSet;
import io.davylamp.mining.Grade;
import io.davylamp.mining.InvalidValue;
import io.davylamp.rules.Finding;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * What takes the place of a verdict that could not be computed: INDETERMINATE, with the reason as its one finding
 * and in the place of the metrics. The same fault gives the same words, so that a replay comes out the same.
 */
public final class NotJudged {
    /** The finding's id, in the place of a rule's. */
    public static final String ID = "not-judged";

    private static final Logger LOG = Logger.getLogger(NotJudged.class);
    private static final String METRIC = "Judgement";

    private NotJudged() {}

    /** Why a subject could not be judged, where it could not. */
    public static Optional<String> reason(Assessment assessment) {
        return assessment.findings().stream()
                .filter(it -> it.ruleId().equals(ID))
                .map(Finding::text)
                .findFirst();
    }

    /** In the place of metrics, or of what comes after them. */
    static Unavailable because(RuntimeException fault) {
        LOG.debug("a subject could not be judged", fault);
        String why = fault instanceof InvalidValue invalid ? invalid.asStored() : "A formula failed on these figures.";
        return new Unavailable(METRIC, Reason.OUT_OF_DOMAIN, why);
    }

    static Optional<Unavailable> in(MetricSet metrics) {
        return metrics.all(Unavailable.class)
                .filter(it -> it.metric().equals(METRIC))
                .findFirst();
    }

    static Finding finding(Unavailable why) {
        return new Finding.Stress(
                ID,
                Grade.INDETERMINATE,
                "Could not be judged: %s Maybe a reading is out of all proportion: look at the latest."
                        .formatted(why.detail()),
                1,
                List.of(why));
    }
}
