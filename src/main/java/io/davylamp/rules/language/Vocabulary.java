package io.davylamp.rules.language;

import io.davylamp.metrics.Metric;
import io.davylamp.metrics.NetworkMetric;
import io.davylamp.metrics.OperatorMetric;
import io.davylamp.metrics.Since;
import io.davylamp.metrics.Unit;
import io.davylamp.rules.About;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The facts a rule may use, read off the metric records themselves, so that the two cannot drift apart. */
public final class Vocabulary {
    private static final List<Fact> FACTS = readFacts();

    private Vocabulary() {}

    /**
     * A kind of fact: one metric record.
     *
     * @param name the word in a rule
     * @param type the record
     * @param edition the first edition of rulebooks that know it
     */
    public record Fact(String name, Class<? extends Metric> type, About about, List<Field> fields, int edition) {
        public Fact {
            fields = List.copyOf(fields);
        }

        /** Whether it is what other rules say, rather than a figure that was computed. */
        public boolean isWhatRulesSay() {
            return type == Metric.OtherRules.class;
        }

        public Optional<Field> field(String fieldName) {
            return fields.stream().filter(it -> it.name().equals(fieldName)).findFirst();
        }

        public List<String> fieldNames() {
            return fields.stream().map(Field::name).toList();
        }
    }

    /**
     * A field of a fact.
     *
     * @param type {@code double}, {@code boolean}, {@code String} or an enum
     * @param unit its unit as people write it
     */
    public record Field(String name, Class<?> type, String unit, String meaning) {
        public boolean isNumber() {
            return type == double.class;
        }

        /** "a number", "text", "yes or no", "one of BASE, STRESSED, OBSERVED". */
        public String values() {
            return Kinds.describe(type);
        }
    }

    /** Every kind of fact: the operator's, the network's, {@code Unavailable}, and what other rules say. */
    public static List<Fact> facts() {
        return FACTS;
    }

    public static Optional<Fact> fact(String name) {
        return FACTS.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    public static List<String> names() {
        return FACTS.stream().map(Fact::name).toList();
    }

    private static List<Fact> readFacts() {
        List<Fact> facts = new ArrayList<>(of(OperatorMetric.class, About.OPERATOR));
        facts.addAll(of(NetworkMetric.class, About.NETWORK));
        facts.add(fact(Metric.Unavailable.class, About.EITHER));
        facts.add(fact(Metric.OtherRules.class, About.OPERATOR));
        return List.copyOf(facts);
    }

    /** By name: in what order a compiler lists the records of a sealed type hangs on what it compiled before. */
    private static List<Fact> of(Class<? extends Metric> sealed, About about) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .map(it -> fact(it.asSubclass(Metric.class), about))
                .sorted(Comparator.comparing(Fact::name))
                .toList();
    }

    private static Fact fact(Class<? extends Metric> type, About about) {
        List<Field> fields =
                Arrays.stream(type.getRecordComponents()).map(Vocabulary::field).toList();
        Since since = type.getAnnotation(Since.class);
        return new Fact(type.getSimpleName(), type, about, fields, since == null ? 1 : since.value());
    }

    private static Field field(RecordComponent component) {
        Unit unit = Objects.requireNonNull(
                component.getAnnotation(Unit.class),
                () -> "no @Unit on %s of %s".formatted(component.getName(), component.getDeclaringRecord()));
        return new Field(component.getName(), component.getType(), unit.value(), unit.meaning());
    }
}
