package io.davylamp.advice;

import io.davylamp.mining.Instrument;
import io.davylamp.mining.OperatorId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A recommendation as it is kept and followed.
 *
 * @param id from operator, moment, who asked and instrument: the same situation gives the same id
 * @param operatorId whom it is for
 * @param rulebookVersion the rulebook that asked
 * @param recommendation what is recommended
 * @param state what has become of it
 * @param openUntil until when it can be decided; the same is not proposed again before
 */
public record Advice(
        String id,
        OperatorId operatorId,
        String rulebookVersion,
        Recommendation recommendation,
        AdviceState state,
        Instant openUntil) {
    private static final int ID_DIGITS = 24;

    /** A new one, to be decided until it expires. */
    public static Advice proposed(OperatorId operatorId, String rulebookVersion, Recommendation recommendation) {
        String id = id(
                operatorId,
                recommendation.at(),
                recommendation.askedBy(),
                recommendation.order().instrument());
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

    private static String id(OperatorId operatorId, Instant at, String askedBy, Instrument instrument) {
        String text = "%s\n%s\n%s\n%s".formatted(operatorId, at, askedBy, instrument);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, ID_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
