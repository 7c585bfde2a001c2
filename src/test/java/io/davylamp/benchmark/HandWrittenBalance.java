package io.davylamp.benchmark;

import static io.davylamp.mining.Grade.SEVERE;
import static io.davylamp.mining.Grade.STRESSED;
import static io.davylamp.mining.Grade.WATCH;

import io.davylamp.metrics.Metric;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.NetworkMetric.BlockFees;
import io.davylamp.metrics.NetworkMetric.HalvingCountdown;
import io.davylamp.metrics.NetworkMetric.MinerOutflow;
import io.davylamp.metrics.NetworkMetric.PoolConcentration;
import io.davylamp.metrics.NetworkMetric.RetargetEstimate;
import io.davylamp.metrics.OperatorMetric.AllInCost;
import io.davylamp.metrics.OperatorMetric.AsicLtv;
import io.davylamp.metrics.OperatorMetric.CashMargin;
import io.davylamp.metrics.OperatorMetric.CoinReach;
import io.davylamp.metrics.OperatorMetric.CurrentRatio;
import io.davylamp.metrics.OperatorMetric.ExpectedOutput;
import io.davylamp.metrics.OperatorMetric.MarginCall;
import io.davylamp.metrics.OperatorMetric.MarginCallOdds;
import io.davylamp.metrics.OperatorMetric.ObsolescenceShare;
import io.davylamp.metrics.OperatorMetric.PayoutScatter;
import io.davylamp.metrics.OperatorMetric.QuickRatio;
import io.davylamp.metrics.OperatorMetric.Revenue;
import io.davylamp.metrics.OperatorMetric.StablecoinHolding;
import io.davylamp.metrics.OperatorMetric.StressedAsicLtv;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules on what an operator owns and what is coming, by hand, in one further pass over the metrics. */
final class HandWrittenBalance {
    private final Sayings say;
    private final List<MarginCall> calls = new ArrayList<>(2);
    private final List<AsicLtv> asicLtvs = new ArrayList<>(2);
    private @Nullable CashMargin margin;
    private @Nullable ExpectedOutput output;
    private @Nullable Revenue revenue;
    private @Nullable AllInCost allIn;
    private @Nullable CurrentRatio current;
    private @Nullable QuickRatio quick;

    private HandWrittenBalance(Sayings say) {
        this.say = say;
    }

    static void judge(MetricSet metrics, Sayings say) {
        HandWrittenBalance facts = new HandWrittenBalance(say);
        metrics.values().forEach(facts::keep);
        metrics.values().forEach(facts::speak);
        facts.allInCost();
        facts.balanceSheet();
    }

    private void keep(Metric metric) {
        if (metric instanceof MarginCall it) {
            calls.add(it);
        } else if (metric instanceof AsicLtv it) {
            asicLtvs.add(it);
        } else if (metric instanceof CashMargin it) {
            margin = it;
        } else if (metric instanceof ExpectedOutput it) {
            output = it;
        } else if (metric instanceof Revenue it) {
            revenue = it;
        } else if (metric instanceof AllInCost it) {
            allIn = it;
        } else if (metric instanceof CurrentRatio it) {
            current = it;
        } else if (metric instanceof QuickRatio it) {
            quick = it;
        }
    }

    private void speak(Metric metric) {
        if (metric instanceof MarginCallOdds it) {
            odds(it);
        } else if (metric instanceof StressedAsicLtv it) {
            wrongWay(it);
        } else if (metric instanceof ObsolescenceShare it) {
            machines(it);
        } else if (metric instanceof PayoutScatter it) {
            payout(it);
        } else if (metric instanceof StablecoinHolding it) {
            stablecoin(it);
        } else if (metric instanceof CoinReach it) {
            lent(it);
        } else {
            outlook(metric);
        }
    }

    private void odds(MarginCallOdds it) {
        for (MarginCall call : calls) {
            if (it.touched90d() >= 0.50 && call.loanId().equals(it.loanId()) && call.distance() > 0) {
                say.crunch(
                        "COL-021",
                        "MARGIN_CALL_LIKELY",
                        List.of(it, call),
                        "Loan %s is called within 90 days with a probability of %.0f %% at today's implied volatility.",
                        it.loanId(),
                        it.touched90d() * 100);
            }
        }
    }

    private void wrongWay(StressedAsicLtv it) {
        for (AsicLtv now : asicLtvs) {
            if (it.ratio() >= 1.0 && now.loanId().equals(it.loanId()) && now.ratio() < 1.0) {
                say.crunch(
                        "COL-014",
                        "WRONG_WAY_COLLATERAL",
                        List.of(it, now),
                        "After the rulebook's price and difficulty shock loan %s would stand at %.0f %% of its machines' value.",
                        it.loanId(),
                        it.ratio() * 100);
            }
        }
    }

