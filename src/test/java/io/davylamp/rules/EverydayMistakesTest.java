package io.davylamp.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a risk officer gets wrong on an ordinary day, and the one sentence that helps. */
class EverydayMistakesTest {
    private static final String SOUND = """
            rule "Runway below 90 days"
                @id("LIQ-003") @owner("treasury-risk")
                @why("Below 90 days an operator sells BTC into weakness.")
            when
                Runway( $days : days, days < 90, scenario == Scenario.BASE )
                not CashMargin( fraction >= 0.15 )
            then
                findings.stress(SEVERE, "Runway is %.0f days; the floor is 90.", $days);
            end
            """;

    private static Arguments mistake(String name, String right, String wrong, String problem) {
        return Arguments.of(name, right, wrong, problem);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(
                        "a typo in a field",
                        "days < 90",
                        "dayz < 90",
                        "test.drl:5 rule \"Runway below 90 days\": Runway has no field 'dayz'. Maybe it is 'days'."),
                mistake(
                        "a typo in a bound field",
                        "$days : days",
                        "$days : day",
                        "test.drl:5 rule \"Runway below 90 days\": Runway has no field 'day'. Maybe it is 'days'."),
                mistake(
                        "an unknown fact",
                        "Runway(",
                        "Runaway(",
                        "test.drl:5 rule \"Runway below 90 days\": there is no fact 'Runaway'. Maybe it is 'Runway'."),
                mistake(
                        "an unknown constant",
                        "Scenario.BASE",
                        "Scenario.BASIS",
                        "test.drl:5 rule \"Runway below 90 days\": Scenario has no 'BASIS'. Maybe it is 'BASE'."),
                mistake(
                        "a constant in quotes",
                        "Scenario.BASE",
                        "\"BASE\"",
                        "test.drl:5 rule \"Runway below 90 days\": 'scenario', which is one of BASE, STRESSED, OBSERVED, is"
                                + " compared with text. Maybe write Scenario.BASE without quotes."),
                mistake(
                        "a number in quotes",
                        "days < 90",
                        "days < \"90\"",
                        "test.drl:5 rule \"Runway below 90 days\": 'days', which is a number, is compared with text. Maybe"
                                + " write the number without quotes."),
                mistake(
                        "a percentage for a fraction",
                        "fraction >= 0.15",
                        "fraction >= 15",
                        "test.drl:6 rule \"Runway below 90 days\": 'fraction' is a fraction of one, but the limit is 15."
                                + " Maybe it is a percentage: write 0.15."),
                mistake(
                        "a percent sign",
                        "fraction >= 0.15",
                        "fraction >= 15%",
                        "test.drl:6 rule \"Runway below 90 days\": the character '%' is not allowed in a rule. Maybe write a"
                                + " share as a fraction: 0.15 for 15 %."),
                mistake(
                        "a decimal comma",
                        "fraction >= 0.15",
                        "fraction >= 0,15",
                        "test.drl:6 rule \"Runway below 90 days\": '0,15' is not a number. Maybe a decimal comma:"
                                + " write decimals with a point, 0.15, and thousands without a separator."),
                mistake(
                        "a unit after a number",
                        "days < 90",
                        "days < 90d",
                        "test.drl:5 rule \"Runway below 90 days\": the number 90 is followed by 'd'. Maybe write the plain"
                                + " number, such as 90 or 0.15, without a unit."),
                mistake(
                        "a missing quote",
                        "the floor is 90.\"",
                        "the floor is 90.",
                        "test.drl:8 rule \"Runway below 90 days\": the text that begins here is not closed on its line."
                                + " Maybe a quote is missing."),
                mistake(
                        "quotes of a word processor",
                        "\"Runway is %.0f days; the floor is 90.\"",
                        "\u201CRunway is %.0f days; the floor is 90.\u201D",
                        "test.drl:8 rule \"Runway below 90 days\": the character '\u201C' is not allowed in a rule. Maybe"
                                + " use straight double quotes: \"."),
                mistake(
                        "a missing semicolon",
                        "$days);",
                        "$days)",
                        "test.drl:8 rule \"Runway below 90 days\": ';' is missing after findings.stress(...); found the"
                                + " end. Maybe compare it with a rule near it."),
                mistake(
                        "a missing bracket",
                        "Scenario.BASE )",
                        "Scenario.BASE",
                        "test.drl:5 rule \"Runway below 90 days\": the bracket opened here is not closed before 'then'."
                                + " Maybe add the one that is missing."),
                mistake(
                        "a missing end",
                        "end\n",
                        "\n",
                        "test.drl:1 rule \"Runway below 90 days\": the rule that begins here has no 'end'. Maybe add it"
                                + " after its last call."),
                mistake(
                        "no id",
                        "@id(\"LIQ-003\")",
                        "",
                        "test.drl:1 rule \"Runway below 90 days\": the rule has no @id. Maybe add @id(\"LIQ-001\") under"
                                + " its name."),
                mistake(
                        "no owner",
                        "@owner(\"treasury-risk\")",
                        "",
                        "the rule has no @owner. Maybe add @owner(\"treasury-risk\"): who is responsible for it?"),
                mistake(
                        "an empty why",
                        "Below 90 days an operator sells BTC into weakness.",
                        "",
                        "test.drl:3 rule \"Runway below 90 days\": @why takes a text of 1 to 500 characters between"
                                + " quotes. Maybe a quote is missing."),
                mistake(
                        "an id without quotes",
                        "@id(\"LIQ-003\")",
                        "@id(LIQ003)",
                        "test.drl:2 rule \"Runway below 90 days\": @id takes a text of 1 to 500 characters between"
                                + " quotes. Maybe a quote is missing."),
                mistake(
                        "an id of another form",
                        "LIQ-003",
                        "runway 3",
                        "the @id 'runway 3' is not of the form LIQ-001. Maybe write the area in capitals, a dash and"
                                + " three digits."),
                mistake(
                        "an id twice in one rule",
                        "@owner(\"treasury-risk\")",
                        "@id(\"LIQ-004\") @owner(\"treasury-risk\")",
                        "test.drl:2 rule \"Runway below 90 days\": @id appears twice. Maybe remove one of them."),
                mistake(
                        "a misspelt label",
                        "@owner(",
                        "@ovner(",
                        "test.drl:2 rule \"Runway below 90 days\": there is no label @ovner. Maybe it is 'owner'."),
                mistake(
                        "an unknown grade",
                        "SEVERE",
                        "SERVERE",
                        "test.drl:8 rule \"Runway below 90 days\": Grade has no 'SERVERE'. Maybe it is 'SEVERE'."),
                mistake(
                        "a grade in quotes",
                        "SEVERE",
                        "\"SEVERE\"",
                        "findings.stress begins with one of INDETERMINATE, NORMAL, WATCH, STRESSED, SEVERE, CAPITULATION."
                                + " Maybe write it without quotes, as the first value."),
                mistake(
                        "an unbound variable",
                        ", $days);",
                        ", $day);",
                        "test.drl:8 rule \"Runway below 90 days\": $day is not bound before it is used. Maybe it is"
                                + " '$days'."),
                mistake(
                        "a field in a message",
                        ", $days);",
                        ", days);",
                        "test.drl:8 rule \"Runway below 90 days\": 'days' is not a value known here. Maybe put a text"
                                + " between quotes, or bind a $variable in a condition."),
                mistake(
                        "a value too few",
                        ", $days);",
                        ");",
                        "test.drl:8 rule \"Runway below 90 days\": the message has 1 placeholders and 0 values."
                                + " Maybe write %% where a percent sign is meant, or name each value after the text."),
                mistake(
                        "a percent sign in a message",
                        "the floor is 90.",
                        "that is 5 % of 90.",
                        "the message has 2 placeholders and 1 values. Maybe write %% where a percent sign is meant,"
                                + " or name each value after the text."),
                mistake(
                        "a whole-number place",
                        "%.0f",
                        "%d",
                        "test.drl:8 rule \"Runway below 90 days\": the placeholder %d of the message takes no number. Maybe"
                                + " write %.1f for one decimal, %.0f for whole numbers, %,.0f for money."),
                mistake(
                        "a misspelt call",
                        "findings.stress",
                        "findings.stres",
                        "test.drl:8 rule \"Runway below 90 days\": findings has no 'stres'. Maybe it is 'stress'."),
                mistake(
                        "an assignment for a comparison",
                        "scenario == Scenario.BASE",
                        "scenario = Scenario.BASE",
                        "rule \"Runway below 90 days\""),
                mistake(
                        "an import",
                        "rule \"Runway",
                        "import io.davylamp.metrics.*;\nrule \"Runway",
                        "test.drl:1: the file has an import; a rule file holds rules only. Maybe remove it: every fact and"
                                + " 'findings' are known without it."),
                mistake(
                        "an order of rules",
                        "when",
                        "salience 10 when",
                        "test.drl:1 rule \"Runway below 90 days\": the rule has attributes (salience). Maybe remove them:"
                                + " rules have no order, no timers and no switches."),
                mistake(
                        "an operator's fact beside the network's",
                        "not CashMargin( fraction >= 0.15 )",
                        "NetworkStress( score > 20 )",
                        "Runway is about an operator and NetworkStress about the network: they are never judged"
                                + " together. Maybe write one rule for each."),
                mistake(
                        "a metric's name that does not exist",
                        "not CashMargin( fraction >= 0.15 )",
                        "not Unavailable( metric == \"DSCR ratio\" )",
                        "test.drl:6 rule \"Runway below 90 days\": there is no metric 'DSCR ratio'."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void is_reported_with_file_line_rule_and_advice(String name, String right, String wrong, String expected) {
        // Given
        assertThat(SOUND).contains(right);
        String drl = SOUND.replace(right, wrong);

        // When
        List<RuleProblem> problems = Rulebooks.problems(drl);

        // Then
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).toString()).contains(expected).startsWith("test.drl");
        assertThat(problems.get(0).advice()).startsWith("Maybe");
    }

