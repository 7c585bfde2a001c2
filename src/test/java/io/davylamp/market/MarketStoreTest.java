package io.davylamp.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.mining.PoolShare;
import io.davylamp.mining.Quotes;
import io.davylamp.mining.Reading;
import io.davylamp.testing.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MarketStoreTest {
    private static final LocalDate DAY = LocalDate.parse("2024-09-30");
    private static final Reading.Market MORNING = reading("a", "08:00", 60_000);
    private static final Reading.Market FLOWS =
            reading("b", "12:00", 61_000, OptionalDouble.of(90), OptionalDouble.of(1.8e6), pool("Foundry", 0.3));
    private static final Reading.Market CORRECTED =
            reading("c", "13:00", 61_500, OptionalDouble.of(95), OptionalDouble.empty());
    private static final Reading.Market EVENING = reading("d", "23:00", 62_000);

    private static javax.sql.DataSource database;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
    }

    @Test
    void a_later_tick_of_the_price_leaves_what_was_reported_of_the_miners() {
        // When
        MarketDay day = kept(List.of(MORNING, FLOWS, CORRECTED, EVENING));

        // Then
        assertThat(day.priceUsd()).isEqualTo(62_000);
        assertThat(day.miners())
                .isEqualTo(new MinerFigures(OptionalDouble.of(95), OptionalDouble.of(1.8e6), List.of(0.3)));
    }

    @Test
    void readings_give_the_same_day_whatever_their_order_and_batches() {
        // Given
        MarketDay together = kept(List.of(MORNING, FLOWS, CORRECTED, EVENING));

        // Then
        assertThat(kept(List.of(EVENING), List.of(CORRECTED), List.of(FLOWS), List.of(MORNING)))
                .isEqualTo(together);
        assertThat(kept(List.of(CORRECTED, MORNING), List.of(EVENING, FLOWS))).isEqualTo(together);
        assertThat(MarketDay.of(EVENING)
                        .after(MarketDay.of(CORRECTED).after(MarketDay.of(FLOWS).after(MarketDay.of(MORNING)))))
                .isEqualTo(together);
    }

    @Test
    void a_day_of_which_nothing_was_reported_has_no_figures() {
        assertThat(kept(List.of(MORNING)).miners()).isEqualTo(MinerFigures.NONE);
    }

    @SafeVarargs
    private static MarketDay kept(List<Reading.Market>... batches) {
        TestDatabase.execute(database, "truncate market_day, miner_figure");
        MarketStore store = new MarketStore(database);
        for (List<Reading.Market> batch : batches) {
            store.keep(batch);
        }
        return store.days(DAY, DAY).get(0);
    }

    private static PoolShare pool(String name, double share) {
        return new PoolShare(name, share);
    }

    private static Reading.Market reading(String id, String time, double priceUsd) {
        return reading(id, time, priceUsd, OptionalDouble.empty(), OptionalDouble.empty());
    }

    private static Reading.Market reading(
            String id,
            String time,
            double priceUsd,
            OptionalDouble outflow,
            OptionalDouble balance,
            PoolShare... pools) {
        return new Reading.Market(
                id,
                Instant.parse(DAY + "T" + time + ":00Z"),
                priceUsd,
                90e12,
                3.125,
                0.1,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                Quotes.NONE,
                outflow,
                balance,
                List.of(pools));
    }
}
