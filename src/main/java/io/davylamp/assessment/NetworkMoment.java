package io.davylamp.assessment;

import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.network.NetworkIndicators;
import io.davylamp.rules.RuleSet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * All that the network is judged by at one moment, beside the rules.
 *
 * @param metrics the indicators of the moment's day, of every edition
 * @param at the moment
 */
public record NetworkMoment(MetricSet metrics, Instant at) {
    public static NetworkMoment of(NetworkIndicators indicators, Instant at) {
        return new NetworkMoment(Assessor.metrics(() -> indicators.on(LocalDate.ofInstant(at, ZoneOffset.UTC))), at);
    }

    /** The metrics that rulebooks of an edition know. */
    MetricSet metrics(int edition) {
        return metrics.upTo(edition);
    }

    /** The assessment with what hysteresis remembers of the day judged before. */
    public Assessment judgedBy(RuleSet rules, GradeMemory memory) {
        return Assessor.ofNetwork(this, memory, rules);
    }
}
