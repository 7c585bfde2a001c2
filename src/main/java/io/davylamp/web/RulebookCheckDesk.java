package io.davylamp.web;

import io.davylamp.backtest.PastMoments;
import io.davylamp.backtest.PastMoments.PastMoment;
import io.davylamp.mining.OperatorProfile;
import io.davylamp.rulebook.Activation;
import io.davylamp.rulebook.Rulebook;
import io.davylamp.rulebook.RulebookStore;
import io.davylamp.rules.Compilation;
import io.davylamp.rules.RuleCompiler;
import io.davylamp.rules.RuleSet;
import io.davylamp.rules.RulebookCheck;
import io.davylamp.rules.RulebookDiff;
import io.davylamp.rules.RulebookSource;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Checks rulebooks that are sent, two at a time on threads of their own. One that does not come to an end is given up
 * after a while and holds its thread, so that at worst there are no more checks; nothing else waits for it.
 */
@ApplicationScoped
class RulebookCheckDesk {
    private static final int AT_ONCE = 2;
    private static final int MOST_SECONDS = 30;

    private final ExecutorService threads = new ThreadPoolExecutor(
            0, AT_ONCE, 1, TimeUnit.MINUTES, new SynchronousQueue<>(), RulebookCheckDesk::thread);
    private final Rulebook rulebook;
    private final RulebookStore rulebooks;
    private final PastMoments past;

    RulebookCheckDesk(Rulebook rulebook, RulebookStore rulebooks, PastMoments past) {
        this.rulebook = rulebook;
        this.rulebooks = rulebooks;
        this.past = past;
    }

    /** Whom the rules are to be tried on. */
    record Subject(OperatorProfile profile, Instant at) {}

    RulebookCheckReply check(RulebookSource source, Optional<Subject> subject) {
        Optional<PastMoment> moment = subject.map(it -> past.of(it.profile(), it.at()));
        Optional<RulebookSource> inForce = inForce();
        Future<RulebookCheckReply> reply;
        try {
            reply = threads.submit(() -> reply(source, inForce, moment));
        } catch (RejectedExecutionException e) {
            throw Fault.passing(
                    ProblemType.BUSY, 5, "%d checks are under way.".formatted(AT_ONCE), "Maybe send it again soon.");
        }
        try {
            return reply.get(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            reply.cancel(true);
            throw Fault.of(
                    ProblemType.BAD_REQUEST,
                    "the check took more than %d s and was given up.".formatted(MOST_SECONDS),
                    "Maybe a rule joins many facts, or a case holds very many: send it in parts.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while checking a rulebook", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a rulebook could not be checked", e.getCause());
        }
    }

    /** The files of the rulebook in force. */
    Optional<RulebookSource> inForce() {
        return rulebooks.active().map(Activation::version).flatMap(rulebooks::text);
    }

    private RulebookCheckReply reply(
            RulebookSource source, Optional<RulebookSource> inForce, Optional<PastMoment> moment) {
        RulebookCheck check = RulebookCheck.of(source);
        Optional<RulebookCheckReply.Trial> trial =
                check.problems().isEmpty() ? moment.flatMap(it -> tried(source, it)) : Optional.empty();
        return RulebookCheckReply.of(check, inForce.map(it -> RulebookDiff.between(it, source)), trial);
    }

    private Optional<RulebookCheckReply.Trial> tried(RulebookSource source, PastMoment moment) {
        if (!(RuleCompiler.compile(source) instanceof Compilation.Compiled compiled)) {
            return Optional.empty();
        }
        try (RuleSet sent = compiled.rules();
                Rulebook.Lease lease = rulebook.lease()) {
            return Optional.of(RulebookCheckReply.Trial.of(
                    moment.state().profile().id().value(), moment.judgedBy(lease.rules()), moment.judgedBy(sent)));
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "rulebook-check");
        thread.setDaemon(true);
        return thread;
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
