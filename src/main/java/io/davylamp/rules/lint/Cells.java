package io.davylamp.rules.lint;

import io.davylamp.metrics.Metric;
import io.davylamp.rules.language.Condition;
import io.davylamp.rules.language.FieldDomain;
import io.davylamp.rules.language.Fields;
import io.davylamp.rules.language.Interval;
import io.davylamp.rules.language.Pattern;
import io.davylamp.rules.language.Term;
import io.davylamp.rules.language.Vocabulary;
import io.davylamp.rules.text.PlainNumber;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One fact of a kind for each cell into which patterns cut its figures: at each limit, between two, and beyond the
 * outermost. Fields that no pattern looks at have one value.
 */
final class Cells {
    static final int MAX = 2_000;
    private static final List<String> NAMES = List.of("a", "b");

    private Cells() {}

    /** No more than {@link #MAX}; where there are so many, some were left out. */
    static List<Metric> of(Vocabulary.Fact fact, List<Pattern> ofFact) {
        List<Condition> conditions =
                ofFact.stream().flatMap(it -> it.conditions().stream()).toList();
        List<List<Object>> rows = new ArrayList<>(List.of(List.of()));
        for (Vocabulary.Field field : fact.fields()) {
            List<Object> values = values(field, conditions);
            List<List<Object>> longer = new ArrayList<>();
            for (List<Object> row : rows) {
                for (Object value : values) {
                    if (longer.size() < MAX) {
                        List<Object> more = new ArrayList<>(row);
                        more.add(value);
                        longer.add(more);
                    }
                }
            }
            rows = longer;
        }
        return rows.stream().map(it -> metric(fact, it)).toList();
    }

    /** Whether the cells leave nothing out: each condition compares a field with constants, or a name with a name. */
    static boolean areExact(Pattern pattern) {
        return pattern.conditions().stream().allMatch(Cells::isExact);
    }

    /** Whether a pattern can be held against a fact without what was found before. */
    static boolean isByItself(Pattern pattern) {
        return pattern.conditions().stream().flatMap(Fields::terms).allMatch(Cells::isByItself);
    }

    private static boolean isByItself(Term term) {
        return term instanceof Term.Arithmetic it
                ? isByItself(it.left()) && isByItself(it.right())
                : !(term instanceof Term.Variable);
    }

    private static boolean isExact(Condition condition) {
        return Fields.terms(condition).noneMatch(Term.Arithmetic.class::isInstance)
                && (Fields.terms(condition).noneMatch(it -> it instanceof Term.Variable && it.type() == double.class))
                && Fields.of(condition).size() == 1;
    }

    private static List<Object> values(Vocabulary.Field field, List<Condition> conditions) {
        List<Condition> looking =
                conditions.stream().filter(it -> Fields.of(it).contains(field)).toList();
        if (field.isNumber()) {
            return List.copyOf(numbers(field, looking));
        } else if (field.type() == boolean.class) {
            return List.of(true, false);
        } else if (field.type().isEnum()) {
            return List.copyOf(Arrays.asList(field.type().getEnumConstants()));
        }
        Set<Object> texts = new LinkedHashSet<>(NAMES);
        looking.stream()
                .flatMap(Fields::terms)
                .filter(Term.Text.class::isInstance)
                .forEach(it -> texts.add(((Term.Text) it).value()));
        return List.copyOf(texts);
    }

    private static Set<Double> numbers(Vocabulary.Field field, List<Condition> looking) {
        TreeSet<Double> limits = new TreeSet<>();
        looking.stream()
                .flatMap(Fields::terms)
                .filter(Term.Number.class::isInstance)
                .forEach(it -> limits.add(((Term.Number) it).value()));
        if (limits.isEmpty()) {
            return Set.of(1.0);
        }
        Set<Double> numbers = new TreeSet<>(limits);
        double before = limits.first() - Math.max(1, Math.abs(limits.first()));
        for (double limit : limits) {
            numbers.add((before + limit) / 2);
            before = limit;
        }
        numbers.add(before + Math.max(1, Math.abs(before)));
        Interval possible = FieldDomain.of(field).possible();
        numbers.removeIf(
                it -> Interval.of(Condition.Relation.EQUAL, it).and(possible).isEmpty());
        return numbers;
    }

    private static Metric metric(Vocabulary.Fact fact, List<Object> values) {
        Class<?>[] types = fact.fields().stream().map(Vocabulary.Field::type).toArray(Class<?>[]::new);
        try {
            return fact.type().getDeclaredConstructor(types).newInstance(values.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(fact.name(), e);
        }
    }

    static String text(Object value) {
        return value instanceof Double number ? PlainNumber.of(number) : String.valueOf(value);
    }
}
