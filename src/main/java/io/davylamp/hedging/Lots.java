package io.davylamp.hedging;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.OptionalDouble;

/** Sizes as they are traded: always rounded down, so that rounding never hedges too much. */
public final class Lots {
    /** So little of a lot may be missing to a whole one: rounding of the division, no size. */
    private static final double ROUNDING = 1e-9;

    private Lots() {}

    /** A size in whole lots, as a decimal number that has no digits the lot has not. */
    public static double whole(double size, double lot) {
        double count = Math.floor(size / lot + ROUNDING);
        return BigDecimal.valueOf(lot).multiply(BigDecimal.valueOf(count)).doubleValue();
    }

    /** The lot of a deal that hedges at most so many BTC; for a hashrate forward, by PH/s. */
    static Deal.Lot of(Deal deal, double btc, double lot, int days, LocalDate expiry) {
        if (deal.hashpriceBtc().isPresent()) {
            double btcPerPh = deal.hashpriceBtc().getAsDouble() * days;
            double wholePh = whole(btc / btcPerPh, lot);
            return new Deal.Lot(wholePh * btcPerPh, OptionalDouble.of(wholePh), days, expiry);
        }
        return new Deal.Lot(whole(btc, lot), OptionalDouble.empty(), days, expiry);
    }
}
