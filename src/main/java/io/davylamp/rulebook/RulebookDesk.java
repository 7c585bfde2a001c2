package io.davylamp.rulebook;

import io.davylamp.audit.AuditHead;
import io.davylamp.rulebook.trial.Trial;
import io.davylamp.rulebook.trial.TrialTask;
import io.davylamp.rulebook.version.Activation;
import io.davylamp.rulebook.version.ActivationStore;
import io.davylamp.rulebook.version.BacktestGate;
import io.davylamp.rulebook.version.Drafts;
import io.davylamp.rulebook.version.RefusedMove;
import io.davylamp.rulebook.version.RulebookStore;
import io.davylamp.rulebook.version.RulebookVersion;
import io.davylamp.rulebook.version.VersionState;
import io.davylamp.rulebook.version.VersionState.Decision;
import io.davylamp.rulebook.version.VersionStore;
import io.davylamp.rules.RuleProblem;
import io.davylamp.rules.RulebookSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where people move versions of the rules: from a draft to being in force, and back to an earlier one. */
@ApplicationScoped
public class RulebookDesk {
    private static final int LONGEST_REASON = 1_000;

    private final RulebookStore texts;
    private final VersionStore versions;
    private final ActivationStore activations;
    private final Drafts drafts;
    private final RulesFolder folder;
    private final Trial trial;
    private final BacktestGate backtests;
    private final LifeCycleConfig config;

    RulebookDesk(
            RulebookStore texts,
            VersionStore versions,
            ActivationStore activations,
            Drafts drafts,
            RulesFolder folder,
            Trial trial,
            BacktestGate backtests,
            LifeCycleConfig config) {
        this.texts = texts;
        this.versions = versions;
        this.activations = activations;
        this.drafts = drafts;
        this.folder = folder;
        this.trial = trial;
        this.backtests = backtests;
        this.config = config;
    }

    /** What a person can do with a version. */
    public enum Verb {
        SUBMIT,
        APPROVE,
        REJECT,
        WITHDRAW,
        ACTIVATE,
        ROLLBACK;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A move made.
     *
     * @param version as it is now
     * @param audit the end of the audit trail after it: whoever keeps it can see later whether the trail was changed
     */
    public record Moved(RulebookVersion version, AuditHead audit) {}

    /**
     * Keeps a draft, and reports what is wrong with it. A draft with faults is kept all the same: it can be read
     * and compared, but not submitted.
     *
     * @throws RefusedMove if the same text is known already and is not closed
     */
    public Moved draft(RulebookSource source, Decision decision) {
        Optional<RulebookVersion> known = versions.version(source.version());
        if (known.isPresent()) {
            return takeUp(known.get(), decision);
        }
        TrialTask.Tried tried = trial.of(source);
        VersionState.Draft draft = new VersionState.Draft(decision.who(), decision);
        RulebookVersion fresh = new RulebookVersion(
                source.version(),
                tried.name(),
                RulebookVersion.Origin.DRAFT,
                draft,
                false,
                tried.rules(),
                tried.problems());
        return new Moved(fresh, drafts.keep(source, fresh, config.mostDrafts()));
    }

    private Moved takeUp(RulebookVersion known, Decision decision) {
        if (!(known.state() instanceof VersionState.Closed closed)) {
            throw new RefusedMove(
                    "the same text is known as version %s, %s."
                            .formatted(known.version(), known.state().name().word()),
                    "Maybe continue with that one.");
        }
        RulebookVersion draft = new RulebookVersion(
                known.version(),
                known.name(),
                RulebookVersion.Origin.DRAFT,
                closed.takeUp(decision),
                false,
                known.rules(),
                known.problems());
        return new Moved(draft, versions.move(known, draft, "DRAFTED"));
    }

    /**
     * Moves a version.
     *
     * @param over for a move into force, the version that is to be replaced; whichever it is where empty
     * @throws RefusedMove if state, policy or a gate forbids it, or someone else was faster
     */
    public Moved move(RulebookVersion version, Verb verb, Decision decision, Optional<String> over) {
        try {
            return switch (verb) {
                case SUBMIT -> submit(version, decision);
                case APPROVE -> moved(version, submitted(version, verb).approve(decision), "APPROVED");
                case REJECT -> moved(version, submitted(version, verb).reject(decision), "REJECTED");
                case WITHDRAW -> moved(version, withdrawn(version, decision), "WITHDRAWN");
                case ACTIVATE -> activate(version, decision, over);
                case ROLLBACK -> rollback(version, decision, over);
            };
        } catch (RefusedMove refused) {
            String why = "%s Reason given: %s".formatted(refused.getMessage(), decision.why());
            versions.refused(
                    version.version(),
                    new Decision(
                            decision.who(), why.substring(0, Math.min(why.length(), LONGEST_REASON)), decision.at()),
                    "REFUSED_" + verb);
            throw refused;
        }
    }

