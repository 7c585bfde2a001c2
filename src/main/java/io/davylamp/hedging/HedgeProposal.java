package io.davylamp.hedging;

import io.davylamp.mining.Instrument;
import java.util.OptionalDouble;

/** What came of a hedge a rule asked for. */
public sealed interface HedgeProposal {
    /** The rule that asked for it. */
    String ruleId();

    Instrument instrument();

    /** Why the rule asked, and what was made of it, for people. */
    String text();

    /**
     * A hedge one can act on.
     *
     * @param sizeBtc BTC to be sold forward, protected or sold
     * @param hashratePh PH/s to be sold forward, for a hashrate forward
     * @param tenorDays protection in days
     * @param entryPriceUsd forward price (USD/BTC), or fixed hashprice (USD/PH/day) for a hashrate forward
     * @param putStrikeUsd strike of the put bought
     * @param callStrikeUsd strike of the call sold
     * @param premiumUsd premium paid for the whole size, USD; 0 for futures and zero-cost collars, below
     *     zero where it is received up front
     * @param ratioBefore share of expected production hedged today
     * @param ratioAfter the same with this hedge
     * @param coverageRatio smallest share that lets the 5 % quantile of cash flow cover fixed cost and debt service,
     *     where that can be reached
     */
    record Sized(
            String ruleId,
            Instrument instrument,
            String text,
            double sizeBtc,
            OptionalDouble hashratePh,
            int tenorDays,
            OptionalDouble entryPriceUsd,
            OptionalDouble putStrikeUsd,
            OptionalDouble callStrikeUsd,
            double premiumUsd,
            double ratioBefore,
            double ratioAfter,
            OptionalDouble coverageRatio)
            implements HedgeProposal {}

    /**
     * Power fixed, or machines stopped.
     *
     * @param megawatts at the meter
     * @param hashratePh PH/s stopped, where machines are
     * @param usdPerKwh price fixed, where it is
     * @param tenorDays for how long
     * @param usdPerDay what it saves, USD a day: at today's prices where machines are stopped, under the rulebook's
     *     stress where power is fixed
     */
    record OnSite(
            String ruleId,
            Instrument instrument,
            String text,
            double megawatts,
            OptionalDouble hashratePh,
            OptionalDouble usdPerKwh,
            int tenorDays,
            double usdPerDay)
            implements HedgeProposal {}

    /** A hedge that cannot be had, or need not be, with the reason. */
    record NotSized(String ruleId, Instrument instrument, String text, String reason) implements HedgeProposal {}
}
