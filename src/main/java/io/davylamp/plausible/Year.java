package io.davylamp.plausible;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The range a year's price and difficulty kept to. Source: the closing prices of price sites and the difficulty in block
 * headers, rounded outwards. The years to come are given the room of the last known with a factor of some four.
 *
 * @param priceLow least price of the year, USD per BTC
 * @param priceHigh greatest price
 * @param difficultyLow least difficulty
 * @param difficultyHigh greatest difficulty
 */
record Year(double priceLow, double priceHigh, double difficultyLow, double difficultyHigh) {
    private static final NavigableMap<Integer, Year> KNOWN =
            Collections.unmodifiableNavigableMap(new TreeMap<>(Map.ofEntries(
                    Map.entry(2009, new Year(0.0005, 0.01, 1, 1.2)),
                    Map.entry(2010, new Year(0.003, 0.41, 1, 1.5e4)),
                    Map.entry(2011, new Year(0.29, 30, 1.4e4, 1.9e6)),
                    Map.entry(2012, new Year(4.2, 14, 1.1e6, 3.5e6)),
                    Map.entry(2013, new Year(13, 1_150, 2.9e6, 1.2e9)),
                    Map.entry(2014, new Year(300, 960, 1.1e9, 4.1e10)),
                    Map.entry(2015, new Year(170, 470, 4e10, 1.04e11)),
                    Map.entry(2016, new Year(360, 980, 1.03e11, 3.2e11)),
                    Map.entry(2017, new Year(780, 19_700, 3.1e11, 1.9e12)),
                    Map.entry(2018, new Year(3_100, 17_200, 1.9e12, 7.5e12)),
                    Map.entry(2019, new Year(3_300, 13_000, 5.6e12, 1.4e13)),
                    Map.entry(2020, new Year(4_900, 29_100, 1.3e13, 2e13)),
                    Map.entry(2021, new Year(29_000, 68_000, 1.3e13, 2.6e13)),
                    Map.entry(2022, new Year(15_700, 47_800, 2.4e13, 3.7e13)),
                    Map.entry(2023, new Year(16_500, 44_500, 3.4e13, 7.3e13)),
                    Map.entry(2024, new Year(39_000, 107_000, 7e13, 1.1e14)),
                    Map.entry(2025, new Year(74_000, 126_000, 1e14, 1.6e14)),
                    Map.entry(2026, new Year(20_000, 500_000, 8e13, 6e14)))));

    static Year of(LocalDate date) {
        Map.Entry<Integer, Year> year = KNOWN.floorEntry(date.getYear());
        return year == null ? KNOWN.firstEntry().getValue() : year.getValue();
    }
}
