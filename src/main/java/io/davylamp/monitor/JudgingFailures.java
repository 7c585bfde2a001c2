package io.davylamp.monitor;

import io.davylamp.assessment.Assessment;
import io.davylamp.assessment.NotJudged;
import io.davylamp.mining.OperatorId;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Reports what went wrong with one operator while the others went on: a log line that names it, and a counter. */
@ApplicationScoped
public class JudgingFailures {
    private static final Logger LOG = Logger.getLogger(JudgingFailures.class);

    private final MeterRegistry registry;

    JudgingFailures(MeterRegistry registry) {
        this.registry = registry;
        for (Stage stage : Stage.values()) {
            count(stage, 0);
        }
    }

    /** Where it went wrong. */
    enum Stage {
        JUDGING,
        ADVICE,
        RECORDING,
        KEEPING
    }

    /** Reports the assessments among these that say "could not be judged"; the first in words, all in the counter. */
    void notJudged(List<Assessment> assessments) {
        List<Assessment> failed = assessments.stream()
                .filter(it -> NotJudged.reason(it).isPresent())
                .toList();
        if (!failed.isEmpty()) {
            count(Stage.JUDGING, failed.size());
            Assessment first = failed.get(0);
            about(
                    first.subject().value(),
                    () -> LOG.errorf(
                            "an operator could not be judged at %d moments, first at %s: %s",
                            failed.size(), first.at(), NotJudged.reason(first).orElseThrow()));
        }
    }

    void notAdvised(OperatorId operator, RuntimeException fault) {
        count(Stage.ADVICE, 1);
        about(
                operator.value(),
                () -> LOG.error("no hedge could be advised for an operator; its grade is not affected", fault));
    }

    void notRecorded(OperatorId operator, RuntimeException fault) {
        count(Stage.RECORDING, 1);
        about(
                operator.value(),
                () -> LOG.error(
                        "an operator could not be judged again: the database refused its assessments; they stay as they were",
                        fault));
    }

    public void notKept(RuntimeException fault) {
        count(Stage.KEEPING, 1);
        LOG.error("an item could not be kept; it is in the quarantine", fault);
    }

    private void count(Stage stage, int faults) {
        registry.counter("davylamp.fault", "stage", stage.name().toLowerCase(java.util.Locale.ROOT))
                .increment(faults);
    }

    private static void about(String operatorId, Runnable log) {
        MDC.put("operatorId", operatorId);
        try {
            log.run();
        } finally {
            MDC.remove("operatorId");
        }
    }
}
