package io.davylamp.rules.diff;

import io.davylamp.rules.language.Condition;
import io.davylamp.rules.language.FieldDomain;
import io.davylamp.rules.language.Interval;
import io.davylamp.rules.language.Pattern;
import io.davylamp.rules.language.Premise;
import io.davylamp.rules.language.Term;
import io.davylamp.rules.language.Vocabulary;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a pattern asks of each field, as far as that can be compared.
 *
 * @param fact the kind of fact
 * @param numbers between which numbers each field must lie
 * @param choices which constants each field may be, by name
 * @param others what else is asked, as text
 */
public record PatternMeaning(
        Vocabulary.Fact fact,
        Map<Vocabulary.Field, Interval> numbers,
        Map<Vocabulary.Field, Set<String>> choices,
        Set<String> others) {

    public static PatternMeaning of(Pattern pattern) {
        PatternMeaning meaning =
                new PatternMeaning(pattern.fact(), new LinkedHashMap<>(), new LinkedHashMap<>(), new TreeSet<>());
        parts(pattern.conditions()).forEach(meaning::add);
        return meaning;
    }

    /** What a premise asks, as text: bound names and the order of conditions do not matter. */
    public static String of(Premise premise) {
        return premise.getClass().getSimpleName()
                + premise.patterns().stream().map(it -> of(it).toString()).toList();
    }

    /** Conditions that must all hold, one by one. */
    public static Stream<Condition> parts(List<Condition> conditions) {
        return conditions.stream()
                .flatMap(it -> it instanceof Condition.All all ? parts(all.conditions()) : Stream.of(it));
    }

    private void add(Condition condition) {
        if (condition instanceof Condition.Comparison it && it.left() instanceof Term.OfFact field) {
            if (it.right() instanceof Term.Number limit && it.relation() != Condition.Relation.DIFFERENT) {
                numbers.merge(field.field(), Interval.of(it.relation(), limit.value()), Interval::and);
                return;
            } else if (it.right() instanceof Term.Choice choice && it.relation() == Condition.Relation.EQUAL) {
                choose(field.field(), Set.of(choice.value().name()));
                return;
            }
        } else if (condition instanceof Condition.OneOf it
                && !it.negated()
                && it.value() instanceof Term.OfFact field
                && it.allowed().stream().allMatch(Term.Choice.class::isInstance)) {
            Set<String> names = new TreeSet<>();
            it.allowed()
                    .forEach(
                            allowed -> names.add(((Term.Choice) allowed).value().name()));
            choose(field.field(), names);
            return;
        }
        others.add(condition.toString());
    }

    private void choose(Vocabulary.Field field, Set<String> names) {
        choices.merge(field, names, (left, right) -> {
            Set<String> both = new HashSet<>(left);
            both.retainAll(right);
            return both;
        });
    }

    /** Whether no fact can be so. */
    public boolean isImpossible() {
        return numbers.entrySet().stream()
                        .anyMatch(it -> it.getValue()
                                .and(FieldDomain.of(it.getKey()).possible())
                                .isEmpty())
                || choices.values().stream().anyMatch(Set::isEmpty);
    }

    /** Whether each fact that fits another pattern fits this one. */
    public boolean includes(PatternMeaning other) {
        return fact.equals(other.fact)
                && other.others.containsAll(others)
                && numbers.entrySet().stream()
                        .allMatch(it -> it.getValue().contains(other.numbers.getOrDefault(it.getKey(), Interval.ALL)))
                && choices.entrySet().stream()
                        .allMatch(it -> other.choices.containsKey(it.getKey())
                                && it.getValue().containsAll(other.choices.get(it.getKey())));
    }

    /** All that is asked but of one field, as text: rules that agree on it are on one ladder. */
    public String besides(Vocabulary.Field field) {
        Map<Vocabulary.Field, Interval> rest = new LinkedHashMap<>(numbers);
        rest.remove(field);
        return "%s %s %s %s".formatted(fact.name(), rest, choices, others);
    }
}
