package io.davylamp.advice;

import io.davylamp.market.MarketDay;
import io.davylamp.mining.Instrument;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * What a recommendation would have brought, or has brought so far, by what the market did: worked out afterwards, whether it
 * was accepted or not, so that the advice can be judged.
 *
 * @param asOf the day the market is known to
 * @param settled whether that is its last day
 * @param priceUsd price that day, USD per BTC
 * @param payoffUsd what the hedge pays at that price; for coins sold, what holding them would have lost
 * @param costUsd premium, fees and funding
 * @param netUsd payoff less cost
 */
public record Outcome(
        LocalDate asOf, boolean settled, double priceUsd, double payoffUsd, double costUsd, double netUsd) {

    /**
     * The outcome; empty before the day after, and for what is done on site.
     *
     * @param days the market's days from the recommendation's on, in order; later than its last day are left out
     */
    public static Optional<Outcome> of(Recommendation advice, List<MarketDay> days) {
        Order order = advice.order();
        LocalDate first = LocalDate.ofInstant(advice.at(), ZoneOffset.UTC);
        List<MarketDay> within = days.stream()
                .filter(it -> it.date().isAfter(first) && !it.date().isAfter(order.lastDay()))
                .toList();
        if (within.isEmpty()) {
            return Optional.empty();
        }
        MarketDay last = within.get(within.size() - 1);
        Cost cost = advice.cost();
        boolean prepaid = order.instrument() == Instrument.PREPAID_HASHRATE; // what it brought is in its price
        double paid = (prepaid ? cost.feesUsd() : cost.paidUsd()) + cost.fundingUsd();
        return payoffUsd(order, last, within)
                .map(payoff -> new Outcome(
                        last.date(),
                        last.date().equals(order.lastDay()),
                        last.priceUsd(),
                        payoff,
                        paid,
                        payoff - paid));
    }

    private static Optional<Double> payoffUsd(Order order, MarketDay last, List<MarketDay> days) {
        double price = last.priceUsd();
        return switch (order.instrument()) {
            case SELL_FUTURES, SELL_TREASURY -> {
                double gained = order.size() * (order.entryPriceUsd().orElseThrow() - price);
                yield Optional.of(order.side() == Order.Side.BUY ? -gained : gained);
            }
            case BUY_PUTS, PUT_SPREAD, ZERO_COST_COLLAR -> {
                double bought = Math.max(order.putStrikeUsd().orElseThrow() - price, 0);
                double sold = Math.max(order.soldPutStrikeUsd().orElse(0) - price, 0);
                double called = Math.max(price - order.callStrikeUsd().orElse(Double.MAX_VALUE), 0);
                yield Optional.of(order.size() * (bought - sold - called));
            }
            case HASHRATE_FORWARD, PREPAID_HASHRATE -> {
                double fixed = order.entryPriceUsd().orElseThrow();
                double settled = days.stream()
                        .mapToDouble(it -> fixed - it.hashpriceUsdPerPhDay())
                        .sum();
                yield Optional.of(order.size() * settled);
            }
            case FIX_POWER, CURTAIL, BUILD_CASH, DO_NOTHING -> Optional.empty();
        };
    }
}
