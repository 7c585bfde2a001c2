package io.davylamp.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.mining.Grade;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BacktestSumTest {
    private static final LocalDate DAY = LocalDate.of(2022, 7, 31);

    @ParameterizedTest
    @ValueSource(ints = {9, 10, 11, 19, 20, 21, 100})
    void of_more_differences_than_are_listed_the_first_are_and_all_are_counted(int found) {
        // Given
        List<Part> parts = new ArrayList<>(
                IntStream.range(0, found).mapToObj(BacktestSumTest::part).toList());
        Collections.shuffle(parts, new Random(7));
        BacktestSum sum = new BacktestSum(10);
        // When
        parts.forEach(sum::add);
        // Then
        BacktestReport report = sum.report();
        assertThat(report.differences())
                .extracting(GradeDifference::from)
                .containsExactlyElementsOf(IntStream.range(0, Math.min(found, 10))
                        .mapToObj(DAY::plusDays)
                        .toList());
        assertThat(report.differencesInAll()).isEqualTo(found);
        assertThat(report.changedDays()).isEqualTo(3L * found);
    }

    @Test
    void nothing_adds_up_to_nothing() {
        assertThat(new BacktestSum(10).report()).isEqualTo(BacktestReport.of(List.of()));
    }

    private static Part part(int number) {
        GradeDifference difference = new GradeDifference(
                "op-" + number,
                DAY.plusDays(number),
                DAY.plusDays(number + 2L),
                3,
                Grade.WATCH,
                Grade.SEVERE,
                List.of("LIQ-003"));
        return new Part(
                "op-" + number,
                3,
                3,
                Map.of(Grade.WATCH, Map.of(Grade.SEVERE, 3)),
                List.of(difference),
                Map.of(),
                Map.of());
    }
}
