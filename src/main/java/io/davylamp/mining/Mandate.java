package io.davylamp.mining;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What may be traded for an operator, where and how far, and what it is to achieve. House policy: it is in
 * {@code mandate.yaml}, is versioned with the rules and differs by operator where it must.
 *
 * @param targets what hedging is to achieve
 * @param limits what it may cost and bind at most
 * @param view the desk's view where the market quotes nothing
 * @param adviceDays for how long a recommendation is good, days
 * @param terms the instruments that may be used, with their terms
 */
public record Mandate(Targets targets, Limits limits, View view, int adviceDays, Map<Instrument, Terms> terms) {
    private static final String SHARE = "Maybe it is a percentage: write 0.35 for 35 %.";

    /** The house's own: every instrument by a tenth of a BTC or a PH/s, as common venues list them. */
    public static final Mandate HOUSE = house();

    public Mandate {
        Range.within("adviceDays", adviceDays, 1, 365, "Maybe hours were given.");
        Map<Instrument, Terms> sorted = new EnumMap<>(Instrument.class);
        sorted.putAll(terms);
        terms = Collections.unmodifiableMap(sorted);
    }

    /** The terms of an instrument; empty where it may not be used. */
    public Optional<Terms> termsOf(Instrument instrument) {
        return Optional.ofNullable(terms.get(instrument));
    }

    /**
     * What hedging is to achieve.
     *
     * @param stressedRunwayDays runway under the rulebook's stress, days
     * @param cashFlowUsdPerDay what the 5 % quantile of cash flow must reach over the horizon, USD a day; 0: cost and
     *     debt service are paid in 95 of 100 outcomes
     * @param horizonDays over which cash flow counts and hedges run, days
     * @param hedgeRatio share of expected production a hedge book, once there is one, is kept at; absent: as accepted
     * @param rebalanceBand drift from it that is left alone, share of production
     */
    public record Targets(
            double stressedRunwayDays,
            double cashFlowUsdPerDay,
            int horizonDays,
            OptionalDouble hedgeRatio,
            double rebalanceBand) {
        public Targets {
            Range.within("stressedRunwayDays", stressedRunwayDays, 0, 3650, "Maybe months were meant: write days.");
            Range.within("cashFlowUsdPerDay", cashFlowUsdPerDay, -1e9, 1e9, "Maybe a year's figure was given.");
            Range.within("horizonDays", horizonDays, 1, 1095, "Maybe hours were given.");
            hedgeRatio.ifPresent(it -> Range.fraction("hedgeRatio", it));
            Range.within("rebalanceBand", rebalanceBand, 0.001, 1, SHARE);
        }
    }

    /**
     * What hedging may cost and bind.
     *
     * @param cashShare share of cash and undrawn credit that premiums, fees and initial margin may take
     * @param fundingPerYear what cash bound as margin costs, fraction a year
     * @param upsideWeight how much of the value of upside given up counts as cost: 0 not at all, 1 in full
     * @param leastOrderUsd the least an order must be worth to be placed, USD of what it covers; absent: 10,000
     */
    public record Limits(double cashShare, double fundingPerYear, double upsideWeight, OptionalDouble leastOrderUsd) {
        /** What an order is worth at least where a mandate does not say: less is not worth a desk's time. */
        private static final double LEAST_ORDER_USD = 10_000;

        /** Limits with the house's least order. */
        public Limits(double cashShare, double fundingPerYear, double upsideWeight) {
            this(cashShare, fundingPerYear, upsideWeight, OptionalDouble.empty());
        }

        public Limits {
            leastOrderUsd = Objects.requireNonNullElse(leastOrderUsd, OptionalDouble.empty());
            leastOrderUsd.ifPresent(
                    it -> Range.within("leastOrderUsd", it, 0, 1e9, "Maybe it is meant in thousands: write dollars."));
            Range.fraction("cashShare", cashShare);
            Range.within("fundingPerYear", fundingPerYear, 0, 1, SHARE);
            Range.fraction("upsideWeight", upsideWeight);
        }

        /** The least an order must be worth, USD. */
        public double leastOrder() {
            return leastOrderUsd.orElse(LEAST_ORDER_USD);
        }
    }

    /**
     * The desk's view of difficulty, which no market quotes.
     *
     * @param difficultyVol volatility of difficulty, fraction a year
     * @param correlation of the changes of price and difficulty, −1 to 1
     */
    public record View(double difficultyVol, double correlation) {
        public View {
            Range.within("difficultyVol", difficultyVol, 0, 3, SHARE);
            Range.within("correlation", correlation, -1, 1, SHARE);
        }
    }

    /**
     * On what terms an instrument is traded.
     *
     * @param venue where
     * @param lot smallest size: BTC; PH/s for hashrate sold forward or machines stopped; MW for power
     * @param cost fees and half the spread, share of the notional; for power, what fixing it adds to its price; for
     *     hashrate paid up front, the discount to its fair price
     * @param initialMargin put up at the start, share of the notional
     * @param most share of production expected under stress (of free coins, for a sale of treasury) it may cover
     * @param strikes of a put, shares of the forward; the first is taken where a rule asks for it
     */
    public record Terms(
            String venue, double lot, double cost, double initialMargin, double most, List<Double> strikes) {
        public Terms {
            if (venue.isBlank() || venue.length() > 80) {
                throw new InvalidValue(
                        "venue", "venue must have 1 to 80 characters.", "Maybe name the exchange or the dealer.");
            }
            Range.within("lot", lot, 1e-8, 1e6, "Maybe satoshis were given: write BTC.");
            Range.within("cost", cost, 0, 0.2, "Maybe it is a percentage: write 0.001 for 0.1 %.");
            Range.within("initialMargin", initialMargin, 0, 1, SHARE);
            Range.fraction("most", most);
            strikes = List.copyOf(strikes);
            strikes.forEach(it -> Range.within("strikes", it, 0.2, 1.5, "Maybe write 0.90 for 10 % below."));
        }
    }

    private static Mandate house() {
        Map<Instrument, Terms> terms = new EnumMap<>(Instrument.class);
        terms.put(Instrument.SELL_FUTURES, new Terms("CME Micro Bitcoin Futures", 0.1, 0.0005, 0.40, 1, List.of()));
        List<Double> strikes = List.of(0.90, 0.80, 1.00);
        terms.put(Instrument.BUY_PUTS, new Terms("Deribit", 0.1, 0.001, 0, 1, strikes));
        terms.put(Instrument.PUT_SPREAD, new Terms("Deribit", 0.1, 0.0015, 0, 1, List.of(0.90, 0.70)));
        terms.put(Instrument.ZERO_COST_COLLAR, new Terms("Deribit", 0.1, 0.0015, 0.15, 1, strikes));
        terms.put(Instrument.HASHRATE_FORWARD, new Terms("Luxor NDF, USD", 1, 0.005, 0.35, 0.5, List.of()));
        terms.put(
                Instrument.PREPAID_HASHRATE, new Terms("Luxor, delivered, paid up front", 1, 0.06, 0, 0.30, List.of()));
        terms.put(Instrument.SELL_TREASURY, new Terms("OTC desk", 0.1, 0.001, 0, 1, List.of()));
        terms.put(Instrument.CURTAIL, new Terms("own sites", 1, 0, 0, 1, List.of()));
        return new Mandate(
                new Targets(180, 0, 90, OptionalDouble.empty(), 0.05),
                new Limits(0.5, 0.10, 0.25),
                new View(0.20, 0.30),
                7,
                terms);
    }
}
