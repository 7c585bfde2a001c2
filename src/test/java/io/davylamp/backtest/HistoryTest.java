package io.davylamp.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.metrics.NetworkMetric.PoolConcentration;
import io.davylamp.mining.PoolShare;
import io.davylamp.mining.Quotes;
import io.davylamp.mining.Reading;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final LocalDate DAY = LocalDate.parse("2024-09-30");

    @Test
    void a_later_tick_of_the_price_leaves_what_was_reported_of_the_miners() {
        // Given
        Reading.Market reported =
                reading("08:00", List.of(new PoolShare("Foundry USA", 0.4), new PoolShare("AntPool", 0.3)));
        Reading.Market tick = reading("23:00", List.of());

        // When
        History history = History.of(List.of(), List.of(tick, reported));

        // Then
        assertThat(history.network().on(DAY).find(PoolConcentration.class))
                .hasValueSatisfying(it -> assertThat(it.hhi()).isCloseTo(2_500, within(1e-9)));
        assertThat(history.days()).containsEntry(DAY, tick.at());
    }

    private static Reading.Market reading(String time, List<PoolShare> pools) {
        return new Reading.Market(
                "at-" + time,
                Instant.parse(DAY + "T" + time + ":00Z"),
                64_000,
                88e12,
                3.125,
                0.1,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                Quotes.NONE,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                pools);
    }
}