    @Test
    void the_rule_without_a_mistake_is_taken() {
        // Given / When
        Compilation compilation = RuleCompiler.compile(Rulebooks.of(SOUND));

        // Then
        assertThat(compilation).isInstanceOf(Compilation.Compiled.class);
        RuleSet rules = ((Compilation.Compiled) compilation).rules();
        assertThat(rules.rules())
                .containsExactly(new RuleInfo(
                        "LIQ-003",
                        "Runway below 90 days",
                        "treasury-risk",
                        "Below 90 days an operator sells BTC into weakness.",
                        "test.drl",
                        1,
                        SOUND.strip()));
        rules.close();
    }

    @Test
    void one_id_or_name_in_two_files_is_reported_in_the_second() {
        // Given
        RulebookSource source =
                new RulebookSource(Map.of("rulebook.yaml", Rulebooks.POLICY, "a.drl", SOUND, "b/c.drl", "\n" + SOUND));

        // When
        List<RuleProblem> problems = Rulebooks.problems(source);

        // Then
        assertThat(problems)
                .extracting(RuleProblem::toString)
                .containsExactly(
                        "b/c.drl:2 rule \"Runway below 90 days\": its @id 'LIQ-003' is also that of the rule in a.drl:1."
                                + " Maybe take the next free one.",
                        "b/c.drl:2 rule \"Runway below 90 days\": its name 'Runway below 90 days' is also that of the rule"
                                + " in a.drl:1. Maybe say in it what sets this rule apart.");
    }

