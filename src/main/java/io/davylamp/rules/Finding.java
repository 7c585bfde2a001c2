package io.davylamp.rules;

import io.davylamp.metrics.Metric;
import io.davylamp.mining.Grade;
import io.davylamp.mining.Instrument;
import java.util.List;

/** What one rule said about one set of metrics, with the metrics that made it say so. */
public sealed interface Finding {
    /** The rule's {@code @id}, such as {@code LIQ-003}. */
    String ruleId();

    /** The sentence for people, with the values in it. */
    String text();

    /** The facts the rule's conditions matched. */
    List<Metric> because();

    /**
     * A grade of stress.
     *
     * @param confirm in how many assessments in a row (where the policy counts time, so far apart as it says) a rule must
     *     fire before the grade rises: 1 is at once
     */
    record Stress(String ruleId, Grade grade, String text, int confirm, List<Metric> because) implements Finding {
        public Stress {
            because = List.copyOf(because);
        }
    }

    /**
     * A liquidity crunch.
     *
     * @param flag the flag it raises, upper case with underscores: {@code MARGIN_CALL_NEAR}
     */
    record Crunch(String ruleId, String flag, String text, List<Metric> because) implements Finding {
        public Crunch {
            because = List.copyOf(because);
        }
    }

    /**
     * A hedge asked for.
     *
     * @param instrument with what
     * @param targetRatio share of expected production (or of the treasury, for SELL_TREASURY) to be covered, fraction
     * @param tenorDays for how long, days
     */
    record Hedge(
            String ruleId, Instrument instrument, double targetRatio, int tenorDays, String text, List<Metric> because)
            implements Finding {
        public Hedge {
            because = List.copyOf(because);
        }
    }
}
