package io.davylamp.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** The measures of one receiver's deliveries. */
final class DeliveryMeters {
    private final MeterRegistry registry;
    private final String receiver;
    private final Timer attempt;
    private final Timer lag;

    DeliveryMeters(MeterRegistry registry, String receiver) {
        this.registry = registry;
        this.receiver = receiver;
        this.attempt = Timer.builder("davylamp.delivery")
                .description("Time of one delivery attempt, from looking up the address to the answer")
                .tag("receiver", receiver)
                .register(registry);
        this.lag = Timer.builder("davylamp.delivery.lag")
                .description("Time from entering the outbox to being delivered")
                .tag("receiver", receiver)
                .register(registry);
    }

    void attempted(long nanos) {
        attempt.record(Duration.ofNanos(nanos));
    }

    void delivered(Duration after) {
        lag.record(after);
        count("delivered");
    }

    void retried() {
        count("retried");
    }

    void failed() {
        count("failed");
    }

    private void count(String outcome) {
        Counter.builder("davylamp.deliveries")
                .description("Delivery attempts by result")
                .tag("receiver", receiver)
                .tag("outcome", outcome)
                .register(registry)
                .increment();
    }
}
