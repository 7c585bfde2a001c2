package io.davylamp.web.advice;

import io.davylamp.advice.HedgedOutlook;
import io.davylamp.advice.Remedy;
import io.davylamp.advice.desk.PlanRequests;
import io.davylamp.advice.plan.Plan;
import io.davylamp.mining.Mandate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A plan as the API reports it.
 *
 * @param result whether the targets can be met
 * @param at the moment planned for
 * @param targets what is to be achieved
 * @param before the operator's position
 * @param plan the cheapest set that meets the targets, or what comes closest; absent where nothing is needed
 * @param others sets that cost more but bind less cash, risk less margin or give up less upside
 * @param shortfalls what is still missing where no set meets them, or what is not known to plan on
 * @param remedies what would meet them where no set does, each alone
 * @param cautions what whoever acts on it must know of the figures it is based on
 */
@Schema(name = "HedgePlan")
record PlanReport(
        Result result,
        Instant at,
        Mandate.Targets targets,
        Optional<HedgedOutlook> before,
        Optional<Plan.Basket> plan,
        List<Plan.Basket> others,
        List<String> shortfalls,
        List<Remedy> remedies,
        List<String> cautions) {

    /** What came of planning. */
    enum Result {
        NOT_NEEDED,
        REACHED,
        OUT_OF_REACH,
        UNKNOWN
    }

    static PlanReport of(PlanRequests.Planned planned) {
        Plan plan = planned.plan();
        if (plan instanceof Plan.NotNeeded it) {
            return report(Result.NOT_NEEDED, planned, it.now(), null, List.of());
        } else if (plan instanceof Plan.Reached it) {
            return report(Result.REACHED, planned, it.before(), it.cheapest(), it.others());
        } else if (plan instanceof Plan.OutOfReach it) {
            return report(Result.OUT_OF_REACH, planned, it.before(), it.closest(), List.of())
                    .lacking(it.shortfalls(), it.remedies());
        }
        return report(Result.UNKNOWN, planned, null, null, List.of())
                .lacking(List.of(((Plan.Unknown) plan).reason()), List.of());
    }

    private PlanReport lacking(List<String> shortfalls, List<Remedy> remedies) {
        return new PlanReport(result, at, targets, before, plan, others, shortfalls, remedies, cautions);
    }

    private static PlanReport report(
            Result result,
            PlanRequests.Planned planned,
            @Nullable HedgedOutlook before,
            Plan.@Nullable Basket basket,
            List<Plan.Basket> others) {
        return new PlanReport(
                result,
                planned.at(),
                planned.targets(),
                Optional.ofNullable(before),
                Optional.ofNullable(basket),
                others,
                List.of(),
                List.of(),
                planned.cautions());
    }
}
