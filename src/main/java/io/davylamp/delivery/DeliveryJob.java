package io.davylamp.delivery;

import io.davylamp.audit.AuditWatch;
import io.davylamp.delivery.ReceiverWorker.Workplace;
import io.davylamp.delivery.receiver.Addresses;
import io.davylamp.delivery.receiver.HttpPost;
import io.davylamp.delivery.receiver.Receiver;
import io.davylamp.delivery.receiver.Receivers;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/** Sends the outbox while the service runs. */
@ApplicationScoped
public class DeliveryJob {
    private static final Logger LOG = Logger.getLogger(DeliveryJob.class);

    private final DeliveryConfig config;
    private final DeliveryStore deliveries;
    private final List<Receiver> receivers;
    private final HttpPost post;
    private final Dispatcher dispatcher;

    DeliveryJob(
            DeliveryConfig config,
            DeliveryStore deliveries,
            ClaimStore claims,
            DigestStore digests,
            AuditWatch audit,
            MeterRegistry meters,
            Vertx vertx) {
        this.config = config;
        this.deliveries = deliveries;
        this.receivers = config.enabled() ? Receivers.of(config) : List.of();
        this.post = new HttpPost(vertx, config.connectTimeout(), config.totalTimeout());
        Addresses addresses = new Addresses(config.allowPrivateAddresses(), Addresses.system());
        this.dispatcher = new Dispatcher(
                receivers,
                new Workplace(
                        config,
                        claims,
                        digests,
                        new Sender(addresses, post, Clock.systemUTC(), audit::head),
                        new WakeSignal(),
                        meters));
        Gauge.builder("davylamp.delivery.pending", deliveries, DeliveryStore::unsettled)
                .description("Deliveries not yet received")
                .register(meters);
        Gauge.builder("davylamp.delivery.oldest", deliveries, DeliveryStore::oldestSeconds)
                .description("How long the oldest undelivered message has waited")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("davylamp.delivery.receivers.disabled", deliveries, DeliveryStore::disabled)
                .description("Receivers disabled because they answered 410 Gone")
                .register(meters);
    }

    void start(@Observes StartupEvent event) {
        dispatcher.start();
        LOG.infof("sending alerts to %d receivers", receivers.size());
    }

    void stop(@Observes ShutdownEvent event) {
        dispatcher.close();
        post.close();
    }

    /** Looks for work now. To be called once a transaction that filled the outbox has been committed. */
    public void wake() {
        dispatcher.wake();
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetOldDeliveries() {
        deliveries.forget(config.keepSettled());
    }
}
