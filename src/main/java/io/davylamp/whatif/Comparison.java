package io.davylamp.whatif;

import io.davylamp.assessment.Assessment;
import io.davylamp.metrics.operator.CallRemedy;
import io.davylamp.rules.Finding;
import io.davylamp.rules.RuleSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * One operator before and after a shock, both judged as moments by themselves (see {@link Scene#assessment}).
 *
 * @param shock what was assumed
 * @param before the assessment without the shock
 * @param after the assessment with it
 * @param metrics the numbers that changed
 * @param appeared findings the shock brings, worst first
 * @param vanished findings it takes away
 * @param remedies what ends the margin calls there are after the shock
 * @param assumed what is taken for granted of its figures and its collateral, in sentences
 */
public record Comparison(
        Shock shock,
        Assessment before,
        Assessment after,
        List<MetricChange> metrics,
        List<Finding> appeared,
        List<Finding> vanished,
        List<CallRemedy> remedies,
        List<String> assumed) {
    public Comparison {
        metrics = List.copyOf(metrics);
        appeared = List.copyOf(appeared);
        vanished = List.copyOf(vanished);
        remedies = List.copyOf(remedies);
        assumed = List.copyOf(assumed);
    }

    /** Judges a scene with and without a shock. */
    public static Comparison of(Scene asKnown, Shock shock, RuleSet rules) {
        Scene scene = asKnown.completed(rules);
        Assessment before = scene.assessment(rules);
        Scene shocked = scene.under(shock, rules);
        Assessment after = shocked.assessment(rules);
        return new Comparison(
                shock,
                before,
                after,
                MetricChange.between(before.metrics(), after.metrics()),
                FindingChange.only(after, before),
                FindingChange.only(before, after),
                shocked.remedies(),
                assumed(
                        asKnown.cautions(rules),
                        scene.pledgesMachines()
                                ? scene.repricing(shock, shocked.market(), rules)
                                        .sentences()
                                : List.of()));
    }

    private static List<String> assumed(List<String> cautions, List<String> ofCollateral) {
        return Stream.concat(cautions.stream(), ofCollateral.stream()).toList();
    }
}
