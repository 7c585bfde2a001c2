package io.davylamp.backtest.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.audit.AuditStore;
import io.davylamp.backtest.StoredPeriod;
import io.davylamp.backtest.order.BacktestStore;
import io.davylamp.backtest.order.PartStore;
import io.davylamp.backtest.order.StoredBacktests;
import io.davylamp.ingest.ReadingStore;
import io.davylamp.market.MarketStore;
import io.davylamp.operator.StateStore;
import io.davylamp.rulebook.version.ActivationStore;
import io.davylamp.rulebook.version.RulebookStore;
import io.davylamp.rulebook.version.VersionStore;
import io.davylamp.rules.RulebookSource;
import io.davylamp.sql.Sql;
import io.davylamp.sql.Transactions;
import io.davylamp.testing.Persistence;
import io.davylamp.testing.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WaitingVersionsTest {
    private static final Instant NOW = Instant.parse("2022-08-01T00:00:00Z");

    private final Persistence persistence = Persistence.over(TestDatabase.fresh());
    private final Transactions transactions = persistence.transactions();
    private final DataSource database = persistence.dataSource();
    private final Sql sql = new Sql(database);
    private final BacktestStore store =
            persistence.store(BacktestStore.class, transactions, database, new PartStore(database));
    private final RulebookStore texts = persistence.store(RulebookStore.class, transactions);
    private final ActivationStore activations = persistence.store(ActivationStore.class, transactions, database);
    private final WaitingVersions waiting = new WaitingVersions(
            persistence.store(VersionStore.class, transactions, texts, activations, new AuditStore(database)),
            activations,
            texts,
            new StoredBacktests(
                    store,
                    new StoredPeriod(
                            new MarketStore(database), new StateStore(database), new ReadingStore(database), 30)));

    @BeforeEach
    void aVersionInForceAndADayOfHistory() {
        version("old", "ACTIVE");
        inForce("old");
        sql.update("""
                insert into reading (subject, id, kind, at, body, content_hash)
                values ('acme', 'fleet-1', 'fleet', ?, '{}', 'x')""", NOW);
    }

    @Test
    void a_version_that_the_folder_submitted_gets_one_backtest_and_one_that_nobody_submitted_none() {
        // Given
        version("from the folder", "SUBMITTED");
        version("a draft", "DRAFT");
        // When
        waiting.orderBacktests(NOW);
        waiting.orderBacktests(NOW.plusSeconds(1));
        // Then
        assertThat(store.latest(9)).singleElement().satisfies(it -> {
            assertThat(it.before()).isEqualTo(rulebook("old").version());
            assertThat(it.after()).isEqualTo(rulebook("from the folder").version());
            assertThat(it.period().to()).isEqualTo(LocalDate.of(2022, 8, 1));
        });
    }

    @Test
    void one_whose_backtest_was_cancelled_gets_no_other_before_another_version_is_in_force() {
        // Given
        version("approved", "APPROVED");
        waiting.orderBacktests(NOW);
        store.cancel(store.latest(1).get(0).id(), NOW);
        // When
        waiting.orderBacktests(NOW.plusSeconds(1));
        // Then
        assertThat(store.latest(9)).hasSize(1);

        // When
        version("newer", "RETIRED");
        inForce("newer");
        waiting.orderBacktests(NOW.plusSeconds(2));
        // Then
        assertThat(store.latest(9))
                .hasSize(2)
                .first()
                .satisfies(it ->
                        assertThat(it.before()).isEqualTo(rulebook("newer").version()));
    }

    private void version(String name, String state) {
        RulebookSource source = rulebook(name);
        sql.update(
                "insert into rulebook_version (version, name, files, source, created_at)"
                        + " values (?, ?, json_build_object('rulebook.yaml', ?::text), 'folder', ?)",
                source.version(),
                name,
                source.files().get("rulebook.yaml"),
                NOW);
        sql.update("""
                insert into rulebook_life (version, state, origin, author, approver, needs_approval, moved_by, why, moved_at)
                values (?, ?, 'FOLDER', 'folder', ?, false, 'folder', 'changed', ?)""", source.version(), state, state.equals("APPROVED") ? "Bob" : null, NOW);
    }

    private void inForce(String name) {
        sql.update(
                "insert into rulebook_activation (version, source, activated_at) values (?, 'folder', ?)",
                rulebook(name).version(),
                NOW);
    }

    private static RulebookSource rulebook(String name) {
        return new RulebookSource(Map.of("rulebook.yaml", "name: " + name));
    }
}
