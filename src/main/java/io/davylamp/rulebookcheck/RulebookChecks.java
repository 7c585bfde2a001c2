package io.davylamp.rulebookcheck;

import io.davylamp.assessment.OperatorMoment;
import io.davylamp.backtest.PastMoments;
import io.davylamp.mining.OperatorProfile;
import io.davylamp.rulebook.version.Activation;
import io.davylamp.rulebook.version.ActivationStore;
import io.davylamp.rulebook.Rulebook;
import io.davylamp.rulebook.version.RulebookStore;
import io.davylamp.rulebook.trial.RulesTooCostly;
import io.davylamp.rulebook.trial.TrialProcesses;
import io.davylamp.rules.RulebookSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Has rulebooks that are sent checked in child processes; nothing of them is even read here. */
@ApplicationScoped
class RulebookChecks {
    private final TrialProcesses bench;
    private final Rulebook rulebook;
    private final RulebookStore rulebooks;
    private final ActivationStore activations;
    private final PastMoments past;

    RulebookChecks(
            TrialProcesses bench,
            Rulebook rulebook,
            RulebookStore rulebooks,
            ActivationStore activations,
            PastMoments past) {
        this.bench = bench;
        this.rulebook = rulebook;
        this.rulebooks = rulebooks;
        this.activations = activations;
        this.past = past;
    }

    /** Whom the rules are to be tried on. */
    record Subject(OperatorProfile profile, Instant at) {}

    /**
     * Checks a rulebook.
     *
     * @param shown the files that are to be shown with what is said of them; none for a program
     * @throws io.davylamp.rulebook.trial.Busy if the machine is to blame that there is no answer
     */
    RulebookCheckAnswer check(RulebookSource source, Optional<Subject> subject, Map<String, String> shown) {
        Optional<OperatorMoment> moment = subject.map(it -> past.of(it.profile(), it.at()));
        RulebookCheckTask task = new RulebookCheckTask(
                source.files(), inForce().map(RulebookSource::files), moment.map(RulebookCheckTask.Moment::of), shown);
        try {
            RulebookCheckAnswer answer = bench.answer(task);
            return answer.sent()
                    .map(it -> answer.with(beside(it, moment.orElseThrow())))
                    .orElse(answer);
        } catch (RulesTooCostly e) {
            return RulebookCheckAnswer.of(
                    RulebookCheckReply.refused(source.version(), e.problem()), Optional.empty(), Map.of());
        }
    }

    /** The files of the rulebook in force. */
    Optional<RulebookSource> inForce() {
        return activations.active().map(Activation::version).flatMap(rulebooks::soundText);
    }

    private RulebookCheckReply.Trial beside(RulebookCheckReply.Verdict sent, OperatorMoment moment) {
        try (Rulebook.Lease lease = rulebook.lease()) {
            return new RulebookCheckReply.Trial(
                    moment.state().profile().id().value(),
                    moment.at(),
                    RulebookCheckReply.Verdict.of(moment.judgedBy(lease.rules())),
                    sent);
        }
    }
}
