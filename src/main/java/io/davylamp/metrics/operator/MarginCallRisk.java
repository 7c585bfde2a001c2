package io.davylamp.metrics.operator;

import io.davylamp.metrics.Computed;
import io.davylamp.metrics.Metric;
import io.davylamp.metrics.Normal;
import io.davylamp.metrics.OperatorMetric.MarginCallOdds;
import io.davylamp.mining.DayCount;
import io.davylamp.mining.Loan;
import io.davylamp.mining.Loan.Collateral;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How likely a price is to touch the level of a margin call, and how often. The price follows a geometric Brownian
 * motion; a call comes the moment the level is touched, whatever the price at the end, so that the odds of a price
 * below it on the last day are far too kind.
 */
public final class MarginCallRisk {
    private static final double HORIZON_DAYS = 90;
    private static final double NEGLIGIBLE = 1e-6;
    private static final int MAX_CALLS = 1_000;

    private MarginCallRisk() {}

    /**
     * How a price moves.
     *
     * @param driftPerYear its drift: the expected price grows by {@code e^(drift × years)}
     * @param volPerYear its volatility, fraction per year, above 0
     * @param years how far ahead, above 0
     */
    public record Motion(double driftPerYear, double volPerYear, double years) {
        double logDrift() {
            return driftPerYear - volPerYear * volPerYear / 2;
        }

        double deviation() {
            return volPerYear * Math.sqrt(years);
        }
    }

    /**
     * Probability that the price touches a level below it within the time:
     * {@code N((k − mT)/v) + (B/S)^(2m/σ²) N((k + mT)/v)}, with k = ln(B/S), m = drift − σ²/2, v = σ√T (reflection
     * principle). 1 where it is there already.
     *
     * @param priceUsd S: price today, above 0
     * @param levelUsd B: the level, such as a margin call's price, above 0
     */
    public static double touchProbability(double priceUsd, double levelUsd, Motion motion) {
        if (levelUsd >= priceUsd) {
            return 1;
        }
        double k = Math.log(levelUsd / priceUsd);
        double drift = motion.logDrift() * motion.years();
        double reflected = Normal.below((k + drift) / motion.deviation());
        double weight = Math.exp(2 * motion.logDrift() / (motion.volPerYear() * motion.volPerYear()) * k);
        double touched = Normal.below((k - drift) / motion.deviation()) + (reflected == 0 ? 0 : weight * reflected);
        return Math.min(1, touched);
    }

    /** Probability that the price ends below a level: {@code N((k − mT)/v)}; never above that of touching it. */
    public static double belowAtEndProbability(double priceUsd, double levelUsd, Motion motion) {
        double k = Math.log(levelUsd / priceUsd);
        return Normal.below((k - motion.logDrift() * motion.years()) / motion.deviation());
    }

    /**
     * Margin calls to expect within the time, each cured to the target loan to value at once:
     * {@code Σ P(touch call price × (target / call LTV)^j)}, j = 0, 1, … A cured loan is next called where the price
     * has fallen by target / call LTV again. The sum ends with the first term of 10⁻⁶ or less.
     *
     * @param callPriceUsd price of the first call, above 0
     * @param cure target over margin-call LTV, fraction below 1: {@link #cure}
     */
    public static double expectedCalls(double priceUsd, double callPriceUsd, double cure, Motion motion) {
        double calls = 0;
        double level = callPriceUsd;
        for (int j = 0; j < MAX_CALLS; j++) {
            double touched = touchProbability(priceUsd, level, motion);
            calls += touched;
            if (!(touched > NEGLIGIBLE)) {
                break;
            }
            level *= cure;
        }
        return calls;
    }

    /** How far the price falls from one cured call to the next: {@code target LTV / margin-call LTV}. */
    public static double cure(Collateral.Btc pledge) {
        return pledge.targetLtv() / pledge.marginCallLtv();
    }

    static List<Metric> of(Situation it) {
        return Credit.perLoan(it, Collateral.Btc.class, MarginCallOdds.class, (loan, pledge) -> odds(it, loan, pledge));
    }

    /** Without drift, at the implied volatility quoted, over 90 days. */
    private static Metric odds(Situation it, Loan loan, Collateral.Btc pledge) {
        return it.given(Credit.MARKET_ALONE, MarginCallOdds.class, () -> {
            OptionalDouble vol = it.market().quotes().impliedVol();
            if (vol.isEmpty()) {
                return Computed.missing(MarginCallOdds.class, "the market reading quotes no implied volatility");
            }
            Motion motion = new Motion(0, vol.getAsDouble(), HORIZON_DAYS / DayCount.DAYS_PER_YEAR);
            double price = it.market().priceUsd();
            double call = Credit.priceAtLtv(loan.balanceUsd(), pledge.btc(), pledge.marginCallLtv());
            if (call == 0) {
                return Computed.notApplicable(MarginCallOdds.class, "nothing is owed on it");
            }
            double touched = touchProbability(price, call, motion);
            if (pledge.targetLtv() == pledge.marginCallLtv()) {
                return Computed.outOfDomain(
                        MarginCallOdds.class, "a call cured to the call's own LTV is called again at once");
            }
            double calls = expectedCalls(price, call, cure(pledge), motion);
            return Computed.of(
                    MarginCallOdds.class, () -> new MarginCallOdds(loan.id(), touched, calls), touched, calls);
        });
    }
}
