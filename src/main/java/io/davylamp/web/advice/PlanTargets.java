package io.davylamp.web.advice;

import io.davylamp.mining.InvalidValue;
import io.davylamp.mining.Mandate;
import io.davylamp.web.problem.Fault;
import io.davylamp.web.problem.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * Targets as a query asks for them, in place of the mandate's.
 *
 * @param stressedRunwayDays runway under stress, days
 * @param cashFlowUsdPerDay cash flow of the worst twentieth, USD a day
 * @param horizonDays over which it counts, days
 */
record PlanTargets(
        @Nullable String stressedRunwayDays,
        @Nullable String cashFlowUsdPerDay,
        @Nullable String horizonDays) {

    Mandate over(Mandate mandate) {
        Mandate.Targets own = mandate.targets();
        try {
            Mandate.Targets targets = new Mandate.Targets(
                    Parameters.number("stressedRunwayDays", stressedRunwayDays, own.stressedRunwayDays()),
                    Parameters.number("cashFlowUsdPerDay", cashFlowUsdPerDay, own.cashFlowUsdPerDay()),
                    (int) Parameters.number("horizonDays", horizonDays, own.horizonDays()),
                    own.hedgeRatio(),
                    own.rebalanceBand());
            return new Mandate(targets, mandate.limits(), mandate.view(), mandate.adviceDays(), mandate.terms());
        } catch (InvalidValue e) {
            throw Fault.atParameter(e.field(), String.valueOf(e.getMessage()), e.advice());
        }
    }
}
