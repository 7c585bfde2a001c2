package io.davylamp.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.sql.Sql;
import io.davylamp.testing.TestDatabase;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The trail as the database keeps it, in the hands of its owner, who can switch its guards off. */
class AuditStoreTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456789Z");

    private final DataSource database = TestDatabase.fresh();
    private final Sql sql = new Sql(database);
    private final AuditStore store = new AuditStore(database);
    private AuditHead head = AuditHead.START;

    @BeforeEach
    void write() {
        for (String who : new String[] {"Ada", "Bob", "Cleo", "Dan"}) {
            head = sql.inTransaction(it -> AuditStore.append(
                    it, new Deed(who, "APPROVED", "1111", "2222", "because " + who + " says so", NOW)));
        }
    }

    @Test
    void reads_back_what_was_hashed() {
        // When
        AuditCheck check = store.check(Optional.of(head));
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
        assertThat(store.check(Optional.empty()).isSound()).isFalse();
    }

    @Test
    void finds_a_tail_cut_off_with_its_recorded_end_by_the_end_kept_elsewhere() {
        // Given
        sql.update("alter table audit_entry disable trigger all");
        // When
        sql.update("delete from audit_entry where seq = 4");
        sql.update("update audit_head set seq = 3, hash = (select hash from audit_entry where seq = 3)");
        // Then
        assertThat(store.check(Optional.empty()).isSound()).isTrue();
        assertThat(store.check(Optional.of(head)).isSound()).isFalse();
    }
}