    private Moved submit(RulebookVersion version, Decision decision) {
        if (!(version.state() instanceof VersionState.Draft draft)) {
            throw notFrom(version, Verb.SUBMIT);
        }
        refuseIfFolderOwns(version);
        RulebookSource text = text(version);
        refuseFor(version, trial.of(text).problems());
        Moved submitted = moved(
                new RulebookVersion(
                        version.version(),
                        version.name(),
                        version.origin(),
                        draft.submit(decision),
                        config.activation() == LifeCycleConfig.Policy.APPROVAL,
                        version.rules(),
                        List.of()),
                version,
                "SUBMITTED");
        backtests.order(text, decision.at());
        return submitted;
    }

    private Moved activate(RulebookVersion version, Decision decision, Optional<String> over) {
        VersionState.Active active = active(version, decision);
        refuseIfFolderOwns(version);
        Optional<Activation> before = before(over);
        Decision rested = backtests.pass(before.map(Activation::version), version.version(), decision);
        RulebookSource text = text(version);
        TrialTask.Tried tried = trial.of(text, before.flatMap(it -> texts.soundText(it.version())));
        refuseFor(version, tried.problems());
        refuseFor(version, tried.coverage());
        return activated(
                version, new VersionState.Active(active.author(), active.approver(), rested), before, "ACTIVATED");
    }

    private VersionState.Active active(RulebookVersion version, Decision decision) {
        if (version.state() instanceof VersionState.Approved approved) {
            return approved.activate(decision);
        } else if (version.state() instanceof VersionState.Submitted submitted) {
            if (version.needsApproval() || config.activation() == LifeCycleConfig.Policy.APPROVAL) {
                throw new RefusedMove(
                        "version %s waits for approval.".formatted(version.version()),
                        "Maybe ask somebody other than %s to approve it.".formatted(submitted.author()));
            }
            return submitted.activateUnapproved(decision);
        }
        throw notFrom(version, Verb.ACTIVATE);
    }

    private Moved rollback(RulebookVersion version, Decision decision, Optional<String> over) {
        if (!(version.state() instanceof VersionState.Retired retired)) {
            throw notFrom(version, Verb.ROLLBACK);
        }
        Optional<Activation> before = before(over);
        refuseFor(version, trial.of(text(version)).problems());
        return activated(version, retired.activateAgain(decision), before, "ROLLED_BACK");
    }

    private Optional<Activation> before(Optional<String> over) {
        Optional<Activation> before = activations.active();
        Optional<String> version = before.map(Activation::version);
        if (over.isPresent() && !over.equals(version)) {
            throw new RefusedMove(
                    "this was to replace %s, but %s is in force.".formatted(over.get(), version.orElse("nothing")),
                    "Maybe compare with that one, then decide again.");
        }
        return before;
    }

    private Moved activated(
            RulebookVersion was, VersionState.Active active, Optional<Activation> before, String action) {
        RulebookVersion is = was.in(active);
        return new Moved(is, versions.activate(was, is, before, action));
    }

    private Moved moved(RulebookVersion was, VersionState next, String action) {
        return moved(was.in(next), was, action);
    }

    private Moved moved(RulebookVersion is, RulebookVersion was, String action) {
        return new Moved(is, versions.move(was, is, action));
    }

    private static VersionState.Submitted submitted(RulebookVersion version, Verb verb) {
        if (version.state() instanceof VersionState.Submitted submitted) {
            return submitted;
        }
        throw notFrom(version, verb);
    }

    private static VersionState withdrawn(RulebookVersion version, Decision decision) {
        if (version.state() instanceof VersionState.Draft it) {
            return it.withdraw(decision);
        } else if (version.state() instanceof VersionState.Submitted it) {
            return it.withdraw(decision);
        } else if (version.state() instanceof VersionState.Approved it) {
            return it.withdraw(decision);
        }
        throw notFrom(version, Verb.WITHDRAW);
    }

    private void refuseIfFolderOwns(RulebookVersion version) {
        if (version.origin() == RulebookVersion.Origin.DRAFT && folder.isOwner()) {
            throw new RefusedMove(
                    "the rules belong to the folder %s, so they are changed there.".formatted(folder.path()),
                    "Maybe download the change: GET /api/v1/rulebooks/%s/patch, and apply it there."
                            .formatted(version.version()));
        }
    }

    private static void refuseFor(RulebookVersion version, List<RuleProblem> problems) {
        if (!problems.isEmpty()) {
            throw new RefusedMove(
                    "version %s has %d %s: %s"
                            .formatted(
                                    version.version(),
                                    problems.size(),
                                    problems.size() == 1 ? "fault" : "faults",
                                    problems.get(0)),
                    "Maybe correct it in a new draft.",
                    problems);
        }
    }

    private static RefusedMove notFrom(RulebookVersion version, Verb verb) {
        String state = version.state().name().word();
        return new RefusedMove(
                "version %s is %s; to %s it, it must be %s."
                        .formatted(version.version(), state, verb.word(), wanted(verb)),
                "Maybe somebody else has decided meanwhile: look at it again.");
    }

    private static String wanted(Verb verb) {
        return switch (verb) {
            case SUBMIT -> "a draft";
            case APPROVE, REJECT -> "submitted";
            case WITHDRAW -> "a draft, submitted or approved";
            case ACTIVATE -> "approved, or submitted where no approval is needed";
            case ROLLBACK -> "retired";
        };
    }

    private RulebookSource text(RulebookVersion version) {
        return texts.text(version.version()).orElseThrow();
    }
}
