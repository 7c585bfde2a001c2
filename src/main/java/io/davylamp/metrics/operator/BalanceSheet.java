package io.davylamp.metrics.operator;

import static io.davylamp.metrics.Input.MARKET;
import static io.davylamp.metrics.Input.TREASURY;

import io.davylamp.metrics.Computed;
import io.davylamp.metrics.Input;
import io.davylamp.metrics.Metric;
import io.davylamp.metrics.OperatorMetric.CoinReach;
import io.davylamp.metrics.OperatorMetric.CurrentRatio;
import io.davylamp.metrics.OperatorMetric.QuickRatio;
import io.davylamp.metrics.OperatorMetric.StablecoinHolding;
import io.davylamp.mining.Reading;
import io.davylamp.mining.Stablecoin;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** What is due within a year against what can pay it, and how far the treasury's own coins can be reached. */
public final class BalanceSheet {
    private static final Set<Input> TREASURY_ALONE = EnumSet.of(TREASURY);
    private static final Set<Input> TREASURY_AND_MARKET = EnumSet.of(TREASURY, MARKET);

    private BalanceSheet() {}

    /**
     * Current ratio: {@code current assets / current liabilities}. Below 1 the year's dues exceed what the year frees.
     *
     * @param currentAssetsUsd cash, coins, receivables and what else becomes cash within a year, USD
     * @param currentLiabilitiesUsd what falls due within a year, USD, above 0
     */
    public static double currentRatio(double currentAssetsUsd, double currentLiabilitiesUsd) {
        return currentAssetsUsd / currentLiabilitiesUsd;
    }

    /**
     * Quick ratio: {@code (cash + sellable coins + receivables) / current liabilities}: prepaid hosting and deposits on
     * machines pay no bill.
     *
     * @param quickAssetsUsd cash, sellable coins and receivables, USD
     * @param currentLiabilitiesUsd what falls due within a year, USD, above 0
     */
    public static double quickRatio(double quickAssetsUsd, double currentLiabilitiesUsd) {
        return quickAssetsUsd / currentLiabilitiesUsd;
    }

    /**
     * What stablecoins count for: {@code Σ USD × (1 − haircut)}, USD; the haircut is each issuer's own.
     *
     * @param holdings by issuer
     */
    public static double stablecoinsUsd(List<Stablecoin> holdings) {
        return holdings.stream()
                .mapToDouble(it -> CollateralValue.afterHaircutUsd(it.usd(), it.haircut()))
                .sum();
    }

    static List<Metric> of(Situation it) {
        List<Metric> metrics = new ArrayList<>();
        metrics.add(it.given(TREASURY_AND_MARKET, CurrentRatio.class, () -> currentRatio(it)));
        metrics.add(it.given(TREASURY_AND_MARKET, QuickRatio.class, () -> quickRatio(it)));
        metrics.add(it.given(TREASURY_ALONE, CoinReach.class, () -> coinReach(it.treasury())));
        metrics.addAll(stablecoins(it));
        return metrics;
    }

    private static Metric currentRatio(Situation it) {
        OptionalDouble other = it.treasury().otherCurrentAssetsUsd();
        OptionalDouble due = it.treasury().currentLiabilitiesUsd();
        if (other.isEmpty() || due.isEmpty()) {
            return Computed.missing(
                    CurrentRatio.class, "the treasury reading gives no other current assets or no current liabilities");
        }
        return due.getAsDouble() == 0
                ? Computed.notApplicable(CurrentRatio.class, "nothing falls due within a year")
                : Computed.of(
                        CurrentRatio.class,
                        currentRatio(quickUsd(it) + other.getAsDouble(), due.getAsDouble()),
                        CurrentRatio::new);
    }

    private static Metric quickRatio(Situation it) {
        OptionalDouble due = it.treasury().currentLiabilitiesUsd();
        if (due.isEmpty()) {
            return Computed.missing(QuickRatio.class, "the treasury reading gives no current liabilities");
        }
        return due.getAsDouble() == 0
                ? Computed.notApplicable(QuickRatio.class, "nothing falls due within a year")
                : Computed.of(QuickRatio.class, quickRatio(quickUsd(it), due.getAsDouble()), QuickRatio::new);
    }

    /** What pays bills now: liquidity without credit lines, and receivables where they are given. */
    private static double quickUsd(Situation it) {
        Reading.Treasury treasury = it.treasury();
        return LiquidTreasury.liquidityUsd(it, treasury, it.market().priceUsd())
                - treasury.undrawnUsd()
                + treasury.receivablesUsd().orElse(0);
    }

    private static Metric coinReach(Reading.Treasury treasury) {
        double all = treasury.btcUnencumbered() + treasury.btcPledged();
        if (all == 0) {
            return Computed.notApplicable(CoinReach.class, "it holds no BTC");
        }
        double free = treasury.btcUnencumbered() / all;
        double lent = treasury.btcLent().orElse(0) / all;
        return Computed.of(CoinReach.class, () -> new CoinReach(free, lent), free, lent);
    }

    private static List<Metric> stablecoins(Situation it) {
        if (!it.has(TREASURY)) {
            return List.of(Computed.missing(StablecoinHolding.class, "no reading of TREASURY"));
        } else if (it.treasury().stablecoins().isEmpty()) {
            return List.of(Computed.notApplicable(StablecoinHolding.class, "it reports no stablecoins"));
        }
        double all = it.treasury().cashUsd()
                + it.treasury().stablecoins().stream()
                        .mapToDouble(Stablecoin::usd)
                        .sum();
        return it.treasury().stablecoins().stream()
                .map(coin -> holding(coin, all))
                .toList();
    }

    private static Metric holding(Stablecoin coin, double cashAndCoinsUsd) {
        double share = cashAndCoinsUsd == 0 ? 0 : coin.usd() / cashAndCoinsUsd;
        return Computed.of(
                StablecoinHolding.class,
                () -> new StablecoinHolding(coin.issuer(), coin.usd(), coin.haircut(), share),
                coin.usd(),
                share);
    }
}
