package io.davylamp.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.rules.format.SentencesTest;
import io.davylamp.rules.format.Tables;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What compiles but is hardly meant is found, and the shipped rulebook is as it is meant. */
class RulebookLintTest {
    private static List<String> found(String drl) {
        return RulebookLint.of(Rulebooks.of(drl)).stream()
                .filter(it -> !it.check().equals("cases")
                        && !it.check().equals("metric")
                        && !it.check().equals("why"))
                .map(LintFinding::toString)
                .toList();
    }

    private static String rule(int number, String conditions, String consequence) {
        return Rulebooks.rule(conditions, consequence)
                .replace("TST-001", "TST-00" + number)
                .replace("\"Test\"", "\"Test %d\"".formatted(number));
    }

    @Test
    void the_shipped_rulebook_has_neither_errors_nor_warnings() {
        // Given / When
        List<LintFinding> findings = RulebookLint.of(RulebookSource.read(Rulebooks.SHIPPED));

        // Then: that some metrics serve people and no rule is as it should be
        assertThat(findings)
                .allSatisfy(it -> assertThat(it.severity()).isEqualTo(LintFinding.Severity.NOTE))
                .extracting(LintFinding::check)
                .containsOnly("metric");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Runway( days < 30, days >= 90 )                       | error never: test.drl:1 TST-001: no Runway can match",
                "Runway( days < 0 )                                    | error never: test.drl:1 TST-001: no Runway can match",
                "NetworkStress( score > 100 )                          | error never: test.drl:1 TST-001: no NetworkStress can",
                "Runway( scenario == BASE, scenario in (STRESSED) )    | error never: test.drl:1 TST-001: no Runway can match",
                "Runway( days < 30 ) not Runway( days < 90 )           | error never: test.drl:1 TST-001: it asks for a Runway",
                "Runway( days >= 0 )                                   | warning always: test.drl:4 TST-001: Runway.days >= 0",
                "Dscr( ) not Runway( days < 0 )                        | warning always: test.drl:1 TST-001: no Runway can match",
                "Dscr( ratio < 125 )                                   | warning unit: test.drl:4 TST-001: Dscr.ratio is in ratio",
                "FuturesBasis( perYear > 15 )                          | warning unit: test.drl:4 TST-001: FuturesBasis.perYear is",
                "Hashprice( usdPerPhDay < 0.05 )                       | warning unit: test.drl:4 TST-001: Hashprice.usdPerPhDay is",
                "BreakevenPower( usdPerKwh < 7 )                       | warning unit: test.drl:4 TST-001: BreakevenPower.usdPerKwh",
                "Runway( days < 8000 )                                 | warning unit: test.drl:4 TST-001: Runway.days is in days",
            })
    void finds_what_cannot_or_must_hold(String conditions, String expected) {
        assertThat(found(Rulebooks.rule(conditions, "findings.stress(WATCH, \"x\");")))
                .singleElement()
                .satisfies(it -> assertThat(it).startsWith(expected).contains("Maybe"));
    }

    @Test
    void finds_a_gap_between_grades() {
        // Given
        String drl = rule(1, "Dscr( ratio < 1.5, ratio > 1.25 )", "findings.stress(WATCH, \"x\");")
                + rule(2, "Dscr( ratio < 1.2, ratio >= 1.0 )", "findings.stress(STRESSED, \"x\");")
                + rule(3, "Dscr( ratio < 1.0 )", "findings.stress(SEVERE, \"x\");");

        // When / Then
        assertThat(found(drl))
                .containsExactly(
                        "warning gap: test.drl:4 TST-001: no rule grades Dscr.ratio from 1.2 up to 1.25: TST-002 ends"
                                + " there. Maybe let one of the two begin where the other ends.");
    }

    @Test
    void finds_that_a_limit_itself_is_graded_by_nobody() {
        // Given
        String drl = rule(1, "Dscr( ratio < 1.5, ratio > 1.25 )", "findings.stress(WATCH, \"x\");")
                + rule(2, "Dscr( ratio < 1.25 )", "findings.stress(STRESSED, \"x\");");

        // When / Then
        assertThat(found(drl)).singleElement().asString().contains("no rule grades Dscr.ratio exactly 1.25");
    }

    @Test
    void finds_an_overlap_and_a_duplicate() {
        // Given
        String drl = rule(1, "Dscr( ratio < 1.5, ratio >= 1.25 )", "findings.stress(WATCH, \"x\");")
                + rule(2, "Dscr( ratio < 1.3 )", "findings.stress(STRESSED, \"x\");")
                + rule(3, "Dscr( $d : ratio, ratio >= 1.25, ratio < 1.5 )", "findings.crunch(\"FLAG\", \"%.1f\", $d);");

        // When / Then
        assertThat(found(drl))
                .containsExactly(
                        "warning overlap: test.drl:11 TST-002: Dscr.ratio from 1.25 below 1.3 is graded by TST-001, too."
                                + " Maybe let one of the two end where the other begins.",
                        "warning duplicate: test.drl:15 TST-003: it fires exactly when TST-001 does. Maybe say both things in"
                                + " one rule, or correct a limit.");
    }

    @Test
    void takes_rules_on_other_loans_scenarios_or_premises_for_no_ladder() {
        // Given
        String drl = rule(1, "Runway( days < 90, scenario == BASE )", "findings.stress(WATCH, \"x\");")
                + rule(2, "Runway( days < 30, scenario == STRESSED )", "findings.stress(STRESSED, \"x\");")
                + rule(3, "Runway( days < 90, scenario == BASE ) Dscr( ratio < 1 )", "findings.stress(SEVERE, \"x\");");

        // When / Then
        assertThat(found(drl)).isEmpty();
    }

    @Test
    void finds_a_gap_in_a_table_at_the_cell_of_the_limit() {
        // Given
        String gap = Tables.RUNWAY
                .replace("180,90,\"BASE, OBSERVED\"", "180,90,BASE")
                .replace(",90,,BASE,0.15,", ",60,,BASE,,");

        // When
        List<LintFinding> findings = RulebookLint.of(Tables.csv(gap));

        // Then
        assertThat(findings)
                .filteredOn(it -> it.check().equals("gap"))
                .extracting(LintFinding::toString)
                .containsExactly(
                        "warning gap: test.drl.csv cell F8 LIQ-002: no rule grades Runway.days from 60 below 90: LIQ-003"
                                + " ends there. Maybe let one of the two begin where the other ends.");
    }

    @Test
    void finds_a_gap_and_an_overlap_in_a_workbook_at_the_cell_of_the_limit() {
        // Given
        String even = Tables.RUNWAY
                .replace("180,90,\"BASE, OBSERVED\"", "180,90,BASE")
                .replace(",90,,BASE,0.15,", ",90,,BASE,,");

        // When / Then
        assertThat(laddersOf(even)).isEmpty();
        assertThat(laddersOf(even.replace("180,90,BASE", "180,91,BASE")))
                .containsExactly("gap Grades!F8 no rule grades Runway.days from 90 below 91: LIQ-003 ends there.");
        assertThat(laddersOf(even.replace(",90,,BASE", ",91,,BASE")))
                .containsExactly("overlap Grades!E9 Runway.days from 90 below 91 is graded by LIQ-002, too.");
    }

    private static List<String> laddersOf(String csv) {
        return RulebookLint.of(Tables.workbook(csv)).stream()
                .filter(it -> List.of("gap", "overlap").contains(it.check()))
                .map(it -> "%s %s %s".formatted(it.check(), it.cell(), it.message()))
                .toList();
    }

    @Test
    void finds_a_gap_between_hedges_that_differ_in_one_interval_only() {
        // Given
        String drl = hedge(1, "ImpliedVol( perYear <= 0.80 ) Dscr( ratio < 1.25 )", "BUY_PUTS")
                + hedge(2, "ImpliedVol( perYear > 0.90 ) Dscr( ratio < 1.25 )", "ZERO_COST_COLLAR");

        // When / Then
        assertThat(found(drl))
                .containsExactly(
                        "warning gap: test.drl:11 TST-002: no rule asks for a hedge where ImpliedVol.perYear is"
                                + " above 0.8 up to 0.9: TST-001 ends there. Maybe let one of the two begin where the other"
                                + " ends.");
        assertThat(found(drl.replace("<= 0.80", "<= 0.90"))).isEmpty();
        assertThat(found(drl.replace("<= 0.80", "< 0.90")))
                .singleElement()
                .asString()
                .contains("ImpliedVol.perYear is exactly 0.9: TST-001 ends there");
    }

    @Test
    void finds_an_overlap_of_limits_that_have_no_other_end() {
        // Given
        String drl = rule(1, "Dscr( ratio < 1.5 )", "findings.stress(WATCH, \"x\");")
                + rule(2, "Dscr( ratio < 1.2 )", "findings.stress(STRESSED, \"x\");");

        // When / Then
        assertThat(found(drl)).singleElement().asString().contains("Dscr.ratio below 1.2 is graded by TST-001, too");
    }

    @Test
    void finds_hedges_of_one_ladder_that_overlap() {
        // Given
        String drl = hedge(1, "Liquidity( btcShare >= 0.25 ) exists MarginCall( distance < 0.20 )", "SELL_TREASURY")
                + hedge(2, "Liquidity( btcShare < 0.30 ) exists MarginCall( distance < 0.20 )", "BUILD_CASH");

        // When / Then
        assertThat(found(drl))
                .containsExactly(
                        "warning overlap: test.drl:11 TST-002: where Liquidity.btcShare is from 0.25 below 0.3,"
                                + " TST-001 asks for a hedge, too. Maybe let one of the two end where the other begins.");
        assertThat(found(drl.replace("< 0.30", "< 0.25"))).isEmpty();
    }

    @Test
    void finds_one_instrument_asked_for_twice_but_lets_two_go_together() {
        // Given
        String drl = hedge(1, "Runway( days < 90, scenario == BASE )", "BUY_PUTS")
                + hedge(2, "Runway( days < 30, scenario == BASE )", "BUY_PUTS");

        // When / Then
        assertThat(found(drl)).singleElement().asString().startsWith("warning overlap: test.drl:11 TST-002");
        assertThat(found(drl.replaceFirst("BUY_PUTS", "BUILD_CASH"))).isEmpty();
    }

    @Test
    void takes_hedges_that_ask_different_things_besides_for_no_ladder() {
        // Given
        String drl = hedge(1, "HedgeCover( fraction < 0.50 ) FuturesBasis( perYear >= 0 )", "SELL_FUTURES")
                + hedge(2, "HedgeCover( fraction < 0.40 ) FuturesBasis( perYear < -0.05 )", "BUY_PUTS");

        // When / Then
        assertThat(found(drl)).isEmpty();
    }

    private static String hedge(int number, String conditions, String instrument) {
        return rule(number, conditions, "findings.hedge(%s, 0.5, 90, \"x\");".formatted(instrument));
    }

    @Test
    void finds_a_fraction_shown_as_a_percentage_and_a_stale_limit() {
        // Given
        String drl = Rulebooks.rule(
                "CashMargin( $m : fraction, fraction < 0.10 )",
                "findings.stress(WATCH, \"Margin is %.1f %%; below 15 %% it is watched.\", $m);");

        // When / Then
        assertThat(found(drl))
                .containsExactly(
                        "warning message: test.drl:1 TST-001: the message states 15, but the rule's limits are [0.1]. Maybe the"
                                + " limit was changed and the message was not.",
                        "warning percent: test.drl:1 TST-001: the message shows $m, a fraction, before a percent sign. Maybe"
                                + " write $m * 100.");
    }

    @Test
    void takes_a_period_in_a_message_for_no_limit() {
        assertThat(found(Rulebooks.rule(
                        "MarginCallOdds( touched90d >= 0.50 )",
                        "findings.stress(WATCH, \"Called within 90 days, from 50 %%.\");")))
                .isEmpty();
    }

    @Test
    void reports_missing_cases_reasons_and_unused_sentences() {
        // Given
        RulebookSource source = SentencesTest.source(
                SentencesTest.RULES.replace("Below 90 days an operator sells BTC into weakness.", "Because."),
                SentencesTest.BOOK + "[when]No debt is known=not Dscr( )\n");

        // When
        List<LintFinding> findings = RulebookLint.of(source);

        // Then
        assertThat(findings)
                .extracting(it -> it.severity() + " " + it.check() + " " + it.line())
                .contains("ERROR cases 2", "WARNING why 2", "NOTE sentence 5", "NOTE metric 0");
    }

    @Test
    void reports_why_a_rulebook_is_refused() {
        assertThat(RulebookLint.of(Rulebooks.of("rule")))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.severity()).isEqualTo(LintFinding.Severity.ERROR));
    }
}
