package io.davylamp.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.ingest.ReadingJson;
import io.davylamp.market.MarketSnapshot;
import io.davylamp.metrics.OperatorMetric.Estimated;
import io.davylamp.metrics.OperatorMetric.EstimatedShare;
import io.davylamp.mining.Disclosure;
import io.davylamp.mining.Grade;
import io.davylamp.mining.GradeRange;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.Quotes;
import io.davylamp.rules.Compilation;
import io.davylamp.rules.RuleCompiler;
import io.davylamp.rules.RuleSet;
import io.davylamp.rules.RulebookSource;
import io.davylamp.testing.Operators;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** By the rules on the cash margin alone. */
class EstimationTest {
    private static final Instant NOW = Instant.parse("2023-09-30T23:59:59Z");

    /** A miner without debt that says nothing of its costs: at the high ends of their estimates it mines at a loss. */
    private static final String SILENT_ON_COSTS =
            "\"hashrateEh\": 10, \"averageHashrateEh\": 9.5, \"cashUsd\": 9e6, \"btcHeld\": 0, \"debtUsd\": 0";

    @Test
    void the_grade_is_the_middles_and_the_range_that_of_the_ends() {
        // When
        Assessment assessment = judged(SILENT_ON_COSTS, UnaryOperator.identity());

        // Then
        GradeRange range = assessment.range().orElseThrow();
        assertThat(range.atLeast()).isEqualTo(Grade.NORMAL);
        assertThat(range.atMost()).isEqualTo(Grade.STRESSED);
        assertThat(assessment.grade()).isBetween(range.atLeast(), range.atMost());
        assertThat(range.wouldSettle()).first().isEqualTo("power price");
        assertThat(assessment.metrics().all(Estimated.class).map(Estimated::figure))
                .containsExactly("efficiency of the machines", "power price", "cash cost beside power");
        assertThat(assessment.metrics().find(EstimatedShare.class)).hasValueSatisfying(it -> {
            assertThat(it.estimated()).isEqualTo(3);
            assertThat(it.share()).isEqualTo(3 / (3 + it.reported()));
        });
    }

    @Test
    void a_figure_more_narrows_the_range() {
        int before = width(judged(SILENT_ON_COSTS, UnaryOperator.identity()));

        int after = width(judged(SILENT_ON_COSTS + ", \"powerPriceUsdPerKwh\": 0.03", UnaryOperator.identity()));

        assertThat(after).isLessThan(before);
    }

    @Test
    void a_rulebook_that_refuses_estimates_gives_a_range_and_no_grade() {
        // When
        Assessment accepted = judged(SILENT_ON_COSTS, UnaryOperator.identity());
        Assessment refused = judged(SILENT_ON_COSTS, EstimationTest::refusing);

        // Then
        assertThat(refused.grade()).isEqualTo(Grade.INDETERMINATE);
        assertThat(refused.range()).isEqualTo(accepted.range());
        assertThat(refused.hedges()).isEmpty();
        assertThat(refused.findings())
                .singleElement()
                .satisfies(it -> assertThat(it.text())
                        .startsWith("3 of ")
                        .endsWith("figures are estimated, and this rulebook refuses estimates."));
    }

    @Test
    void a_rulebook_that_refuses_estimates_grades_what_is_reported() {
        String all = SILENT_ON_COSTS + ", \"powerPriceUsdPerKwh\": 0.04, \"joulesPerTh\": 25, \"otherCostUsd\": 2e6";

        Assessment refusing = judged(all, EstimationTest::refusing);

        assertThat(refusing.grade())
                .isEqualTo(judged(all, UnaryOperator.identity()).grade());
        assertThat(refusing.grade()).isNotEqualTo(Grade.INDETERMINATE);
        assertThat(refusing.range()).isEmpty();
    }

    @Test
    void the_first_edition_judges_as_if_nothing_had_been_published() {
        // Given
        UnaryOperator<String> first =
                yaml -> yaml.replace("edition: 2", "edition: 1").replaceAll("(?m)^ *confirmHours:.*$", "");

        // Then
        assertThat(AssessmentJson.write(judged(SILENT_ON_COSTS, first)))
                .isEqualTo(AssessmentJson.write(judged(OperatorState.empty(Operators.aProfile("acme")), first)));
    }

    @Test
    void the_same_disclosure_gives_the_same_bytes() {
        assertThat(AssessmentJson.write(judged(SILENT_ON_COSTS, UnaryOperator.identity())))
                .isEqualTo(AssessmentJson.write(judged(SILENT_ON_COSTS, UnaryOperator.identity())))
                .satisfies(it -> assertThat(AssessmentJson.write(AssessmentJson.read(it)))
                        .isEqualTo(it));
    }

    private static String refusing(String policy) {
        assertThat(policy).contains("estimates: accept");
        return policy.replace("estimates: accept", "estimates: refuse");
    }

    private static int width(Assessment assessment) {
        return assessment
                .range()
                .map(it -> it.atMost().ordinal() - it.atLeast().ordinal())
                .orElse(0);
    }

    private static Assessment judged(String figures, UnaryOperator<String> policy) {
        Disclosure disclosure = (Disclosure) ReadingJson.read(
                "{\"type\": \"disclosure\", \"id\": \"d\", \"at\": \"%s\", \"operatorId\": \"acme\", %s}"
                        .formatted(NOW, figures));
        return judged(OperatorState.empty(Operators.aProfile("acme")).with(disclosure), policy);
    }

    private static Assessment judged(OperatorState state, UnaryOperator<String> policy) {
        Map<String, String> files =
                new TreeMap<>(RulebookSource.read(Path.of("rules")).files());
        files.keySet().removeIf(it -> !it.startsWith("revenue-stress/cash-margin") && !it.equals("rulebook.yaml"));
        files.computeIfPresent("rulebook.yaml", (name, text) -> policy.apply(text));
        MarketSnapshot market =
                new MarketSnapshot(NOW, 26_980, 57.1e12, 6.25, 0.25, OptionalDouble.empty(), Quotes.NONE);
        Compilation compiled = RuleCompiler.compile(new RulebookSource(files));
        assertThat(compiled).isInstanceOf(Compilation.Compiled.class);
        try (RuleSet rules = ((Compilation.Compiled) compiled).rules()) {
            return new OperatorMoment(state, Optional.of(market), NOW).judgedBy(rules);
        }
    }
}
