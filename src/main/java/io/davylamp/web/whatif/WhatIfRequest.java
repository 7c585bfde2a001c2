package io.davylamp.web.whatif;

import com.fasterxml.jackson.databind.JsonNode;
import io.davylamp.mining.Grade;
import io.davylamp.web.book.Registration;
import io.davylamp.web.problem.Fault;
import io.davylamp.web.problem.ProblemType;
import io.davylamp.whatif.JointShock;
import io.davylamp.whatif.Shock;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is asked: about whom, and under which shocks. Whom is said by exactly one of {@code operatorId}, {@code book} and
 * {@code profile} with {@code readings}.
 *
 * @param operatorId a stored operator, as it was last judged
 * @param book true for every stored operator
 * @param profile the profile of an operator that need not be stored
 * @param readings its readings and the market's, as they would be sent
 * @param shocks what is assumed; what is left out does not change
 * @param target for reverse stress, the grade to reach; any worse one where it is left out
 * @param jointShock for reverse stress, how price and difficulty move together
 */
@Schema(description = "A what-if: about whom, and what is assumed")
public record WhatIfRequest(
        @Nullable String operatorId,
        @Nullable Boolean book,
        @Nullable Registration profile,

        @Schema(implementation = Object[].class) @Nullable JsonNode readings,

        @Nullable Shocks shocks,
        @Nullable Grade target,
        @Nullable JointShockRequest jointShock) {

    /** See {@link Shock}. */
    @Schema(name = "Shocks", description = "Relative changes; rateChange in fractions a year, outage a share of uptime")
    public record Shocks(
            @Schema(examples = "-0.30") @Nullable Double priceChange,
            @Nullable Double difficultyChange,
            @Nullable Double feesChange,
            @Nullable Double powerChange,
            @Nullable Double volChange,
            @Nullable Double rateChange,
            @Nullable Double outage,
            @Nullable Double machineChange) {
        Shock shock() {
            return new Shock(
                    or0(priceChange),
                    or0(difficultyChange),
                    or0(feesChange),
                    or0(powerChange),
                    or0(volChange),
                    or0(rateChange),
                    or0(outage),
                    or0(machineChange));
        }

        private static double or0(@Nullable Double change) {
            return Objects.requireNonNullElse(change, 0.0);
        }
    }

    /** See {@link JointShock}. */
    @Schema(name = "JointShock", description = "Price and difficulty moved by the same number of standard deviations")
    public record JointShockRequest(
            @Nullable Double volPrice,
            @Nullable Double volDifficulty,
            @Nullable Integer days) {
        JointShock over(JointShock usual) {
            return new JointShock(
                    Objects.requireNonNullElse(volPrice, usual.volPrice()),
                    Objects.requireNonNullElse(volDifficulty, usual.volDifficulty()),
                    Objects.requireNonNullElse(days, usual.days()));
        }
    }

    /** The shocks, none where none were sent. */
    Shock shock() {
        return shocks == null ? Shock.NONE : shocks.shock();
    }

    boolean ofBook() {
        return Boolean.TRUE.equals(book);
    }

    void check() {
        long whom = Stream.of(operatorId != null, ofBook(), profile != null)
                .filter(it -> it)
                .count();
        if (whom != 1) {
            throw Fault.of(
                    ProblemType.INVALID_VALUE,
                    "the request names %d of operatorId, book and profile; it must name one.".formatted(whom),
                    "Maybe send {\"operatorId\": \"acme\", \"shocks\": {\"priceChange\": -0.30}}.");
        }
        if (readings != null && profile == null) {
            throw Fault.atPointer(
                    ProblemType.INVALID_VALUE,
                    "/readings",
                    "readings are given, but no profile.",
                    "Maybe leave them out: a stored operator's own readings are used.");
        }
    }
}
