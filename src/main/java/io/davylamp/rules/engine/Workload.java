package io.davylamp.rules.engine;

import io.davylamp.metrics.Metric;
import io.davylamp.rules.RuleFault;
import io.davylamp.rules.language.Multiplicity;
import io.davylamp.rules.language.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Bounds the work one evaluation can make, before it is begun: for each rule the product of how many facts there are for
 * each of its unjoined patterns (see {@link Multiplicity}). It depends on rules and facts alone, not on the machine, so
 * a replay comes to the same verdict.
 */
final class Workload {
    /** About a second's work. */
    private static final double MAX_COMBINATIONS = 10_000_000;

    private final List<Crossing> crossings;

    /** A rule that tries facts with facts. */
    private record Crossing(String ruleId, List<Class<? extends Metric>> kinds) {}

    private Workload(List<Crossing> crossings) {
        this.crossings = crossings;
    }

    static Workload of(List<Rule> rules) {
        return new Workload(rules.stream()
                .map(it -> new Crossing(
                        it.info().id(),
                        Multiplicity.unjoined(it.premises()).stream()
                                .<Class<? extends Metric>>map(
                                        pattern -> pattern.fact().type())
                                .toList()))
                .filter(it -> it.kinds().size() > 1)
                .toList());
    }

    /** The fault of the rule that makes most work, where all of them together make too much. */
    Optional<RuleFault> excess(List<Metric> facts) {
        if (crossings.isEmpty()) {
            return Optional.empty();
        }
        Map<Class<?>, Integer> counts = new HashMap<>();
        facts.forEach(it -> counts.merge(it.getClass(), 1, Integer::sum));
        double all = 0;
        double most = 0;
        String heaviest = "";
        for (Crossing it : crossings) {
            double combinations = combinations(it, counts);
            all += combinations;
            if (combinations > most) {
                most = combinations;
                heaviest = it.ruleId();
            }
        }
        return all > MAX_COMBINATIONS
                ? Optional.of(RuleFault.ofFacts(
                        heaviest,
                        "the rules would try %,.0f combinations of facts; allowed are %,.0f"
                                .formatted(all, MAX_COMBINATIONS)))
                : Optional.empty();
    }

    private static double combinations(Crossing crossing, Map<Class<?>, Integer> counts) {
        double combinations = 1;
        for (Class<?> kind : crossing.kinds()) {
            combinations *= counts.getOrDefault(kind, 0);
        }
        return combinations;
    }

    /** The rules that try facts with facts, for a fault that cannot be laid to one rule. */
    List<String> suspects() {
        return crossings.stream().map(Crossing::ruleId).toList();
    }
}
