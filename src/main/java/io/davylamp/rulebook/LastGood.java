package io.davylamp.rulebook;

import io.davylamp.rulebook.trial.Busy;
import io.davylamp.rulebook.version.Activation;
import io.davylamp.rulebook.version.ActivationStore;
import io.davylamp.rulebook.version.CorruptRulebook;
import io.davylamp.rulebook.version.RefusedMove;
import io.davylamp.rulebook.version.VersionState.Decision;
import io.davylamp.rulebook.version.VersionStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Brings back what judged before a rulebook that must be taken out, for all replicas and with an entry in the audit. */
@ApplicationScoped
class LastGood {
    private static final int MAX_CHECKED = 50;
    private static final String WHO = "davylamp";

    private final ActivationStore activations;
    private final VersionStore versions;
    private final RulebookDesk desk;
    /** Versions this replica had to take out: none of them comes back as the last good one. */
    private final Set<String> takenOut = new HashSet<>();

    LastGood(ActivationStore activations, VersionStore versions, RulebookDesk desk) {
        this.activations = activations;
        this.versions = versions;
        this.desk = desk;
    }

    /** Whether the version was taken out here before. */
    boolean hasTakenOut(String version) {
        return takenOut.contains(version);
    }

    /** Whether it was this that put a version in force. */
    boolean broughtBack(Activation activation) {
        return activation.source().equals(WHO);
    }

    /**
     * Puts the version activated last before this one back in force; where there is none that can be, this one stays.
     *
     * @throws Busy if the machine is to blame that this is not known; nothing was done, then
     */
    void comesBackFor(String version, String why, Instant now) {
        Decision decision = new Decision(WHO, why, now);
        List<String> earlier = activations.latest(MAX_CHECKED).stream()
                .map(Activation::version)
                .distinct()
                .filter(it -> !takenOut.contains(it) && !it.equals(version))
                .toList();
        for (String candidate : earlier) {
            if (!activations.active().map(Activation::version).equals(Optional.of(version))
                    || isBack(candidate, version, decision)) {
                break;
            }
        }
        takenOut.add(version);
    }

    private boolean isBack(String candidate, String version, Decision decision) {
        try {
            versions.version(candidate)
                    .ifPresent(it -> desk.move(it, RulebookDesk.Verb.ROLLBACK, decision, Optional.of(version)));
            return true;
        } catch (RefusedMove | CorruptRulebook refused) {
            return false;
        }
    }
}
