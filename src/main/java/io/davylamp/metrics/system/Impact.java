package io.davylamp.metrics.system;

import io.davylamp.mining.Range;

/** What selling so many coins does to the price. */
public sealed interface Impact {
    /**
     * The price after a sale, USD per BTC.
     *
     * @param priceUsd price before
     * @param btc coins sold over the horizon
     */
    double priceAfter(double priceUsd, double btc);

    /**
     * Square-root law: the price falls by {@code Y σ √(btc / volume)}. Holds over four decades of size on Bitcoin (Donier
     * and Bonart 2015, arXiv 1412.4503), with Y near 1.
     *
     * @param y the law's factor
     * @param volPerDay daily volatility, fraction
     * @param volumeBtcPerDay coins traded a day
     */
    record SquareRoot(double y, double volPerDay, double volumeBtcPerDay) implements Impact {
        public SquareRoot {
            Range.within("y", y, 0, 10, "Maybe leave it at 1.");
            Range.within("volPerDay", volPerDay, 0, 1, "Maybe it is a percentage, or a year's: write 0.035.");
            Range.positive("volumeBtcPerDay", volumeBtcPerDay);
        }

        @Override
        public double priceAfter(double priceUsd, double btc) {
            return priceUsd * (1 - y * volPerDay * Math.sqrt(btc / volumeBtcPerDay));
        }
    }

    /**
     * Kyle's linear law: the price falls by {@code λ btc}.
     *
     * @param usdPerBtc λ: fall of the price for one coin sold, USD
     */
    record Linear(double usdPerBtc) implements Impact {
        public Linear {
            Range.nonNegative("usdPerBtc", usdPerBtc);
        }

        @Override
        public double priceAfter(double priceUsd, double btc) {
            return priceUsd - usdPerBtc * btc;
        }
    }
}
