package io.davylamp.delivery;

import io.davylamp.delivery.receiver.Receiver;
import io.davylamp.mining.Fingerprint;
import io.davylamp.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Takes deliveries out of the outbox and settles them. Every step is one statement and every moment is the database's,
 * so senders on many machines agree whatever their clocks say.
 */
@ApplicationScoped
class ClaimStore {
    /**
     * The receiver's first delivery that is due and waits for no earlier one of its alert. On a receiver with a pace,
     * or one that fails, whoever takes it has the turn alone until it is settled, or the turn's time is over. The
     * earlier ones are asked for row by row, with a limit: as "not exists" they would be joined, all of them, for each
     * claim.
     */
    static final String CLAIM = """
            with turn as (
                select failures from delivery_receiver
                where receiver = ? and not_before <= now() and disabled_at is null
                for update
            ), head as (
                select d.delivery_id, (select failures from turn) as failures
                from delivery d
                where d.receiver = ? and d.status = 'pending' and d.next_attempt_at <= now()
                    and (select count(*) from turn) = 1
                    and (
                        select e.seq from delivery e
                        where e.receiver = d.receiver and e.alert_id = d.alert_id and e.seq < d.seq
                            and e.status in ('pending', 'digested')
                        order by e.seq limit 1) is null
                order by d.seq
                limit 1
                for update of d skip locked
            ), pace as (
                update delivery_receiver r
                set not_before = now() + make_interval(secs => ?)
                from head
                where r.receiver = ? and (r.failures > 0 or ?)
            )
            update delivery d set attempts = d.attempts + 1, next_attempt_at = now() + make_interval(secs => ?),
                tried_since = coalesce(d.tried_since, now())
            from head
            where d.delivery_id = head.delivery_id
            returning d.delivery_id, d.payload, d.attempts, head.failures,
                extract(epoch from now() - d.tried_since)::double precision as tried_for""";

    private static final String DELIVERED = """
            with settled as (
                update delivery set status = 'delivered', settled_at = now(), last_result = ?
                where (delivery_id = ? or digest_id = ?) and status in ('pending', 'digested')
                returning delivery_id, enqueued_at
            ), next as (
                update delivery_receiver set failures = 0, not_before = now() + make_interval(secs => ?)
                where receiver = ? and (failures > 0 or ?)
            )
            select extract(epoch from clock_timestamp() - enqueued_at)::double precision as seconds
            from settled where delivery_id = ?""";

    private static final String AGAIN = """
            with later as (
                update delivery set next_attempt_at = now() + make_interval(secs => ?), last_result = ?
                where delivery_id = ? and status = 'pending' and attempts = ?
            )
            update delivery_receiver
            set failures = failures + 1, not_before = now() + make_interval(secs => ?)
            where receiver = ?""";

    private static final String GIVE_UP = """
            with settled as (
                update delivery set status = 'failed', settled_at = now(), last_result = ?
                where (delivery_id = ? or digest_id = ?) and status in ('pending', 'digested')
            )
            update delivery_receiver set not_before = now() + make_interval(secs => ?)
            where receiver = ? and (failures > 0 or ?)""";

    private static final String DISABLE = """
            update delivery_receiver set disabled_at = now(), disabled_why = ?
            where receiver = ? and disabled_at is null""";

    /** Another address is another chance. */
    private static final String INTRODUCE = """
            insert into delivery_receiver (receiver, address) values (?, ?)
            on conflict (receiver) do update
            set address = excluded.address, disabled_at = null, disabled_why = null, not_before = '-infinity'
            where delivery_receiver.address is distinct from excluded.address""";

    private static final String LATER_ONE_WAITS = """
            select 1 from delivery d join delivery e
                on e.receiver = d.receiver and e.alert_id = d.alert_id and e.seq > d.seq and e.status = 'pending'
            where d.delivery_id = ?
            limit 1""";

    private final Sql sql;

    ClaimStore(DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** Makes sure a receiver has its row, which paces it. */
    void introduce(Receiver receiver) {
        sql.update(
                INTRODUCE,
                receiver.name(),
                Fingerprint.of(receiver.terms().url().toString()));
    }

    /**
     * @param turn how long the receiver is left to this attempt alone, where it has a pace or fails
     * @param lease how long the delivery is the caller's
     */
    Optional<Claim> claim(Receiver receiver, Duration turn, Duration lease) {
        return sql
                .query(
                        CLAIM,
                        row -> new Claim(
                                row.getString("delivery_id"),
                                row.getString("payload"),
                                row.getInt("attempts"),
                                row.getInt("failures"),
                                Duration.ofMillis((long) (row.getDouble("tried_for") * 1_000))),
                        receiver.name(),
                        receiver.name(),
                        seconds(turn),
                        receiver.name(),
                        paced(receiver),
                        seconds(lease))
                .stream()
                .findFirst();
    }

    /**
     * The receiver has it, and all that a digest stands for.
     *
     * @return how long after it was enqueued; empty if it was settled before
     */
    Optional<Duration> delivered(Receiver receiver, Claim claim, String result) {
        String id = claim.deliveryId();
        return sql
                .query(
                        DELIVERED,
                        row -> Duration.ofNanos((long) (row.getDouble("seconds") * 1e9)),
                        result,
                        id,
                        id,
                        seconds(gap(receiver)),
                        receiver.name(),
                        paced(receiver),
                        id)
                .stream()
                .findFirst();
    }

    /** It is tried again after a delay, unless another sender has taken it meanwhile; its receiver pauses. */
    void again(Receiver receiver, Claim claim, String result, Wait wait) {
        double pause = Math.max(seconds(wait.pause()), seconds(gap(receiver)));
        sql.update(AGAIN, seconds(wait.delay()), result, claim.deliveryId(), claim.attempt(), pause, receiver.name());
    }

    /** It is not tried again, nor what a digest stands for. */
    void giveUp(Receiver receiver, Claim claim, String result) {
        String id = claim.deliveryId();
        sql.update(GIVE_UP, result, id, id, seconds(gap(receiver)), receiver.name(), paced(receiver));
    }

    /** Nothing more is sent to a receiver; this delivery is abandoned with it, the others wait. */
    void disable(Receiver receiver, Claim claim, String result) {
        giveUp(receiver, claim, result);
        sql.update(DISABLE, result, receiver.name());
    }

    /** Whether a later change of the same alert waits for this one. */
    boolean laterOneWaits(Claim claim) {
        return sql.exists(LATER_ONE_WAITS, claim.deliveryId());
    }

    /**
     * How long to wait after a failed attempt.
     *
     * @param delay until the delivery is tried again
     * @param pause until anything is tried on the receiver again
     */
    record Wait(Duration delay, Duration pause) {}

    private static Duration gap(Receiver receiver) {
        return receiver.terms().pace().gap();
    }

    private static boolean paced(Receiver receiver) {
        return !gap(receiver).isZero();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }
}
