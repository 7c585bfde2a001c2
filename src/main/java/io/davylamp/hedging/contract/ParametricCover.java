package io.davylamp.hedging.contract;

import io.davylamp.hedging.pricing.Black76;
import io.davylamp.hedging.pricing.OptionKind;
import io.davylamp.mining.Range;

/**
 * Insurance that pays by an index, not by the loss: no claims to settle, but the operator's own cost may differ from
 * the index (basis risk). On the hashprice at the end of the term, lognormal about its forward; the average over the
 * term varies less, so a cover on it costs less than this.
 *
 * @param market options on the hashprice, USD per PH and day
 * @param triggerUsdPerPhDay hashprice below which it pays, above 0
 * @param loading what the insurer adds for capital, cost and profit, fraction of the expected payment
 */
public record ParametricCover(Black76 market, double triggerUsdPerPhDay, double loading) {
    public ParametricCover {
        Range.positive("triggerUsdPerPhDay", triggerUsdPerPhDay);
        Range.within("loading", loading, 0, 10, "Maybe it is a percentage: write 0.25 for 25 %.");
    }

    /** Probability that it pays: {@code N(−d2)}. */
    public double triggerProbability() {
        return market.exerciseProbability(OptionKind.PUT, triggerUsdPerPhDay);
    }

    /** Premium of a fixed sum paid when the trigger is hit, USD: {@code e^(−rT) L N(−d2) (1 + load)}. */
    public double digitalPremiumUsd(double limitUsd) {
        Range.nonNegative("limitUsd", limitUsd);
        return market.discount() * limitUsd * triggerProbability() * (1 + loading);
    }

    /**
     * Premium of a cover that pays the shortfall below the trigger for so much hashrate and so many days, USD:
     * {@code put · PH · days · (1 + load)}.
     */
    public double shortfallPremiumUsd(double hashratePh, double days) {
        Range.nonNegative("hashratePh", hashratePh);
        Range.nonNegative("days", days);
        return market.price(OptionKind.PUT, triggerUsdPerPhDay) * hashratePh * days * (1 + loading);
    }

    /**
     * What the cover leaves of the operator's shortfall when its breakeven is not the trigger, USD per PH and day;
     * 0 where the payment suffices or nothing is short.
     */
    public double basisShortfallUsdPerPhDay(double hashprice, double breakevenUsdPerPhDay) {
        double needed = Math.max(0, breakevenUsdPerPhDay - hashprice);
        double paid = Math.max(0, triggerUsdPerPhDay - hashprice);
        return Math.max(0, needed - paid);
    }
}
