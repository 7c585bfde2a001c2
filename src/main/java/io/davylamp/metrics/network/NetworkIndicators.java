package io.davylamp.metrics.network;

import io.davylamp.market.MarketDay;
import io.davylamp.market.MarketHistory;
import io.davylamp.metrics.Computed;
import io.davylamp.metrics.Metric;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.NetworkMetric.BlockFees;
import io.davylamp.metrics.NetworkMetric.HalvingCountdown;
import io.davylamp.metrics.NetworkMetric.HashRibbon;
import io.davylamp.metrics.NetworkMetric.HashpriceBeta;
import io.davylamp.metrics.NetworkMetric.HashpriceChange90d;
import io.davylamp.metrics.NetworkMetric.HashpriceDrawdown;
import io.davylamp.metrics.NetworkMetric.HashpricePercentile;
import io.davylamp.metrics.NetworkMetric.ImpliedFigures;
import io.davylamp.metrics.NetworkMetric.MinerBalance;
import io.davylamp.metrics.NetworkMetric.MinerOutflow;
import io.davylamp.metrics.NetworkMetric.MinerOutflowScore;
import io.davylamp.metrics.NetworkMetric.NetworkHashprice;
import io.davylamp.metrics.NetworkMetric.NetworkStress;
import io.davylamp.metrics.NetworkMetric.PoolConcentration;
import io.davylamp.metrics.NetworkMetric.Puell;
import io.davylamp.metrics.NetworkMetric.RealisedVol;
import io.davylamp.metrics.NetworkMetric.RetargetEstimate;
import io.davylamp.metrics.NetworkMetric.RibbonCompression;
import io.davylamp.metrics.Series;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The network's metrics of any day of a market history. Every window ends with the day itself and is summed again in
 * the order of its days, so a day's figures depend on the days of its windows alone, not on where the history begins,
 * and a replay over a shorter history gives the same figures to the last bit. Immutable; safe to share.
 */
public final class NetworkIndicators {
    /** Days that the longest indicator looks back on: a rank among 1,460 seven-day means, and some days of reserve. */
    public static final int DAYS_BEFORE = 1_480;

    private static final int WEEK = NetworkSeries.WEEK;
    private static final int YEAR = NetworkSeries.YEAR;
    private static final int FOUR_YEARS = NetworkSeries.FOUR_YEARS;

    private final MarketHistory history;
    private final NetworkOutlook outlook;
    private final MinerOutlook miners;
    private final double[] hashrate;
    private final double[] hashprice7d;
    private final double[] puell;

    public NetworkIndicators(MarketHistory history) {
        this.history = history;
        this.outlook = new NetworkOutlook(history);
        this.miners = new MinerOutlook(history);
        List<MarketDay> days = history.days();
        double[] hashprice =
                days.stream().mapToDouble(MarketDay::hashpriceUsdPerPhDay).toArray();
        double[] issuance = days.stream().mapToDouble(MarketDay::issuanceUsd).toArray();
        this.hashrate = days.stream().mapToDouble(MarketDay::hashrateEh).toArray();
        this.hashprice7d = NetworkSeries.weekly(hashprice);
        this.puell = new double[days.size()];
        for (int i = 0; i < days.size(); i++) {
            puell[i] = i + 1 < YEAR ? Double.NaN : NetworkSeries.puell(issuance, i);
        }
    }

