package io.davylamp.delivery;

import static io.davylamp.sql.Sql.instant;
import static io.davylamp.sql.Sql.optionalInstant;

import io.davylamp.delivery.DeliveryRow.Status;
import io.davylamp.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** The outbox as people see it: what waits, what failed and why, and sending something once more. */
@ApplicationScoped
public class DeliveryStore {
    private static final String RETRY = """
            with asked as (
                select coalesce(digest_id, delivery_id) as root, receiver from delivery
                where delivery_id = ? and status = 'failed'
            ), welcome as (
                update delivery_receiver r set disabled_at = null, disabled_why = null
                from asked where r.receiver = asked.receiver and r.disabled_at is not null
            )
            update delivery d
            set status = case when d.delivery_id = asked.root then 'pending' else 'digested' end,
                attempts = 0, tried_since = null, next_attempt_at = now(), settled_at = null
            from asked
            where (d.delivery_id = asked.root or d.digest_id = asked.root) and d.status = 'failed'""";

    /** What a failed digest carried goes with it again. */
    private static final String RETRY_ALL = """
            with welcome as (
                update delivery_receiver set disabled_at = null, disabled_why = null
                where (?::text is null or receiver = ?) and disabled_at is not null
            )
            update delivery d
            set status = case when exists (
                        select 1 from delivery r where r.delivery_id = d.digest_id and r.status = 'failed')
                    then 'digested' else 'pending' end,
                attempts = 0, tried_since = null, next_attempt_at = now(), settled_at = null
            where d.status = 'failed' and (?::text is null or d.receiver = ?)""";

    private static final String RECEIVERS = """
            select r.receiver, r.disabled_at, r.disabled_why, coalesce(d.waiting, 0) as waiting,
                coalesce(d.failed, 0) as failed, d.oldest
            from delivery_receiver r left join (
                select receiver, count(*) filter (where status <> 'failed') as waiting,
                    count(*) filter (where status = 'failed') as failed,
                    min(enqueued_at) filter (where status <> 'failed') as oldest
                from delivery where status in ('pending', 'digested', 'failed') group by receiver) d using (receiver)
            order by r.receiver""";

    private static final String OLDEST = """
            select coalesce(extract(epoch from clock_timestamp() - min(enqueued_at)), 0)::double precision as seconds
            from delivery where status in ('pending', 'digested')""";

    private static final String FORGET = "delete from delivery where settled_at < now() - make_interval(secs => ?)";

    private final Sql sql;

    public DeliveryStore(DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** Deliveries of one status, the newest first. */
    public List<DeliveryRow> list(Status status, int limit) {
        return sql.query(
                "select * from delivery where status = ? order by seq desc limit ?",
                DeliveryStore::delivery,
                text(status),
                limit);
    }

    public Optional<DeliveryRow> find(String deliveryId) {
        return sql.query("select * from delivery where delivery_id = ?", DeliveryStore::delivery, deliveryId).stream()
                .findFirst();
    }

    /** How many deliveries are in each status that has any. */
    public Map<Status, Long> count() {
        Map<Status, Long> counts = new EnumMap<>(Status.class);
        sql.query(
                "select status, count(*) as number from delivery group by status",
                row -> counts.put(status(row), row.getLong("number")));
        return counts;
    }

    /** How many deliveries are not settled: cheap, however many are. */
    public long unsettled() {
        return sql.query(
                        "select count(*) as number from delivery where status in ('pending', 'digested')",
                        row -> row.getLong("number"))
                .get(0);
    }

    /**
     * Tries a failed delivery again from the start, under the same id; for one that a digest carried, the digest.
     *
     * @return whether there was a failed one
     */
    public boolean retry(String deliveryId) {
        return sql.update(RETRY, deliveryId) > 0;
    }

    /**
     * Tries every failed delivery again from the start, each under its id, and lets receivers back in that were gone.
     *
     * @param receiver whose; all, when empty
     * @return how many there were
     */
    public int retryAll(Optional<String> receiver) {
        String name = receiver.orElse(null);
        return sql.update(RETRY_ALL, name, name, name, name);
    }

    /** Every receiver that was ever sent to, and its state. */
    public List<ReceiverRow> receivers() {
        return sql.query(
                RECEIVERS,
                row -> new ReceiverRow(
                        row.getString("receiver"),
                        row.getLong("waiting"),
                        row.getLong("failed"),
                        optionalInstant(row, "oldest"),
                        optionalInstant(row, "disabled_at"),
                        Optional.ofNullable(row.getString("disabled_why"))));
    }

    /** How many receivers are gone. */
    public long disabled() {
        return sql.query(
                        "select count(*) as number from delivery_receiver where disabled_at is not null",
                        row -> row.getLong("number"))
                .get(0);
    }

    /** How long the oldest undelivered message has waited, s; 0 where none waits. */
    public double oldestSeconds() {
        return sql.query(OLDEST, row -> row.getDouble("seconds")).get(0);
    }

    /** Drops what was settled longer ago than that; returns how many. */
    public int forget(Duration keep) {
        return sql.update(FORGET, (double) keep.toSeconds());
    }

    private static DeliveryRow delivery(ResultSet row) throws SQLException {
        return new DeliveryRow(
                row.getString("delivery_id"),
                row.getString("receiver"),
                Optional.ofNullable(row.getString("change_id")),
                Optional.ofNullable(row.getString("digest_id")),
                status(row),
                row.getInt("attempts"),
                instant(row, "enqueued_at"),
                instant(row, "next_attempt_at"),
                optionalInstant(row, "settled_at"),
                Optional.ofNullable(row.getString("last_result")));
    }

    private static Status status(ResultSet row) throws SQLException {
        return Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT));
    }

    private static String text(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
