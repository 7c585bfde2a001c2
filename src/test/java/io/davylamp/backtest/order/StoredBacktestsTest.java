package io.davylamp.backtest.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.backtest.Part;
import io.davylamp.backtest.Period;
import io.davylamp.backtest.StoredPeriod;
import io.davylamp.ingest.ReadingStore;
import io.davylamp.market.MarketStore;
import io.davylamp.mining.Grade;
import io.davylamp.operator.StateStore;
import io.davylamp.rulebook.version.GateState;
import io.davylamp.rules.RulebookSource;
import io.davylamp.sql.Sql;
import io.davylamp.testing.Persistence;
import io.davylamp.testing.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class StoredBacktestsTest {
    private static final Instant NOW = Instant.parse("2022-08-01T00:00:00Z");
    private static final LocalDate LAST = LocalDate.of(2022, 7, 31);
    private static final int DAYS = 30;
    private static final Period USUAL = new Period(LAST.minusDays(DAYS - 1), LAST);
    private static final RulebookSource OLD = rulebook("old");
    private static final RulebookSource NEW = rulebook("new");
    private static final RulebookSource OTHER = rulebook("other");

    private final Persistence persistence = Persistence.over(TestDatabase.fresh());
    private final DataSource database = persistence.dataSource();
    private final BacktestStore store =
            persistence.store(BacktestStore.class, persistence.transactions(), database, new PartStore(database));
    private final StoredBacktests backtests = new StoredBacktests(store, stored(DAYS));

    @Test
    void where_nothing_is_stored_there_is_nothing_to_judge_and_nothing_to_order() {
        // When
        backtests.order(OLD, NEW, NOW);
        // Then
        assertThat(standing()).isEqualTo(new GateState.NothingStored());
        assertThat(store.latest(9)).isEmpty();
    }

    @Test
    void one_is_ordered_over_the_last_days_of_what_is_stored_and_only_once() {
        // Given
        storeADay();
        assertThat(standing()).isEqualTo(new GateState.NotOrdered());
        // When
        backtests.order(OLD, NEW, NOW);
        backtests.order(OLD, NEW, NOW.plusSeconds(1));
        backtests.order(NEW, NEW, NOW);
        // Then
        assertThat(store.latest(9)).singleElement().satisfies(it -> {
            assertThat(it.before()).isEqualTo(OLD.version());
            assertThat(it.after()).isEqualTo(NEW.version());
            assertThat(it.period()).isEqualTo(USUAL);
        });
        assertThat(standing()).isInstanceOf(GateState.Running.class);
    }

    @Test
    void one_that_has_ended_is_not_ordered_again_before_another_day_is_stored() {
        // Given
        storeADay();
        done("bt_1", NEW, 4);
        // When
        backtests.order(OLD, NEW, NOW);
        // Then
        assertThat(store.latest(9)).hasSize(1);

        // When
        storeADay(LAST.plusDays(1));
        backtests.order(OLD, NEW, NOW);
        // Then
        assertThat(store.latest(9)).hasSize(2);
    }

    @Test
    void readings_count_as_history_before_anything_was_judged() {
        // When
        new Sql(database).update("""
                insert into reading (subject, id, kind, at, body, content_hash)
                values ('acme', 'fleet-1', 'fleet', '2022-07-31T23:59:59Z', '{}', 'x')""");
        // Then
        assertThat(stored(DAYS).last()).contains(USUAL);
        assertThat(stored(1).last()).contains(new Period(LAST, LAST));
    }

    @Test
    void says_how_far_one_has_come() {
        storeADay();
        ordered("bt_1", NEW);
        assertThat(standing()).isEqualTo(new GateState.Running("bt_1", 0, 0));

        store.claim();
        store.begins("bt_1", 3);
        store.keep("bt_1", part(4));

        assertThat(standing()).isEqualTo(new GateState.Running("bt_1", 1, 3));
    }

    @Test
    void one_that_has_ended_opens_the_gate_whatever_was_ordered_since() {
        storeADay();
        done("bt_1", NEW, 4);
        assertThat(standing()).isEqualTo(new GateState.Done("bt_1", USUAL.from(), USUAL.to()));

        ordered("bt_2", NEW);

        assertThat(standing().opens()).isTrue();
    }

    @Test
    void one_that_judged_not_a_single_day_does_not() {
        storeADay();
        done("bt_1", NEW, 0);

        assertThat(standing()).isEqualTo(new GateState.Empty("bt_1", USUAL.from(), USUAL.to()));
    }

    @Test
    void one_that_failed_or_was_cancelled_says_so_and_another_may_run() {
        storeADay();
        ordered("bt_1", NEW);
        store.claim();
        store.ends("bt_1", BacktestState.FAILED, "a rule ran over", NOW);
        assertThat(standing()).isEqualTo(new GateState.Failed("bt_1", "a rule ran over"));

        store.order(new BacktestOrder("bt_2", OLD, NEW, USUAL), NOW.plusSeconds(1));
        store.cancel("bt_2", NOW);
        assertThat(standing()).isEqualTo(new GateState.Cancelled("bt_2"));

        store.order(new BacktestOrder("bt_3", OLD, NEW, USUAL), NOW.minusSeconds(1));
        assertThat(standing()).isEqualTo(new GateState.Running("bt_3", 0, 0));
    }

    @Test
    void one_against_another_version_does_not_count() {
        storeADay();
        done("bt_1", NEW, 4);

        GateState standing = backtests.standing(OTHER.version(), NEW.version());

        assertThat(standing).isEqualTo(new GateState.AgainstAnother("bt_1", OLD.version()));
        assertThat(standing.opens()).isFalse();
    }

    private GateState standing() {
        return backtests.standing(OLD.version(), NEW.version());
    }

    private void ordered(String id, RulebookSource after) {
        store.order(new BacktestOrder(id, OLD, after, USUAL), NOW);
    }

    private void done(String id, RulebookSource after, int days) {
        ordered(id, after);
        store.claim();
        store.begins(id, 1);
        store.keep(id, part(days));
        store.ends(id, BacktestState.DONE, "", NOW);
    }

    private void storeADay() {
        storeADay(LAST);
    }

    private void storeADay(LocalDate day) {
        new Sql(database).update("""
                insert into market_day (date, at, reading_id, price_usd, difficulty, hashrate_eh, subsidy_btc,
                    fees_btc_per_block, blocks)
                values (?, ?, 'm', 23303, 27e12, 200, 6.25, 0.09, 144)""", day, NOW);
    }

    private static Part part(int days) {
        return new Part(
                "acme", days, days, Map.of(Grade.WATCH, Map.of(Grade.WATCH, days)), List.of(), Map.of(), Map.of());
    }

    private static RulebookSource rulebook(String name) {
        return new RulebookSource(Map.of("rulebook.yaml", "name: " + name));
    }

    private StoredPeriod stored(int days) {
        return new StoredPeriod(new MarketStore(database), new StateStore(database), new ReadingStore(database), days);
    }
}
