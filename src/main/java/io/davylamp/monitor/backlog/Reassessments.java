package io.davylamp.monitor.backlog;

import static io.davylamp.sql.Sql.column;

import io.davylamp.ingest.ReadingStore;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.Reading;
import io.davylamp.monitor.MonitorConfig;
import io.davylamp.operator.KnownOperator;
import io.davylamp.operator.StateStore;
import io.davylamp.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The book waiting to be judged again. A line is written in the transaction that makes it necessary and processed in
 * chunks by any replica, so that it survives whoever began it. A line over many moments of the market only gives every
 * operator a walk: the present never waits behind the past.
 */
@ApplicationScoped
public class Reassessments {
    /** Moments of the market from which on a line is one of the past. */
    public static final int MANY_MOMENTS = 50;

    /** Operators judged in one transaction at the most: a reading never waits long for its operator. */
    private static final int MAX_OPERATORS = 250;

    private static final String RULEBOOK = "rulebook";

    private static final String NEXT = "select * from reassessment order by past, id limit 1 for update skip locked";

    /** What a line that began earlier still has before it, it judges by these readings too. */
    private static final String COVER_LATER = """
            update reassessment set upto = ? where id in (
                select id from reassessment where id > ? and from_at >= ? and moment is null and not past
                    and upto is null and cursor = '' for update skip locked)""";

    private static final String INSERT = """
            insert into reassessment (from_at, moment, reason, past)
            values (?::timestamptz, ?::timestamptz, ?, ?) returning id""";

    private static final String LINES = """
            select reason, from_at, created_at, past,
                (select count(*) from operator_state where operator_id <= cursor) as done,
                (select count(*) from operator_state where operator_id <= coalesce(upto, operator_id)) as operators
            from reassessment order by past, id""";

    private final Sql sql;
    private final StateStore operators;
    private final ReadingStore readings;
    private final Walks walks;
    private final MonitorConfig config;

    Reassessments(
            DataSource dataSource, StateStore operators, ReadingStore readings, Walks walks, MonitorConfig config) {
        this.sql = new Sql(dataSource);
        this.readings = readings;
        this.operators = operators;
        this.walks = walks;
        this.config = config;
    }

    /**
     * The next chunk of a line.
     *
     * @param id the line's
     * @param fromAt judge from here on; empty: only the last moment judged
     * @param moment judge at this moment too
     * @param after the last operator done; empty at the start
     * @param upTo the last operator to do; empty: the book's last
     * @param moments how many moments of the market it goes over, counted to {@link #MANY_MOMENTS}
     * @param past whether it goes over so many moments that each operator is given a walk
     * @param reason what made it necessary
     */
    public record Chunk(
            long id,
            Optional<Instant> fromAt,
            Optional<Instant> moment,
            String after,
            Optional<String> upTo,
            int moments,
            boolean past,
            String reason) {
        /** Neither clock nor market wakes an operator whose own figures ended long ago. */
        private boolean concerns(KnownOperator operator, Duration dormantAfter) {
            Optional<Instant> end = operator.state().figuresAt().map(it -> it.plus(dormantAfter));
            return fromAt.isEmpty()
                    || end.filter(it -> !it.isBefore(fromAt.get())).isPresent();
        }

        private Chunk over(int number) {
            return new Chunk(id, fromAt, moment, after, upTo, number, past, reason);
        }

        public boolean begins() {
            return after.isEmpty();
        }

        public boolean rulebookChanged() {
            return reason.equals(RULEBOOK);
        }
    }

    /**
     * Asks for every operator to be judged from the first of some market readings on.
     *
     * @param ticks in time order
     * @return the line's id; none where there are no readings
     */
    public Set<Long> addFor(List<Reading.Market> ticks) {
        return ticks.isEmpty() ? Set.of() : Set.of(insert(ticks.get(0).at(), null, "market"));
    }

    /** Asks for every operator to be judged at a moment no reading is dated at. */
    public long addMoment(Instant moment) {
        return insert(moment, moment, "clock");
    }

