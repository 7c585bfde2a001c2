package io.davylamp.delivery;

import static io.davylamp.sql.Sql.column;

import io.davylamp.alert.AlertChangeStore;
import io.davylamp.delivery.receiver.Receiver;
import io.davylamp.mining.Fingerprint;
import io.davylamp.sql.Sql;
import io.davylamp.sql.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import javax.sql.DataSource;

/**
 * Folds many waiting deliveries of a receiver into one that stands for them. The digest is a delivery like any other,
 * with an id of its own that stays the same over its attempts; the folded ones are settled with it.
 */
@ApplicationScoped
class DigestStore {
    private static final int MAX_ENTRIES = 500;

    private static final String TURN =
            "select 1 from delivery_receiver where receiver = ? and not_before <= now() and disabled_at is null for update";

    /** Never tried, and behind nothing of their alert that is still on its way: order is kept. */
    private static final String WAITING = """
            select d.delivery_id, d.change_id from delivery d
            where d.receiver = ? and d.status = 'pending' and d.attempts = 0 and d.change_id is not null
                and d.next_attempt_at <= now()
                and (
                    select e.seq from delivery e
                    where e.receiver = d.receiver and e.alert_id = d.alert_id and e.seq < d.seq
                        and e.status in ('pending', 'digested') and (e.status = 'digested' or e.attempts > 0)
                    order by e.seq limit 1) is null
            order by d.seq
            limit ?
            for update of d skip locked""";

    private static final String INSERT = "insert into delivery (delivery_id, receiver, payload) values (?, ?, ?)";

    private static final String FOLD =
            "update delivery set status = 'digested', digest_id = ? where delivery_id = any(?)";

    private final Sql sql;
    private final Transactions transactions;
    private final AlertChangeStore alerts;

    DigestStore(DataSource dataSource, Transactions transactions, AlertChangeStore alerts) {
        this.sql = new Sql(dataSource);
        this.transactions = transactions;
        this.alerts = alerts;
    }

    /**
     * Folds what waits, if it is more than the receiver's pace allows singly.
     *
     * @return how many deliveries the new digest stands for; 0 if there is none
     */
    int fold(Receiver receiver) {
        return receiver.terms().pace().digests() ? transactions.inOne(() -> foldWaiting(receiver)) : 0;
    }

    private int foldWaiting(Receiver receiver) {
        if (!sql.exists(TURN, receiver.name())) {
            return 0;
        }
        List<Waiting> waiting = sql.query(
                WAITING,
                row -> new Waiting(row.getString("delivery_id"), row.getString("change_id")),
                receiver.name(),
                MAX_ENTRIES);
        if (waiting.size() <= receiver.terms().pace().digestAfter()) {
            return 0;
        }
        String[] members = column(waiting, Waiting::deliveryId);
        String digestId = "msg_" + Fingerprint.of(members);
        String payload = receiver.digest(
                alerts.changes(waiting.stream().map(Waiting::changeId).toList()));
        sql.update(INSERT, digestId, receiver.name(), payload);
        sql.update(FOLD, digestId, members);
        return waiting.size();
    }

    private record Waiting(String deliveryId, String changeId) {}
}
