package io.davylamp.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.metrics.Metric;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.OperatorMetric;
import io.davylamp.mining.Grade;
import io.davylamp.mining.Instrument;
import io.davylamp.rules.cases.RandomFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Advice of calm never stands beside an alarm: the rulebook is refused where it can, and the shipped one never does. */
class CalmBesideAlarmTest {
    /** Sets of facts tried; {@code -Ddavylamp.fact-sets=100000} for the full measure. */
    private static final int FACT_SETS = Integer.getInteger("davylamp.fact-sets", 3_000);

    private static final String SECOND = "edition: 2\n" + Rulebooks.POLICY;
    private static final String CALM = "findings.hedge(DO_NOTHING, 0, 0, \"All is sound.\");";

    private static RulebookSource second(String drl) {
        return new RulebookSource(Map.of("rulebook.yaml", SECOND, "test.drl", drl));
    }

    private static String rule(int number, String conditions, String consequence) {
        return Rulebooks.rule(conditions, consequence)
                .replace("TST-001", "TST-00" + number)
                .replace("\"Test\"", "\"Test %d\"".formatted(number));
    }

    @Test
    void refuses_calm_that_looks_at_other_figures_than_an_alarm_and_shows_where_both_speak() {
        // Given
        String drl = rule(1, "HedgeCover( ) not CashMargin( fraction < 0.15 )", CALM)
                + rule(
                        2,
                        "DebtStatus( missedPayment, $usd : balanceUsd )",
                        "findings.stress(CAPITULATION, \"USD %,.0f are owed.\", $usd);");

        // When
        List<RuleProblem> problems = Rulebooks.problems(second(drl));

        // Then
        assertThat(problems)
                .singleElement()
                .hasToString("test.drl:1 rule \"Test 1\": it advises calm beside TST-002 (CAPITULATION): both speak on"
                        + " HedgeCover: {fraction: 1}, DebtStatus: {balanceUsd: 1, debtServiceUsdPerDay: 1,"
                        + " missedPayment: true}. Maybe add the condition OtherRules( worst in (NORMAL, WATCH),"
                        + " !crunch, !hedge ), or forbid what TST-002 asks for.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // what calm forbids is what the alarm needs
                "not Runway( days < 180 )                   | Runway( days < 90, scenario == BASE ) | SEVERE        | false",
                "not Runway( days < 80 )                    | Runway( days < 90, scenario == BASE ) | SEVERE        | true",
                "not Runway( days < 180, scenario == BASE ) | Runway( days < 90 )                   | SEVERE        | true",
                // one operator has one margin, and it cannot be both
                "CashMargin( fraction >= 0.15 )             | CashMargin( fraction < 0 )            | SEVERE        | false",
                "CashMargin( fraction >= 0.15 )             | CashMargin( fraction < 0.2 )          | SEVERE        | true",
                // but it may have several loans
                "MarginCall( distance > 0.5 )               | MarginCall( distance < 0.1 )          | SEVERE        | true",
                "not MarginCall( distance <= 0.5 )          | MarginCall( distance < 0.1 )          | SEVERE        | false",
                // a metric is there, or it is said to be missing
                "Dscr( ratio > 2 )  | Unavailable( metric == \"Dscr\" )                             | INDETERMINATE | false",
                "not Dscr( ratio < 1 ) | Unavailable( metric == \"Dscr\" )                          | INDETERMINATE | true",
                "CashMargin( fraction >= 0 ) | exists ( CashMargin( fraction < 0 ) or Dscr( ratio < 0 ) ) Runway( days < 9 ) | SEVERE | true",
                "CashMargin( fraction >= 0 ) not Dscr( ratio < 1 ) | exists ( CashMargin( fraction < 0 ) or Dscr( ratio < 0 ) ) Runway( days < 9 ) | SEVERE | false",
                // whoever asks what the others say hears any of them
                "OtherRules( worst in (NORMAL, WATCH), !crunch ) | Runway( days < 90 )              | SEVERE        | false",
                "OtherRules( worst == NORMAL, !crunch )     | InputMissing( input == DEBT )         | INDETERMINATE | false",
                "OtherRules( worst != CAPITULATION )        | Runway( days < 90 )                   | SEVERE        | true",
                "OtherRules( !crunch )                      | Runway( days < 90 )                   | SEVERE        | true",
                // a computed limit is not looked through: it is not shown to keep them apart
                "CashMargin( $m : fraction ) HedgeCover( fraction > $m * 1000 + 1000 ) | CashMargin( fraction < 0 ) | SEVERE | true",
                // watching is no alarm
                "HedgeCover( )                              | Runway( days < 90 )                   | STRESSED      | false",
            })
    void goes_by_the_premises(String calm, String alarm, String grade, boolean refused) {
        // Given
        String drl = rule(1, "HedgeCover( ) " + calm, CALM)
                + rule(2, alarm, "findings.stress(%s, \"Alarm.\");".formatted(grade));

        // When
        Compilation compilation = RuleCompiler.compile(second(drl));

        // Then
        assertThat(compilation instanceof Compilation.Refused).isEqualTo(refused);
    }

