package io.davylamp.whatif;

import io.davylamp.market.MarketSnapshot;
import io.davylamp.mining.Grade;
import io.davylamp.rulebook.Rulebook;
import io.davylamp.rules.RuleSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Answers what-ifs by the rulebook in force. Nothing is kept. */
@ApplicationScoped
public class WhatIfDesk {
    private final Rulebook rulebook;
    private final SceneStore scenes;

    WhatIfDesk(Rulebook rulebook, SceneStore scenes) {
        this.rulebook = rulebook;
        this.scenes = scenes;
    }

    /** One operator before and after a shock. */
    public Comparison compare(Scene scene, Shock shock) {
        try (Rulebook.Lease lease = rulebook.lease()) {
            return Comparison.of(scene, shock, lease.rules());
        }
    }

    /** The whole book before and after a shock, at the latest moment judged, or {@code now} where there is none. */
    public BookComparison book(Shock shock, Instant now) {
        try (Rulebook.Lease lease = rulebook.lease()) {
            return book(scenes, shock, now, lease.rules());
        }
    }

    /** Operators are judged side by side on all cores, and listed in the order of their ids. */
    static BookComparison book(SceneStore scenes, Shock shock, Instant now, RuleSet rules) {
        Instant at = scenes.lastJudged().orElse(now);
        Optional<MarketSnapshot> market = scenes.market(at);
        Optional<MarketSnapshot> shocked = market.map(it -> Scene.shocked(it, shock));
        BookComparison.Tally tally = new BookComparison.Tally();
        scenes.eachPage(page -> page.parallelStream()
                .map(known -> BookComparison.Pair.of(
                        new Scene(known.state(), market, at).completed(rules), shocked, shock, rules))
                .toList()
                .forEach(tally::add));
        List<String> assumed = market.map(it -> Repricing.of(
                        it,
                        shocked.orElseThrow(),
                        shock,
                        rules.policy().stress().machineElasticity()))
                .orElseGet(() -> Repricing.withoutMarket(shock))
                .sentences();
        return tally.result(shock, at, rules, assumed);
    }

    /**
     * How little it takes to turn an operator's grade.
     *
     * @param target the grade to reach at least; empty for any worse than the present one
     */
    public ReverseStress reverse(Scene scene, Optional<Grade> target, JointShock jointShock) {
        try (Rulebook.Lease lease = rulebook.lease()) {
            return ReverseStress.of(scene.completed(lease.rules()), target, jointShock, lease.rules());
        }
    }
}
