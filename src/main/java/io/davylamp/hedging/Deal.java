package io.davylamp.hedging;

import io.davylamp.hedging.pricing.Black76;
import io.davylamp.hedging.pricing.ForwardMarket;
import io.davylamp.hedging.pricing.Greeks;
import io.davylamp.hedging.pricing.OptionKind;
import io.davylamp.hedging.pricing.PutSpread;
import io.davylamp.hedging.pricing.ZeroCostCollar;
import io.davylamp.mining.Mandate;
import java.time.LocalDate;
import java.util.OptionalDouble;

/**
 * A production hedge's terms: what one BTC of it costs, fetches and gives up. Strikes are not rounded to a venue's
 * grid; a desk trades the nearest listed one.
 */
public sealed interface Deal {
    /** A rise of difficulty by so much is what its sensitivity is stated for. */
    double DIFFICULTY_STEP = 0.01;

    /**
     * What one BTC of it pays at the end, USD; negative where it costs. Premiums are not in it.
     *
     * @param priceUsd price at the end, USD per BTC
     * @param difficultyRatio difficulty over the tenor / today's
     */
    double payoffUsd(double priceUsd, double difficultyRatio);

    /** How the value of one BTC of it moves with the market. */
    Greeks greeks();

    /** What the price above the forward that one BTC of it gives up is worth today, USD; 0 where it is kept. */
    double upsideUsd();

    /**
     * USD that one hedged BTC fetches when the price ends there and difficulty stays, net of premium carried to then.
     */
    default double fetchedUsd(double priceUsd) {
        return priceUsd + payoffUsd(priceUsd, 1) - premiumAtEndUsd();
    }

    /** The premium with its interest to the end, USD per BTC. */
    default double premiumAtEndUsd() {
        return 0;
    }

    /** The order, as a person would give it to a trading desk. */
    String order(Lot lot);

    default OptionalDouble entryPriceUsd() {
        return OptionalDouble.empty();
    }

    default OptionalDouble putStrikeUsd() {
        return OptionalDouble.empty();
    }

    default OptionalDouble soldPutStrikeUsd() {
        return OptionalDouble.empty();
    }

    default OptionalDouble callStrikeUsd() {
        return OptionalDouble.empty();
    }

    /** Whether a price that rises calls for margin on it. */
    default boolean isMargined() {
        return true;
    }

    /** Fees and half the spread, share of the notional, where its price does not hold them already. */
    default double feeShare(Mandate.Terms terms) {
        return terms.cost();
    }

    /** The most a hedged BTC can ever fetch, USD, where that is fixed: the rest of a rise is given up. */
    default OptionalDouble mostUsd() {
        return OptionalDouble.empty();
    }

    /** BTC that a PH/s of it is counted as a day, where it sells hashrate; empty where it is traded by the BTC. */
    default OptionalDouble hashpriceBtc() {
        return OptionalDouble.empty();
    }

    /** Premium per BTC, USD, paid today; below zero: received. */
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
    record Future(ForwardMarket market) implements Deal {
        @Override
        public OptionalDouble mostUsd() {
            return OptionalDouble.of(market.forwardUsd());
        }

        @Override
        public double payoffUsd(double priceUsd, double difficultyRatio) {
            return market.forwardUsd() - priceUsd;
        }

        @Override
        public Greeks greeks() {
            return Greeks.ofPrice(-market.growth());
        }

        @Override
        public double upsideUsd() {
            return market.callUsd(market.forwardUsd());
        }

        @Override
        public String order(Lot lot) {
            return "Sell %s BTC of %d-day futures (to %s) near %s USD (spot %s, basis %s a year)"
                    .formatted(
                            Wording.btc(lot.btc()),
                            lot.days(),
                            lot.expiry(),
                            Wording.price(market.forwardUsd()),
                            Wording.price(market.spotUsd()),
                            Wording.percent(market.basisPerYear()));
        }

        @Override
        public OptionalDouble entryPriceUsd() {
            return OptionalDouble.of(market.forwardUsd());
        }
    }

    /** A put bought; the upside stays. */
    record Put(Black76 market, double spotUsd, double strikeUsd) implements Deal {
        @Override
        public boolean isMargined() {
            return false;
        }

        @Override
        public double payoffUsd(double priceUsd, double difficultyRatio) {
            return Math.max(strikeUsd - priceUsd, 0);
        }

        @Override
        public Greeks greeks() {
            return Greeks.ofOption(market, spotUsd, OptionKind.PUT, strikeUsd);
        }

        @Override
        public double upsideUsd() {
            return 0;
        }

