package io.davylamp.backtest.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.backtest.BacktestReport;
import io.davylamp.backtest.Counts;
import io.davylamp.backtest.GradeDifference;
import io.davylamp.backtest.Part;
import io.davylamp.backtest.Period;
import io.davylamp.mining.Grade;
import io.davylamp.mining.Instrument;
import io.davylamp.rules.RulebookSource;
import io.davylamp.sql.Sql;
import io.davylamp.testing.Persistence;
import io.davylamp.testing.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class BacktestStoreTest {
    private static final Instant NOW = Instant.parse("2022-08-01T00:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2022, 7, 31);

    private final Persistence persistence = Persistence.over(TestDatabase.fresh());
    private final DataSource database = persistence.dataSource();
    private final BacktestStore store =
            persistence.store(BacktestStore.class, persistence.transactions(), database, new PartStore(database));

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
        assertThat(store.report("bt_1")).isEqualTo(BacktestReport.of(List.of(part("acme", 4))));
        assertThat(store.progress("bt_1").orElseThrow().subjectsDone()).isEqualTo(1);
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
        assertThat(store.progress("bt_3").orElseThrow().state()).isEqualTo(BacktestState.CANCELLED);
        assertThat(store.claim()).isEmpty();
    }

    @Test
    void the_oldest_is_first() {
        store.order(order("bt_later"), NOW.plusSeconds(1));
        BacktestOrder first = order("bt_first");
        store.order(
                new BacktestOrder(first.id(), first.before(), first.after(), new Period(DAY, DAY.plusDays(1))), NOW);

        assertThat(store.claim()).map(BacktestOrder::id).contains("bt_first");
        assertThat(store.latest(5)).extracting(BacktestProgress::id).containsExactly("bt_later", "bt_first");
    }

    @Test
    void of_two_equal_ones_that_wait_or_run_there_is_one() {
        // Given
        assertThat(store.order(order("bt_4"), NOW)).isEqualTo("bt_4");
        // When, Then
        assertThat(store.order(order("bt_5"), NOW)).as("while it waits").isEqualTo("bt_4");
        store.claim();
        assertThat(store.order(order("bt_6"), NOW)).as("while it runs").isEqualTo("bt_4");
        store.ends("bt_4", BacktestState.DONE, "", NOW);
        assertThat(store.order(order("bt_7"), NOW)).as("once it has ended").isEqualTo("bt_7");
        assertThat(store.latest(9)).hasSize(2);
    }

    @Test
    void a_large_books_report_holds_every_subject_once() {
        // Given: more than are added up at a time
        store.order(order("bt_8"), NOW);
        for (int i = 0; i < 1_001; i++) {
            store.keep("bt_8", part("op-" + i, 2));
        }
        // When
        BacktestReport report = store.report("bt_8");
        // Then
        assertThat(report.subjects()).isEqualTo(1_001);
        assertThat(report.days()).isEqualTo(2_002);
        assertThat(report.differences())
                .extracting(GradeDifference::subject)
                .doesNotHaveDuplicates()
                .hasSize(1_001);
        assertThat(store.report("bt_none").subjects()).isZero();
    }

    @Test
    void a_part_kept_when_differences_were_called_flips_still_counts() {
        // Given
        store.order(order("bt_9"), NOW);
        store.keep("bt_9", part("acme", 4));
        BacktestReport before = store.report("bt_9");
        // When
        int renamed = new Sql(database).update("""
                update backtest_part set body = replace(body::text, '"differences"', '"flips"')::json
                where backtest_id = ? and body->'differences' is not null""", "bt_9");
        // Then
        assertThat(renamed).isEqualTo(1);
        assertThat(before.differences()).hasSize(1);
        assertThat(store.report("bt_9")).isEqualTo(before);
    }

    @Test
    void of_equal_ones_ordered_at_once_there_is_one() throws Exception {
        // Given
        ExecutorService threads = Executors.newFixedThreadPool(4);
        // When
        List<Callable<String>> orders = IntStream.range(0, 8)
                .mapToObj(it -> (Callable<String>) () -> store.order(order("bt_at_once_" + it), NOW))
                .toList();
        Set<String> ids = new HashSet<>();
        for (Future<String> it : threads.invokeAll(orders)) {
            ids.add(it.get());
        }
        threads.shutdown();
        // Then
        assertThat(ids).hasSize(1);
        assertThat(store.latest(9)).hasSize(1);
    }

    private static BacktestOrder order(String id) {
        return new BacktestOrder(
                id,
                new RulebookSource(Map.of("rulebook.yaml", "name: old")),
                new RulebookSource(Map.of("rulebook.yaml", "name: new")),
                new Period(DAY, DAY));
    }

    private static Part part(String subject, int days) {
        return new Part(
                subject,
                days,
                days,
                Map.of(Grade.WATCH, Map.of(Grade.SEVERE, days)),
                List.of(new GradeDifference(subject, DAY, DAY, days, Grade.WATCH, Grade.SEVERE, List.of("LIQ-003"))),
                Map.of(LocalDate.of(2022, 7, 25), new Counts(1, 2)),
                Map.of(Instrument.BUY_PUTS, new Counts(0, days)));
    }
}
