package io.davylamp.delivery;

import io.davylamp.alert.AlertChange;
import io.davylamp.alert.AlertChangeStore;
import io.davylamp.alert.AlertStore;
import io.davylamp.audit.AuditHead;
import io.davylamp.delivery.DeliveryRow.Status;
import io.davylamp.delivery.receiver.Addresses;
import io.davylamp.delivery.receiver.HttpPost;
import io.davylamp.delivery.receiver.Receiver;
import io.davylamp.delivery.receiver.Receivers;
import io.davylamp.testing.Persistence;
import io.davylamp.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Alerting and delivery put together by hand over a real database, as the service does it. */
final class Service implements AutoCloseable {
    static final AuditHead AUDIT_HEAD = new AuditHead(17, "9f".repeat(32));

    private static final Vertx VERTX = Vertx.vertx();

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final DeliveryConfig config;
    final AlertStore alerts;
    final Outbox outbox;
    final DeliveryStore deliveries;
    final ClaimStore claims;
    final List<Receiver> receivers;
    private final DigestStore digests;
    private final List<AutoCloseable> running = new ArrayList<>();

    Service(DataSource database, Map<String, String> keys) {
        Persistence persistence = Persistence.over(database);
        DataSource dataSource = persistence.dataSource();
        this.config = Configs.of(keys);
        AlertChangeStore changes = new AlertChangeStore(dataSource);
        this.alerts = persistence.store(AlertStore.class, persistence.transactions(), dataSource, changes, meters);
        this.outbox = new Outbox(dataSource, config);
        this.deliveries = new DeliveryStore(dataSource);
        this.claims = new ClaimStore(dataSource);
        this.digests = new DigestStore(dataSource, persistence.transactions(), changes);
        this.receivers = Receivers.of(config);
    }

    static void empty(DataSource dataSource) {
        TestDatabase.execute(dataSource, "truncate alert, alert_change, delivery, delivery_receiver");
    }

    /** Records changes and fills the outbox, as the batch does. */
    int report(AlertChange... changes) {
        return outbox.enqueue(alerts.record(List.of(changes)), Changes.MONDAY);
    }

    Dispatcher dispatch() {
        return dispatch(Addresses.system());
    }

    /** Starts one more dispatcher on the same outbox. */
    Dispatcher dispatch(Addresses.Names names) {
        HttpPost post = new HttpPost(VERTX, config.connectTimeout(), config.totalTimeout());
        Sender sender = new Sender(
                new Addresses(config.allowPrivateAddresses(), names), post, Clock.systemUTC(), () -> AUDIT_HEAD);
        Dispatcher dispatcher = new Dispatcher(
                receivers, new ReceiverWorker.Workplace(config, claims, digests, sender, new WakeSignal(), meters));
        dispatcher.start();
        running.add(dispatcher);
        running.add(post);
        return dispatcher;
    }

    List<DeliveryRow> in(Status status) {
        return deliveries.list(status, 10_000);
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable it : running) {
            it.close();
        }
    }
}
