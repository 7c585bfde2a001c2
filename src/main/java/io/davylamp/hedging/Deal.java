package io.davylamp.hedging;

import java.time.LocalDate;
import java.util.OptionalDouble;

/**
 * A production hedge's terms: what one BTC of it costs, fetches and gives up. Strikes are not rounded to a venue's
 * grid; a desk trades the nearest listed one.
 */
sealed interface Deal {
    /** USD that one hedged BTC fetches when the price ends at {@code lowPriceUsd}, net of premium carried to then. */
    double fetchedUsd(double lowPriceUsd);

    /** The order, as a person would give it to a trading desk. */
    String order(Lot lot);

    default OptionalDouble entryPriceUsd() {
        return OptionalDouble.empty();
    }

    default OptionalDouble putStrikeUsd() {
        return OptionalDouble.empty();
    }

    default OptionalDouble callStrikeUsd() {
        return OptionalDouble.empty();
    }

    /** Premium per BTC, USD, paid today. */
    default double premiumUsd() {
        return 0;
    }

    /**
     * How much is traded, and until when.
     *
     * @param btc BTC hedged
     * @param hashratePh PH/s sold, for a hashrate forward
     * @param days tenor
     * @param expiry last day protected
     */
    record Lot(double btc, OptionalDouble hashratePh, int days, LocalDate expiry) {}

    /** A dated future sold at the forward. */
    record Future(double forwardUsd, double spotUsd, double basisPerYear) implements Deal {
        @Override
        public double fetchedUsd(double lowPriceUsd) {
            return forwardUsd;
        }

        @Override
        public String order(Lot lot) {
            return "Sell %s BTC of %d-day futures (to %s) near %s USD (spot %s, basis %s a year)"
                    .formatted(
                            Wording.btc(lot.btc()),
                            lot.days(),
                            lot.expiry(),
                            Wording.price(forwardUsd),
                            Wording.price(spotUsd),
                            Wording.percent(basisPerYear));
        }

        @Override
        public OptionalDouble entryPriceUsd() {
            return OptionalDouble.of(forwardUsd);
        }
    }

    /** A put bought; the upside stays. */
    record Put(Black76 market, double strikeUsd) implements Deal {
        @Override
        public double fetchedUsd(double lowPriceUsd) {
            return Math.max(strikeUsd, lowPriceUsd) - premiumUsd() / market.discount();
        }

        @Override
        public String order(Lot lot) {
            return "Buy %d-day puts (to %s) on %s BTC struck at %s USD, %s of the forward, for about %s USD (%s per BTC at %s implied volatility)"
                    .formatted(
                            lot.days(),
                            lot.expiry(),
                            Wording.btc(lot.btc()),
                            Wording.price(strikeUsd),
                            Wording.percent(strikeUsd / market.forward()),
                            Wording.price(premiumUsd() * lot.btc()),
                            Wording.price(premiumUsd()),
                            Wording.percent(market.vol()));
        }

        @Override
        public OptionalDouble putStrikeUsd() {
            return OptionalDouble.of(strikeUsd);
        }

        @Override
        public double premiumUsd() {
            return market.price(OptionKind.PUT, strikeUsd);
        }
    }

    /** A put bought and the call sold that pays for it. */
    record Collar(ZeroCostCollar.Strikes strikes) implements Deal {
        @Override
        public double fetchedUsd(double lowPriceUsd) {
            return Math.min(Math.max(strikes.putStrike(), lowPriceUsd), strikes.callStrike());
        }

        @Override
        public String order(Lot lot) {
            return "Buy %d-day puts (to %s) on %s BTC struck at %s USD and sell as many calls at %s USD, at no premium; the price above %s is given up"
                    .formatted(
                            lot.days(),
                            lot.expiry(),
                            Wording.btc(lot.btc()),
                            Wording.price(strikes.putStrike()),
                            Wording.price(strikes.callStrike()),
                            Wording.price(strikes.callStrike()));
        }

        @Override
        public OptionalDouble putStrikeUsd() {
            return OptionalDouble.of(strikes.putStrike());
        }

        @Override
        public OptionalDouble callStrikeUsd() {
            return OptionalDouble.of(strikes.callStrike());
        }
    }

    /**
     * Hashrate sold at a fixed hashprice.
     *
     * @param usdPerPhDay fixed hashprice
     * @param btcPerPhDay today's hashprice in BTC, at which PH/s are counted as BTC
     */
    record Hashrate(double usdPerPhDay, double btcPerPhDay) implements Deal {
        @Override
        public double fetchedUsd(double lowPriceUsd) {
            return usdPerPhDay / btcPerPhDay;
        }

        @Override
        public String order(Lot lot) {
            return "Sell %s PH/s of hashrate for %d days (to %s) at a fixed hashprice near %s USD/PH/day, worth %s BTC at today's difficulty; later difficulty steps are not priced in"
                    .formatted(
                            Wording.whole(lot.hashratePh().orElseThrow()),
                            lot.days(),
                            lot.expiry(),
                            Wording.price(usdPerPhDay),
                            Wording.btc(lot.btc()));
        }

        @Override
        public OptionalDouble entryPriceUsd() {
            return OptionalDouble.of(usdPerPhDay);
        }
    }
}
