package io.davylamp.advice.plan;

import io.davylamp.advice.Cost;
import io.davylamp.advice.HedgedOutlook;
import io.davylamp.mining.Mandate;
import java.util.ArrayList;
import java.util.List;

/** What has to be known before a hedge is done: targets it does not reach, and cash it may take. */
final class Cautions {
    private Cautions() {}

    static List<String> of(Cost cost, HedgedOutlook after, Outlook outlook, Mandate mandate) {
        List<String> cautions = new ArrayList<>();
        double cash = outlook.funds().cashUsd();
        double bound = cost.boundUsd();
        if (bound > mandate.limits().cashShare() * cash) {
            cautions.add("Premium, fees and initial margin take %s USD; the mandate allows %s of %s USD cash."
                    .formatted(Comparisons.usd(bound), share(mandate.limits().cashShare()), Comparisons.usd(cash)));
        }
        if (cost.marginAtRiskUsd() > cash && cost.marginAtRiskUsd() > 0) {
            cautions.add(
                    "If the price rises to its 95 %% quantile the hedge itself binds %s USD of margin, more than the %s USD of cash."
                            .formatted(Comparisons.usd(cost.marginAtRiskUsd()), Comparisons.usd(cash)));
        }
        cautions.addAll(shortfalls(after, mandate));
        return cautions;
    }

    /** The targets not reached, each with by how much. */
    static List<String> shortfalls(HedgedOutlook after, Mandate mandate) {
        List<String> unreached = new ArrayList<>();
        Mandate.Targets targets = mandate.targets();
        if (after.stressed().runwayOrForever() < targets.stressedRunwayDays()) {
            unreached.add("The stressed runway is then %s; the target is %s."
                    .formatted(
                            Comparisons.days(after.stressed().runwayOrForever()),
                            Comparisons.days(targets.stressedRunwayDays())));
        }
        double missing = targets.cashFlowUsdPerDay() - after.lowCashFlowUsdPerDay();
        if (missing > 0) {
            unreached.add("In the worst twentieth of outcomes cash flow still falls %s USD a day short of its target."
                    .formatted(Comparisons.usd(missing)));
        }
        return unreached;
    }

    private static String share(double fraction) {
        return Math.round(100 * fraction) + " %";
    }
}
