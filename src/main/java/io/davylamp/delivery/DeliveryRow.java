package io.davylamp.delivery;

import java.time.Instant;
import java.util.Optional;

/**
 * A delivery as it is listed.
 *
 * @param deliveryId the webhook-id
 * @param receiver the receiver's name
 * @param changeId the change it carries; empty for a digest
 * @param digestId the digest that carried it
 * @param status its state
 * @param attempts attempts begun
 * @param enqueuedAt when it entered the outbox
 * @param nextAttemptAt when it may be tried next, while it is pending
 * @param settledAt when it was delivered or abandoned
 * @param lastResult what came of the last attempt, in words
 */
public record DeliveryRow(
        String deliveryId,
        String receiver,
        Optional<String> changeId,
        Optional<String> digestId,
        Status status,
        int attempts,
        Instant enqueuedAt,
        Instant nextAttemptAt,
        Optional<Instant> settledAt,
        Optional<String> lastResult) {

    /** The state of a delivery. */
    public enum Status {
        /** To be sent. */
        PENDING,
        /** Part of a digest that is to be sent. */
        DIGESTED,
        /** The receiver has it. */
        DELIVERED,
        /** Given up. */
        FAILED
    }
}
