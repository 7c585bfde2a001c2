package io.davylamp.monitor;

import io.davylamp.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The book waiting to be judged again. A line is written in the transaction that makes it necessary and worked off in
 * chunks by any replica, so that it survives whoever began it.
 */
@ApplicationScoped
class Reassessments {
    /** Operators judged in one transaction: small enough that a reading never waits long for its operator. */
    static final int CHUNK = 250;

    private static final String RULEBOOK = "rulebook";

    private final Sql sql;

    Reassessments(DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /**
     * The next chunk of the oldest line.
     *
     * @param id the line's
     * @param fromAt judge from here on; empty: only the last moment judged
     * @param moment judge at this moment too
     * @param after the last operator done; empty at the start
     * @param reason what made it necessary
     */
    record Chunk(long id, Optional<Instant> fromAt, Optional<Instant> moment, String after, String reason) {
        /** Where to begin with an operator that was judged up to a moment; empty: nothing to do for it. */
        Optional<Instant> from(Optional<Instant> judgedAt) {
            return fromAt.isPresent() ? fromAt.filter(it -> judgedAt.isPresent()) : judgedAt;
        }

        /** Whether an operator has kept silent so long that the clock leaves it alone. */
        boolean passesOver(Instant judgedAt, Duration dormantAfter) {
            return moment.filter(it -> judgedAt.plus(dormantAfter).isBefore(it)).isPresent();
        }

        boolean rulebookChanged() {
            return reason.equals(RULEBOOK);
        }
    }

    /** Asks for every operator to be judged from a moment on. */
    void add(Instant from, String reason) {
        insert(from, null, reason);
    }

    /** Asks for every operator to be judged at a moment no reading is dated at. */
    void addMoment(Instant moment) {
        insert(moment, moment, "clock");
    }

    /** Asks for the last moment of every operator to be judged again, by a new rulebook. */
    void addForRulebook() {
        insert(null, null, RULEBOOK);
    }

    /** Takes the oldest line that nobody else is working on, and keeps it locked until the transaction ends. */
    Optional<Chunk> next() {
        return sql
                .query(
                        "select * from reassessment order by id limit 1 for update skip locked",
                        row -> new Chunk(
                                row.getLong("id"),
                                Sql.optionalInstant(row, "from_at"),
                                Sql.optionalInstant(row, "moment"),
                                row.getString("cursor"),
                                row.getString("reason")))
                .stream()
                .findFirst();
    }

    /** Moves on to the operator after the last one done, or ends the line where there was none. */
    void done(Chunk chunk, Optional<String> last) {
        if (last.isPresent()) {
            sql.update("update reassessment set cursor = ? where id = ?", last.get(), chunk.id());
        } else {
            sql.update("delete from reassessment where id = ?", chunk.id());
        }
    }

    private void insert(@Nullable Instant from, @Nullable Instant moment, String reason) {
        sql.update(
                "insert into reassessment (from_at, moment, reason) values (?::timestamptz, ?::timestamptz, ?)",
                Objects.toString(from, null),
                Objects.toString(moment, null),
                reason);
    }
}
