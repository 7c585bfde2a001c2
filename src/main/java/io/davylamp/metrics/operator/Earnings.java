package io.davylamp.metrics.operator;

import static io.davylamp.metrics.Input.FLEET;
import static io.davylamp.metrics.Input.MARKET;

import io.davylamp.market.Hashprice;
import io.davylamp.metrics.Computed;
import io.davylamp.metrics.Input;
import io.davylamp.metrics.Metric;
import io.davylamp.metrics.OperatorMetric;
import io.davylamp.metrics.OperatorMetric.ExpectedOutput;
import io.davylamp.metrics.OperatorMetric.Hashprice7d;
import io.davylamp.metrics.OperatorMetric.Revenue;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** What the machines are expected to earn: hashprice, coins and revenue. */
public final class Earnings {
    private static final Set<Input> MARKET_ALONE = EnumSet.of(MARKET);
    private static final Set<Input> MARKET_AND_FLEET = EnumSet.of(MARKET, FLEET);

    private Earnings() {}

    /**
     * Coins expected: {@code PH × days × uptime × hashprice × (1 − fee)}, BTC. An expectation: what a lone or a PPLNS
     * miner finds scatters about it.
     *
     * @param hashratePh hashrate installed, PH/s
     * @param days for how long, days
     * @param uptime share of the time it hashes, fraction
     * @param btcPerPhDay hashprice as the pool pays it, BTC per PH/s and day
     * @param poolFee the pool's fee, fraction of the payout
     */
    public static double expectedBtc(
            double hashratePh, double days, double uptime, double btcPerPhDay, double poolFee) {
        return hashratePh * days * uptime * btcPerPhDay * (1 - poolFee);
    }

    static List<Metric> of(Situation it) {
        return List.of(
                it.given(MARKET_ALONE, OperatorMetric.Hashprice.class, () -> hashprice(it)),
                it.given(MARKET_ALONE, Hashprice7d.class, () -> hashprice7d(it)),
                it.given(
                        MARKET_AND_FLEET,
                        ExpectedOutput.class,
                        () -> Computed.of(ExpectedOutput.class, it.outputBtcPerDay(), ExpectedOutput::new)),
                it.given(
                        MARKET_AND_FLEET,
                        Revenue.class,
                        () -> Computed.of(Revenue.class, it.revenueUsdPerDay(), Revenue::new)));
    }

    private static Metric hashprice(Situation it) {
        double btc = it.btcPerPhDay();
        double usd = it.usdPerPhDay();
        double feeShare =
                Hashprice.feeShare(it.market().subsidyBtc(), it.market().feesBtcPerBlock());
        return Computed.of(
                OperatorMetric.Hashprice.class,
                () -> new OperatorMetric.Hashprice(usd, btc, feeShare),
                usd,
                btc,
                feeShare);
    }

    private static Metric hashprice7d(Situation it) {
        OptionalDouble mean = it.market().hashprice7dUsdPerPhDay();
        return mean.isPresent()
                ? Computed.of(Hashprice7d.class, mean.getAsDouble(), Hashprice7d::new)
                : Computed.historyTooShort(Hashprice7d.class, "fewer than 7 days of the market are known");
    }
}
