package io.davylamp.backtest.shadow;

import io.davylamp.rulebook.version.ActivationStore;
import io.davylamp.rulebook.version.Backtests;
import io.davylamp.rulebook.version.GateState;
import io.davylamp.rulebook.version.RulebookStore;
import io.davylamp.rulebook.version.RulebookVersion;
import io.davylamp.rulebook.version.VersionStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** The versions that wait for their activation: submitted or approved. */
@ApplicationScoped
public class WaitingVersions {
    private static final int LOOKED_AT = 50;

    private final VersionStore versions;
    private final ActivationStore activations;
    private final RulebookStore texts;
    private final Backtests backtests;

    WaitingVersions(VersionStore versions, ActivationStore activations, RulebookStore texts, Backtests backtests) {
        this.versions = versions;
        this.activations = activations;
        this.texts = texts;
        this.backtests = backtests;
    }

    List<String> all() {
        return versions.latest(LOOKED_AT).stream()
                .filter(it -> it.state().name().isWaiting())
                .map(RulebookVersion::version)
                .toList();
    }

    /**
     * Orders a backtest of each that was never compared with the version in force: because the folder submitted it, or
     * because another version came into force meanwhile.
     */
    public void orderBacktests(Instant now) {
        List<String> waiting = all();
        if (!waiting.isEmpty()) {
            activations.active().ifPresent(it -> waiting.forEach(version -> orderBacktest(it.version(), version, now)));
        }
    }

    private void orderBacktest(String before, String after, Instant now) {
        GateState standing = backtests.standing(before, after);
        if (standing instanceof GateState.NotOrdered || standing instanceof GateState.AgainstAnother) {
            backtests.order(texts.text(before).orElseThrow(), texts.text(after).orElseThrow(), now);
        }
    }
}
