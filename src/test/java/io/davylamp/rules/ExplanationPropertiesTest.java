package io.davylamp.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.metrics.MetricSet;
import io.davylamp.rules.cases.RandomFacts;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

/** An explanation and the engine agree: which rule speaks, and that something fails in one that does not. */
class ExplanationPropertiesTest {
    private static final RuleSet SHIPPED = Rulebooks.compiled(RulebookSource.read(Rulebooks.SHIPPED));
    private static final ParsedRulebook UNDERSTOOD = ParsedRulebook.of(RulebookSource.read(Rulebooks.SHIPPED));
    /** What the shipped rules do not use: values of one fact against another's, lists, alternatives, arithmetic. */
    private static final String OTHERS = numbered(
            "MarginCall( $loan : loanId, $distance : distance ) not MarginCall( distance < $distance - 0.01 * 2 )",
            "MarginCall( $loan : loanId ) BtcLtv( loanId == $loan, ratio > 0.5 || < 0.2 )",
            "Runway( $days : days, scenario == BASE ) Runway( days < $days / 2, scenario != BASE )",
            "Runway( !(days > 90 && scenario in (STRESSED, OBSERVED)) )",
            "Runway( days > 30, days < 365 || > 400 ) exists ( Dscr( ratio < 1 ) or MarginCall( distance < 0.2 ) )",
            "InputAge( $input : input ) not InputAge( input != $input )",
            "DebtStatus( !missedPayment, balanceUsd == debtServiceUsdPerDay ) Unavailable( metric not in (\"Dscr\") )",
            "Dscr( ratio in (1, 1.25, 1.5) ) not Unavailable( )",
            "CashMargin( $margin : fraction ) HedgeCover( (fraction + $margin) * 2 <= 1 )",
            "Runway( days - (90 - (10 - 3)) < 20 * 2 - 5 )",
            "Runway( days / (2 * 3) * 4 - 1 < 90 / 2 / 3 * 4 )",
            "Runway( days - 3 - 2 + 1 < 90 - (4 + 5) - (7 - 2 * 3) )",
            "Runway( days * (2 - 1 / 4) / (3 / 2) < 90 * (1 + 1) / 3 )",
            "Runway( -(days - 90) > -5 * -1 - -3 )",
            "Runway( days < 30 || days > 90 && scenario == BASE || days > 60 && (scenario == STRESSED || days < 70) )",
            "Runway( (days < 90 || scenario == BASE) && !(days > 3 && (days < 50 || scenario != OBSERVED)) )");

    private static final RuleSet WITH_OTHERS = Rulebooks.compiled(OTHERS);
    private static final ParsedRulebook OTHERS_UNDERSTOOD = ParsedRulebook.of(Rulebooks.of(OTHERS));

    @AfterContainer
    static void close() {
        SHIPPED.close();
        WITH_OTHERS.close();
    }

    @Property(tries = 3_000)
    void agrees_with_the_engine_on_every_shipped_rule(@ForAll long seed, @ForAll boolean network) {
        agrees(SHIPPED, UNDERSTOOD, network ? About.NETWORK : About.OPERATOR, seed);
    }

    @Property(tries = 3_000)
    void agrees_with_the_engine_on_every_form_of_condition(@ForAll long seed) {
        agrees(WITH_OTHERS, OTHERS_UNDERSTOOD, About.OPERATOR, seed);
    }

    private static void agrees(RuleSet rules, ParsedRulebook rulebook, About about, long seed) {
        // Given
        MetricSet metrics = new RandomFacts(rules.understood(), about, new Random(seed)).next();

        // When
        var explanations = Explanations.all(rulebook, metrics, about);

        // Then
        Set<String> spoke =
                rules.evaluate(metrics).stream().map(Finding::ruleId).collect(Collectors.toCollection(TreeSet::new));
        assertThat(explanations).isNotEmpty().allSatisfy(it -> {
            boolean speaks = it.verdict() == Explanation.Verdict.FIRES;
            assertThat(speaks)
                    .as("%s: %s", it.rule().id(), it.sentence())
                    .isEqualTo(spoke.contains(it.rule().id()));
            assertThat(it.distance().isNone()).as(it.sentence()).isEqualTo(speaks);
            assertThat(it.failedFirst().isEmpty()).as(it.sentence()).isEqualTo(speaks);
        });
        assertThat(explanations.stream().map(it -> it.rule().id())).containsAll(spoke);
    }

    private static String numbered(String... conditions) {
        StringBuilder drl = new StringBuilder();
        for (int i = 0; i < conditions.length; i++) {
            drl.append(Rulebooks.rule(conditions[i], "findings.stress(WATCH, \"It holds.\");")
                    .replace("\"Test\"", "\"Test %d\"".formatted(i))
                    .replace("TST-001", "TST-%03d".formatted(i + 1)));
        }
        return drl.toString();
    }
}
