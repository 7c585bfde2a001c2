package io.davylamp.rulebook.trial;

import io.davylamp.rulebook.RulebookConfig;
import io.davylamp.rulebook.trial.ChildProcess.Limits;
import io.davylamp.rulebook.trial.ChildProcess.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Where rules are processed before anybody has vetted them: in processes of their own, a few at once and each bounded
 * in processor time and memory. Whatever rules do there, the service notices no more than that they are to be refused.
 */
@ApplicationScoped
public class TrialProcesses {
    private static final Logger LOG = Logger.getLogger(TrialProcesses.class);

    /** Exit codes of a process that was ended from outside, such as by a machine short of memory. */
    private static final int KILLED = 128 + 9;

    private static final int TERMINATED = 128 + 15;
    private static final int OUT_OF_MEMORY = 3;

    private static final Duration MIN_TIME = Duration.ofSeconds(5);
    private static final Duration TIME_OF_A_KILOBYTE = Duration.ofMillis(100);
    private static final int MAX_WAITING = 4;
    private static final Duration MIN_WAITING = Duration.ofSeconds(30);

    private final RulebookConfig config;
    private final MeterRegistry meters;
    private final Duration leastWaiting;
    /** Places on the bench and before it, and those on it alone. */
    private final Semaphore entrance;

    private final Semaphore places;
    private final ChildProcesses processes;

    @Inject
    public TrialProcesses(RulebookConfig config, MeterRegistry meters) {
        this(config, meters, MIN_WAITING);
    }

    /** @param leastWaiting how long a process may be starved of processor time before the machine counts as busy */
    public TrialProcesses(RulebookConfig config, MeterRegistry meters, Duration leastWaiting) {
        this.config = config;
        this.meters = meters;
        this.leastWaiting = leastWaiting;
        this.entrance = new Semaphore(config.trialsAtOnce() + config.trialsWaiting());
        this.places = new Semaphore(config.trialsAtOnce(), true);
        this.processes = new ChildProcesses();
        meters.gauge("davylamp.rulebook.trials.waiting", this, TrialProcesses::waiting);
    }

    /**
     * Does a task.
     *
     * @throws Busy if the machine is to blame that there is no answer
     * @throws RulesTooCostly if the rules are
     */
    public <A> A answer(Task<A> task) {
        long start = System.nanoTime();
        String outcome = "busy";
        enter();
        try {
            A answer = TaskJson.read(task, answered(TaskJson.question(task)));
            outcome = "answered";
            return answer;
        } catch (RulesTooCostly e) {
            outcome = "unbearable";
            throw e;
        } catch (IOException e) {
            throw new IllegalStateException("an answer that cannot be read", e);
        } finally {
            places.release();
            entrance.release();
            meters.timer("davylamp.rulebook.trial", "outcome", outcome)
                    .record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        }
    }

    /** How many tasks wait for a place. */
    public int waiting() {
        return places.getQueueLength();
    }

    private void enter() {
        if (entrance.tryAcquire()) {
            if (hasPlace()) {
                return;
            }
            entrance.release();
        }
        meters.timer("davylamp.rulebook.trial", "outcome", "busy").record(Duration.ZERO);
        throw new Busy("%d rulebooks are being checked, and others wait.".formatted(config.trialsAtOnce()));
    }

    private boolean hasPlace() {
        try {
            return places.tryAcquire(config.trialWait().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private byte[] answered(byte[] question) throws IOException {
        if (config.trial() == RulebookConfig.TrialPlace.IN_PROCESS) {
            return TaskJson.answer(question);
        }
        try {
            return inChild(question);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Busy("the service is ending.");
        }
    }

    /** What a process that has worked before dies of need not be this task's fault: a fresh one will show. */
    private byte[] inChild(byte[] question) throws InterruptedException {
        Limits limits = limits(question);
        ChildProcess child = taken();
        Outcome outcome = child.ask(question, limits);
        if (outcome instanceof Outcome.Died && !child.isFresh()) {
            child = started();
            outcome = child.ask(question, limits);
        }
        if (outcome instanceof Outcome.Answered it) {
            processes.giveBack(child);
            return it.answer();
        } else if (outcome instanceof Outcome.Failed it) {
            processes.giveBack(child);
            LOG.errorf("a rules task failed: %.300s", it.why());
            throw new RulesTooCostly("the rulebook could not be checked; the service's log says why.");
        }
        throw ended(outcome, limits);
    }

    /** A few characters that keep a processor busy are at fault long before a large rulebook is. */
    private Limits limits(byte[] question) {
        Duration bySize = MIN_TIME.plus(TIME_OF_A_KILOBYTE.multipliedBy(question.length / 1_000));
        Duration most = config.trialTime();
        Duration processor = bySize.compareTo(most) < 0 ? bySize : most;
        return new Limits(processor, processor.multipliedBy(MAX_WAITING).plus(leastWaiting));
    }

    private RuntimeException ended(Outcome outcome, Limits limits) {
        if (outcome instanceof Outcome.Starved it) {
            return busy("it got %,d ms of processor time in %,d s"
                    .formatted(it.used().toMillis(), it.waited().toSeconds()));
        } else if (outcome instanceof Outcome.Died it) {
            LOG.warnf("a process that worked on rules died with exit code %d: %s", it.exitCode(), it.lastWords());
            return it.exitCode() == KILLED || it.exitCode() == TERMINATED
                    ? busy("its process was ended from outside")
                    : new RulesTooCostly(
                            it.exitCode() == OUT_OF_MEMORY
                                    ? "checking the rulebook takes more than %,d MB of memory."
                                            .formatted(config.trialMegabytes())
                                    : "the process that checked the rulebook failed.");
        }
        return new RulesTooCostly(
                outcome instanceof Outcome.Overdue
                        ? "checking the rulebook takes more than %,d ms of processor time."
                                .formatted(limits.processor().toMillis())
                        : "the report on the rulebook is too long to be shown.");
    }

    private static Busy busy(String why) {
        LOG.warnf("a rules task was abandoned: %s", why);
        return new Busy("a rulebook could not be checked: %s.".formatted(why));
    }

    private ChildProcess taken() throws InterruptedException {
        var idle = processes.idle();
        return idle.isPresent() ? idle.get() : started();
    }

    private ChildProcess started() throws InterruptedException {
        try {
            return ChildProcess.start(config.trialMegabytes());
        } catch (IOException e) {
            LOG.warnf("no process could be started to work on rules: %s", e.getMessage());
            throw new Busy("a rulebook could not be checked: no process could be started for it.");
        }
    }

    @PreDestroy
    void close() {
        processes.close();
    }
}
