package io.davylamp.metrics.operator;

import static io.davylamp.metrics.Input.DEBT;
import static io.davylamp.metrics.Input.MARKET;
import static io.davylamp.metrics.Input.TREASURY;

import io.davylamp.metrics.Computed;
import io.davylamp.metrics.Input;
import io.davylamp.metrics.Metric;
import io.davylamp.metrics.OperatorMetric.DebtServiceCover;
import io.davylamp.metrics.OperatorMetric.Liquidity;
import io.davylamp.metrics.OperatorMetric.SoldToMined;
import io.davylamp.mining.DayCount;
import io.davylamp.mining.Reading;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** What an operator can pay with, how long that would serve its debt, and whether it eats its coins. */
public final class LiquidTreasury {
    private static final Set<Input> TREASURY_ALONE = EnumSet.of(TREASURY);
    private static final Set<Input> TREASURY_AND_MARKET = EnumSet.of(TREASURY, MARKET);
    private static final Set<Input> TREASURY_MARKET_AND_DEBT = EnumSet.of(TREASURY, MARKET, DEBT);
    private static final double DAYS_PER_MONTH = DayCount.DAYS_PER_YEAR / 12;

    private LiquidTreasury() {}

    /**
     * Liquidity: {@code cash + sellable BTC × price × (1 − haircut) + undrawn credit}, USD. Coins that are pledged or
     * lent count nothing; stablecoins count as cash, after the haircut of their issuer.
     *
     * @param cashUsd cash and stablecoins, USD
     * @param btcUsd sellable BTC after haircut, USD: {@link #btcUsd}
     * @param undrawnUsd committed credit not yet drawn, USD
     */
    public static double liquidityUsd(double cashUsd, double btcUsd, double undrawnUsd) {
        return cashUsd + btcUsd + undrawnUsd;
    }

    /**
     * What coins bring when sold: {@code BTC × price × (1 − haircut)}, USD.
     *
     * @param btc coins that can be sold at will
     * @param priceUsd BTC price, USD
     * @param haircut fraction lost to the sale
     */
    public static double btcUsd(double btc, double priceUsd, double haircut) {
        return btc * priceUsd * (1 - haircut);
    }

    /**
     * BTC sold over BTC mined in the same 30 days. Above 1 the operator eats its treasury.
     *
     * @param sold BTC sold
     * @param mined BTC mined, above 0
     */
    public static double soldToMined(double sold, double mined) {
        return sold / mined;
    }

    static List<Metric> of(Situation it) {
        return List.of(
                it.given(TREASURY_AND_MARKET, Liquidity.class, () -> liquidity(it)),
                debtServiceCover(it),
                it.given(TREASURY_ALONE, SoldToMined.class, () -> soldToMined(it)));
    }

    /** Liquidity as a treasury reading reports it, its coins at a given price, USD. */
    static double liquidityUsd(Situation it, Reading.Treasury treasury, double priceUsd) {
        double btc = btcUsd(
                treasury.btcUnencumbered(), priceUsd, it.state().profile().btcHaircut());
        double cash = treasury.cashUsd() + BalanceSheet.stablecoinsUsd(treasury.stablecoins());
        return liquidityUsd(cash, btc, treasury.undrawnUsd());
    }

    private static Metric liquidity(Situation it) {
        Reading.Treasury treasury = it.treasury();
        double price = it.market().priceUsd();
        double usd = liquidityUsd(it, treasury, price);
        double btc =
                btcUsd(treasury.btcUnencumbered(), price, it.state().profile().btcHaircut());
        double btcShare = usd == 0 ? 0 : btc / usd;
        return Computed.of(Liquidity.class, () -> new Liquidity(usd, btcShare), usd, btcShare);
    }

    private static Metric debtServiceCover(Situation it) {
        if (DebtService.isNone(it)) {
            return Computed.notApplicable(DebtServiceCover.class, DebtService.NONE_DUE);
        }
        return it.given(
                TREASURY_MARKET_AND_DEBT,
                DebtServiceCover.class,
                () -> it.served(DebtServiceCover.class, "", service -> {
                    double liquidity =
                            liquidityUsd(it, it.treasury(), it.market().priceUsd());
                    double months = liquidity / (service * DAYS_PER_MONTH);
                    return Computed.of(DebtServiceCover.class, months, DebtServiceCover::new);
                }));
    }

    private static Metric soldToMined(Situation it) {
        OptionalDouble sold = it.treasury().btcSold30d();
        OptionalDouble mined = it.treasury().btcMined30d();
        if (sold.isEmpty() || mined.isEmpty()) {
            return Computed.missing(
                    SoldToMined.class, "the treasury reading does not say how much was mined and sold in 30 days");
        }
        if (mined.getAsDouble() == 0) {
            return sold.getAsDouble() == 0
                    ? Computed.notApplicable(SoldToMined.class, "nothing was mined and nothing sold in 30 days")
                    : Computed.outOfDomain(SoldToMined.class, "BTC were sold, but none mined in 30 days");
        }
        return Computed.of(SoldToMined.class, soldToMined(sold.getAsDouble(), mined.getAsDouble()), SoldToMined::new);
    }
}
