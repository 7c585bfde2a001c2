package io.davylamp.delivery;

import java.time.Duration;
import java.util.Optional;

/** What came of one attempt. The result is a sentence for people, kept with the delivery. */
sealed interface Outcome {
    String result();

    /** The receiver has it. */
    record Delivered(String result) implements Outcome {}

    /**
     * It may have it another time.
     *
     * @param after how long the receiver asked to be left alone
     */
    record Again(String result, Optional<Duration> after) implements Outcome {}

    /** It will never take it, however often it is asked. */
    record Refused(String result) implements Outcome {}
}
