package io.davylamp.monitor;

import io.davylamp.advice.AdviceStore;
import io.davylamp.monitor.backlog.Backlog;
import io.davylamp.monitor.backlog.Reassessments;
import io.davylamp.operator.StateStore;
import io.davylamp.rulebook.Rulebook;
import io.davylamp.rulebook.version.Activation;
import io.davylamp.rulebook.version.ActivationStore;
import io.davylamp.sql.Transactions;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What happens without a reading: work left waiting is finished, and silence grows stale. */
@ApplicationScoped
class ScheduleJob {
    private final Rulebook rulebook;
    private final ActivationStore activations;
    private final RulebookWatch rulebookWatch;
    private final Backlog backlog;
    private final StateStore operators;
    private final Reassessments reassessments;
    private final AdviceStore advice;
    private final Transactions transactions;
    private final MonitorConfig config;
    private final Clock clock;

    ScheduleJob(
            Rulebook rulebook,
            ActivationStore activations,
            RulebookWatch rulebookWatch,
            Backlog backlog,
            StateStore operators,
            Reassessments reassessments,
            AdviceStore advice,
            Transactions transactions,
            MonitorConfig config,
            Clock clock) {
        this.rulebook = rulebook;
        this.activations = activations;
        this.rulebookWatch = rulebookWatch;
        this.backlog = backlog;
        this.operators = operators;
        this.reassessments = reassessments;
        this.advice = advice;
        this.transactions = transactions;
        this.config = config;
        this.clock = clock;
    }

    /** Before any reading is judged: a rulebook. */
    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent event) {
        lookAtRules();
    }

    /** Follows the watched folder and the other replicas; a new rulebook judges the book again. */
    @Scheduled(
            every = "{davylamp.rules.look-every}",
            delayed = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void lookAtRules() {
        rulebook.look();
        rulebookWatch.look();
        Optional<String> version = rulebook.status().active().map(Activation::version);
        boolean judgeAgain = version.isPresent()
                && transactions.inOne(() -> {
                    boolean ours = activations.claimRejudging(version.get());
                    if (ours) {
                        reassessments.addForRulebook();
                    }
                    return ours;
                });
        if (judgeAgain) {
            backlog.ring();
        }
    }

    /** Has finished what another replica, or this one before a restart, left in the middle. */
    @Scheduled(
            every = "{davylamp.monitor.work-off-every}",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void workOff() {
        backlog.look();
        backlog.ring();
    }

    /** Judges the book by the clock where an operator has not been judged for long: stale inputs must show. */
    @Scheduled(
            every = "{davylamp.monitor.look-for-silence-every}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void lookForSilence() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        transactions.inOne(() -> {
            if (operators.anySilent(now.minus(config.dormantAfter()), now.minus(config.silentAfter()))) {
                reassessments.addMoment(now);
            }
            return now;
        });
        backlog.ring();
    }

    /** Ends recommendations that nobody decided in time. */
    @Scheduled(
            every = "{davylamp.monitor.look-for-silence-every}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void expireAdvice() {
        advice.expireDue(clock.instant());
    }
}
