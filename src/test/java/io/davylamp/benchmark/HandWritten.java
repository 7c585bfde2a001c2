package io.davylamp.benchmark;

import io.davylamp.metrics.Metric;
import io.davylamp.metrics.Metric.Unavailable;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.NetworkMetric.HashRibbon;
import io.davylamp.metrics.NetworkMetric.NetworkStress;
import io.davylamp.metrics.OperatorMetric.AsicLtv;
import io.davylamp.metrics.OperatorMetric.CashMargin;
import io.davylamp.metrics.OperatorMetric.DebtServiceCover;
import io.davylamp.metrics.OperatorMetric.DebtStatus;
import io.davylamp.metrics.OperatorMetric.Dscr;
import io.davylamp.metrics.OperatorMetric.FuturesBasis;
import io.davylamp.metrics.OperatorMetric.HedgeCover;
import io.davylamp.metrics.OperatorMetric.ImpliedVol;
import io.davylamp.metrics.OperatorMetric.InputAge;
import io.davylamp.metrics.OperatorMetric.InputMissing;
import io.davylamp.metrics.OperatorMetric.Liquidity;
import io.davylamp.metrics.OperatorMetric.MarginCall;
import io.davylamp.metrics.OperatorMetric.Runway;
import io.davylamp.metrics.OperatorMetric.SoldToMined;
import io.davylamp.metrics.Scenario;
import io.davylamp.rules.Finding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rulebook of the first edition as a programmer would have written it: one pass over the metrics, then comparisons.
 * The yardstick for what an engine and files that people can edit cost. It gives the same findings, and
 * {@link EvaluationBenchmark} checks that before it measures. That edition never changes again, so neither does this.
 */
final class HandWritten {
    private final List<MarginCall> marginCalls = new ArrayList<>(2);
    private final List<AsicLtv> asicLtvs = new ArrayList<>(2);
    private final List<Runway> runways = new ArrayList<>(3);
    private final List<InputAge> ages = new ArrayList<>(5);
    private final List<InputMissing> missing = new ArrayList<>(0);
    private final List<Unavailable> unavailable = new ArrayList<>();
    private @Nullable CashMargin cashMargin;
    private @Nullable Dscr dscr;
    private @Nullable DebtStatus debtStatus;
    private @Nullable DebtServiceCover debtServiceCover;
    private @Nullable SoldToMined soldToMined;
    private @Nullable Liquidity liquidity;
    private @Nullable HedgeCover hedgeCover;
    private @Nullable FuturesBasis futuresBasis;
    private @Nullable ImpliedVol impliedVol;
    private @Nullable NetworkStress networkStress;
    private @Nullable HashRibbon hashRibbon;

    private HandWritten(MetricSet metrics) {
        for (Metric metric : metrics.values()) {
            sort(metric);
        }
    }

    /** What the rules say, worst first, then by rule. */
    static List<Finding> evaluate(MetricSet metrics, Sayings.Texts texts) {
        HandWritten facts = new HandWritten(metrics);
        Sayings sayings = new Sayings(texts);
        HandWrittenStress.judge(facts, sayings);
        HandWrittenHedges.judge(facts, sayings);
        HandWrittenBalance.judge(metrics, sayings);
        return sayings.sorted();
    }

    private void sort(Metric metric) {
        if (metric instanceof Unavailable it) {
            unavailable.add(it);
        } else if (metric instanceof InputAge it) {
            ages.add(it);
        } else if (metric instanceof Runway it) {
            runways.add(it);
        } else if (metric instanceof MarginCall it) {
            marginCalls.add(it);
        } else if (metric instanceof AsicLtv it) {
            asicLtvs.add(it);
        } else if (metric instanceof InputMissing it) {
            missing.add(it);
        } else if (metric instanceof CashMargin it) {
            cashMargin = it;
        } else if (metric instanceof Dscr it) {
            dscr = it;
        } else if (metric instanceof DebtStatus it) {
            debtStatus = it;
        } else if (metric instanceof DebtServiceCover it) {
            debtServiceCover = it;
        } else {
            sortRarer(metric);
        }
    }

    private void sortRarer(Metric metric) {
        if (metric instanceof SoldToMined it) {
            soldToMined = it;
        } else if (metric instanceof Liquidity it) {
            liquidity = it;
        } else if (metric instanceof HedgeCover it) {
            hedgeCover = it;
        } else if (metric instanceof FuturesBasis it) {
            futuresBasis = it;
        } else if (metric instanceof ImpliedVol it) {
            impliedVol = it;
        } else if (metric instanceof NetworkStress it) {
            networkStress = it;
        } else if (metric instanceof HashRibbon it) {
            hashRibbon = it;
        }
    }

    List<MarginCall> marginCalls() {
        return marginCalls;
    }

    List<AsicLtv> asicLtvs() {
        return asicLtvs;
    }

    List<Runway> runways() {
        return runways;
    }

    List<InputAge> ages() {
        return ages;
    }

    List<InputMissing> missing() {
        return missing;
    }

    List<Unavailable> unavailable() {
        return unavailable;
    }

    @Nullable
    CashMargin cashMargin() {
        return cashMargin;
    }

    @Nullable
    Dscr dscr() {
        return dscr;
    }

    @Nullable
    DebtStatus debtStatus() {
        return debtStatus;
    }

    @Nullable
    DebtServiceCover debtServiceCover() {
        return debtServiceCover;
    }

    @Nullable
    SoldToMined soldToMined() {
        return soldToMined;
    }

    @Nullable
    Liquidity liquidity() {
        return liquidity;
    }

    @Nullable
    HedgeCover hedgeCover() {
        return hedgeCover;
    }

    @Nullable
    FuturesBasis futuresBasis() {
        return futuresBasis;
    }

    @Nullable
    ImpliedVol impliedVol() {
        return impliedVol;
    }

    @Nullable
    NetworkStress networkStress() {
        return networkStress;
    }

    @Nullable
    HashRibbon hashRibbon() {
        return hashRibbon;
    }

    /** Whether a runway that counts, computed from today's market or observed, is below some days. */
    boolean runwayBelow(double days) {
        for (Runway runway : runways) {
            if (runway.scenario() != Scenario.STRESSED && runway.days() < days) {
                return true;
            }
        }
        return false;
    }

    boolean marginCallWithin(double distance) {
        for (MarginCall call : marginCalls) {
            if (call.distance() < distance) {
                return true;
            }
        }
        return false;
    }

    boolean isUnavailable(String metric, Metric.Reason reason) {
        return whyUnavailable(metric, reason) != null;
    }

    @Nullable
    Unavailable whyUnavailable(String metric, Metric.Reason reason) {
        for (Unavailable it : unavailable) {
            if (it.metric().equals(metric) && it.reason() == reason) {
                return it;
            }
        }
        return null;
    }
}