    @Test
    void every_broken_rule_of_a_rulebook_is_reported_at_once() {
        // Given
        String second = SOUND.replace("LIQ-003", "LIQ-004").replace("90 days\"", "60 days\"");
        String drl = SOUND.replace("days < 90", "dayz < 90") + second.replace("SEVERE", "SERVERE");

        // When
        List<RuleProblem> problems = Rulebooks.problems(drl);

        // Then
        assertThat(problems).extracting(RuleProblem::line).containsExactly(5, 17);
    }

    @Test
    void a_file_with_another_ending_is_reported_and_not_ignored() {
        // Given
        RulebookSource source = new RulebookSource(
                Map.of("rulebook.yaml", Rulebooks.POLICY, "a.drl", SOUND, "liquidity/table.xls", "", "README.md", ""));

        // When
        List<RuleProblem> problems = Rulebooks.problems(source);

        // Then
        assertThat(problems)
                .extracting(RuleProblem::toString)
                .containsExactly("liquidity/table.xls: a file with this ending is not part of a rulebook. Maybe save it"
                        + " as .xlsx and name it table.drl.xlsx.");
    }

    @Test
    void an_empty_rulebook_is_reported() {
        // Given / When
        List<RuleProblem> problems = Rulebooks.problems("// nothing yet\n");

        // Then
        assertThat(problems)
                .extracting(RuleProblem::message)
                .containsExactly("the rulebook has 0 rules; allowed is 1 to 2000.");
    }
}
