package io.davylamp.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.metrics.Metric;
import io.davylamp.metrics.MetricSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import io.davylamp.rules.language.Condition;
import io.davylamp.rules.language.Term;
import io.davylamp.rules.language.Vocabulary;

/**
 * For rewriting rules without changing them: judges random facts by the shipped rulebook and by an earlier one, given
 * with {@code -Ddavylamp.rules-before=<folder>}. The numbers lie on, beside and between the limits of both.
 */
@EnabledIfSystemProperty(named = "davylamp.rules-before", matches = ".+")
class SameVerdictsTest {
    private static final int TRIES = Integer.getInteger("davylamp.verdicts", 100_000);
    private final Random random = new Random(7);

    @Test
    void the_shipped_rulebook_judges_as_the_one_before_it() {
        // Given
        Path before = Path.of(System.getProperty("davylamp.rules-before"));
        try (RuleSet old = Rulebooks.compiled(RulebookSource.read(before));
                RuleSet present = Rulebooks.compiled(RulebookSource.read(Rulebooks.SHIPPED))) {
            Map<String, List<Double>> limits = limits(old, present);
            int findings = 0;
            for (int i = 0; i < TRIES; i++) {
                MetricSet facts = facts(limits, i % 4 == 0 ? About.NETWORK : About.OPERATOR);

                // When
                List<Finding> expected = old.evaluate(facts);

                // Then
                assertThat(present.evaluate(facts)).as("%s", facts).isEqualTo(expected);
                findings += expected.size();
            }
            assertThat(findings).isGreaterThan(TRIES);
        }
    }

    private static Map<String, List<Double>> limits(RuleSet... rulebooks) {
        Map<String, TreeSet<Double>> limits = new HashMap<>();
        Stream.of(rulebooks)
                .flatMap(it -> it.understood().stream())
                .flatMap(it -> it.patterns().stream())
                .forEach(pattern -> pattern.conditions().forEach(condition -> {
                    if (condition instanceof Condition.Comparison it
                            && it.left() instanceof Term.OfFact left
                            && it.right() instanceof Term.Number right) {
                        limits.computeIfAbsent(
                                        pattern.fact().name() + "."
                                                + left.field().name(),
                                        key -> new TreeSet<>())
                                .add(right.value());
                    }
                }));
        Map<String, List<Double>> lists = new HashMap<>();
        limits.forEach((key, value) -> lists.put(key, List.copyOf(value)));
        return lists;
    }

    private MetricSet facts(Map<String, List<Double>> limits, About about) {
        List<Metric> facts = new ArrayList<>();
        for (Vocabulary.Fact fact : Vocabulary.facts()) {
            boolean fits = fact.about() == about || fact.about() == About.EITHER;
            for (int many = fits ? random.nextInt(3) : 0; many > 0; many--) {
                facts.add(fact(fact, limits));
            }
        }
        return new MetricSet(facts);
    }

    private Metric fact(Vocabulary.Fact fact, Map<String, List<Double>> limits) {
        Object[] values = fact.fields().stream()
                .map(it -> value(it, limits.getOrDefault(fact.name() + "." + it.name(), List.of(0.0, 1.0))))
                .toArray();
        Class<?>[] types = fact.fields().stream().map(Vocabulary.Field::type).toArray(Class<?>[]::new);
        try {
            return fact.type().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object value(Vocabulary.Field field, List<Double> limits) {
        if (field.isNumber()) {
            double limit = limits.get(random.nextInt(limits.size()));
            return switch (random.nextInt(4)) {
                case 0 -> limit;
                case 1 -> limit + 1e-9;
                case 2 -> Math.max(0, limit - 1e-9);
                default -> limit * 2 * random.nextDouble();
            };
        } else if (field.type() == boolean.class) {
            return random.nextBoolean();
        } else if (field.type() == String.class) {
            return field.name().equals("metric")
                    ? Vocabulary.names().get(random.nextInt(Vocabulary.names().size()))
                    : "a";
        }
        return field.type().getEnumConstants()[random.nextInt(field.type().getEnumConstants().length)];
    }
}
