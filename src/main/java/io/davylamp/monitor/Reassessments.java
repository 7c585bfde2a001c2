package io.davylamp.monitor;

import io.davylamp.mining.OperatorId;
import io.davylamp.operator.KnownOperator;
import io.davylamp.operator.StateStore;
import io.davylamp.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
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
    private final StateStore operators;
    private final MonitorConfig config;

    Reassessments(DataSource dataSource, StateStore operators, MonitorConfig config) {
        this.sql = new Sql(dataSource);
        this.operators = operators;
        this.config = config;
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
        /** The clock leaves an operator alone that has kept silent for very long. */
        private boolean concerns(Instant judgedAt, Duration dormantAfter) {
            return moment.filter(it -> judgedAt.plus(dormantAfter).isBefore(it)).isEmpty();
        }

        boolean begins() {
            return after.isEmpty();
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

    /** Locks the operators of a chunk; none are left where the line is at its end. */
    SortedMap<OperatorId, KnownOperator> lock(Chunk chunk) {
        return operators.lockNext(chunk.after(), CHUNK);
    }

    /** What a chunk asks of its operators; those never judged have nothing to be judged again. */
    List<OperatorBook.Task> tasks(Chunk chunk, Collection<KnownOperator> of) {
        List<OperatorBook.Task> tasks = new ArrayList<>();
        for (KnownOperator operator : of) {
            operator.judged()
                    .map(KnownOperator.Judged::at)
                    .filter(it -> chunk.concerns(it, config.dormantAfter()))
                    .ifPresent(judgedAt -> tasks.add(new OperatorBook.Task(
                            operator, List.of(), chunk.fromAt().orElse(judgedAt), chunk.moment())));
        }
        return tasks;
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
