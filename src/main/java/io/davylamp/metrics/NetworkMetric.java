package io.davylamp.metrics;

/** The metrics of the network as a whole, one value a day, from the daily series. */
public sealed interface NetworkMetric extends Metric {

    /** Mean of the last seven daily hashprices, network-wide. */
    record NetworkHashprice(
            @Unit(value = "USD/PH/day", meaning = "mean of seven daily hashprices")
            double usdPerPhDay) implements NetworkMetric {}

    /** Issuance in USD over its 365-day mean, and the seven-day mean of that. */
    record Puell(
            @Unit(value = "multiple", meaning = "issuance today / mean of 365 days, USD")
            double multiple,

            @Unit(value = "multiple", meaning = "mean of the last seven days' multiples")
            double multiple7d)
            implements NetworkMetric {}

    /** 30-day over 60-day mean hashrate. */
    record HashRibbon(
            @Unit(value = "ratio", meaning = "30-day / 60-day mean hashrate")
            double ratio,

            @Unit(value = "yes/no", meaning = "the 30-day mean is below the 60-day mean")
            boolean inverted)
            implements NetworkMetric {}

    /** Fall of the seven-day hashprice from its highest of 365 days. */
    record HashpriceDrawdown(
            @Unit(value = "fraction", meaning = "hashprice / its highest of 365 days - 1")
            double fraction) implements NetworkMetric {}

    /** Rank of today's seven-day hashprice: share of values at or below it, today included. */
    record HashpricePercentile(
            @Unit(value = "fraction", meaning = "rank within 365 days")
            double of365d,

            @Unit(value = "fraction", meaning = "rank within 1,460 days")
            double of1460d)
            implements NetworkMetric {}

    /** Change of the seven-day hashprice over 90 days. */
    record HashpriceChange90d(
            @Unit(value = "fraction", meaning = "hashprice / that of 90 days ago - 1")
            double fraction) implements NetworkMetric {}

    /** The mining revenue stress score, 0 to 100. */
    record NetworkStress(
            @Unit(value = "0-100", meaning = "mining revenue stress score")
            double score) implements NetworkMetric {}
}
