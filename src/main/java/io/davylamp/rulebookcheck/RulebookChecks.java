package io.davylamp.rulebookcheck;

import io.davylamp.assessment.OperatorMoment;
import io.davylamp.backtest.PastMoments;
import io.davylamp.mining.OperatorProfile;
import io.davylamp.mining.TypedMoment;
import io.davylamp.operator.OperatorStore;
import io.davylamp.rulebook.Rulebook;
import io.davylamp.rulebook.trial.RulesTooCostly;
import io.davylamp.rulebook.trial.TrialProcesses;
import io.davylamp.rulebook.version.Activation;
import io.davylamp.rulebook.version.ActivationStore;
import io.davylamp.rulebook.version.RulebookStore;
import io.davylamp.rules.RulebookSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Has rulebooks that are sent checked in child processes; nothing of them is even read here. */
@ApplicationScoped
public class RulebookChecks {
    private final TrialProcesses bench;
    private final Rulebook rulebook;
    private final RulebookStore rulebooks;
    private final ActivationStore activations;
    private final PastMoments past;
    private final OperatorStore operators;
    private final Clock clock;

    RulebookChecks(
            TrialProcesses bench,
            Rulebook rulebook,
            RulebookStore rulebooks,
            ActivationStore activations,
            PastMoments past,
            OperatorStore operators,
            Clock clock) {
        this.bench = bench;
        this.rulebook = rulebook;
        this.rulebooks = rulebooks;
        this.activations = activations;
        this.past = past;
        this.operators = operators;
        this.clock = clock;
    }

    /** Whom the rules are to be tried on. */
    public record Subject(OperatorProfile profile, Instant at) {}

    /**
     * Checks a rulebook.
     *
     * @param onTopOfInForce whether the rulebook in force stands for the files that are not sent
     * @param shown the files that are to be shown with what is said of them; none for a program
     * @throws io.davylamp.rulebook.trial.Busy if the machine is to blame that there is no answer
     */
    public RulebookCheckAnswer check(
            RulebookSource sent, boolean onTopOfInForce, Optional<Subject> subject, Map<String, String> shown) {
        RulebookSource source = onTopOfInForce ? onTop(sent) : sent;
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
    public Optional<RulebookSource> inForce() {
        return activations.active().map(Activation::version).flatMap(rulebooks::soundText);
    }

    /**
     * Whom to try the rules on, as somebody asks for it.
     *
     * @param operatorId nobody where it is blank
     * @param at now where it is blank
     */
    public Optional<Subject> subject(@Nullable String operatorId, @Nullable String at) {
        if (operatorId == null || operatorId.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(
                new Subject(operators.known(operatorId.strip()), TypedMoment.upTo("at", at, clock.instant())));
    }

    private RulebookSource onTop(RulebookSource sent) {
        Map<String, String> files =
                new HashMap<>(inForce().map(RulebookSource::files).orElse(Map.of()));
        files.putAll(sent.files());
        return new RulebookSource(files);
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
