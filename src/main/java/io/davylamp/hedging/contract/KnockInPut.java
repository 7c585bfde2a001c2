package io.davylamp.hedging.contract;

import com.opengamma.strata.basics.value.ValueDerivatives;
import com.opengamma.strata.pricer.impl.option.BlackBarrierPriceFormulaRepository;
import com.opengamma.strata.product.option.BarrierType;
import com.opengamma.strata.product.option.KnockType;
import com.opengamma.strata.product.option.SimpleConstantContinuousBarrier;
import io.davylamp.hedging.pricing.OptionKind;
import io.davylamp.hedging.risk.SpotGreeks;
import io.davylamp.hedging.risk.SpotMarket;
import io.davylamp.mining.DayCount;
import io.davylamp.mining.Range;

/**
 * A down-and-in put: a put that becomes active once the price touches a barrier below it (Haug, <i>The Complete Guide
 * to Option Pricing Formulas</i>, 4.17.1, no rebate). Cheaper disaster cover than the put itself. It equals the put
 * where the strike is not above the barrier, and once the barrier has been touched.
 *
 * <p>The barrier is watched continuously; a contract that watches once a day is priced by {@link #watchedDaily}.
 *
 * @param market spot price and what it drifts and is discounted at
 * @param strike USD per BTC, above 0
 * @param barrier USD per BTC, above 0
 */
public record KnockInPut(SpotMarket market, double strike, double barrier) {
    private static final BlackBarrierPriceFormulaRepository FORMULA = new BlackBarrierPriceFormulaRepository();
    /** −ζ(½)/√2π: how far a barrier watched at intervals is from a continuous one (Broadie, Glasserman, Kou 1997). */
    private static final double DISCRETE_SHIFT = 0.5825971579390106;

    private static final int BY_SPOT = 0;
    private static final int BY_RATE = 2;
    private static final int BY_CARRY = 3;
    private static final int BY_VOL = 4;
    private static final int BY_YEARS = 5;
    private static final int BY_SPOT_TWICE = 6;

    public KnockInPut {
        Range.positive("strike", strike);
        Range.positive("barrier", barrier);
    }

    /**
     * The same put where the barrier is observed once a day: {@code H · exp(−0.5826 σ √(1/365))}, so it knocks later.
     */
    public KnockInPut watchedDaily() {
        double shift = DISCRETE_SHIFT * market.vol() * Math.sqrt(1 / DayCount.DAYS_PER_YEAR);
        return new KnockInPut(market, strike, barrier * Math.exp(-shift));
    }

    /** Whether the price is at the barrier or below it: the put is then alive. */
    public boolean knockedIn() {
        return market.spot() <= barrier;
    }

    /** Premium, USD per BTC, paid today. */
    public double price() {
        return knockedIn()
                ? vanilla()
                : FORMULA.price(
                        market.spot(),
                        strike,
                        market.years(),
                        market.carry(),
                        market.rate(),
                        market.vol(),
                        false,
                        continuous(KnockType.KNOCK_IN));
    }

    /** The put without a barrier, USD per BTC. */
    public double vanilla() {
        return market.onForward().price(OptionKind.PUT, strike);
    }

    /** The put that dies at the barrier instead, USD per BTC; with this one it makes up {@link #vanilla}. */
    public double knockOut() {
        return knockedIn()
                ? 0
                : FORMULA.price(
                        market.spot(),
                        strike,
                        market.years(),
                        market.carry(),
                        market.rate(),
                        market.vol(),
                        false,
                        continuous(KnockType.KNOCK_OUT));
    }

    /** Sensitivities with the spot price free and the barrier where it is; those of the put itself once it is alive. */
    public SpotGreeks greeks() {
        if (knockedIn()) {
            return market.greeks(OptionKind.PUT, strike);
        }
        ValueDerivatives at = FORMULA.priceAdjoint(
                market.spot(),
                strike,
                market.years(),
                market.carry(),
                market.rate(),
                market.vol(),
                false,
                continuous(KnockType.KNOCK_IN));
        return new SpotGreeks(
                at.getDerivative(BY_SPOT),
                at.getDerivative(BY_SPOT_TWICE),
                at.getDerivative(BY_VOL),
                -at.getDerivative(BY_YEARS),
                at.getDerivative(BY_RATE),
                at.getDerivative(BY_CARRY));
    }

    /**
     * Change of the premium for 1 USD of barrier, 0 where the put is alive; a central difference of 1e-5 of the
     * barrier.
     */
    public double barrierSlope() {
        if (knockedIn()) {
            return 0;
        }
        double step = 1e-5 * barrier;
        return (new KnockInPut(market, strike, barrier + step).price()
                        - new KnockInPut(market, strike, barrier - step).price())
                / (2 * step);
    }

    private SimpleConstantContinuousBarrier continuous(KnockType type) {
        return SimpleConstantContinuousBarrier.of(BarrierType.DOWN, type, barrier);
    }
}
