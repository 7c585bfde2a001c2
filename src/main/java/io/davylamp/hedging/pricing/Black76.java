package io.davylamp.hedging.pricing;

import com.opengamma.strata.pricer.impl.option.BlackFormulaRepository;
import io.davylamp.metrics.Normal;
import io.davylamp.mining.Range;

/**
 * European options on a forward (Black 1976): with {@code d1 = (ln(F/K) + σ²T/2) / (σ√T)} and {@code d2 = d1 − σ√T},
 *
 * <pre>
 *   call = e^(−rT) [F N(d1) − K N(d2)]        put = e^(−rT) [K N(−d2) − F N(−d1)]
 * </pre>
 *
 * Sensitivities are discounted and taken with the forward held fixed. Strata computes the undiscounted figures; its
 * {@code driftlessTheta} leaves out the carry of the premium, which {@link #theta} adds.
 *
 * <p>Strikes are above 0 in the forward's unit (USD per BTC, or USD per PH and day); anything else throws
 * {@link io.davylamp.mining.InvalidValue}.
 *
 * @param forward forward price of the underlying for the expiry, above 0
 * @param years time to expiry, years of 365 days, above 0
 * @param vol lognormal volatility, fraction per year, above 0
 * @param rate continuously compounded rate the premium is discounted at, fraction per year
 */
public record Black76(double forward, double years, double vol, double rate) {
    public Black76 {
        Range.positive("forward", forward);
        Range.within("years", years, 1e-9, 100, "Maybe days were given: 90 days are 0.2466 years.");
        Range.within("vol", vol, 1e-6, 10, "Maybe it is a percentage: write 0.55 for 55 %.");
        Range.within("rate", rate, -1, 1, "Maybe it is a percentage: write 0.045 for 4.5 %.");
    }

    /** The same expiry at another volatility, as a skewed market quotes it. */
    public Black76 withVol(double otherVol) {
        return new Black76(forward, years, otherVol, rate);
    }

    /** What 1 USD at expiry is worth today: {@code e^(−rT)}. */
    public double discount() {
        return Math.exp(-rate * years);
    }

    /** Premium in the forward's unit, paid today. */
    public double price(OptionKind kind, double strike) {
        return discount() * BlackFormulaRepository.price(forward, checked(strike), years, vol, kind.isCall());
    }

    /** Change of the premium for 1 USD of forward: {@code ±e^(−rT) N(±d1)}. */
    public double delta(OptionKind kind, double strike) {
        return discount() * BlackFormulaRepository.delta(forward, checked(strike), years, vol, kind.isCall());
    }

    /** Change of delta for 1 USD of forward: {@code e^(−rT) n(d1) / (F σ√T)}; the same for call and put. */
    public double gamma(double strike) {
        return discount() * BlackFormulaRepository.gamma(forward, checked(strike), years, vol);
    }

    /** Change of the premium for 1.00 (100 points) of volatility: {@code e^(−rT) F n(d1) √T}. */
    public double vega(double strike) {
        return discount() * BlackFormulaRepository.vega(forward, checked(strike), years, vol);
    }

    /** Change of the premium as a year passes: {@code −e^(−rT) F n(d1) σ / (2√T) + r·price}. */
    public double theta(OptionKind kind, double strike) {
        double decay = BlackFormulaRepository.driftlessTheta(forward, checked(strike), years, vol);
        return discount() * decay + rate * price(kind, strike);
    }

    /** Change of the premium for 1.00 of rate with the forward fixed: {@code −T·price}. */
    public double rho(OptionKind kind, double strike) {
        return -years * price(kind, strike);
    }

    /** Risk-neutral probability that the option ends in the money: {@code N(±d2)}. */
    public double exerciseProbability(OptionKind kind, double strike) {
        double spread = vol * Math.sqrt(years);
        double d2 = Math.log(forward / checked(strike)) / spread - spread / 2;
        return Normal.below(kind.sign() * d2);
    }

    private static double checked(double strike) {
        Range.positive("strike", strike);
        return strike;
    }
}
