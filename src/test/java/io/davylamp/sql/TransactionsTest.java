package io.davylamp.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.davylamp.rulebook.version.ActivationStore;
import io.davylamp.sql.Outage.Kind;
import io.davylamp.testing.Persistence;
import io.davylamp.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransactionsTest {
    private final DataSource database = TestDatabase.fresh();
    private final Persistence persistence = Persistence.over(database);
    private final Transactions transactions = persistence.transactions();
    private final Sql sql = new Sql(persistence.dataSource());

    @BeforeEach
    void table() {
        sql.update("create table held (n integer primary key)");
    }

    @Test
    void what_was_done_is_undone_when_the_work_throws() {
        // When
        Throwable thrown = catchThrowable(() -> transactions.run(() -> {
            hold(1);
            throw new IllegalStateException("no");
        }));
        // Then
        assertThat(thrown).hasMessage("no");
        assertThat(held()).isEmpty();
    }

    @Test
    void a_part_joins_the_whole() {
        // When
        int seen = transactions.inOne(() -> {
            hold(1);
            return transactions.inOne(() -> held().size());
        });
        // Then
        assertThat(seen).isEqualTo(1);
        assertThat(held()).containsExactly(1);
    }

    @Test
    void a_part_that_failed_keeps_the_whole_from_being_committed_even_where_its_fault_is_caught() {
        // When
        Throwable thrown = catchThrowable(() -> transactions.run(() -> {
            hold(1);
            assertThatThrownBy(() -> transactions.run(() -> {
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
        }));
        // Then
        assertThat(thrown).isInstanceOf(Transactions.Broken.class);
        assertThat(held()).isEmpty();
    }

    @Test
    void of_two_in_each_other_s_way_the_one_that_gave_way_is_run_again() {
        // Given
        hold(1);
        hold(2);
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);
        AtomicInteger runs = new AtomicInteger();
        // When
        CompletableFuture<Void> one = CompletableFuture.runAsync(() -> lockBoth(1, 2, bothHoldOne, runs));
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> lockBoth(2, 1, bothHoldOne, runs));
        // Then
        CompletableFuture.allOf(one, other).join();
        assertThat(runs).hasValue(3);
        assertThat(held()).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void an_outage_is_seen_through_what_hibernate_makes_of_it() throws SQLException {
        // Given
        ActivationStore store = persistence.store(ActivationStore.class, transactions, persistence.dataSource());
        try (Connection holder = database.getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("lock table rulebook_activation in access exclusive mode");
            // When
            Throwable thrown = catchThrowable(() -> transactions.inOne(() -> {
                sql.query("select set_config('lock_timeout', '50ms', true)", row -> true);
                return store.active();
            }));
            // Then
            assertThat(thrown).isInstanceOf(org.hibernate.HibernateException.class);
            assertThat(Outage.behind(thrown)).map(Outage::kind).contains(Kind.TIMED_OUT);
        }
    }

    @Test
    void what_the_database_refuses_for_its_content_is_no_outage() {
        // Given
        hold(1);
        // When
        assertThatThrownBy(() -> hold(1))
                // Then
                .satisfies(it -> assertThat(Refusal.ofContent(it)).isTrue())
                .satisfies(it -> assertThat(Outage.isBehind(it)).isFalse())
                .satisfies(it -> assertThat(Refusal.ofCharacters(it)).isFalse());
        assertThatThrownBy(() -> sql.query("select ?", row -> row.getString(1), "a\0b"))
                .satisfies(it -> assertThat(Refusal.ofCharacters(it)).isTrue());
    }

    /** Whoever comes second in the first round gives way; the barrier is for the first round only. */
    private void lockBoth(int first, int second, CyclicBarrier bothHoldOne, AtomicInteger runs) {
        transactions.run(() -> {
            boolean firstRound = runs.incrementAndGet() <= 2;
            lock(first);
            if (firstRound) {
                await(bothHoldOne);
            }
            lock(second);
        });
    }

    private void lock(int n) {
        sql.query("select n from held where n = ? for update", row -> row.getInt(1), n);
    }

    private void hold(int n) {
        sql.update("insert into held values (?)", n);
    }

    private List<Integer> held() {
        return sql.query("select n from held", row -> row.getInt("n"));
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }
}
