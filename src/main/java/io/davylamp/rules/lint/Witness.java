package io.davylamp.rules.lint;

import io.davylamp.metrics.Metric;
import io.davylamp.rules.language.Multiplicity;
import io.davylamp.rules.language.Pattern;
import io.davylamp.rules.language.Premise;
import io.davylamp.rules.language.Rule;
import io.davylamp.rules.language.Values;
import io.davylamp.rules.language.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Looks for figures on which two rules fire together. What a rule compares with constants cuts the figures into cells,
 * within which nothing changes for either rule; one figure of each cell is tried. So where both compare with constants
 * only, or ask for the same loan, the answer is certain; else "perhaps" is one.
 */
final class Witness {
    private static final int MAX_STEPS = 5_000;

    private final List<Asked> asked = new ArrayList<>();
    private final Map<Vocabulary.Fact, List<Metric>> candidates = new HashMap<>();
    /** The kinds of which every cell is among the candidates. */
    private final Set<Vocabulary.Fact> exact = new HashSet<>();

    private int steps;

    /** Whether two rules can fire together. */
    sealed interface Answer {
        /** They cannot. */
        record Never() implements Answer {}

        /** On these figures they do. */
        record Together(List<Metric> facts) implements Answer {
            public Together {
                facts = List.copyOf(facts);
            }
        }

        /** It was not found out. */
        record Perhaps() implements Answer {}
    }

    /** A premise, and which of the rules asks for it. */
    private record Asked(int rule, Premise premise) {}

    private Witness(List<Rule> rules, Predicate<Metric.OtherRules> possible) {
        for (int i = 0; i < rules.size(); i++) {
            for (Premise premise : rules.get(i).premises()) {
                asked.add(new Asked(i, premise));
            }
        }
        List<Pattern> patterns =
                rules.stream().flatMap(it -> it.patterns().stream()).toList();
        for (Pattern pattern : patterns) {
            candidates.computeIfAbsent(pattern.fact(), fact -> candidates(fact, patterns, possible));
        }
    }

    private List<Metric> candidates(
            Vocabulary.Fact fact, List<Pattern> patterns, Predicate<Metric.OtherRules> possible) {
        List<Pattern> ofKind =
                patterns.stream().filter(it -> it.fact().equals(fact)).toList();
        List<Metric> cells = Cells.of(fact, ofKind);
        if (cells.size() < Cells.MAX && ofKind.stream().allMatch(Cells::areExact)) {
            exact.add(fact);
        }
        return cells.stream()
                .filter(it -> !(it instanceof Metric.OtherRules said) || possible.test(said))
                .filter(it -> !isForbidden(it))
                .toList();
    }

    /**
     * Whether two rules can fire together.
     *
     * @param possible what the rules together can come to
     */
    static Answer of(Rule one, Rule other, Predicate<Metric.OtherRules> possible) {
        Witness search = new Witness(List.of(one, other), possible);
        Optional<List<Metric>> found = search.facts(0, List.of(), List.of(Values.NONE, Values.NONE));
        if (found.isPresent()) {
            return new Answer.Together(found.get());
        }
        boolean certain = search.steps < MAX_STEPS && search.exact.containsAll(search.candidates.keySet());
        return certain || search.hasNoCandidate() ? new Answer.Never() : new Answer.Perhaps();
    }

    /** Whether a fact that must be there is forbidden in every form it could have, whatever else is compared. */
    private boolean hasNoCandidate() {
        return asked.stream()
                .filter(it -> it.premise() instanceof Premise.Present)
                .flatMap(it -> it.premise().patterns().stream())
                .filter(it -> exact.contains(it.fact()))
                .anyMatch(it -> candidates.getOrDefault(it.fact(), List.of()).stream()
                        .noneMatch(fact -> holds(it, fact, Values.NONE)));
    }

    private boolean isForbidden(Metric fact) {
        return asked.stream()
                .filter(it -> it.premise() instanceof Premise.Absent)
                .flatMap(it -> it.premise().patterns().stream())
                .anyMatch(it ->
                        it.fact().type() == fact.getClass() && Cells.isByItself(it) && holds(it, fact, Values.NONE));
    }

    /** Facts for every premise from a place on, beside those chosen so far. */
    private Optional<List<Metric>> facts(int place, List<Metric> chosen, List<Values> values) {
        if (++steps > MAX_STEPS) {
            return Optional.empty();
        } else if (place == asked.size()) {
            return absencesHold(chosen, values) ? Optional.of(chosen) : Optional.empty();
        }
        Asked next = asked.get(place);
        if (next.premise() instanceof Premise.Absent) {
            return facts(place + 1, chosen, values);
        }
        for (Pattern pattern : next.premise().patterns()) {
            for (Metric fact : candidates.getOrDefault(pattern.fact(), List.of())) {
                Optional<List<Metric>> with = with(fact, chosen);
                if (with.isPresent() && holds(pattern, fact, values.get(next.rule()))) {
                    List<Values> more = new ArrayList<>(values);
                    more.set(next.rule(), values.get(next.rule()).with(pattern, fact));
                    Optional<List<Metric>> found = facts(place + 1, with.get(), more);
                    if (found.isPresent() || steps > MAX_STEPS) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The facts with one more, unless one of them says otherwise of the same. */
    private static Optional<List<Metric>> with(Metric fact, List<Metric> chosen) {
        if (chosen.contains(fact)) {
            return Optional.of(chosen);
        } else if (chosen.stream().anyMatch(it -> contradict(it, fact) || contradict(fact, it))) {
            return Optional.empty();
        }
        List<Metric> with = new ArrayList<>(chosen);
        with.add(fact);
        return Optional.of(with);
    }

    /** Two figures for the same thing, or one of a metric that is said to be missing. */
    private static boolean contradict(Metric one, Metric other) {
        if (one instanceof Metric.Unavailable it && !(other instanceof Metric.Unavailable)) {
            return it.metric().equals(other.name())
                    && Multiplicity.keys(fact(other)).isEmpty();
        }
        return one.getClass() == other.getClass()
                && Multiplicity.keys(fact(one)).stream()
                        .allMatch(it -> Values.read(one, it).equals(Values.read(other, it)));
    }

    private static Vocabulary.Fact fact(Metric metric) {
        return Vocabulary.fact(metric.name()).orElseThrow();
    }

    private boolean absencesHold(List<Metric> chosen, List<Values> values) {
        return asked.stream()
                .filter(it -> it.premise() instanceof Premise.Absent)
                .allMatch(it -> it.premise().patterns().stream()
                        .noneMatch(pattern -> chosen.stream()
                                .anyMatch(fact -> pattern.fact().type() == fact.getClass()
                                        && holds(pattern, fact, values.get(it.rule())))));
    }

    private static boolean holds(Pattern pattern, Metric fact, Values values) {
        return pattern.conditions().stream().allMatch(values.with(pattern, fact)::holds);
    }

    /** The figures in the notation of cases: {@code Runway: {days: 29, scenario: BASE}}. */
    static String text(List<Metric> facts) {
        return facts.stream()
                .filter(it -> !(it instanceof Metric.OtherRules))
                .map(Witness::text)
                .collect(Collectors.joining(", "));
    }

    private static String text(Metric metric) {
        return fact(metric).fields().stream()
                .map(it -> "%s: %s".formatted(it.name(), Cells.text(Values.read(metric, it))))
                .collect(Collectors.joining(", ", metric.name() + ": {", "}"));
    }
}
