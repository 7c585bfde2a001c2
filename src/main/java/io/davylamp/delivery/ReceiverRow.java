package io.davylamp.delivery;

import java.time.Instant;
import java.util.Optional;

/**
 * A receiver as it is listed.
 *
 * @param receiver its name
 * @param waiting deliveries it does not have yet
 * @param failed deliveries that were abandoned
 * @param oldestWaitingSince since when the oldest of those that wait has waited
 * @param disabledAt when it answered that it is gone: nothing is sent since
 * @param disabledWhy what it answered
 */
public record ReceiverRow(
        String receiver,
        long waiting,
        long failed,
        Optional<Instant> oldestWaitingSince,
        Optional<Instant> disabledAt,
        Optional<String> disabledWhy) {}
