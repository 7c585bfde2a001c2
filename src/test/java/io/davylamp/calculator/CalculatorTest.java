package io.davylamp.calculator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CalculatorTest {
    static Stream<Calculator> calculators() {
        return Calculators.all().stream();
    }

    @ParameterizedTest
    @MethodSource("calculators")
    void names_the_field_that_lies_outside_its_range(Calculator calculator) {
        for (Input input : calculator.inputs()) {
            // Given
            double below = Math.nextDown(input.min());
            double above = Math.nextUp(input.max());

            // When
            Answer tooLow = calculator.answer(with(calculator, input, below));
            Answer tooHigh = calculator.answer(with(calculator, input, above));

            // Then
            for (Answer answer : List.of(tooLow, tooHigh)) {
                assertThat(answer).isInstanceOf(Answer.Refused.class);
                assertThat(((Answer.Refused) answer).refusals()).singleElement().satisfies(it -> {
                    assertThat(it.field()).isEqualTo(input.name());
                    assertThat(it.message()).contains("allowed is");
                    assertThat(it.advice()).startsWith("Maybe");
                });
            }
        }
    }

    @ParameterizedTest
    @MethodSource("calculators")
    void takes_the_bounds_of_a_range_themselves(Calculator calculator) {
        for (Input input : calculator.inputs()) {
            for (double bound : List.of(input.min(), input.max())) {
                // When
                List<Double> figures = Collections.nCopies(input.example().size(), bound);

                // Then
                assertThatCode(() -> input.check(figures)).doesNotThrowAnyException();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("calculators")
    void is_written_out_for_people(Calculator calculator) {
        assertThat(calculator.name()).matches("[a-z0-9]+(-[a-z0-9]+)*");
        assertThat(calculator.title()).isNotBlank();
        assertThat(calculator.formula()).isNotBlank();
        assertThat(calculator.source()).isNotBlank();
        assertThat(calculator.inputs()).allSatisfy(it -> {
            assertThat(it.name()).matches("[a-z][A-Za-z0-9]*");
            assertThat(it.unit()).isNotBlank();
            assertThat(it.min()).isGreaterThan(-Double.MAX_VALUE);
            assertThat(it.max()).isLessThan(Double.MAX_VALUE);
        });
        assertThat(calculator.inputs().stream().map(Input::name)).doesNotHaveDuplicates();
        assertThat(calculator.outputs().stream().map(Output::name)).doesNotHaveDuplicates();
    }

    @Test
    void says_all_that_is_wrong_at_once() {
        // Given
        Calculator calculator = Calculators.find("power-cost").orElseThrow();
        Map<String, List<Double>> figures =
                Map.of("joulesPerTh", List.of(30.0), "pue", List.of(0.9), "fee", List.of(1.0));

        // When
        Answer answer = calculator.answer(figures);

        // Then
        assertThat(((Answer.Refused) answer).refusals())
                .extracting(Answer.Refusal::field, Answer.Refusal::known)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("pue", true),
                        org.assertj.core.groups.Tuple.tuple("powerPriceUsdPerKwh", true),
                        org.assertj.core.groups.Tuple.tuple("fee", false));
    }

    @Test
    void refuses_a_list_where_a_number_is_due_and_a_fraction_of_a_whole_one() {
        // Given
        Calculator calculator = Calculators.find("shutdown-option").orElseThrow();
        Map<String, List<Double>> figures = calculator.example();
        figures.put("days", List.of(30.5));
        figures.put("vol", List.of(0.5, 0.6));

        // When
        Answer answer = calculator.answer(figures);

        // Then
        assertThat(((Answer.Refused) answer).refusals())
                .extracting(Answer.Refusal::field)
                .containsExactly("days", "vol");
    }

    @Test
    void names_the_field_where_two_inputs_contradict_each_other() {
        // Given
        Calculator calculator = Calculators.find("put-spread").orElseThrow();
        Map<String, List<Double>> figures = calculator.example();
        figures.put("soldStrike", figures.getOrDefault("boughtStrikeUsd", List.of()));

        // When
        Answer answer = calculator.answer(figures);

        // Then
        assertThat(((Answer.Refused) answer).refusals())
                .extracting(Answer.Refusal::field)
                .containsExactly("soldStrike");
    }

    @Test
    void says_why_an_output_has_no_number() {
        // Given
        Calculator calculator = Calculators.find("runway").orElseThrow();
        Map<String, List<Double>> figures = calculator.example();
        figures.put("revenueUsdPerDay", List.of(200_000.0));

        // When
        Answer answer = calculator.answer(figures);

        // Then
        assertThat(((Answer.Computed) answer).figures()).containsEntry("days", new Figure.None("nothing burns"));
    }

    private static Map<String, List<Double>> with(Calculator calculator, Input input, double figure) {
        Map<String, List<Double>> figures = new HashMap<>(calculator.example());
        figures.put(input.name(), Collections.nCopies(input.example().size(), figure));
        return figures;
    }
}
