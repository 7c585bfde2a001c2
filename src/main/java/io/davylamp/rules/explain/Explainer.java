package io.davylamp.rules.explain;

import io.davylamp.metrics.Metric;
import io.davylamp.metrics.MetricSet;
import io.davylamp.mining.Grade;
import io.davylamp.rules.Check;
import io.davylamp.rules.Distance;
import io.davylamp.rules.Explanation;
import io.davylamp.rules.language.Call;
import io.davylamp.rules.language.Fields;
import io.davylamp.rules.language.Pattern;
import io.davylamp.rules.language.Premise;
import io.davylamp.rules.language.Rule;
import io.davylamp.rules.language.Term;
import io.davylamp.rules.language.Values;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Holds one rule against a set of metrics: looks for the combinations of facts the rule fires for, and where there is
 * none, for the one that comes nearest. It reads the rule as it was understood, so it needs no engine.
 */
public final class Explainer {
    private static final int MAX_MATCHES = 20;
    /** Facts tried; a rule on a handful of facts needs a few dozen. */
    private static final int MAX_STEPS = 50_000;

    private final Rule rule;
    private final MetricSet metrics;
    private final Checks checks;
    private final List<List<Check>> matches = new ArrayList<>();
    private int steps;
    private Distance nearest = new Distance(Integer.MAX_VALUE, 0, 0);
    private List<Check> nearestChecks = List.of();

    public Explainer(Rule rule, MetricSet metrics) {
        this.rule = rule;
        this.metrics = metrics;
        this.checks = new Checks(metrics);
    }

    public Explanation explain() {
        match(0, Values.NONE, List.of());
        if (!matches.isEmpty()) {
            return explanation(Explanation.Verdict.FIRES, matches, Distance.NONE);
        }
        boolean looked = steps < MAX_STEPS;
        steps = 0;
        approach(0, Values.NONE, List.of(), Distance.NONE);
        return explanation(
                looked ? Explanation.Verdict.SILENT : Explanation.Verdict.UNDECIDED, List.of(nearestChecks), nearest);
    }

    /** Whether there are facts it fires for. */
    public boolean fires() {
        match(0, Values.NONE, List.of());
        return !matches.isEmpty();
    }

    private Explanation explanation(Explanation.Verdict verdict, List<List<Check>> found, Distance distance) {
        Optional<Check> failed = found.get(0).stream().filter(it -> !it.holds()).findFirst();
        String sentence = switch (verdict) {
            case FIRES -> "%s fires: every condition holds.".formatted(id());
            case SILENT ->
                "%s does not fire. %s"
                        .formatted(id(), failed.map(Check::sentence).orElse("It asks for facts together."));
            case UNDECIDED -> "%s has more combinations of facts than can be checked here.".formatted(id());
        };
        return new Explanation(rule.info(), verdict, says(rule), found, failed, distance, sentence);
    }

    private String id() {
        return rule.info().id();
    }

    /** The combinations of facts for which every premise from a place on holds. */
    private void match(int place, Values values, List<Check> soFar) {
        if (matches.size() == MAX_MATCHES) {
            return;
        } else if (place == rule.premises().size()) {
            matches.add(soFar);
        } else if (rule.premises().get(place) instanceof Premise.Present it) {
            facts(it.pattern())
                    .filter(fact -> look() && holds(it.pattern(), fact, values))
                    .forEach(fact -> match(
                            place + 1,
                            values.with(it.pattern(), fact),
                            joined(soFar, checks.ofFact(it.pattern(), fact, values))));
        } else if (holds(rule.premises().get(place), values)) {
            match(place + 1, values, joined(soFar, List.of(described(place, values, true))));
        }
    }

