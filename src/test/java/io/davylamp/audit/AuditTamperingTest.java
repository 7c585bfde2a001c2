package io.davylamp.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.sql.Sql;
import io.davylamp.testing.Persistence;
import io.davylamp.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Sixty tamperings by the database user who owns the tables and so can take every guard away. */
class AuditTamperingTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456789Z");
    private static final int TRIES = 60;

    private final Persistence persistence = Persistence.over(TestDatabase.fresh());
    private final DataSource database = persistence.dataSource();
    private final Sql sql = new Sql(database);
    private final AuditStore store = new AuditStore(database);
    private List<AuditEntry> trail = List.of();

    /** By what a tampering is found. */
    private enum Found {
        /** By checking the stored trail alone. */
        ALONE,
        /** Only with an end that was kept elsewhere: the trail is sound in itself. */
        BY_KEPT_END,
        /** By neither: what was there is untouched. The log lacks the line of such an entry. */
        NOT
    }

    private enum Tampering {
        EDIT_A_FIELD(Found.ALONE),
        EMPTY_A_FIELD(Found.ALONE),
        EDIT_A_LINK(Found.ALONE),
        DELETE_FROM_THE_MIDDLE(Found.ALONE),
        DELETE_FROM_THE_END(Found.ALONE),
        DELETE_ALL_ENTRIES(Found.ALONE),
        EXCHANGE_TWO(Found.ALONE),
        RENUMBER(Found.ALONE),
        MOVE_THE_RECORDED_END(Found.ALONE),
        DELETE_THE_RECORDED_END(Found.ALONE),
        DROP_THE_TABLE(Found.ALONE),
        CUT_THE_END_WITH_ITS_RECORD(Found.BY_KEPT_END),
        WRITE_ANEW_FROM_SOMEWHERE(Found.BY_KEPT_END),
        START_OVER(Found.BY_KEPT_END),
        ADD_A_FORGED_ENTRY(Found.NOT);

        private final Found found;

        Tampering(Found found) {
            this.found = found;
        }
    }

    @Test
    void each_of_sixty_is_found_by_the_trail_by_a_kept_end_or_known_not_to_be() {
        Map<Found, Integer> counts = new EnumMap<>(Found.class);
        for (int i = 0; i < TRIES; i++) {
            // Given
            Tampering tampering = Tampering.values()[i % Tampering.values().length];
            Random random = new Random(i);
            write(3 + random.nextInt(10), random);
            AuditWatch replica = new AuditWatch(store, new SimpleMeterRegistry());
            replica.lookAtAll();
            assertThat(replica.fault()).isEmpty();
            AuditHead end = trail.get(trail.size() - 1).head();
            guards("disable");

            // When
            tamper(tampering, random);

            // Then
            String what = "%d: %s".formatted(i, tampering);
            boolean alone = !store.check(List.of()).isSound();
            boolean byKept = !store.check(List.of(AuditHead.START, end)).isSound();
            replica.look();
            boolean atOnce = replica.fault().isPresent();
            replica.lookAtAll();
            assertThat(alone).as(what).isEqualTo(tampering.found == Found.ALONE);
            assertThat(byKept).as(what).isEqualTo(tampering.found != Found.NOT);
            assertThat(replica.fault().isPresent()).as(what).isEqualTo(tampering.found != Found.NOT);
            assertThat(atOnce || tampering.found != Found.BY_KEPT_END).as(what).isTrue();
            counts.merge(alone ? Found.ALONE : byKept ? Found.BY_KEPT_END : Found.NOT, 1, Integer::sum);
            mend(tampering);
        }
        assertThat(counts).isEqualTo(Map.of(Found.ALONE, 44, Found.BY_KEPT_END, 12, Found.NOT, 4));
    }

    private void tamper(Tampering tampering, Random random) {
        long one = 1 + random.nextInt(trail.size());
        long last = trail.size();
        switch (tampering) {
            case EDIT_A_FIELD ->
                sql.update(
                        "update audit_entry set "
                                + pick(
                                        random,
                                        "who = 'Eve'",
                                        "action = 'REJECTED'",
                                        "before = after",
                                        "after = before",
                                        "why = why || ' '",
                                        "at = at + interval '1 microsecond'")
                                + " where seq = ?",
                        one);
            case EMPTY_A_FIELD -> {
                String field = pick(random, "who", "action", "before", "after", "why", "at", "previous", "hash");
                sql.update("alter table audit_entry alter column %s drop not null".formatted(field));
                sql.update("update audit_entry set %s = null where seq = ?".formatted(field), one);
            }
            case EDIT_A_LINK ->
                sql.update(
                        "update audit_entry set %s = repeat('e', 64) where seq = ?"
                                .formatted(pick(random, "previous", "hash")),
                        one);
            case DELETE_FROM_THE_MIDDLE ->
                sql.update("delete from audit_entry where seq = ?", 1 + random.nextLong(last - 1));
            case DELETE_FROM_THE_END -> sql.update("delete from audit_entry where seq > ?", random.nextLong(last));
            case DELETE_ALL_ENTRIES -> sql.update("truncate audit_entry");
            case EXCHANGE_TWO -> {
                long other = one == last ? 1 : one + 1;
                sql.update("update audit_entry set seq = -seq where seq in (?, ?)", one, other);
                sql.update(
                        "update audit_entry set seq = case when seq = ? then ? else ? end where seq < 0",
                        -one,
                        other,
                        one);
            }
            case RENUMBER -> {
                sql.update("update audit_entry set seq = -seq");
                sql.update("update audit_entry set seq = ? - seq", 1 + random.nextInt(5));
            }
            case MOVE_THE_RECORDED_END ->
                sql.update("update audit_head set seq = ?, hash = repeat('e', 64)", random.nextInt(20));
            case DELETE_THE_RECORDED_END -> sql.update("truncate audit_head");
            case DROP_THE_TABLE -> sql.update("alter table audit_entry rename to audit_entry_hidden");
            case CUT_THE_END_WITH_ITS_RECORD -> store(trail.subList(0, random.nextInt(trail.size())));
            case WRITE_ANEW_FROM_SOMEWHERE -> store(forged((int) one - 1, trail.size()));
            case START_OVER -> store(forged(0, random.nextInt(trail.size() + 3)));
            case ADD_A_FORGED_ENTRY -> store(forged(trail.size(), trail.size() + 1));
        }
    }

    /** The trail up to a place, and from there on other deeds, every hash as it should be. */
    private List<AuditEntry> forged(int from, int length) {
        List<AuditEntry> entries = new ArrayList<>(trail.subList(0, from));
        while (entries.size() < length) {
            entries.add(
                    AuditEntry.after(end(entries), new AuditAction("Eve", "APPROVED", "1111", "2222", "why not", NOW)));
        }
        return entries;
    }

    /** Makes this the whole trail, with its recorded end. */
    private void store(List<AuditEntry> entries) {
        sql.update("delete from audit_entry");
        for (AuditEntry entry : entries) {
            AuditAction deed = entry.deed();
            sql.update(
                    "insert into audit_entry (seq, at, who, action, before, after, why, previous, hash)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    entry.seq(),
                    deed.at(),
                    deed.who(),
                    deed.action(),
                    deed.before(),
                    deed.after(),
                    deed.why(),
                    entry.previous(),
                    entry.hash());
        }
        sql.update("delete from audit_head");
        AuditHead end = end(entries);
        sql.update("insert into audit_head (seq, hash) values (?, ?)", end.seq(), end.hash());
    }

    /** A new trail, written as the service writes it. */
    private void write(int length, Random random) {
        guards("disable");
        store(List.of());
        guards("enable");
        for (int i = 0; i < length; i++) {
            AuditAction deed = new AuditAction(
                    "Ada", "APPROVED", "1111", "2222", "because " + random.nextInt(), NOW.plusSeconds(i));
            persistence.transactions().inOne(() -> store.append(deed));
        }
        trail = new ArrayList<>(store.latest(length));
        Collections.reverse(trail);
    }

    private void mend(Tampering tampering) {
        if (tampering == Tampering.DROP_THE_TABLE) {
            sql.update("alter table audit_entry_hidden rename to audit_entry");
        }
        sql.update("delete from audit_entry");
        for (String field : List.of("who", "action", "before", "after", "why", "at", "previous", "hash")) {
            sql.update("alter table audit_entry alter column %s set not null".formatted(field));
        }
    }

    private void guards(String how) {
        sql.update("alter table audit_entry %s trigger all".formatted(how));
        sql.update("alter table audit_head %s trigger all".formatted(how));
    }

    private static AuditHead end(List<AuditEntry> entries) {
        return entries.isEmpty()
                ? AuditHead.START
                : entries.get(entries.size() - 1).head();
    }

    private static String pick(Random random, String... fields) {
        return fields[random.nextInt(fields.length)];
    }
}
