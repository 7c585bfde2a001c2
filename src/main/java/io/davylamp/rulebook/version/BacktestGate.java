package io.davylamp.rulebook.version;

import io.davylamp.rulebook.LifeCycleConfig;
import io.davylamp.rulebook.version.VersionState.Decision;
import io.davylamp.rules.RulebookSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** Keeps a version from coming into force by a person's word before the past was judged by it. */
@ApplicationScoped
public class BacktestGate {
    private final Backtests backtests;
    private final ActivationStore activations;
    private final RulebookStore texts;
    private final LifeCycleConfig config;

    public BacktestGate(Backtests backtests, ActivationStore activations, RulebookStore texts, LifeCycleConfig config) {
        this.backtests = backtests;
        this.activations = activations;
        this.texts = texts;
        this.config = config;
    }

    /**
     * The state of a version at the gate.
     *
     * @param before what it is to replace; the first version of all replaces nothing and needs no backtest
     */
    public GateState standing(Optional<String> before, String version) {
        if (before.isEmpty() || config.backtest() == LifeCycleConfig.Backtest.OFFERED) {
            return new GateState.NotAsked();
        }
        return backtests.standing(before.get(), version);
    }

    /**
     * Lets a version through.
     *
     * @return the decision, its reason followed by what it rests on, for the audit trail
     * @throws RefusedMove if a backtest is missing
     */
    public Decision pass(Optional<String> before, String version, Decision decision) {
        GateState standing = standing(before, version);
        String words = standing.words(before.orElse("none"));
        if (!standing.opens()) {
            throw new RefusedMove(
                    "version %s cannot be activated: %s".formatted(version, words), standing.advice(version));
        }
        return new Decision(decision.who(), "%s [%s]".formatted(decision.why(), words), decision.at());
    }

    /** Orders what a version that was submitted needs to pass. */
    public void order(RulebookSource submitted, Instant now) {
        activations
                .active()
                .flatMap(it -> texts.soundText(it.version()))
                .ifPresent(before -> backtests.order(before, submitted, now));
    }
}