    /**
     * The combination of facts that lacks least: every choice, nearest first, but none that is farther than one known.
     */
    private void approach(int place, Values values, List<Check> soFar, Distance distance) {
        if (distance.compareTo(nearest) >= 0 || !look()) {
            return;
        } else if (place == rule.premises().size()) {
            nearest = distance;
            nearestChecks = soFar;
            return;
        }
        Premise premise = rule.premises().get(place);
        if (!premise.patterns().stream().allMatch(it -> isKnown(it, values))) {
            approach(place + 1, values, soFar, distance.plus(Distance.TURN));
        } else if (premise instanceof Premise.Present it) {
            approach(it.pattern(), place, values, soFar, distance);
        } else {
            boolean holds = holds(premise, values);
            Distance more = holds ? Distance.NONE : shortOf(premise, values);
            approach(place + 1, values, joined(soFar, List.of(described(place, values, holds))), distance.plus(more));
        }
    }

    private record Near(Metric fact, Distance distance) {}

    private void approach(Pattern pattern, int place, Values values, List<Check> soFar, Distance distance) {
        List<Near> facts = facts(pattern)
                .map(it -> new Near(it, Distances.toHold(pattern, values.with(pattern, it))))
                .sorted(Comparator.comparing(Near::distance))
                .toList();
        for (Near near : facts) {
            Distance farther = distance.plus(near.distance());
            if (farther.compareTo(nearest) < 0 && steps < MAX_STEPS) {
                approach(
                        place + 1,
                        values.with(pattern, near.fact()),
                        joined(soFar, checks.ofFact(pattern, near.fact(), values)),
                        farther);
            }
        }
        if (facts.isEmpty()) {
            approach(
                    place + 1, values, joined(soFar, List.of(checks.ofMissing(pattern))), distance.plus(Distance.TURN));
        }
    }

    private boolean look() {
        return ++steps < MAX_STEPS;
    }

    private Stream<? extends Metric> facts(Pattern pattern) {
        return metrics.all(pattern.fact().type());
    }

    private static boolean holds(Pattern pattern, Metric fact, Values values) {
        Values with = values.with(pattern, fact);
        return pattern.conditions().stream().allMatch(with::holds);
    }

    private boolean holds(Premise premise, Values values) {
        boolean found = premise.patterns().stream()
                .anyMatch(pattern -> facts(pattern).anyMatch(fact -> holds(pattern, fact, values)));
        return found != premise instanceof Premise.Absent;
    }

    private Check described(int place, Values values, boolean holds) {
        Premise premise = rule.premises().get(place);
        return premise instanceof Premise.Absent it
                ? checks.ofAbsent(premise, it.pattern(), values, holds)
                : checks.ofAny(premise, values, holds);
    }

    /** How far a premise is from holding: the nearest fact of those asked for; all of those that may not be there. */
    private Distance shortOf(Premise premise, Values values) {
        Stream<Distance> distances = premise.patterns().stream()
                .flatMap(pattern -> facts(pattern)
                        .map(fact -> values.with(pattern, fact))
                        .map(with -> premise instanceof Premise.Absent
                                ? Distances.toFail(pattern, with)
                                : Distances.toHold(pattern, with)));
        return premise instanceof Premise.Absent
                ? distances.reduce(Distance.NONE, Distance::plus)
                : distances.min(Comparator.naturalOrder()).orElse(Distance.TURN);
    }

    /** Whether the values a pattern refers to were bound: a fact that is not there binds none. */
    private static boolean isKnown(Pattern pattern, Values values) {
        List<Integer> own = pattern.bound().stream().map(Term.Variable::index).toList();
        return pattern.conditions().stream().flatMap(Fields::terms).allMatch(it -> values.knows(it, own));
    }

    private static List<Check> joined(List<Check> first, List<Check> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private static Explanation.Says says(Rule rule) {
        return new Explanation.Says(
                rule.calls().stream()
                        .filter(Call.Stress.class::isInstance)
                        .map(it -> ((Call.Stress) it).grade())
                        .reduce(Grade::worst),
                rule.calls().stream()
                        .filter(Call.Crunch.class::isInstance)
                        .map(it -> ((Call.Crunch) it).flag())
                        .distinct()
                        .toList(),
                rule.calls().stream()
                        .filter(Call.Hedge.class::isInstance)
                        .map(it -> ((Call.Hedge) it).instrument())
                        .distinct()
                        .toList());
    }
}
