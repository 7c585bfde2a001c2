package io.davylamp.whatif;

import io.davylamp.estimate.Completion;
import io.davylamp.market.MarketSnapshot;
import io.davylamp.metrics.system.Contagion;
import io.davylamp.mining.DayCount;
import io.davylamp.mining.OperatorState;
import io.davylamp.rulebook.Rulebook;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Looks at the whole book as one system. Nothing is kept. */
@ApplicationScoped
public class SystemDesk {

    private final Rulebook rulebook;
    private final SceneStore scenes;
    private final SystemConfig config;

    SystemDesk(Rulebook rulebook, SceneStore scenes, SystemConfig config) {
        this.rulebook = rulebook;
        this.scenes = scenes;
        this.config = config;
    }

    /**
     * What is asked; what is left out is the market's or the configuration's.
     *
     * @param priceShock fall of the price, fraction
     */
    public record Question(
            double priceShock,
            OptionalDouble impact,
            OptionalDouble volPerDay,
            OptionalDouble volumeBtcPerDay,
            OptionalDouble horizonDays,
            List<Contagion.Counterparty> counterparties,
            Set<String> failed) {
        public Question {
            counterparties = List.copyOf(counterparties);
            failed = Set.copyOf(failed);
        }

        /** A fall of the price, everything else as usual. */
        public static Question of(double priceShock) {
            OptionalDouble usual = OptionalDouble.empty();
            return new Question(priceShock, usual, usual, usual, usual, List.of(), Set.of());
        }
    }

    /** The book at the latest moment any operator was judged at; empty before there is a market. */
    public Optional<SystemView> view(Question question, Instant now) {
        Instant at = scenes.lastJudged().orElse(now);
        Optional<MarketSnapshot> market = scenes.market(at);
        SystemTerms terms = terms(question, market);
        return market.map(it -> view(scenes, at, it, terms));
    }

    static SystemView view(SceneStore scenes, Instant at, MarketSnapshot market, SystemTerms terms) {
        List<SystemMember> members = new ArrayList<>();
        List<SystemView.NotCounted> notCounted = new ArrayList<>();
        scenes.each(known -> {
            OperatorState state =
                    Completion.of(known.state(), Optional.of(market), at).state();
            List<String> missing = SystemMember.missing(state);
            if (missing.isEmpty()) {
                members.add(SystemMember.of(state, market, terms));
            } else {
                notCounted.add(
                        new SystemView.NotCounted(known.state().profile().id().value(), missing));
            }
        });
        return SystemView.of(at, market, members, notCounted, terms);
    }

    private double machineElasticity() {
        try (Rulebook.Lease lease = rulebook.lease()) {
            return lease.rules().policy().stress().machineElasticity();
        }
    }

    private SystemTerms terms(Question asked, Optional<MarketSnapshot> market) {
        double vol = market.map(it -> it.quotes().impliedVol())
                .orElse(OptionalDouble.empty())
                .orElse(config.volPerYear());
        return new SystemTerms(
                asked.priceShock(),
                asked.impact().orElse(config.impact()),
                asked.volPerDay().orElse(vol / Math.sqrt(DayCount.DAYS_PER_YEAR)),
                asked.volumeBtcPerDay().orElse(config.volumeBtcPerDay()),
                asked.horizonDays().orElse(config.horizonDays()),
                machineElasticity(),
                asked.counterparties(),
                asked.failed());
    }
}