    /** The metrics of a day, each from the days up to and including it, or unavailable where they do not suffice. */
    public MetricSet on(LocalDate day) {
        int i = history.indexOf(day);
        int known = i < hashrate.length ? Math.max(0, i + 1) : 0;
        List<Metric> metrics = new ArrayList<>(List.of(
                given(known, WEEK, NetworkHashprice.class, () -> hashprice(i)),
                given(known, YEAR + WEEK - 1, Puell.class, () -> puell(i)),
                given(known, NetworkSeries.RIBBON_SLOW, HashRibbon.class, () -> ribbon(i)),
                given(known, YEAR + WEEK - 1, HashpriceDrawdown.class, () -> drawdown(i)),
                given(known, FOUR_YEARS + WEEK - 1, HashpricePercentile.class, () -> percentile(i)),
                given(known, NetworkSeries.CHANGE + WEEK, HashpriceChange90d.class, () -> change(i)),
                given(known, FOUR_YEARS + WEEK - 1, NetworkStress.class, () -> stress(i)),
                given(
                        known,
                        DifficultyRibbon.MAX_DAYS + YEAR - 1,
                        RibbonCompression.class,
                        () -> outlook.compression(i)),
                given(known, NetworkOutlook.BETA_DAYS, HashpriceBeta.class, () -> outlook.beta(i, hashprice7d)),
                given(known, NetworkOutlook.VOL_DAYS, RealisedVol.class, () -> outlook.realisedVol(i)),
                given(known, NetworkOutlook.FEE_DAYS, BlockFees.class, () -> outlook.fees(i)),
                given(known, 1, HalvingCountdown.class, () -> outlook.halving(i)),
                given(known, 2, RetargetEstimate.class, () -> outlook.retarget(i)),
                given(known, MinerFlows.YEAR, MinerOutflow.class, () -> miners.outflow(i)),
                given(known, MinerOutlook.SCORE_DAYS, MinerOutflowScore.class, () -> miners.score(i)),
                given(known, MinerFlows.MONTH + 1, MinerBalance.class, () -> miners.balance(i)),
                given(known, 1, PoolConcentration.class, () -> miners.pools(i))));
        if (known > 0) {
            metrics.add(implied(i));
        }
        return new MetricSet(metrics);
    }

    private ImpliedFigures implied(int i) {
        return new ImpliedFigures(
                share(i, NetworkSeries.RIBBON_SLOW, MarketDay::hashrateIsImplied),
                share(i, WEEK, MarketDay::blocksMayBeAssumed));
    }

    /** Of the days up to and including one, as far back as is looked or known, the share of such. */
    private double share(int i, int back, Predicate<MarketDay> such) {
        List<MarketDay> days = history.days().subList(Math.max(0, i + 1 - back), i + 1);
        return (double) days.stream().filter(such).count() / days.size();
    }

    private static Metric given(
            int known, int needed, Class<? extends Metric> type, Supplier<? extends Metric> formula) {
        return known >= needed
                ? formula.get()
                : Computed.historyTooShort(
                        type, "needs %d days in a row up to the day; there are %d".formatted(needed, known));
    }

    private Metric hashprice(int i) {
        return Computed.of(NetworkHashprice.class, hashprice7d[i], NetworkHashprice::new);
    }

    private Metric puell(int i) {
        double week = Series.mean(puell, i, WEEK);
        return Computed.of(Puell.class, () -> new Puell(puell[i], week), puell[i], week);
    }

    private Metric ribbon(int i) {
        double ratio = NetworkSeries.ribbon(hashrate, i);
        return Computed.of(HashRibbon.class, ratio, it -> new HashRibbon(it, it < 1));
    }

    private Metric drawdown(int i) {
        return Computed.of(HashpriceDrawdown.class, NetworkSeries.drawdown(hashprice7d, i), HashpriceDrawdown::new);
    }

    private Metric percentile(int i) {
        double year = Series.rank(hashprice7d, i, YEAR);
        double fourYears = Series.rank(hashprice7d, i, FOUR_YEARS);
        return Computed.of(HashpricePercentile.class, () -> new HashpricePercentile(year, fourYears), hashprice7d[i]);
    }

    private Metric change(int i) {
        return Computed.of(HashpriceChange90d.class, NetworkSeries.change(hashprice7d, i), HashpriceChange90d::new);
    }

    private Metric stress(int i) {
        double score = StressScore.of(
                Series.rank(hashprice7d, i, FOUR_YEARS),
                Series.mean(puell, i, WEEK),
                NetworkSeries.change(hashprice7d, i),
                NetworkSeries.drawdown(hashprice7d, i),
                NetworkSeries.ribbon(hashrate, i));
        return Computed.of(NetworkStress.class, score, NetworkStress::new);
    }
}
