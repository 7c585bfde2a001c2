package io.davylamp.rulebook;

import io.davylamp.rulebook.trial.Busy;
import io.davylamp.rulebook.trial.Trial;
import io.davylamp.rulebook.version.Activation;
import io.davylamp.rulebook.version.ActivationStore;
import io.davylamp.rulebook.version.RulebookVersion;
import io.davylamp.rulebook.version.VersionState;
import io.davylamp.rulebook.version.VersionState.Decision;
import io.davylamp.rulebook.version.VersionStore;
import io.davylamp.rules.Compilation;
import io.davylamp.rules.RuleCompiler;
import io.davylamp.rules.RuleProblem;
import io.davylamp.rules.RuleSet;
import io.davylamp.rules.RulebookSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Decides what happens to a change in the watched folder. */
@ApplicationScoped
class FolderDesk {
    private static final Logger LOG = Logger.getLogger(FolderDesk.class);

    private final VersionStore versions;
    private final ActivationStore activations;
    private final RulesFolder folder;
    private final Trial trial;
    private final LifeCycleConfig config;

    FolderDesk(
            VersionStore versions,
            ActivationStore activations,
            RulesFolder folder,
            Trial trial,
            LifeCycleConfig config) {
        this.versions = versions;
        this.activations = activations;
        this.folder = folder;
        this.trial = trial;
        this.config = config;
    }

    /** The outcome for the folder's rulebook. */
    sealed interface Outcome {
        /** It is nothing new, or waits for approval, or another replica was faster. */
        record Nothing() implements Outcome {}

        record Refused(String version, List<RuleProblem> problems) implements Outcome {}

        /** This replica put it in force. */
        record Activated(RuleSet rules, Activation activation) implements Outcome {}
    }

    /**
     * Acts on a change.
     *
     * @throws Busy if the machine is to blame that it could not be tried
     */
    Outcome actOn(RulesFolder.Look.Changed change, Instant now) {
        String version = change.source().version();
        Optional<Activation> active = activations.active();
        if (active.map(Activation::version).equals(Optional.of(version))
                || (change.first() && wasActedOn(version, active))) {
            return new Outcome.Nothing();
        }
        List<RuleProblem> problems = trial.of(change.source()).problems();
        if (!problems.isEmpty()) {
            return refused(version, problems, now);
        }
        Compilation compilation = RuleCompiler.compile(change.source());
        if (compilation instanceof Compilation.Refused refused) {
            return refused(version, refused.problems(), now);
        }
        RuleSet rules = ((Compilation.Compiled) compilation).rules();
        if (config.activation() == LifeCycleConfig.Policy.AUTO || active.isEmpty()) {
            return activate(change.source(), rules, now);
        }
        try (rules) {
            versions.submitFolder(change.source(), version(rules, true, submitted(now)));
            LOG.warnf("rulebook %s in %s waits for approval", version, folder.path());
        }
        return new Outcome.Nothing();
    }

    private Outcome refused(String version, List<RuleProblem> problems, Instant now) {
        refuse(version, problems, now);
        return new Outcome.Refused(version, problems);
    }

    /** Records that the folder was refused. */
    void refuse(String version, List<RuleProblem> problems, Instant now) {
        String why = problems.isEmpty() ? "unreadable" : problems.get(0).toString();
        versions.refused(version, new Decision(name(), why, now), "REFUSED_FOLDER");
    }

    private Outcome activate(RulebookSource source, RuleSet rules, Instant now) {
        Decision decision = new Decision(name(), "the folder was changed", now);
        VersionState.Active state = new VersionState.Active(name(), Optional.empty(), decision);
        Optional<Activation> activation =
                versions.activateFolder(source, version(rules, false, state), "ACTIVATED_BY_FOLDER");
        if (activation.isEmpty()) {
            rules.close();
            return new Outcome.Nothing();
        }
        return new Outcome.Activated(rules, activation.get());
    }

    /**
     * At a start, a folder that was acted on, or was active before and is older than the present activation, does not
     * come back into force: a restarted pod must not undo what is active meanwhile, be its image old or its mounted
     * files new.
     */
    private boolean wasActedOn(String version, Optional<Activation> active) {
        return active.isPresent()
                && (versions.folderActedOn().equals(Optional.of(version))
                        || (activations.wasInForce(version)
                                && folder.changedAt().isBefore(active.get().at())));
    }

    private VersionState.Submitted submitted(Instant now) {
        return new VersionState.Submitted(name(), new Decision(name(), "the folder was changed", now));
    }

    private RulebookVersion version(RuleSet rules, boolean needsApproval, VersionState state) {
        return new RulebookVersion(
                rules.version(),
                rules.policy().name(),
                RulebookVersion.Origin.FOLDER,
                state,
                needsApproval,
                rules.rules().size(),
                List.of());
    }

    private String name() {
        return "folder " + folder.path();
    }
}
