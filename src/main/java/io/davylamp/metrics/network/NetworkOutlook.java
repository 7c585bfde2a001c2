package io.davylamp.metrics.network;

import io.davylamp.market.MarketDay;
import io.davylamp.market.MarketHistory;
import io.davylamp.metrics.Beta;
import io.davylamp.metrics.Computed;
import io.davylamp.metrics.Metric;
import io.davylamp.metrics.NetworkMetric.BlockFees;
import io.davylamp.metrics.NetworkMetric.HalvingCountdown;
import io.davylamp.metrics.NetworkMetric.HashpriceBeta;
import io.davylamp.metrics.NetworkMetric.RealisedVol;
import io.davylamp.metrics.NetworkMetric.RetargetEstimate;
import io.davylamp.metrics.NetworkMetric.RibbonCompression;
import io.davylamp.metrics.Series;
import io.davylamp.metrics.Volatility;
import java.util.Arrays;
import java.util.List;

/**
 * What a day's history says beside the stress score: where difficulty and subsidy are going, how the price moves, what
 * fees do. Days are given by their place in the history; {@link NetworkIndicators} sees that there are enough before.
 */
final class NetworkOutlook {
    static final int VOL_DAYS = 31;
    static final int FEE_DAYS = 30;
    static final int BETA_DAYS = 365 + 6;

    private static final int WEEK = 7;
    private static final int YEAR = 365;
    private static final int FEWEST_BLOCKS = 144;
    private static final double SECONDS_PER_BLOCK = 600;
    private static final double SECONDS_PER_DAY = 86_400;

    private final List<MarketDay> days;
    private final double[] price;
    private final double[] compression;

    NetworkOutlook(MarketHistory history) {
        this.days = history.days();
        this.price = days.stream().mapToDouble(MarketDay::priceUsd).toArray();
        double[] difficulty = days.stream().mapToDouble(MarketDay::difficulty).toArray();
        this.compression = new double[days.size()];
        for (int i = 0; i < days.size(); i++) {
            compression[i] =
                    i + 1 < DifficultyRibbon.MAX_DAYS ? Double.NaN : DifficultyRibbon.compression(difficulty, i);
        }
    }

    Metric compression(int i) {
        double rank = Series.rank(compression, i, YEAR);
        return Computed.of(RibbonCompression.class, compression[i], ratio -> new RibbonCompression(ratio, rank));
    }

    Metric realisedVol(int i) {
        double[] window = Arrays.copyOfRange(price, i - VOL_DAYS + 1, i + 1);
        return Computed.of(RealisedVol.class, Volatility.realisedPerYear(window), RealisedVol::new);
    }

    /** Weekly changes of the seven-day means, the last ending with the day, 52 of them. Both are smoothed alike. */
    Metric beta(int i, double[] hashprice7d) {
        double[] price7d = new double[YEAR];
        for (int j = 0; j < YEAR; j++) {
            price7d[j] = Series.mean(price, i - YEAR + 1 + j, WEEK);
        }
        double[] hashprice = Arrays.copyOfRange(hashprice7d, i - YEAR + 1, i + 1);
        Beta beta = Beta.of(Volatility.logChanges(hashprice, WEEK), Volatility.logChanges(price7d, WEEK));
        return Computed.of(
                HashpriceBeta.class,
                () -> new HashpriceBeta(beta.beta(), beta.correlation()),
                beta.beta(),
                beta.correlation());
    }

    Metric fees(int i) {
        double[] fees = new double[FEE_DAYS];
        for (int j = 0; j < FEE_DAYS; j++) {
            fees[j] = days.get(i - FEE_DAYS + 1 + j).feesBtcPerBlock();
        }
        Arrays.sort(fees);
        double median = (fees[FEE_DAYS / 2 - 1] + fees[FEE_DAYS / 2]) / 2;
        double today = days.get(i).feesBtcPerBlock();
        double share = today / (days.get(i).subsidyBtc() + today);
        double weekFees = weekMean(i, true);
        double share7d = weekFees / (weekMean(i, false) + weekFees);
        double spike = today / median;
        return Computed.of(BlockFees.class, () -> new BlockFees(share, share7d, spike), share, share7d, spike);
    }

    /** At the day's height and with the fees of its week. */
    Metric halving(int i) {
        if (days.get(i).height().isEmpty()) {
            return Computed.missing(HalvingCountdown.class, "the market reading gives no height");
        }
        long height = days.get(i).height().getAsLong();
        double blocks = Halving.blocksRemaining(height);
        double left = Halving.daysRemaining(height, SECONDS_PER_BLOCK);
        double factor = Halving.hashpriceFactor(days.get(i).subsidyBtc(), weekMean(i, true));
        return Computed.of(HalvingCountdown.class, () -> new HalvingCountdown(blocks, left, factor), factor);
    }

    /**
     * From the heights of the days up to the one before: the day's own may still be growing. The epoch's start lies
     * between two of them, by even steps.
     */
    Metric retarget(int i) {
        int to = i - 1;
        if (days.get(to).height().isEmpty()) {
            return Computed.missing(RetargetEstimate.class, "the market reading of the day before gives no height");
        }
        long height = days.get(to).height().getAsLong();
        long start = height / Difficulty.EPOCH * Difficulty.EPOCH;
        double blocks = height - start;
        if (blocks < FEWEST_BLOCKS) {
            return Computed.historyTooShort(
                    RetargetEstimate.class, "fewer than %d blocks of the epoch are known".formatted(FEWEST_BLOCKS));
        }
        int from = to;
        while (from >= 0 && days.get(from).height().orElse(start) > start) {
            from--;
        }
        if (from < 0 || days.get(from).height().isEmpty()) {
            return Computed.historyTooShort(RetargetEstimate.class, "no height before the epoch's start is known");
        }
        double seconds = (to - from - shareOfDay(from, start)) * SECONDS_PER_DAY;
        double change = Difficulty.estimate(blocks, seconds);
        double error = Difficulty.estimateError(blocks);
        return Computed.of(
                RetargetEstimate.class,
                () -> new RetargetEstimate(change, error, Difficulty.EPOCH - blocks),
                change,
                error);
    }

    /** What part of the day after one had passed when a height was reached. */
    private double shareOfDay(int day, long height) {
        double before = days.get(day).height().orElseThrow();
        double after = days.get(day + 1).height().orElseThrow();
        return (height - before) / (after - before);
    }

    private double weekMean(int i, boolean fees) {
        int from = Math.max(0, i - WEEK + 1);
        double[] week = days.subList(from, i + 1).stream()
                .mapToDouble(day -> fees ? day.feesBtcPerBlock() : day.subsidyBtc())
                .toArray();
        return Series.mean(week);
    }
}
