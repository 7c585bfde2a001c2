package io.davylamp.hedging.pricing;

import io.davylamp.hedging.Wording;
import org.hipparchus.analysis.solvers.AllowedSolution;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;

/**
 * A floor paid for by a cap: a put bought and a call sold at the same premium, so nothing is paid today. The strike
 * solved for is the only root, since a call's premium falls and a put's rises with the strike.
 *
 * <p>{@link #floor} is the miner's way (long coins: buys the put, sells the call), {@link #cap} the other way round
 * (short coins, such as a lender who must return them: buys the call, sells the put).
 */
public sealed interface ZeroCostCollar {
    /** Relative to the forward; far below any tick. */
    double STRIKE_PRECISION = 1e-13;

    /** Premium, relative to the forward, below which no strike can be solved for. */
    double WORTHLESS = 1e-12;

    int MAX_STEPS = 200;

    /**
     * The pair of strikes.
     *
     * @param putStrike strike of the put, in the forward's unit
     * @param callStrike strike of the call, never below the put's
     * @param premium premium of either, which cancel
     */
    record Strikes(double putStrike, double callStrike, double premium) implements ZeroCostCollar {}

    /** No such collar, and why. */
    record None(String reason) implements ZeroCostCollar {}

    /**
     * The call strike that pays for a put.
     *
     * @param put market of the put
     * @param putStrike its strike, above 0
     * @param callVol volatility the call is quoted at (skew), fraction per year
     */
    static ZeroCostCollar floor(Black76 put, double putStrike, double callVol) {
        double premium = put.price(OptionKind.PUT, putStrike);
        if (premium < WORTHLESS * put.forward()) {
            return new None("the put at %s is worth nothing".formatted(Wording.price(putStrike)));
        }
        Black76 call = put.withVol(callVol);
        if (premium > call.price(OptionKind.CALL, putStrike)) {
            return new None("the put at %s costs more than the call at the same strike brings: its strike is too high"
                    .formatted(Wording.price(putStrike)));
        }
        return new Strikes(putStrike, strike(call, OptionKind.CALL, premium, putStrike), premium);
    }

    /**
     * The put strike that pays for a call.
     *
     * @param call market of the call
     * @param callStrike its strike, above 0
     * @param putVol volatility the put is quoted at (skew), fraction per year
     */
    static ZeroCostCollar cap(Black76 call, double callStrike, double putVol) {
        double premium = call.price(OptionKind.CALL, callStrike);
        if (premium < WORTHLESS * call.forward()) {
            return new None("the call at %s is worth nothing".formatted(Wording.price(callStrike)));
        }
        Black76 put = call.withVol(putVol);
        if (premium > put.price(OptionKind.PUT, callStrike)) {
            return new None("the call at %s costs more than the put at the same strike brings: its strike is too low"
                    .formatted(Wording.price(callStrike)));
        }
        return new Strikes(strike(put, OptionKind.PUT, premium, callStrike), callStrike, premium);
    }

    /** Where an option costs {@code premium}, on the out-of-the-money side of {@code nearest}. */
    private static double strike(Black76 market, OptionKind kind, double premium, double nearest) {
        double far = nearest;
        while (market.price(kind, far) > premium) {
            far = kind.isCall() ? far * 2 : far / 2;
        }
        if (far == nearest) {
            return nearest;
        }
        return new BracketingNthOrderBrentSolver(1e-15, STRIKE_PRECISION * market.forward(), 1e-15, 5)
                .solve(
                        MAX_STEPS,
                        strike -> market.price(kind, strike) - premium,
                        Math.min(nearest, far),
                        Math.max(nearest, far),
                        AllowedSolution.ANY_SIDE);
    }
}
