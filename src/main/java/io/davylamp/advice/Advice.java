package io.davylamp.advice;

import io.davylamp.mining.Fingerprint;
import io.davylamp.mining.OperatorId;
import java.time.Instant;

/**
 * A recommendation as it is kept and followed.
 *
 * @param id from operator, moment, who asked and instrument: the same situation gives the same id
 * @param operatorId whom it is for
 * @param rulebookVersion the rulebook that asked
 * @param recommendation what is recommended
 * @param state its state
 * @param openUntil until when it can be decided; the same is not proposed again before
 */
public record Advice(
        String id,
        OperatorId operatorId,
        String rulebookVersion,
        Recommendation recommendation,
        AdviceState state,
        Instant openUntil) {
    /** A new one, to be decided until it expires. */
    public static Advice proposed(OperatorId operatorId, String rulebookVersion, Recommendation recommendation) {
        String id = Fingerprint.of(
                operatorId.value(),
                recommendation.at().toString(),
                recommendation.askedBy(),
                recommendation.order().instrument().name());
        return new Advice(
                id,
                operatorId,
                rulebookVersion,
                recommendation,
                new AdviceState.Proposed(recommendation.expiresAt()),
                recommendation.expiresAt());
    }

    /** The rule that asked for it, or the mandate. */
    public String askedBy() {
        return recommendation.askedBy();
    }
}
