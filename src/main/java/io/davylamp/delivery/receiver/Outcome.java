package io.davylamp.delivery.receiver;

import java.time.Duration;
import java.util.Optional;

/** What came of one attempt. The result is a sentence for people, kept with the delivery. */
public sealed interface Outcome {
    String result();

    /** The receiver has it. */
    record Delivered(String result) implements Outcome {}

    /**
     * It may have it another time.
     *
     * @param after how long the receiver asked to be left alone
     */
    record Again(String result, Optional<Duration> after) implements Outcome {}

    /**
     * It answered that it does not want it. That may change (a route is repaired, a secret replaced), so it is asked
     * again, but a later change of the same alert does not wait for it for long.
     *
     * @param after how long the receiver asked to be left alone
     */
    record Refused(String result, Optional<Duration> after) implements Outcome {}

    /** It is gone for good, and says so: nothing more is sent there. */
    record Gone(String result) implements Outcome {}
}
