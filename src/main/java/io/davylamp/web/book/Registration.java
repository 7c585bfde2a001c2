package io.davylamp.web.book;

import io.davylamp.mining.OperatorId;
import io.davylamp.mining.OperatorProfile;
import io.davylamp.mining.PlainText;
import io.davylamp.mining.PoolContract;
import io.davylamp.mining.PowerContract;
import io.davylamp.web.problem.Fault;
import io.davylamp.web.problem.ProblemType;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An operator's profile as it is sent. What is left out is taken at its usual value, and the answer shows what was
 * taken. An {@code id} in the body is passed over, so that a profile read can be sent back: the path's id counts.
 *
 * @param id passed over
 * @param name the name people know the operator by
 * @param pool how its hashrate is paid
 * @param power how its power is drawn
 * @param btcHaircut haircut on sellable BTC counted as liquidity, fraction
 */
@Schema(description = "An operator's profile; what is left out has its default")
public record Registration(
        @Schema(hidden = true) @Nullable String id,

        @Schema(required = true, minLength = 1, maxLength = 120, examples = "Acme Mining") @Nullable
        String name,

        @Nullable Pool pool,
        @Nullable Power power,

        @Schema(defaultValue = "0.10", minimum = "0", maximum = "1", examples = "0.10") @Nullable
        Double btcHaircut) {
    /** Full pay per share is what most hashrate is sold for; 2 % is the high end of its usual fees. */
    static final PoolContract USUAL_POOL = new PoolContract(PoolContract.Scheme.FPPS, 0.02);

    /** Air-cooled sites draw about 5 % beside their machines. */
    static final PowerContract USUAL_POWER = new PowerContract(1.05, false, false);

    /** What is lost in selling a treasury in a falling market. */
    static final double USUAL_HAIRCUT = 0.10;

    /**
     * How hashrate is paid.
     *
     * @param scheme the payout scheme
     * @param fee the pool's fee, fraction of the payout
     */
    @Schema(name = "Pool")
    public record Pool(
            @Schema(defaultValue = "FPPS") PoolContract.@Nullable Scheme scheme,

            @Schema(defaultValue = "0.02", minimum = "0", maximum = "0.5") @Nullable
            Double fee) {
        PoolContract contract() {
            return new PoolContract(
                    Objects.requireNonNullElse(scheme, USUAL_POOL.scheme()),
                    Objects.requireNonNullElse(fee, USUAL_POOL.fee()));
        }
    }

    /**
     * How power is drawn.
     *
     * @param pue power usage effectiveness, 1 to 3
     * @param takeOrPay whether contracted power is paid for while the machines are off
     * @param curtailable whether the operator can switch off for credits
     */
    @Schema(name = "Power")
    public record Power(
            @Schema(defaultValue = "1.05", minimum = "1", maximum = "3") @Nullable
            Double pue,

            @Schema(defaultValue = "false") @Nullable Boolean takeOrPay,

            @Schema(defaultValue = "false") @Nullable Boolean curtailable) {
        PowerContract contract() {
            return new PowerContract(
                    Objects.requireNonNullElse(pue, USUAL_POWER.pue()),
                    Objects.requireNonNullElse(takeOrPay, USUAL_POWER.takeOrPay()),
                    Objects.requireNonNullElse(curtailable, USUAL_POWER.curtailable()));
        }
    }

    /** The profile it asks for. */
    public OperatorProfile profile(OperatorId operatorId) {
        if (name == null) {
            throw Fault.atPointer(
                    ProblemType.INVALID_VALUE, "/name", "name is missing.", "Maybe use the trading name.");
        }
        PlainText.unseen(name).ifPresent(it -> {
            throw Fault.atPointer(
                    ProblemType.INVALID_VALUE,
                    "/name",
                    PlainText.message("name", it),
                    "Maybe it was copied from a page: type it.");
        });
        return new OperatorProfile(
                operatorId,
                name,
                pool == null ? USUAL_POOL : pool.contract(),
                power == null ? USUAL_POWER : power.contract(),
                Objects.requireNonNullElse(btcHaircut, USUAL_HAIRCUT));
    }
}
