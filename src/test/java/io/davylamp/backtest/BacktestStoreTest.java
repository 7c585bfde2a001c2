package io.davylamp.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.mining.Grade;
import io.davylamp.mining.Instrument;
import io.davylamp.rules.RulebookSource;
import io.davylamp.sql.Sql;
import io.davylamp.testing.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class BacktestStoreTest {
    private static final Instant NOW = Instant.parse("2022-08-01T00:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2022, 7, 31);

    private final DataSource database = TestDatabase.fresh();
    private final BacktestStore store = new BacktestStore(database);

    @Test
    void goes_on_where_another_replica_stopped() {
        // Given
        BacktestOrder order = order("bt_1");
        store.order(order, NOW);
        assertThat(store.claim()).contains(order);
        store.begins("bt_1", 3);
        store.keep("bt_1", part("acme", 4));
        store.keep("bt_1", part("acme", 9));
        assertThat(store.claim()).as("while the lease holds").isEmpty();

        // When
        new Sql(database).update("update backtest set leased_until = now() - interval '1 second'");

        // Then
        assertThat(store.claim()).contains(order);
        assertThat(store.subjectsDone("bt_1")).containsExactly("acme");
        assertThat(store.parts("bt_1")).containsExactly(part("acme", 4));
        assertThat(store.find("bt_1").orElseThrow().subjectsDone()).isEqualTo(1);
    }

    @Test
    void one_that_is_left_is_taken_up_at_once() {
        store.order(order("bt_2"), NOW);
        store.claim();

        store.leave("bt_2");

        assertThat(store.claim()).isPresent();
    }

    @Test
    void one_that_is_cancelled_is_not_held_on_to() {
        store.order(order("bt_3"), NOW);
        store.claim();
        assertThat(store.extend("bt_3")).isTrue();

        assertThat(store.cancel("bt_3", NOW)).isTrue();

        assertThat(store.extend("bt_3")).isFalse();
        assertThat(store.cancel("bt_3", NOW)).as("again").isFalse();
        store.ends("bt_3", BacktestState.DONE, "", NOW);
        assertThat(store.find("bt_3").orElseThrow().state()).isEqualTo(BacktestState.CANCELLED);
        assertThat(store.claim()).isEmpty();
    }

    @Test
    void the_oldest_is_first() {
        store.order(order("bt_later"), NOW.plusSeconds(1));
        store.order(order("bt_first"), NOW);

        assertThat(store.claim()).map(BacktestOrder::id).contains("bt_first");
        assertThat(store.latest(5)).extracting(BacktestProgress::id).containsExactly("bt_later", "bt_first");
    }

    private static BacktestOrder order(String id) {
        return new BacktestOrder(
                id,
                new RulebookSource(Map.of("rulebook.yaml", "name: old")),
                new RulebookSource(Map.of("rulebook.yaml", "name: new")),
                new Stretch(DAY, DAY));
    }

    private static Part part(String subject, int days) {
        return new Part(
                subject,
                days,
                days,
                Map.of(Grade.WATCH, Map.of(Grade.SEVERE, days)),
                List.of(new Flip(subject, DAY, DAY, days, Grade.WATCH, Grade.SEVERE, List.of("LIQ-003"))),
                Map.of(LocalDate.of(2022, 7, 25), new Counts(1, 2)),
                Map.of(Instrument.BUY_PUTS, new Counts(0, days)));
    }
}
