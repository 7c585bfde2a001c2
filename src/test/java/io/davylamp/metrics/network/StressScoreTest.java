package io.davylamp.metrics.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StressScoreTest {
    @Test
    void is_0_where_nothing_is_stressed_and_100_where_everything_is() {
        assertThat(StressScore.of(0.25, 1, -0.05, -0.25, 1)).isZero();
        assertThat(StressScore.of(1, 3, 0.5, 0, 1.2)).isZero();
        assertThat(StressScore.of(0, 0.5, -0.45, -0.75, 0.95)).isCloseTo(100, within(1e-9));
        assertThat(StressScore.of(0, 0.1, -0.99, -0.99, 0.5)).isCloseTo(100, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        "0.125, 1, 0, 0, 1, 12.5",
        "1, 0.75, 0, 0, 1, 12.5",
        "1, 1, -0.25, 0, 1, 10",
        "1, 1, 0, -0.5, 1, 7.5",
        "1, 1, 0, 0, 0.975, 7.5"
    })
    void half_of_each_measure_gives_half_of_its_weight(
            double percentile, double puell, double change, double drawdown, double ribbon, double expected) {
        assertThat(StressScore.of(percentile, puell, change, drawdown, ribbon)).isCloseTo(expected, within(1e-9));
    }
}
