package io.davylamp.advice.desk;

import io.davylamp.advice.Case;
import io.davylamp.advice.Plan;
import io.davylamp.advice.Planner;
import io.davylamp.metrics.StressScenario;
import io.davylamp.metrics.operator.OperatorMetrics;
import io.davylamp.mining.InvalidValue;
import io.davylamp.mining.Mandate;
import io.davylamp.mining.OperatorId;
import io.davylamp.operator.OperatorStore;
import io.davylamp.rulebook.Rulebook;
import io.davylamp.web.book.OperatorResource;
import io.davylamp.web.problem.Fault;
import io.davylamp.web.problem.Parameters;
import io.davylamp.whatif.Scene;
import io.davylamp.whatif.SceneStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import io.davylamp.web.problem.Fault;
import io.davylamp.web.book.OperatorResource;
import io.davylamp.web.problem.Parameters;
import io.davylamp.web.advice.PlanReport;

/** Plans for a stored operator, as it was last judged, under its mandate and the rulebook in force. */
@ApplicationScoped
class PlanRequests {
    private final OperatorStore operators;
    private final SceneStore scenes;
    private final Rulebook rulebook;
    private final Clock clock;

    PlanRequests(OperatorStore operators, SceneStore scenes, Rulebook rulebook, Clock clock) {
        this.operators = operators;
        this.scenes = scenes;
        this.rulebook = rulebook;
        this.clock = clock;
    }

    /**
     * Targets as a query asks for them, in place of the mandate's.
     *
     * @param stressedRunwayDays runway under stress, days
     * @param cashFlowUsdPerDay cash flow of the worst twentieth, USD a day
     * @param horizonDays over which it counts, days
     */
    record Asked(
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

    PlanReport plan(String operator, Asked asked) {
        OperatorId id = OperatorResource.known(operators, operator).id();
        Scene scene = scenes.find(id, clock.instant()).orElseThrow();
        try (Rulebook.Lease lease = rulebook.lease()) {
            Mandate mandate = asked.over(lease.rules().policy().mandates().of(id));
            StressScenario stress = lease.rules().policy().stress();
            Plan plan = scene.market()
                    .map(market -> new Planner(stress, mandate)
                            .plan(new Case(
                                    scene.state(),
                                    market,
                                    OperatorMetrics.compute(scene.state(), market, stress, scene.at()),
                                    scene.at())))
                    .orElseGet(() -> new Plan.Unknown("no market reading is known"));
            return PlanReport.of(plan, scene.at(), mandate.targets());
        }
    }
}
