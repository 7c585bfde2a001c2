package io.davylamp.benchmark;

import io.davylamp.benchmark.Sayings.Ask;
import io.davylamp.metrics.OperatorMetric.CashMargin;
import io.davylamp.metrics.OperatorMetric.Dscr;
import io.davylamp.metrics.OperatorMetric.FuturesBasis;
import io.davylamp.metrics.OperatorMetric.HedgeCover;
import io.davylamp.metrics.OperatorMetric.ImpliedVol;
import io.davylamp.metrics.OperatorMetric.Liquidity;
import io.davylamp.mining.Instrument;
import java.util.List;

/** The rules of {@code hedging}, by hand. */
final class HandWrittenHedges {
    private static final double COVERED = 0.50;
    private static final double DEAR_VOL = 0.90;
    private static final double COIN_SHARE = 0.25;

    private HandWrittenHedges() {}

    static void judge(HandWritten facts, Sayings say) {
        boolean called = facts.marginCallWithin(0.20);
        boolean running = facts.runwayBelow(90);
        if (called || running) {
            Liquidity liquidity = facts.liquidity();
            if (liquidity != null) {
                cash(liquidity, called, say);
            }
        }
        HedgeCover cover = facts.hedgeCover();
        if (cover == null) {
            return;
        }
        if (called) {
            puts(cover, facts, say);
        } else if (running) {
            forward(cover, say);
        } else if (stressed(facts)) {
            production(cover, facts, say);
        } else if (facts.missing().isEmpty()) {
            say.hedge(
                    "HDG-032",
                    new Ask(Instrument.DO_NOTHING, 0, 0),
                    List.of(cover),
                    "Margin, debt service, runway and collateral are sound; %.1f %% of production is hedged.",
                    cover.fraction() * 100);
        }
    }

    private static boolean stressed(HandWritten facts) {
        CashMargin margin = facts.cashMargin();
        Dscr dscr = facts.dscr();
        return (margin != null && margin.fraction() < 0.15)
                || (dscr != null && dscr.ratio() < 1.25)
                || facts.runwayBelow(180)
                || facts.marginCallWithin(0.35);
    }

    private static void cash(Liquidity liquidity, boolean called, Sayings say) {
        double percent = liquidity.btcShare() * 100;
        Ask sell = new Ask(Instrument.SELL_TREASURY, 0.50, 1);
        Ask build = new Ask(Instrument.BUILD_CASH, 1.0, 30);
        boolean coins = liquidity.btcShare() >= COIN_SHARE;
        if (called && coins) {
            say.hedge(
                    "HDG-001",
                    sell,
                    List.of(liquidity),
                    "A margin call is within 20 %%: sell of the free BTC (%.1f %% of liquidity is BTC) what brings it farther away, and pay the loan down.",
                    percent);
        } else if (called) {
            say.hedge(
                    "HDG-002",
                    build,
                    List.of(liquidity),
                    "A margin call is within 20 %% and only %.1f %% of liquidity is BTC: sell production as it is mined and hold the cash.",
                    percent);
        } else if (coins) {
            say.hedge(
                    "HDG-011",
                    sell,
                    List.of(liquidity),
                    "Runway is below 90 days and %.1f %% of liquidity is BTC: sell half of the free BTC.",
                    percent);
        } else {
            say.hedge(
                    "HDG-012",
                    build,
                    List.of(liquidity),
                    "Runway is below 90 days and only %.1f %% of liquidity is BTC: sell production as it is mined and hold the cash.",
                    percent);
        }
    }

    private static void puts(HedgeCover cover, HandWritten facts, Sayings say) {
        ImpliedVol vol = facts.impliedVol();
        if (cover.fraction() < COVERED && vol != null && vol.perYear() <= DEAR_VOL && !facts.runwayBelow(180)) {
            say.hedge(
                    "HDG-003",
                    new Ask(Instrument.BUY_PUTS, 0.50, 90),
                    List.of(cover, vol),
                    "A margin call is within 20 %%, %.1f %% is hedged, liquidity can bear a premium at a vol of %.1f %%: buy puts.",
                    cover.fraction() * 100,
                    vol.perYear() * 100);
        }
    }

    private static void forward(HedgeCover cover, Sayings say) {
        if (cover.fraction() < COVERED) {
            say.hedge(
                    "HDG-013",
                    new Ask(Instrument.HASHRATE_FORWARD, 0.50, 90),
                    List.of(cover),
                    "Runway is below 90 days and %.1f %% of production is hedged: sell hashrate forward against payment up front.",
                    cover.fraction() * 100);
        }
    }

    private static void production(HedgeCover cover, HandWritten facts, Sayings say) {
        double covered = cover.fraction() * 100;
        FuturesBasis basis = facts.futuresBasis();
        ImpliedVol vol = facts.impliedVol();
        if (cover.fraction() >= COVERED) {
            say.hedge(
                    "HDG-031",
                    new Ask(Instrument.DO_NOTHING, 0, 0),
                    List.of(cover),
                    "Revenue is stressed, but %.1f %% of the quarter's production is hedged; the target is 50 %%.",
                    covered);
        } else if (basis == null) {
            say.hedge(
                    "HDG-024",
                    new Ask(Instrument.HASHRATE_FORWARD, 0.50, 90),
                    List.of(cover),
                    "Revenue is stressed and %.1f %% hedged; no futures are quoted: sell hashrate forward.",
                    covered);
        } else if (basis.perYear() >= 0) {
            say.hedge(
                    "HDG-021",
                    new Ask(Instrument.SELL_FUTURES, 0.50, 90),
                    List.of(cover, basis),
                    "Revenue is stressed and %.1f %% hedged; futures stand %.1f %% a year above spot: sell them against half of the quarter's production.",
                    covered,
                    basis.perYear() * 100);
        } else if (vol == null) {
            say.hedge(
                    "HDG-025",
                    new Ask(Instrument.HASHRATE_FORWARD, 0.50, 90),
                    List.of(cover, basis),
                    "Revenue is stressed and %.1f %% hedged; futures stand %.1f %% a year against spot and no options are quoted: sell hashrate forward.",
                    covered,
                    basis.perYear() * 100);
        } else if (vol.perYear() <= DEAR_VOL) {
            say.hedge(
                    "HDG-022",
                    new Ask(Instrument.BUY_PUTS, 0.50, 90),
                    List.of(cover, basis, vol),
                    "Revenue is stressed and %.1f %% hedged; futures stand %.1f %% a year against spot, vol is %.1f %%: buy puts.",
                    covered,
                    basis.perYear() * 100,
                    vol.perYear() * 100);
        } else {
            say.hedge(
                    "HDG-023",
                    new Ask(Instrument.ZERO_COST_COLLAR, 0.50, 90),
                    List.of(cover, basis, vol),
                    "Revenue is stressed and %.1f %% hedged; futures are below spot and vol is %.1f %%: a zero-cost collar.",
                    covered,
                    vol.perYear() * 100);
        }
    }
}
