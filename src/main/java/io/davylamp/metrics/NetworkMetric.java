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

    /**
     * How much of what the score is computed from was not observed. Hashrate is then implied by difficulty, which
     * follows it late, and blocks are assumed to be 144 a day: miners that switch off show neither in time, so the score
     * may be a class too calm.
     */
    @Since(2)
    record ImpliedFigures(
            @Unit(value = "fraction", meaning = "of 60 days, those whose hashrate is implied by difficulty")
            double hashrate60d,

            @Unit(value = "fraction", meaning = "of 7 days, those whose blocks are assumed to be 144")
            double blocks7d)
            implements NetworkMetric {}

    /**
     * The change of difficulty to expect at the next retarget if the pace so far lasts, up to the end of the day
     * before. Read it with its error: it is chance alone, and half-way it is above 3 points.
     */
    record RetargetEstimate(
            @Unit(value = "fraction", meaning = "expected change of difficulty")
            double change,

            @Unit(value = "fraction", meaning = "one standard deviation of it by chance")
            double error,

            @Unit(value = "blocks", meaning = "blocks left until the retarget")
            double blocksRemaining)
            implements NetworkMetric {}

    /** How far the next halving is, and what it would leave of today's hashprice. */
    record HalvingCountdown(
            @Unit(value = "blocks", meaning = "blocks until the subsidy halves")
            double blocks,

            @Unit(value = "days", meaning = "days until then at ten minutes a block")
            double days,

            @Unit(value = "ratio", meaning = "hashprice with half the subsidy / hashprice")
            double hashpriceFactor)
            implements NetworkMetric {}

    /** How close the eight means of difficulty run together, and the rank of that within a year. */
    record RibbonCompression(
            @Unit(value = "ratio", meaning = "deviation / mean of eight means of difficulty")
            double ratio,

            @Unit(value = "fraction", meaning = "rank within 365 days; low: compressed")
            double of365d)
            implements NetworkMetric {}

    /** How much the price moved about. */
    record RealisedVol(
            @Unit(value = "fraction/year", meaning = "volatility of 30 daily returns")
            double perYear30d) implements NetworkMetric {}

    /** What fees are of a block's reward, and whether they spike, as in an auction for scarce space. */
    record BlockFees(
            @Unit(value = "fraction", meaning = "share of fees in the day's rewards")
            double share,

            @Unit(value = "fraction", meaning = "the same, mean of seven days")
            double share7d,

            @Unit(value = "multiple", meaning = "the day's fees / median of 30 days")
            double spike)
            implements NetworkMetric {}

    /** How hashprice moves with the BTC price: weekly log changes of seven-day means, a year of them. */
    record HashpriceBeta(
            @Unit(value = "ratio", meaning = "change of hashprice for a change of the price")
            double slope,

            @Unit(value = "ratio", meaning = "correlation of the two")
            double correlation)
            implements NetworkMetric {}

    /**
     * How hard miners sell: the Miners' Position Index in its first definition, the day's outflow over its mean. Above
     * 2 most miners are said to sell.
     */
    record MinerOutflow(
            @Unit(value = "USD", meaning = "coins that left miners' wallets that day, at its price")
            double usd,

            @Unit(value = "multiple", meaning = "Miners' Position Index: that / its mean of 365 days")
            double positionIndex)
            implements NetworkMetric {}

    /** The Miners' Position Index in its second definition, which needs a second year. */
    record MinerOutflowScore(
            @Unit(value = "deviations", meaning = "Miners' Position Index as z-score within 365 days")
            double zScore) implements NetworkMetric {}

    /** Whether miners keep what they mine. */
    record MinerBalance(
            @Unit(value = "BTC", meaning = "coins in miners' wallets")
            double btc,

            @Unit(value = "BTC", meaning = "net position change: that - that of 30 days ago")
            double change30dBtc)
            implements NetworkMetric {}

    /**
     * How much of the hashrate few pools hold. What was not reported counts as many small ones, so the index is a
     * floor.
     */
    record PoolConcentration(
            @Unit(value = "0-10,000", meaning = "Herfindahl-Hirschman index of the pools' shares")
            double hhi,

            @Unit(value = "fraction", meaning = "share of the largest pool")
            double largest,

            @Unit(value = "fraction", meaning = "share of all the pools that were reported")
            double told)
            implements NetworkMetric {}
}