    @Test
    void refuses_calm_beside_a_flag() {
        String drl = rule(1, "HedgeCover( ) OtherRules( worst in (NORMAL, WATCH) )", CALM)
                + rule(2, "Runway( days < 90, scenario == STRESSED )", "findings.crunch(\"SHORT\", \"Short.\");");

        assertThat(Rulebooks.problems(second(drl))).singleElement().asString().contains("beside TST-002 (SHORT)");
        assertThat(RuleCompiler.compile(second(drl.replace("WATCH) )", "WATCH), !crunch )"))))
                .isInstanceOf(Compilation.Compiled.class);
    }

    @Test
    void only_warns_of_it_in_the_first_edition() {
        // Given
        String drl = rule(1, "HedgeCover( ) not CashMargin( fraction < 0.15 )", CALM)
                + rule(2, "DebtStatus( missedPayment )", "findings.stress(CAPITULATION, \"Missed.\");");

        // When
        List<LintFinding> findings = RulebookLint.of(Rulebooks.of(drl));

        // Then
        assertThat(findings)
                .filteredOn(it -> it.check().equals("calm"))
                .singleElement()
                .satisfies(it -> assertThat(it.severity()).isEqualTo(LintFinding.Severity.WARNING))
                .asString()
                .contains("test.drl:1 TST-001: it advises calm beside TST-002 (CAPITULATION)");
    }

    @Test
    void hears_what_the_other_rules_say_in_whatever_order_they_stand() {
        // Given
        String calm = rule(1, "HedgeCover( ) OtherRules( worst in (NORMAL, WATCH), !crunch, !hedge )", CALM);
        String alarm = rule(2, "Dscr( ratio < 1 )", "findings.stress(SEVERE, \"Not covered.\");");
        MetricSet sound = FactsFile.read("{HedgeCover: {fraction: 0.1}, Dscr: {ratio: 1}}");
        MetricSet alarming = FactsFile.read("{HedgeCover: {fraction: 0.1}, Dscr: {ratio: 0.9}}");

        for (String drl : List.of(calm + alarm, alarm + calm)) {
            try (RuleSet rules = Rulebooks.compiled(second(drl))) {
                // When / Then
                assertThat(rules.evaluate(sound)).extracting(Finding::ruleId).containsExactly("TST-001");
                assertThat(rules.evaluate(alarming)).extracting(Finding::ruleId).containsExactly("TST-002");
            }
        }
    }