        @Override
        public double premiumAtEndUsd() {
            return premiumUsd() / market.discount();
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

    /** A put bought and a lower one sold. */
    record Spread(PutSpread spread, double spotUsd) implements Deal {
        @Override
        public boolean isMargined() {
            return false;
        }

        @Override
        public double payoffUsd(double priceUsd, double difficultyRatio) {
            return spread.payoff(priceUsd);
        }

        @Override
        public Greeks greeks() {
            return Greeks.ofOption(spread.market(), spotUsd, OptionKind.PUT, spread.boughtStrike())
                    .plus(
                            Greeks.ofOption(
                                    spread.market().withVol(spread.soldVol()),
                                    spotUsd,
                                    OptionKind.PUT,
                                    spread.soldStrike()),
                            -1);
        }

        @Override
        public double upsideUsd() {
            return 0;
        }

        @Override
        public double premiumUsd() {
            return spread.price();
        }

        @Override
        public double premiumAtEndUsd() {
            return spread.price() / spread.market().discount();
        }

        @Override
        public String order(Lot lot) {
            return "Buy %d-day puts (to %s) on %s BTC struck at %s USD and sell as many at %s USD, for about %s USD; below %s the protection ends"
                    .formatted(
                            lot.days(),
                            lot.expiry(),
                            Wording.btc(lot.btc()),
                            Wording.price(spread.boughtStrike()),
                            Wording.price(spread.soldStrike()),
                            Wording.price(spread.price() * lot.btc()),
                            Wording.price(spread.soldStrike()));
        }

        @Override
        public OptionalDouble putStrikeUsd() {
            return OptionalDouble.of(spread.boughtStrike());
        }

        @Override
        public OptionalDouble soldPutStrikeUsd() {
            return OptionalDouble.of(spread.soldStrike());
        }
    }

    /** A put bought and the call sold that pays for it. */
    record Collar(Black76 put, Black76 call, double spotUsd, ZeroCostCollar.Strikes strikes) implements Deal {
        @Override
        public OptionalDouble mostUsd() {
            return OptionalDouble.of(strikes.callStrike());
        }

        @Override
        public double payoffUsd(double priceUsd, double difficultyRatio) {
            return Math.max(strikes.putStrike() - priceUsd, 0) - Math.max(priceUsd - strikes.callStrike(), 0);
        }

        @Override
        public Greeks greeks() {
            return Greeks.ofOption(put, spotUsd, OptionKind.PUT, strikes.putStrike())
                    .plus(Greeks.ofOption(call, spotUsd, OptionKind.CALL, strikes.callStrike()), -1);
        }

        @Override
        public double upsideUsd() {
            return call.price(OptionKind.CALL, strikes.callStrike());
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
     * @param market what it is priced on
     * @param usdPerPhDay fixed hashprice
     * @param btcPerPhDay today's hashprice in BTC, at which PH/s are counted as BTC
     */
    record Hashrate(ForwardMarket market, double usdPerPhDay, double btcPerPhDay) implements Deal {
        @Override
        public OptionalDouble mostUsd() {
            return OptionalDouble.of(usdPerPhDay / btcPerPhDay);
        }

        @Override
        public double payoffUsd(double priceUsd, double difficultyRatio) {
            return usdPerPhDay / btcPerPhDay - priceUsd / difficultyRatio;
        }

        @Override
        public Greeks greeks() {
            double lost = market.spotUsd() * (1 - 1 / (1 + DIFFICULTY_STEP));
            return new Greeks(-1, 0, 0, lost);
        }

        @Override
        public double upsideUsd() {
            return market.callUsd(usdPerPhDay / btcPerPhDay);
        }

        @Override
        public OptionalDouble hashpriceBtc() {
            return OptionalDouble.of(btcPerPhDay);
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

    /**
     * Hashrate sold for cash up front and delivered day by day: what is paid for is no longer earned, and machines that
     * stop leave it owed.
     *
     * @param market what it is priced on
     * @param fairUsdPerPhDay fair fixed hashprice
     * @param discount taken off it by the buyer, who pays first, fraction
     * @param btcPerPhDay today's hashprice in BTC, at which PH/s are counted as BTC
     */
    record Prepaid(ForwardMarket market, double fairUsdPerPhDay, double discount, double btcPerPhDay) implements Deal {
        /** What is paid for a PH/s and day, USD. */
        double usdPerPhDay() {
            return fairUsdPerPhDay * (1 - discount);
        }

        /** What the buyer's discount takes of a BTC, USD. */
        public double discountUsd() {
            return fairUsdPerPhDay * discount / btcPerPhDay;
        }

        @Override
        public boolean isMargined() {
            return false;
        }

        @Override
        public double feeShare(Mandate.Terms terms) {
            return 0;
        }

        @Override
        public OptionalDouble mostUsd() {
            return OptionalDouble.of(usdPerPhDay() / btcPerPhDay);
        }

        @Override
        public double payoffUsd(double priceUsd, double difficultyRatio) {
            return -priceUsd / difficultyRatio;
        }

        @Override
        public Greeks greeks() {
            double lost = market.spotUsd() * (1 - 1 / (1 + DIFFICULTY_STEP));
            return new Greeks(-1, 0, 0, lost);
        }

        @Override
        public double upsideUsd() {
            return market.callUsd(fairUsdPerPhDay / btcPerPhDay);
        }

        /** Below zero: it is received. */
        @Override
        public double premiumUsd() {
            return -usdPerPhDay() / btcPerPhDay;
        }

        @Override
        public double premiumAtEndUsd() {
            return premiumUsd();
        }

        @Override
        public OptionalDouble hashpriceBtc() {
            return OptionalDouble.of(btcPerPhDay);
        }

        @Override
        public String order(Lot lot) {
            return "Sell %s PH/s of hashrate for %d days (to %s) for about %s USD up front, %s USD/PH/day, which is %s below the fair price; it is then delivered and owed whether the machines run or not, %s BTC at today's difficulty"
                    .formatted(
                            Wording.whole(lot.hashratePh().orElseThrow()),
                            lot.days(),
                            lot.expiry(),
                            Wording.price(-premiumUsd() * lot.btc()),
                            Wording.price(usdPerPhDay()),
                            Wording.percent(discount),
                            Wording.btc(lot.btc()));
        }

        @Override
        public OptionalDouble entryPriceUsd() {
            return OptionalDouble.of(usdPerPhDay());
        }
    }
}
