package io.davylamp.advice.desk;

import io.davylamp.advice.plan.Case;
import io.davylamp.advice.plan.Plan;
import io.davylamp.advice.plan.Planner;
import io.davylamp.metrics.StressScenario;
import io.davylamp.metrics.operator.OperatorMetrics;
import io.davylamp.mining.Mandate;
import io.davylamp.mining.OperatorProfile;
import io.davylamp.rulebook.Rulebook;
import io.davylamp.whatif.Scene;
import io.davylamp.whatif.SceneStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** Plans for a stored operator, as it was last judged, under its mandate and the rulebook in force. */
@ApplicationScoped
public class PlanRequests {
    private final SceneStore scenes;
    private final Rulebook rulebook;
    private final Clock clock;

    PlanRequests(SceneStore scenes, Rulebook rulebook, Clock clock) {
        this.scenes = scenes;
        this.rulebook = rulebook;
        this.clock = clock;
    }

    /**
     * A plan, and what it was made for.
     *
     * @param at the moment planned for
     * @param targets what is to be achieved
     * @param cautions what whoever acts on it must know of the figures it is based on
     */
    public record Planned(Plan plan, Instant at, Mandate.Targets targets, List<String> cautions) {
        public Planned {
            cautions = List.copyOf(cautions);
        }
    }

    /**
     * Plans for one operator.
     *
     * @param asked what the question changes in the operator's mandate
     */
    public Planned plan(OperatorProfile operator, UnaryOperator<Mandate> asked) {
        Scene asKnown = scenes.find(operator.id(), clock.instant()).orElseThrow();
        try (Rulebook.Lease lease = rulebook.lease()) {
            Scene scene = asKnown.completed(lease.rules());
            Mandate mandate = asked.apply(lease.rules().policy().mandates().of(operator.id()));
            StressScenario stress = lease.rules().policy().stress();
            Plan plan = scene.market()
                    .map(market -> new Planner(stress, mandate)
                            .plan(new Case(
                                    scene.state(),
                                    market,
                                    OperatorMetrics.compute(scene.state(), market, stress, scene.at()),
                                    scene.at())))
                    .orElseGet(() -> new Plan.Unknown("no market reading is known"));
            return new Planned(plan, scene.at(), mandate.targets(), asKnown.cautions(lease.rules()));
        }
    }
}