    @Test
    void explains_why_calm_is_not_advised() {
        // Given
        String drl = rule(1, "HedgeCover( ) OtherRules( worst in (NORMAL, WATCH), !crunch, !hedge )", CALM)
                + rule(2, "Dscr( ratio < 1 )", "findings.stress(SEVERE, \"Not covered.\");");

        // When
        Explanation explanation = Explanations.of(
                        ParsedRulebook.of(second(drl)),
                        FactsFile.read("{HedgeCover: {fraction: 0.1}, Dscr: {ratio: 0.9}}"),
                        "TST-001")
                .orElseThrow();

        // Then
        assertThat(explanation.sentence())
                .isEqualTo(
                        "TST-001 does not fire. OtherRules.worst is SEVERE, the rule asks worst in (NORMAL, WATCH).");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OtherRules( worst == SEVERE )                 | findings.stress(WATCH, \"x\"); | no rule may follow from another",
                "HedgeCover( ) not OtherRules( crunch )        | findings.hedge(BUY_PUTS, 0.5, 90, \"x\"); | OtherRules is always there once",
                "HedgeCover( ) exists ( OtherRules( crunch ) or Dscr( ratio < 1 ) ) | findings.hedge(BUY_PUTS, 0.5, 90, \"x\"); | OtherRules is always there once",
            })
    void refuses_rules_that_would_follow_from_others(String conditions, String consequence, String problem) {
        assertThat(Rulebooks.problems(second(Rulebooks.rule(conditions, consequence))))
                .singleElement()
                .asString()
                .contains(problem, "Maybe");
    }

    @Test
    void refuses_facts_of_a_later_edition() {
        // Given
        String drl = Rulebooks.rule("NearMaturities( ratio90d >= 1 )", "findings.stress(SEVERE, \"x\");");

        // When / Then
        assertThat(Rulebooks.problems(drl))
                .singleElement()
                .hasToString("test.drl:4 rule \"Test\": NearMaturities came with edition 2, and the rulebook is of"
                        + " edition 1: the rule would never see one. Maybe write edition: 2 into rulebook.yaml.");
        assertThat(RuleCompiler.compile(second(drl))).isInstanceOf(Compilation.Compiled.class);
    }

    @Test
    void the_shipped_rulebook_is_never_calm_beside_an_alarm() {
        // Given
        try (RuleSet rules = Rulebooks.compiled(RulebookSource.read(Rulebooks.SHIPPED))) {
            Random random = new Random(20_221_221);
            RandomFacts facts = new RandomFacts(rules.understood(), About.OPERATOR, random);
            int calm = 0;
            for (int i = 0; i < FACT_SETS; i++) {
                MetricSet metrics = someOf(facts.next(), random);

                // When
                List<Finding> findings = rules.evaluate(metrics);

                // Then
                if (findings.stream().anyMatch(CalmBesideAlarmTest::isCalm)) {
                    calm++;
                    assertThat(findings).as("%s", metrics).noneMatch(CalmBesideAlarmTest::isAlarm);
                }
            }
            assertThat(calm).as("sets of facts on which calm was advised").isPositive();
            System.out.printf("%,d sets of facts, calm on %,d, beside no alarm%n", FACT_SETS, calm);
        }
    }

    /** Few enough for a rule to be calm about them now and then, and how much is hedged, which calm asks for. */
    private static MetricSet someOf(MetricSet all, Random random) {
        double share = random.nextDouble() * 0.3;
        List<Metric> some = new ArrayList<>(
                all.values().stream().filter(it -> random.nextDouble() < share).toList());
        some.add(new OperatorMetric.HedgeCover(random.nextDouble()));
        return new MetricSet(some);
    }

    private static boolean isCalm(Finding finding) {
        return finding instanceof Finding.Hedge it && it.instrument() == Instrument.DO_NOTHING;
    }

    private static boolean isAlarm(Finding finding) {
        return finding instanceof Finding.Crunch
                || (finding instanceof Finding.Stress it && it.grade() != Grade.WATCH)
                || (finding instanceof Finding.Hedge && !isCalm(finding));
    }
}
