package io.davylamp.rules.cases;

import io.davylamp.metrics.Metric;
import io.davylamp.metrics.MetricSet;
import io.davylamp.rules.About;
import io.davylamp.rules.language.Fields;
import io.davylamp.rules.language.Rule;
import io.davylamp.rules.language.Term;
import io.davylamp.rules.language.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/** Facts of every kind that a rulebook's rules use, their numbers on and about the rules' own limits. */
public final class RandomFacts {
    private final Random random;
    private final List<Vocabulary.Fact> kinds;
    private final List<Double> limits;

    public RandomFacts(List<Rule> rules, About about, Random random) {
        this.random = random;
        this.kinds = Vocabulary.facts().stream()
                .filter(it -> it.about() == about || it.about() == About.EITHER)
                .filter(it -> !it.isWhatRulesSay())
                .toList();
        TreeSet<Double> limits = new TreeSet<>();
        rules.stream()
                .flatMap(it -> it.patterns().stream())
                .flatMap(it -> it.conditions().stream())
                .flatMap(Fields::terms)
                .filter(Term.Number.class::isInstance)
                .forEach(it -> limits.add(((Term.Number) it).value()));
        this.limits = limits.isEmpty() ? List.of(1.0) : List.copyOf(limits);
    }

    public MetricSet next() {
        List<Metric> metrics = new ArrayList<>();
        for (Vocabulary.Fact kind : kinds) {
            int count = random.nextInt(4);
            for (int i = 0; i < count; i++) {
                metrics.add(metric(kind));
            }
        }
        return new MetricSet(metrics);
    }

    private Metric metric(Vocabulary.Fact kind) {
        Object[] values = kind.fields().stream().map(this::value).toArray();
        Class<?>[] types = kind.fields().stream().map(Vocabulary.Field::type).toArray(Class<?>[]::new);
        try {
            return kind.type().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(kind.name(), e);
        }
    }

    private Object value(Vocabulary.Field field) {
        if (field.isNumber()) {
            return number();
        } else if (field.type() == boolean.class) {
            return random.nextBoolean();
        } else if (field.type().isEnum()) {
            Object[] choices = field.type().getEnumConstants();
            return choices[random.nextInt(choices.length)];
        }
        return field.name().equals("metric")
                ? kinds.get(random.nextInt(kinds.size())).name()
                : List.of("coins", "machines").get(random.nextInt(2));
    }

    private double number() {
        double limit = limits.get(random.nextInt(limits.size()));
        return switch (random.nextInt(5)) {
            case 0 -> limit;
            case 1 -> Math.nextUp(limit);
            case 2 -> Math.nextDown(limit);
            case 3 -> limit * (0.5 + random.nextDouble());
            default -> limit + random.nextGaussian();
        };
    }
}
