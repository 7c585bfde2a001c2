package io.davylamp.metrics.network;

import io.davylamp.market.MarketDay;
import io.davylamp.market.MarketHistory;
import io.davylamp.metrics.Computed;
import io.davylamp.metrics.Metric;
import io.davylamp.metrics.NetworkMetric.MinerBalance;
import io.davylamp.metrics.NetworkMetric.MinerOutflow;
import io.davylamp.metrics.NetworkMetric.MinerOutflowScore;
import io.davylamp.metrics.NetworkMetric.PoolConcentration;
import java.util.Arrays;
import java.util.List;

/**
 * What providers' figures say of the miners on a day. A figure that was not reported is not guessed from its
 * neighbours: a window that lacks a day is not computed, and the reason names the day. {@link NetworkIndicators} sees
 * that there are enough days before.
 */
final class MinerOutlook {
    /** A year of ratios, each over a year. */
    static final int SCORE_DAYS = 2 * MinerFlows.YEAR - 1;

    private final List<MarketDay> days;
    private final double[] outflowUsd;
    private final double[] ratio;

    MinerOutlook(MarketHistory history) {
        this.days = history.days();
        this.outflowUsd = days.stream()
                .mapToDouble(it -> it.miners().outflowBtc().orElse(Double.NaN) * it.priceUsd())
                .toArray();
        this.ratio = new double[days.size()];
        for (int i = 0; i < days.size(); i++) {
            boolean reported = i + 1 >= MinerFlows.YEAR && !Double.isNaN(outflowUsd[i]);
            ratio[i] = reported ? MinerFlows.ratio(outflowUsd, i) : Double.NaN;
        }
    }

    Metric outflow(int i) {
        if (lacks(i, MinerFlows.YEAR) >= 0) {
            return notReported(MinerOutflow.class, i, MinerFlows.YEAR);
        }
        return Computed.of(MinerOutflow.class, () -> new MinerOutflow(outflowUsd[i], ratio[i]), ratio[i]);
    }

    Metric score(int i) {
        if (lacks(i, SCORE_DAYS) >= 0) {
            return notReported(MinerOutflowScore.class, i, SCORE_DAYS);
        }
        return Computed.of(MinerOutflowScore.class, MinerFlows.score(ratio, i), MinerOutflowScore::new);
    }

    Metric balance(int i) {
        MarketDay before = days.get(i - MinerFlows.MONTH);
        for (MarketDay day : List.of(days.get(i), before)) {
            if (day.miners().balanceBtc().isEmpty()) {
                return Computed.missing(
                        MinerBalance.class, "the market readings of %s give no minerBalanceBtc".formatted(day.date()));
            }
        }
        double btc = days.get(i).miners().balanceBtc().orElseThrow();
        double then = before.miners().balanceBtc().orElseThrow();
        return Computed.of(MinerBalance.class, btc, it -> new MinerBalance(it, it - then));
    }

    Metric pools(int i) {
        double[] shares =
                days.get(i).miners().poolShares().stream().mapToDouble(it -> it).toArray();
        if (shares.length == 0) {
            return Computed.missing(
                    PoolConcentration.class,
                    "the market readings of %s give no pools"
                            .formatted(days.get(i).date()));
        }
        double largest = Arrays.stream(shares).max().orElseThrow();
        double reported = Math.min(1, Arrays.stream(shares).sum());
        return Computed.of(
                PoolConcentration.class,
                Concentration.hhi(shares),
                hhi -> new PoolConcentration(hhi, largest, reported));
    }

    private Metric notReported(Class<? extends Metric> type, int i, int count) {
        return Computed.missing(
                type,
                "the market readings of %s, and maybe of other of the %d days, give no minerOutflowBtc"
                        .formatted(days.get(lacks(i, count)).date(), count));
    }

    /** The last day of a window for which no outflow was reported; below zero where there is none. */
    private int lacks(int last, int count) {
        for (int i = last; i > last - count; i--) {
            if (Double.isNaN(outflowUsd[i])) {
                return i;
            }
        }
        return -1;
    }
}
