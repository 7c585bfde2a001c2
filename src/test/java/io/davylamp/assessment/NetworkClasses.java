package io.davylamp.assessment;

import io.davylamp.market.MarketDay;
import io.davylamp.market.MarketHistory;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.NetworkMetric.HashRibbon;
import io.davylamp.metrics.NetworkMetric.NetworkStress;
import io.davylamp.metrics.network.NetworkIndicators;
import io.davylamp.mining.Grade;
import io.davylamp.rules.Finding;
import io.davylamp.rules.RulebookPolicy;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The product's network grade of every day of a history, with the house's levels in place of rule files. */
final class NetworkClasses {
    static final RulebookPolicy.Hysteresis POLICY = new RulebookPolicy.Hysteresis(
            2, 7, Map.of(Grade.WATCH, 15.0, Grade.STRESSED, 35.0, Grade.SEVERE, 55.0, Grade.CAPITULATION, 70.0));

    private NetworkClasses() {}

    static Map<LocalDate, Grade> of(MarketHistory history) {
        NetworkIndicators indicators = new NetworkIndicators(history);
        Map<LocalDate, Grade> grades = new LinkedHashMap<>();
        GradeMemory memory = GradeMemory.NONE;
        for (MarketDay day : history.days()) {
            MetricSet metrics = indicators.on(day.date());
            memory = Hysteresis.next(
                    memory,
                    findings(metrics),
                    metrics,
                    POLICY,
                    day.date().atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC));
            grades.put(day.date(), memory.grade().orElseThrow());
        }
        return grades;
    }

    static List<Finding.Stress> findings(MetricSet metrics) {
        double score =
                metrics.find(NetworkStress.class).map(NetworkStress::score).orElse(-1.0);
        boolean inverted =
                metrics.find(HashRibbon.class).map(HashRibbon::inverted).orElse(false);
        if (score >= 75 && inverted) {
            return List.of(stress(Grade.CAPITULATION));
        } else if (score >= 60) {
            return List.of(stress(Grade.SEVERE));
        } else if (score >= 40) {
            return List.of(stress(Grade.STRESSED), stress(Grade.WATCH));
        } else if (score >= 20) {
            return List.of(stress(Grade.WATCH));
        }
        return List.of();
    }

    private static Finding.Stress stress(Grade grade) {
        return new Finding.Stress("NET-" + grade, grade, "score", POLICY.confirm(), List.of());
    }
}
