package io.davylamp.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.metrics.Metric;
import io.davylamp.metrics.MetricSet;
import io.davylamp.rules.Finding;
import io.davylamp.rules.RuleSet;
import io.davylamp.rules.Rulebooks;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class VocabularyTest {
    @Test
    void a_rule_can_use_every_field_of_every_fact() throws ReflectiveOperationException {
        // Given: a rule for each fact, with a condition on each field and each value in its message
        StringBuilder drl = new StringBuilder();
        List<Metric> facts = new ArrayList<>();
        List<Vocabulary.Fact> judgedBy = Vocabulary.facts().stream()
                .filter(it -> !it.name().equals("OtherRules")) // for advice alone
                .toList();
        for (Vocabulary.Fact fact : judgedBy) {
            drl.append(rule(fact, facts.size()));
            facts.add(instance(fact));
        }

        // When
        List<Finding> findings;
        try (RuleSet rules = Rulebooks.compiled(Rulebooks.latest(drl.toString()))) {
            findings = rules.evaluate(new MetricSet(facts));
        }

        // Then
        assertThat(findings)
                .extracting(it -> it.because().get(0).name())
                .containsExactlyInAnyOrderElementsOf(
                        judgedBy.stream().map(Vocabulary.Fact::name).toList());
    }

    private static String rule(Vocabulary.Fact fact, int number) {
        String conditions = fact.fields().stream()
                .map(it -> "$%s : %s, %s".formatted(it.name(), it.name(), condition(it)))
                .collect(Collectors.joining(", "));
        String places =
                fact.fields().stream().map(it -> it.isNumber() ? "%.1f" : "%s").collect(Collectors.joining(" "));
        String values = fact.fields().stream().map(it -> ", $" + it.name()).collect(Collectors.joining());
        return """
                rule "%s"
                    @id("TST-%03d") @owner("tester") @why("To test.")
                when
                    %s( %s )
                then
                    findings.stress(WATCH, "%s"%s);
                end
                """.formatted(fact.name(), number, fact.name(), conditions, places, values);
    }

    private static String condition(Vocabulary.Field field) {
        if (field.isNumber()) {
            return field.name() + " >= 1";
        } else if (field.type() == boolean.class) {
            return field.name();
        }
        return field.type() == String.class
                ? field.name() + " == \"Runway\""
                : "%s == %s".formatted(field.name(), Kinds.choices(field.type()).get(0));
    }

    private static Metric instance(Vocabulary.Fact fact) throws ReflectiveOperationException {
        RecordComponent[] components = fact.type().getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(types).map(VocabularyTest::value).toArray();
        return fact.type().getDeclaredConstructor(types).newInstance(values);
    }

    private static Object value(Class<?> type) {
        if (type == double.class) {
            return 1.0;
        } else if (type == boolean.class) {
            return true;
        }
        return type == String.class ? "Runway" : type.getEnumConstants()[0];
    }
}
