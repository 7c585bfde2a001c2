package io.davylamp.advice.plan;

import io.davylamp.advice.HedgedOutlook;
import io.davylamp.hedging.Deal;
import io.davylamp.hedging.LockedIn;
import io.davylamp.metrics.MetricSet;
import io.davylamp.mining.Mandate;
import java.util.ArrayList;
import java.util.List;

/** What has to be known before a hedge is done: a loss it locks in, what is owed afterwards, targets it does not reach. */
final class Cautions {
    private Cautions() {}

    static List<String> of(Choice choice, MetricSet metrics, Mandate mandate) {
        List<String> cautions = new ArrayList<>();
        choice.move().deal().ifPresent(deal -> {
            LockedIn.of(deal, metrics).ifPresent(cautions::add);
            if (deal instanceof Deal.Prepaid) {
                cautions.add(
                        "%s PH/s are owed for %d days once they are paid for: machines that stop or are taken by a lender leave the delivery to be bought in the market."
                                .formatted(
                                        Comparisons.usd(choice.order().size()),
                                        choice.order().tenorDays()));
            }
        });
        cautions.addAll(shortfalls(choice.after(), mandate));
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
}
