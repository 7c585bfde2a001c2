package io.davylamp.delivery;

import static io.davylamp.sql.Sql.column;

import io.davylamp.alert.AlertLogStore;
import io.davylamp.mining.Fingerprint;
import io.davylamp.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * Folds many waiting deliveries of a receiver into one that stands for them. The digest is a delivery like any other,
 * with an id of its own that stays the same over its attempts; the folded ones are settled with it.
 */
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
    private final AlertLogStore alerts;

    DigestStore(DataSource dataSource, AlertLogStore alerts) {
        this.sql = new Sql(dataSource);
        this.alerts = alerts;
    }

    /**
     * Folds what waits, if it is more than the receiver's pace allows singly.
     *
     * @return how many deliveries the new digest stands for; 0 if there is none
     */
    int fold(Receiver receiver) {
        return receiver.terms().pace().digests() ? sql.inTransaction(it -> fold(it, receiver)) : 0;
    }

    private int fold(Connection connection, Receiver receiver) throws SQLException {
        if (Sql.query(connection, TURN, row -> 1, receiver.name()).isEmpty()) {
            return 0;
        }
        List<Waiting> waiting = Sql.query(
                connection,
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
        Sql.update(connection, INSERT, digestId, receiver.name(), payload);
        Sql.update(connection, FOLD, digestId, members);
        return waiting.size();
    }

    private record Waiting(String deliveryId, String changeId) {}
}
