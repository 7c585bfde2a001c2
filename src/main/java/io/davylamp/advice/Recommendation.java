package io.davylamp.advice;

import io.davylamp.mining.Instrument;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A hedge one can act on, with all that is for and against it.
 *
 * @param askedBy the rule that asked for it, or {@code mandate} for a rebalancing
 * @param text why, and what is to be done, for people
 * @param grounds the findings it is based on
 * @param order what is to be traded
 * @param cost what that costs and binds
 * @param effect the operator's position without and with it
 * @param alternatives the other instruments the mandate allows, best first, each with the reason it was not taken
 * @param cautions what has to be known before it is done: a target out of reach, margin beyond cash
 * @param at the moment it was worked out for
 * @param expiresAt until when it is good
 * @param emergency whether a margin call or the end of the runway was near: its hedge ratio is no lasting target
 */
public record Recommendation(
        String askedBy,
        String text,
        List<Ground> grounds,
        Order order,
        Cost cost,
        Effect effect,
        List<Alternative> alternatives,
        List<String> cautions,
        Instant at,
        Instant expiresAt,
        boolean emergency) {
    public Recommendation {
        grounds = List.copyOf(grounds);
        alternatives = List.copyOf(alternatives);
        cautions = List.copyOf(cautions);
    }

    /** The same with more that has to be known before it is done. */
    public Recommendation cautioned(List<String> more) {
        return new Recommendation(
                askedBy,
                text,
                grounds,
                order,
                cost,
                effect,
                alternatives,
                Stream.concat(cautions.stream(), more.stream()).toList(),
                at,
                expiresAt,
                emergency);
    }

    /** A finding it is based on. */
    public record Ground(String ruleId, String text) {}

    /** The operator's position without and with it. */
    public record Effect(HedgedOutlook before, HedgedOutlook after) {}

    /**
     * Another instrument at the same target.
     *
     * @param order what would be traded; empty where it cannot be had
     * @param cost what it would cost
     * @param after the operator's position then
     * @param lostBecause why it was not taken
     */
    public record Alternative(
            Instrument instrument,
            Optional<Order> order,
            Cost cost,
            Optional<HedgedOutlook> after,
            String lostBecause) {}
}
