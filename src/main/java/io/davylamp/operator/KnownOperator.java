package io.davylamp.operator;

import io.davylamp.mining.OperatorState;
import java.time.Instant;
import java.util.Optional;

/**
 * An operator as the database knows it: its state, and how far it has been judged. The memories are the assessment's
 * own text and are not looked into here.
 *
 * @param state profile and latest readings
 * @param profileVersion the profile's version
 * @param judged how far it has been judged; empty before the first assessment
 */
public record KnownOperator(OperatorState state, int profileVersion, Optional<Judged> judged) {
    /**
     * @param at the last moment judged
     * @param memoryBefore hysteresis before that moment
     * @param memory hysteresis after it
     * @param recordedVerdict the verdict last recorded
     * @param recordedDay the UTC day it was recorded for
     */
    public record Judged(
            Instant at, String memoryBefore, String memory, String recordedVerdict, java.time.LocalDate recordedDay) {}
}