    /** Asks for the last moment of every operator to be judged again, by a new rulebook. */
    public long addForRulebook() {
        return insert(null, null, RULEBOOK);
    }

    /** Takes the oldest line that nobody else is working on, and keeps it locked until the transaction ends. */
    public Optional<Chunk> next() {
        Optional<Chunk> next =
                sql.query(NEXT, Reassessments::chunk).stream().findFirst().map(it -> it.over(moments(it.fromAt())));
        next.filter(it -> it.moment().isEmpty() && !it.past() && it.upTo().isEmpty())
                .ifPresent(it -> it.fromAt().ifPresent(from -> sql.update(COVER_LATER, it.after(), it.id(), from)));
        return next;
    }

    /** Every line, in the order they are taken up, and how far it is. */
    List<Backlog.Line> lines() {
        return sql.query(
                LINES,
                row -> new Backlog.Line(
                        row.getString("reason"),
                        Sql.optionalInstant(row, "from_at"),
                        Sql.instant(row, "created_at"),
                        row.getBoolean("past"),
                        row.getLong("done"),
                        row.getLong("operators")));
    }

    /** Whether any of some lines is still there. */
    boolean waits(Set<Long> lines) {
        return sql.exists(
                "select 1 from reassessment where id = any(?::bigint[]) limit 1", (Object) column(lines, it -> it));
    }

    /**
     * Locks the operators of a chunk; none are left where the line is at its end.
     *
     * @param most how many at the most
     */
    public SortedMap<OperatorId, KnownOperator> lock(Chunk chunk, int most) {
        return operators.lockNext(chunk.after(), chunk.upTo(), Math.max(1, Math.min(most, MAX_OPERATORS)));
    }

    /** What a chunk asks of its operators; those never judged have nothing to be judged again. */
    public List<OperatorTask> tasks(Chunk chunk, Collection<KnownOperator> of) {
        List<OperatorTask> tasks = new ArrayList<>();
        for (KnownOperator operator : of) {
            operator.judged()
                    .map(KnownOperator.Judged::at)
                    .filter(it -> chunk.concerns(operator, config.dormantAfter()))
                    .ifPresent(judgedAt -> tasks.add(new OperatorTask(
                            operator,
                            List.of(),
                            chunk.fromAt().orElse(judgedAt),
                            chunk.moment(),
                            OperatorTask.Since.LAST)));
        }
        return tasks;
    }

    /** Hands a line over the past on to walks, and ends it. */
    public void enlist(Chunk chunk) {
        walks.enlist(
                chunk.fromAt().orElseThrow(),
                chunk.id(),
                chunk.after(),
                chunk.upTo().orElse(null));
        end(chunk);
    }

    /** Moves on to the operator after the last one done, or ends the line where there was none. */
    public void done(Chunk chunk, Optional<String> last) {
        if (last.isPresent()) {
            sql.update("update reassessment set cursor = ? where id = ?", last.get(), chunk.id());
        } else {
            end(chunk);
        }
    }

    private void end(Chunk chunk) {
        sql.update("delete from reassessment where id = ?", chunk.id());
    }

    private long insert(@Nullable Instant from, @Nullable Instant moment, String reason) {
        boolean past = moments(Optional.ofNullable(from)) >= MANY_MOMENTS;
        return sql.query(INSERT, row -> row.getLong("id"), from, moment, reason, past)
                .get(0);
    }

    private static Chunk chunk(ResultSet row) throws SQLException {
        return new Chunk(
                row.getLong("id"),
                Sql.optionalInstant(row, "from_at"),
                Sql.optionalInstant(row, "moment"),
                row.getString("cursor"),
                Optional.ofNullable(row.getString("upto")),
                0,
                row.getBoolean("past"),
                row.getString("reason"));
    }

    private int moments(Optional<Instant> from) {
        return from.map(it -> readings.marketMomentsFrom(it, MANY_MOMENTS)).orElse(0);
    }
}
