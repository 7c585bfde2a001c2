package io.davylamp.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rulebook in {@code rules/}: every case beside its rules comes out as written. */
class ShippedRulebookTest {
    private static RulebookSource source;
    private static RuleSet rules;

    @BeforeAll
    static void compile() {
        source = RulebookSource.read(Rulebooks.SHIPPED);
        rules = Rulebooks.compiled(source);
    }

    @AfterAll
    static void close() {
        rules.close();
    }

    @TestFactory
    Stream<DynamicTest> every_case_comes_out_as_written() {
        List<CaseFailure> unreadable = new ArrayList<>();
        List<RuleCase> cases = RuleCases.read(source, unreadable);
        assertThat(unreadable).isEmpty();
        return cases.stream()
                .map(it -> DynamicTest.dynamicTest(
                        it.file() + ": " + it.name(),
                        () -> assertThat(RuleCases.run(rules, it)).isEmpty()));
    }

    @Test
    void every_rule_has_a_firing_a_silent_and_boundary_cases() {
        // Given / When
        List<CaseFailure> failures = RuleCases.run(rules, source);

        // Then
        assertThat(failures).isEmpty();
    }
}
