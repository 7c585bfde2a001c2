package io.davylamp.rules.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.mining.Instrument;
import io.davylamp.mining.Mandate;
import io.davylamp.mining.Mandates;
import io.davylamp.mining.OperatorId;
import io.davylamp.rules.RuleProblem;
import io.davylamp.rules.RulebookSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MandateFileTest {
    private static final String SHIPPED =
            Objects.requireNonNull(RulebookSource.read(Path.of("rules")).files().get(MandateFile.NAME));

    private final List<RuleProblem> problems = new ArrayList<>();

    @Test
    void the_shipped_file_states_the_houses_own_mandate() {
        // When
        Mandates mandates = read(SHIPPED);

        // Then
        assertThat(problems).isEmpty();
        assertThat(mandates).isEqualTo(Mandates.HOUSE);
    }

    @Test
    void a_rulebook_without_the_file_has_the_houses_own() {
        assertThat(MandateFile.read(new RulebookSource(Map.of()), problems)).isEqualTo(Mandates.HOUSE);
        assertThat(problems).isEmpty();
    }

    @Test
    void an_operator_differs_only_in_what_is_written() {
        // When
        Mandates mandates = read(SHIPPED.replace("operators: {}", """
                operators:
                  acme:
                    limits: {cashShare: 0.2}
                    targets: {hedgeRatio: 0.6}
                    terms: {ZERO_COST_COLLAR: none, BUY_PUTS: {lot: 1}}
                """));

        // Then
        Mandate acme = mandates.of(new OperatorId("acme"));
        assertThat(problems).isEmpty();
        assertThat(acme.limits().cashShare()).isEqualTo(0.2);
        assertThat(acme.limits().fundingPerYear()).isEqualTo(0.10);
        assertThat(acme.targets().hedgeRatio()).hasValue(0.6);
        assertThat(acme.termsOf(Instrument.ZERO_COST_COLLAR)).isEmpty();
        assertThat(acme.termsOf(Instrument.BUY_PUTS).orElseThrow().lot()).isEqualTo(1);
        assertThat(acme.termsOf(Instrument.BUY_PUTS).orElseThrow().venue()).isEqualTo("Deribit");
        assertThat(mandates.of(new OperatorId("other"))).isEqualTo(Mandate.HOUSE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    lot: 0.1, cost: 0.0005, | lot: 0,1, cost: 0.0005, | there is no key standard.terms.SELL_FUTURES.1. | Maybe it is one of
                    initialMargin: 0.40     | initialMargin: 40       | standard.terms.SELL_FUTURES: initialMargin is 40; allowed is 0 to 1. | percentage
                    horizonDays: 90         | horizonDay: 90          | there is no key standard.targets.horizonDay | horizonDays
                    horizonDays: 90         | horizonDays: ninety     | standard.targets.horizonDays | shipped
                    rebalanceBand: 0.05     |                         | the key standard.targets.rebalanceBand is missing | shipped
                    SELL_FUTURES:           | SELL_FUTURE:            | there is no instrument standard.terms.SELL_FUTURE | SELL_FUTURES
                    operators: {}           | operator: {}            | there is no key operator | operators
                    operators: {}           | operators: {"A B": {}} | operators.A B: operatorId | lower case
                    adviceDays: 7           | adviceDays: [           | this is not YAML | indentation
                    """)
    void a_mistake_is_named_with_its_key_and_what_to_do(String right, String wrong, String message, String advice) {
        // When
        read(SHIPPED.replace(right.strip(), wrong == null ? "" : wrong.strip()));

        // Then
        assertThat(problems).isNotEmpty();
        assertThat(problems.get(0).toString()).contains(message, advice, "mandate.yaml");
        assertThat(problems.get(0).line()).isPositive();
    }

    @Test
    void a_mistake_has_its_line() {
        // Given
        int line = 1
                + (int) SHIPPED.substring(0, SHIPPED.indexOf("horizonDays"))
                        .lines()
                        .count()
                - 1;

        // When
        read(SHIPPED.replace("horizonDays: 90", "horizonDays: ninety"));

        // Then
        assertThat(problems).extracting(RuleProblem::line).containsExactly(line);
    }

    private Mandates read(String text) {
        return MandateFile.read(new RulebookSource(Map.of(MandateFile.NAME, text)), problems);
    }
}