    private void machines(ObsolescenceShare it) {
        double percent = it.fraction() * 100;
        if (it.fraction() > 0.50) {
            say.stress(
                    "REV-022",
                    SEVERE,
                    List.of(it),
                    "%.0f %% of the hashrate does not pay for its power; the limit is 50 %%.",
                    percent);
        } else if (it.fraction() >= 0.25) {
            say.stress(
                    "REV-021",
                    WATCH,
                    List.of(it),
                    "%.0f %% of the hashrate does not pay for its power; from 25 %% it is watched.",
                    percent);
        }
    }

    private void allInCost() {
        if (allIn != null
                && margin != null
                && output != null
                && revenue != null
                && margin.fraction() >= 0
                && output.btcPerDay() > 0
                && revenue.usdPerDay() < allIn.usdPerBtc() * output.btcPerDay()) {
            say.stress(
                    "REV-023",
                    WATCH,
                    List.of(allIn, margin, output, revenue),
                    "A coin costs USD %,.0f all in, more than it brings.",
                    allIn.usdPerBtc());
        }
    }

    private void payout(PayoutScatter it) {
        if (it.shortfallProbability30d() >= 0.10) {
            say.stress(
                    "REV-031",
                    WATCH,
                    List.of(it),
                    "With %.1f blocks expected in 30 days, revenue falls short by a fifth with a probability of %.0f %%; from 10 %% it is watched.",
                    it.expectedBlocks30d(),
                    it.shortfallProbability30d() * 100);
        }
    }

    private void balanceSheet() {
        if (current == null) {
            return;
        }
        if (current.ratio() < 0.50) {
            say.stress(
                    "LIQ-042",
                    STRESSED,
                    List.of(current),
                    "Current assets cover %.2f of current liabilities; the limit is 0.50.",
                    current.ratio());
        } else if (current.ratio() < 1.0) {
            say.stress(
                    "LIQ-041",
                    WATCH,
                    List.of(current),
                    "Current assets cover %.2f of current liabilities; below 1.00 it is watched.",
                    current.ratio());
        } else if (quick != null && quick.ratio() < 0.50) {
            say.stress(
                    "LIQ-043",
                    WATCH,
                    List.of(quick, current),
                    "Cash, sellable coins and receivables cover %.2f of current liabilities; below 0.50 it is watched.",
                    quick.ratio());
        }
    }

    private void stablecoin(StablecoinHolding it) {
        if (it.share() > 0.50) {
            say.stress(
                    "LIQ-031",
                    WATCH,
                    List.of(it),
                    "%.0f %% of cash and stablecoins are owed by %s; above 50 %% it is watched.",
                    it.share() * 100,
                    it.issuer());
        }
    }

    private void lent(CoinReach it) {
        if (it.lent() >= 0.25) {
            say.stress(
                    "LIQ-032",
                    WATCH,
                    List.of(it),
                    "%.0f %% of its BTC are lent out; from 25 %% it is watched.",
                    it.lent() * 100);
        }
    }

    private void outlook(Metric metric) {
        if (metric instanceof HalvingCountdown it && it.days() <= 90) {
            say.crunch(
                    "NET-011",
                    "HALVING_NEAR",
                    List.of(it),
                    "The subsidy halves in some %.0f days; at today's fees %.0f %% of hashprice are left.",
                    it.days(),
                    it.hashpriceFactor() * 100);
        } else if (metric instanceof RetargetEstimate it && it.change() >= 0.05 && it.error() * 2 < it.change()) {
            say.crunch(
                    "NET-012",
                    "DIFFICULTY_RISING",
                    List.of(it),
                    "Difficulty is to rise by %.1f %% at the next retarget, give or take %.1f points.",
                    it.change() * 100,
                    it.error() * 100);
        } else if (metric instanceof BlockFees it && it.share() >= 0.30 && it.spike() >= 3) {
            say.crunch(
                    "NET-013",
                    "FEES_SPIKE",
                    List.of(it),
                    "Fees are %.0f %% of revenue, %.1f times their usual: today's hashprice will not last.",
                    it.share() * 100,
                    it.spike());
        } else {
            miners(metric);
        }
    }

    private void miners(Metric metric) {
        if (metric instanceof MinerOutflow it && it.positionIndex() > 2) {
            say.crunch(
                    "NET-014",
                    "MINERS_SELL",
                    List.of(it),
                    "USD %,.0f left miners' wallets in a day, %.2f times the mean of a year; the limit is 2.",
                    it.usd(),
                    it.positionIndex());
        } else if (metric instanceof PoolConcentration it && it.hhi() > 2500) {
            say.crunch(
                    "NET-016",
                    "POOLS_VERY_CONCENTRATED",
                    List.of(it),
                    "The pools' concentration is %.0f, the largest holds %.0f %%; the limit is 2500.",
                    it.hhi(),
                    it.largest() * 100);
        } else if (metric instanceof PoolConcentration it && it.hhi() > 1800) {
            say.crunch(
                    "NET-015",
                    "POOLS_CONCENTRATED",
                    List.of(it),
                    "The pools' concentration is %.0f, the largest holds %.0f %%; the limit is 1800.",
                    it.hhi(),
                    it.largest() * 100);
        }
    }
}
