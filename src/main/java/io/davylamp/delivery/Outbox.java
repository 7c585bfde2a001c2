package io.davylamp.delivery;

import static io.davylamp.sql.Sql.column;

import io.davylamp.alert.AlertChange;
import io.davylamp.delivery.receiver.Receiver;
import io.davylamp.delivery.receiver.Receivers;
import io.davylamp.mining.Fingerprint;
import io.davylamp.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Takes alert changes in, one delivery for each receiver that wants them, within the caller's transaction: a change is
 * recorded and to be sent, or neither.
 */
@ApplicationScoped
public class Outbox {
    private static final String ENQUEUE = """
            insert into delivery (delivery_id, receiver, change_id, alert_id, payload)
            select delivery_id, receiver, change_id, alert_id, payload
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) with ordinality
                as n (delivery_id, receiver, change_id, alert_id, payload, position)
            order by position
            on conflict (delivery_id) do nothing""";

    private final Sql sql;
    private final List<Receiver> receivers;
    private final Duration historicAfter;

    public Outbox(DataSource dataSource, DeliveryConfig config) {
        this.sql = new Sql(dataSource);
        this.receivers = Receivers.of(config);
        this.historicAfter = config.historicAfter();
    }

    /**
     * Enqueues changes in the order given. Changes older than {@code historic-after} are left out.
     *
     * @return how many deliveries were enqueued; a delivery that is known counts for none
     */
    public int enqueue(List<AlertChange> changes, Instant now) {
        Instant oldest = now.minus(historicAfter);
        List<Entry> entries = new ArrayList<>();
        for (AlertChange change : changes) {
            if (!change.at().isBefore(oldest)) {
                receivers.stream()
                        .filter(it -> it.terms().route().wants(change))
                        .forEach(it -> entries.add(new Entry(it, change)));
            }
        }
        return entries.isEmpty()
                ? 0
                : sql.update(
                        ENQUEUE,
                        column(entries, Entry::deliveryId),
                        column(entries, it -> it.receiver().name()),
                        column(entries, it -> it.change().changeId()),
                        column(entries, it -> it.change().alertId()),
                        column(entries, it -> it.receiver().payload(it.change())));
    }

    private record Entry(Receiver receiver, AlertChange change) {
        String deliveryId() {
            return "msg_" + Fingerprint.of(change.changeId(), receiver.name());
        }
    }
}
