package io.davylamp.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.davylamp.sql.Sql;
import io.davylamp.testing.Persistence;
import io.davylamp.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The trail as the database keeps it, in the hands of its owner, who can switch its guards off. */
class AuditStoreTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456789Z");

    private final Persistence persistence = Persistence.over(TestDatabase.fresh());
    private final DataSource database = persistence.dataSource();
    private final Sql sql = new Sql(database);
    private final AuditStore store = new AuditStore(database);
    private AuditHead head = AuditHead.START;

    @BeforeEach
    void write() {
        for (String who : new String[] {"Ada", "Bob", "Cleo", "Dan"}) {
            AuditAction deed = new AuditAction(who, "APPROVED", "1111", "2222", "because " + who + " says so", NOW);
            head = persistence.transactions().inOne(() -> store.append(deed));
        }
    }

    @Test
    void reads_back_what_was_hashed() {
        // When
        AuditCheck check = store.check(List.of(head));
        // Then
        assertThat(check.faults()).isEmpty();
        assertThat(check.entries()).isEqualTo(4);
        assertThat(check.head()).isEqualTo(head);
        assertThat(store.latest(1).get(0).head()).isEqualTo(AuditHead.parse(head.toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set who = 'Eve' where seq = 2",
                "update audit_entry set why = why || ' ' where seq = 4",
                "update audit_entry set at = at + interval '1 microsecond' where seq = 1",
                "delete from audit_entry where seq = 2",
                "delete from audit_entry where seq = 4",
                "delete from audit_entry",
                "update audit_entry set seq = 5 - seq + 100; update audit_entry set seq = seq - 100",
                "insert into audit_entry select 5, at, who, action, before, after, why, hash, repeat('f', 64)"
                        + " from audit_entry where seq = 4",
                "update audit_head set seq = 3, hash = (select hash from audit_entry where seq = 3)"
            })
    void finds_what_was_changed(String tampering) {
        // Given
        sql.update("alter table audit_entry disable trigger all");
        sql.update("alter table audit_head disable trigger all");
        // When
        sql.update(tampering);
        // Then
        assertThat(store.check(List.of()).isSound()).isFalse();
    }

    /** What its owner cannot do by mistake, nor somebody else through the service's own statements. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_head set seq = 3, hash = (select hash from audit_entry where seq = 3)",
                "update audit_head set hash = repeat('e', 64)",
                "update audit_head set seq = seq + 1",
                "update audit_head set seq = seq",
                "truncate audit_head",
                "delete from audit_head",
                "insert into audit_head (one, seq, hash) values (true, 9, 'e')",
                "insert into audit_entry select 6, at, who, action, before, after, why, hash, repeat('f', 64)"
                        + " from audit_entry where seq = 4",
                "insert into audit_entry select 5, at, who, action, before, after, why, repeat('e', 64), repeat('f', 64)"
                        + " from audit_entry where seq = 4",
                "truncate audit_entry"
            })
    void the_database_refuses_every_step_but_the_next(String tampering) {
        assertThatThrownBy(() -> sql.update(tampering)).isInstanceOf(Sql.SqlFailure.class);
        assertThat(store.check(List.of(head)).isSound()).isTrue();
    }

    @Test
    void a_long_list_of_faults_is_cut() {
        // Given
        sql.update("alter table audit_entry disable trigger all");
        sql.update("insert into audit_entry select n, now(), 'Eve', 'X', '', '', '', 'e', 'f' || n"
                + " from generate_series(5, 1004) n");
        // When
        AuditCheck check = store.check(List.of());
        // Then
        assertThat(check.entries()).isEqualTo(1_004);
        assertThat(check.faults()).hasSize(101);
        assertThat(check.faults().get(100).what()).startsWith("and ").endsWith(" more.");
    }

    @Test
    void every_kept_end_is_looked_for() {
        // Given
        AuditHead other = new AuditHead(2, "e".repeat(64));
        // When
        AuditCheck check = store.check(List.of(AuditHead.START, other, head, new AuditHead(9, "f".repeat(64))));
        // Then
        assertThat(check.faults()).extracting(AuditCheck.Fault::seq).containsExactly(2L, 9L);
    }

    @Test
    void ends_are_found_in_what_was_kept() {
        String log = "{\"message\":\"audit %s: APPROVED 2222 by Ada\"}\naudit-head: %s\nother 12:abcdef"
                .formatted(head, head);

        assertThat(AuditHead.within(log)).containsExactly(head, head);
    }

    @Test
    void finds_a_tail_cut_off_with_its_recorded_end_by_the_end_kept_elsewhere() {
        // Given
        sql.update("alter table audit_entry disable trigger all");
        sql.update("alter table audit_head disable trigger all");
        // When
        sql.update("delete from audit_entry where seq = 4");
        sql.update("update audit_head set seq = 3, hash = (select hash from audit_entry where seq = 3)");
        // Then
        assertThat(store.check(List.of()).isSound()).isTrue();
        assertThat(store.check(List.of(head)).isSound()).isFalse();
    }
}
