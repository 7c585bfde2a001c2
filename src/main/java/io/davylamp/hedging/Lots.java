package io.davylamp.hedging;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.OptionalDouble;

/** Sizes as they are traded: always rounded down, so that rounding never hedges too much. */
final class Lots {
    private static final int BTC_DECIMALS = 1;

    private Lots() {}

    /** BTC to a tenth. */
    static double btc(double btc) {
        return BigDecimal.valueOf(btc).setScale(BTC_DECIMALS, RoundingMode.DOWN).doubleValue();
    }

    /** The lot of a deal that hedges at most so many BTC. */
    static Deal.Lot of(Deal deal, double btc, int days, LocalDate expiry) {
        if (deal instanceof Deal.Hashrate hashrate) {
            double btcPerPh = hashrate.btcPerPhDay() * days;
            double wholePh = Math.floor(btc / btcPerPh);
            return new Deal.Lot(wholePh * btcPerPh, OptionalDouble.of(wholePh), days, expiry);
        }
        return new Deal.Lot(btc(btc), OptionalDouble.empty(), days, expiry);
    }
}
