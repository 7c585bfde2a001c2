package io.davylamp.delivery;

import io.davylamp.mining.Grade;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** {@code davylamp.delivery.*}: to whom alerts are sent, and for how long they are retried. Durations are ISO-8601. */
@ConfigMapping(prefix = "davylamp.delivery")
public interface DeliveryConfig {
    /**
     * The receivers by name, 1 to 64 of {@code a-z 0-9 . _ -}. The name labels metrics and is part of the webhook-id:
     * a renamed receiver is a new one. Without any, alerts are kept and shown but sent nowhere.
     */
    Map<String, ReceiverConfig> receivers();

    /**
     * Whether this process sends. The outbox is filled either way; another replica may send. Sending needs no leader:
     * any number of replicas may have it on.
     */
    @WithDefault("true")
    boolean enabled();

    /** A change older than this when it is recorded is kept but not sent: a backfill must not flood a channel; 0 to a hundred years. */
    @WithDefault("PT48H")
    @DurationMin(seconds = 0)
    @DurationMax(days = 36_525)
    Duration historicAfter();

    /** How long a connection to a receiver may take; 1 ms to 1 min. */
    @WithDefault("PT3S")
    @DurationMin(millis = 1)
    @DurationMax(minutes = 1)
    Duration connectTimeout();

    /** How long one attempt may take in all, from connecting to the answer's last byte; above connect-timeout, up to 5 min. */
    @WithDefault("PT10S")
    @DurationMin(millis = 1)
    @DurationMax(minutes = 5)
    Duration totalTimeout();

    /**
     * How long a delivery is tried, from its first attempt, before it is given up and listed as failed; up to a year.
     * Whatever a receiver answers is tried again, but 410: that receiver is gone, and nothing more is sent to it until
     * its URL changes or its failed deliveries are sent again by hand.
     */
    @WithDefault("P3D")
    @DurationMin(millis = 1)
    @DurationMax(days = 366)
    Duration giveUpAfter();

    /** The wait after the first failed attempt; it doubles with each further one, less a random part up to a half; 1 ms to 1 h. */
    @WithDefault("PT1S")
    @DurationMin(millis = 1)
    @DurationMax(hours = 1)
    Duration backoffBase();

    /** The longest wait between attempts, unless the receiver asks for more (Retry-After, up to a day); backoff-base to a day. */
    @WithDefault("PT30M")
    @DurationMin(millis = 1)
    @DurationMax(days = 1)
    Duration backoffMax();

    /**
     * The longest a receiver that fails is left alone before another delivery is tried on it. Shorter than backoff-max,
     * so that one message a receiver cannot digest does not hold up the others; 1 ms to 1 h.
     */
    @WithDefault("PT30S")
    @DurationMin(millis = 1)
    @DurationMax(hours = 1)
    Duration pauseMax();

    /**
     * How long a sender that took a delivery keeps it to itself, by the database's clock. A sender that dies loses it
     * to another after this time. At least twice total-timeout, up to a day.
     */
    @WithDefault("PT1M")
    @DurationMin(millis = 1)
    @DurationMax(days = 1)
    Duration lease();

    /** How often an idle sender looks for work it was not woken for: retries that became due, other replicas' alerts; 1 ms to 1 h. */
    @WithDefault("PT1S")
    @DurationMin(millis = 1)
    @DurationMax(hours = 1)
    Duration poll();

    /** How long settled deliveries are kept for looking back; an hour to ten years. */
    @WithDefault("P30D")
    @DurationMin(hours = 1)
    @DurationMax(days = 3_653)
    Duration keepSettled();

    /**
     * Whether receivers may be on loopback or in a private network (10/8, 172.16/12, 192.168/16, 100.64/10, fc00::/7),
     * and be reached there by http. Either way an address is checked on every attempt, the connection goes to the
     * very address that was checked, and clouds' own addresses (169.254.169.254, 168.63.129.16 …) are refused.
     */
    @WithDefault("false")
    boolean allowPrivateAddresses();

    /** Where people reach this service, such as {@code https://davylamp.example.com}: messages then link to it. */
    Optional<URI> linkBase();

    /** One receiver. */
    interface ReceiverConfig {
        /** SLACK: an incoming webhook of Slack or compatible. WEBHOOK: JSON signed by Standard Webhooks 1.0. */
        Type type();

        /**
         * Where to POST: https, or http to a private address that is allowed; without user name. A Slack URL is a
         * secret: keep it out of files under review.
         */
        URI url();

        /**
         * WEBHOOK only, required there: {@code whsec_} and the base64 of 24 to 64 bytes. Several, separated by spaces,
         * sign together while a secret is replaced.
         */
        Optional<String> secret();

        /**
         * The grade an alert must have reached to be sent; flags, missing inputs and refused rules are sent regardless.
         */
        @WithDefault("WATCH")
        Grade minGrade();

        /** What is sent: {@code grade}, {@code flag}, {@code inputs}, {@code rulebook}. All, when absent. */
        Optional<Set<String>> topics();

        /**
         * Whose alerts are sent: operators' ids with {@code *} and {@code ?} for any characters and any one; the
         * network is {@code @network}. All, when absent.
         */
        Optional<List<String>> operators();

        /** Messages on their way at once, 1 to 32; 1 for SLACK and 4 for WEBHOOK when absent. */
        @Min(1)
        @Max(32)
        OptionalInt concurrency();

        /** Least time between two messages, up to a day; PT1S for SLACK, none for WEBHOOK when absent. */
        Optional<@DurationMin(seconds = 0) @DurationMax(days = 1) Duration> gap();

        /** More waiting messages than this are sent as one digest, 0: never; 5 for SLACK, 0 for WEBHOOK when absent. */
        @Min(0)
        @Max(1_000_000)
        OptionalInt digestAfter();
    }

    /** The kinds of receiver. */
    enum Type {
        SLACK,
        WEBHOOK
    }
}
