package io.davylamp.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.metrics.OperatorMetric;
import io.davylamp.metrics.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleCasesTest {
    private static final String RULE = Rulebooks.rule(
            "Runway( $days : days, days < 90, scenario == BASE )",
            "findings.stress(SEVERE, \"Runway is %.0f days.\", $days); findings.crunch(\"RUNWAY_SHORT\", \"Short.\");"
                    + " findings.hedge(BUILD_CASH, 1, 30, \"Save.\");");
    private static final String FIRING = """
            - case: too short
              facts:
                Runway: {days: 89.9, scenario: BASE}
              expect: [TST-001]
              grade: SEVERE
              flags: [RUNWAY_SHORT]
              hedges: [BUILD_CASH]
              says: Runway is 90 days.
            """;
    private static final String BOUNDARY = """
            - case: on the limit
              facts:
                Runway: {days: 90, scenario: BASE}
              expect-not: [TST-001]
              grade: NORMAL
              flags: []
            """;

    private static List<String> failures(String cases) {
        RulebookSource source = new RulebookSource(
                Map.of("rulebook.yaml", Rulebooks.POLICY, "test.drl", RULE, "test.cases.yaml", cases));
        try (RuleSet rules = Rulebooks.compiled(source)) {
            return RuleCases.run(rules, source).stream()
                    .map(CaseFailure::toString)
                    .toList();
        }
    }

    @Test
    void is_content_with_a_firing_a_silent_and_a_boundary_case() {
        // Given / When / Then
        assertThat(failures(FIRING + BOUNDARY)).isEmpty();
    }

    @Test
    void asks_for_the_cases_a_rule_lacks() {
        // Given / When / Then
        assertThat(failures(FIRING))
                .containsExactly(
                        "test.drl:1 \"TST-001\": no case in which it does not fire",
                        "test.drl:4 \"TST-001\": no case exactly at its limit, Runway.days = 90");
        assertThat(failures(BOUNDARY)).containsExactly("test.drl:1 \"TST-001\": no case in which it fires");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            days: 89.9            | days: 91              | test.cases.yaml:1 "too short": TST-001 must fire, but did not; fired: []
            expect: [TST-001]     | expect-not: [TST-001] | test.cases.yaml:1 "too short": TST-001 must not fire, but did
            expect: [TST-001]     | expect-not: [TST-009] | test.cases.yaml:1 "too short": there is no rule TST-009
            grade: SEVERE         | grade: WATCH          | test.cases.yaml:1 "too short": grade must be WATCH, but came out as SEVERE
            flags: [RUNWAY_SHORT] | flags: []             | test.cases.yaml:1 "too short": flags must be [], but came out as [RUNWAY_SHORT]
            hedges: [BUILD_CASH]  | hedges: [BUY_PUTS]    | test.cases.yaml:1 "too short": hedges must be [BUY_PUTS], but came out as [BUILD_CASH]
            is 90 days            | is 99 days            | test.cases.yaml:1 "too short": no rule says "Runway is 99 days."
            expect:               | expects:              | test.cases.yaml:1 "too short": there is no key 'expects'. Maybe it is 'expect'.
            Runway:               | Runaway:              | test.cases.yaml:1 "too short": there is no fact 'Runaway'. Maybe it is 'Runway'.
            days:                 | dayz:                 | test.cases.yaml:1 "too short": Runway has no field 'dayz'. Maybe it is 'days'.
            scenario: BASE        | scenario: BASIS       | test.cases.yaml:1 "too short": Scenario has no 'BASIS'. Maybe it is 'BASE'.
            , scenario: BASE      |                       | test.cases.yaml:1 "too short": Runway.scenario must be one of BASE, STRESSED, OBSERVED; found nothing
            89.9                  | many                  | test.cases.yaml:1 "too short": Runway.days must be a number; found "many"
            grade: SEVERE         | grade: SERVERE        | test.cases.yaml:1 "too short": Grade has no 'SERVERE'. Maybe it is 'SEVERE'.
            BUILD_CASH]           | BUILD_CACHE]          | test.cases.yaml:1 "too short": there is no instrument 'BUILD_CACHE'. Maybe it is 'BUILD_CASH'.
            - case: too short     | case: too short       | test.cases.yaml:
            """)
    void reports_what_a_case_gets_wrong(String right, String wrong, String expected) {
        // Given
        String cases = FIRING.replace(right, wrong == null ? "" : wrong);

        // When
        List<String> failures = failures(cases);

        // Then
        assertThat(failures).anySatisfy(it -> assertThat(it).startsWith(expected));
    }

    @Test
    void takes_the_facts_of_a_base_but_for_what_a_case_states_or_leaves_out() {
        // Given
        String cases = """
                - base: an operator with debt
                  facts:
                    Runway: {days: 90, scenario: BASE}
                    Dscr: {ratio: 2}
                - case: runs short
                  from: an operator with debt
                  without: [Dscr]
                  facts: {Runway: {days: 80, scenario: BASE}}
                  expect: [TST-001]
                - case: unchanged
                  from: an operator with debt
                  expect-not: [TST-001]
                """;
        List<CaseFailure> unreadable = new ArrayList<>();

        // When
        List<RuleCase> read = RuleCases.read(new RulebookSource(Map.of("test.cases.yaml", cases)), unreadable);

        // Then
        assertThat(unreadable).isEmpty();
        assertThat(read)
                .extracting(it -> it.facts().values())
                .containsExactly(
                        List.of(new OperatorMetric.Runway(80, Scenario.BASE)),
                        List.of(new OperatorMetric.Runway(90, Scenario.BASE), new OperatorMetric.Dscr(2)));
        assertThat(read).extracting(RuleCase::line).containsExactly(5, 10);
        assertThat(failures(cases.replace("from: an operator with debt", "from: an operator")))
                .anySatisfy(it -> assertThat(it)
                        .startsWith(
                                "test.cases.yaml:5 \"runs short\": there is no base 'an operator' above this case."));
    }
}
