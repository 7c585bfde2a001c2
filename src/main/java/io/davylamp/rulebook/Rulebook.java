package io.davylamp.rulebook;

import io.davylamp.rulebook.trial.Busy;
import io.davylamp.rulebook.version.Activation;
import io.davylamp.rulebook.version.ActivationStore;
import io.davylamp.rulebook.version.CorruptRulebook;
import io.davylamp.rulebook.version.RulebookStore;
import io.davylamp.rules.Compilation;
import io.davylamp.rules.Overrun;
import io.davylamp.rules.RuleCompiler;
import io.davylamp.rules.RuleProblem;
import io.davylamp.rules.RuleSet;
import io.davylamp.rules.RulebookSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The rulebook in force. A changed folder is read, compiled, tried on its cases and only then swapped in, as one; a
 * refused one changes nothing but the status. The version in force is kept in PostgreSQL, and every replica follows.
 */
@ApplicationScoped
public class Rulebook {
    private static final Logger LOG = Logger.getLogger(Rulebook.class);

    private static final String OVERRUN_ADVICE =
            "Maybe say which facts belong together (loanId == $loan), or write it as two rules.";

    /** How often the stored text of the version in force is compared with its hash. */
    private static final Duration VERIFY_EVERY = Duration.ofMinutes(1);

    /** How long a version that could not be followed is left alone. */
    private static final Duration TRY_AGAIN = Duration.ofSeconds(30);

    private final RulebookStore texts;
    private final ActivationStore activations;
    private final RulesFolder folder;
    private final FolderDesk folderDesk;
    private final Heartbeat heartbeat;
    private final LastGood lastGood;
    private final Duration deadline;
    private final Clock clock;
    private final Counter takenOut;

    private volatile @Nullable InForce inForce;
    private volatile Optional<Activation> active = Optional.empty();
    private volatile Refusal refusal = Refusal.NONE;
    private volatile Refusal unfollowed = Refusal.NONE;
    private volatile Refusal spoilt = Refusal.NONE;
    private volatile BackOff backOff = BackOff.NONE;
    private volatile Optional<String> waiting = Optional.empty();
    private Instant verifiedAt = Instant.EPOCH;
    /** The version taken out last, until the folder changes or something other than the last good one is in force. */
    private volatile Refusal overrun = Refusal.NONE;

    Rulebook(
            RulebookStore texts,
            ActivationStore activations,
            RulesFolder folder,
            FolderDesk folderDesk,
            Heartbeat heartbeat,
            LastGood lastGood,
            RulebookConfig config,
            Clock clock,
            MeterRegistry meters) {
        this.texts = texts;
        this.activations = activations;
        this.folder = folder;
        this.folderDesk = folderDesk;
        this.heartbeat = heartbeat;
        this.lastGood = lastGood;
        this.deadline = config.deadline();
        this.clock = clock;
        this.takenOut = meters.counter("davylamp.rulebook.taken.out");
        meters.gauge(
                "davylamp.rulebook.refused", this, it -> it.status().problems().isEmpty() ? 0 : 1);
        meters.gauge("davylamp.rulebook.rules", this, it -> it.status().rules().size());
    }

    private record Refusal(Optional<String> version, Optional<Instant> at, List<RuleProblem> problems) {
        static final Refusal NONE = new Refusal(Optional.empty(), Optional.empty(), List.of());
    }

    /** The right to judge by one rulebook, from beginning to end of a batch. */
    public static final class Lease implements AutoCloseable {
        private final InForce inForce;

        private Lease(InForce inForce) {
            this.inForce = inForce;
        }

        public RuleSet rules() {
            return inForce.rules();
        }

        @Override
        public void close() {
            inForce.giveBack();
        }
    }

    /**
     * Leases the rulebook in force; a swap meanwhile does not touch it.
     *
     * @throws NoRulebook if none was ever valid
     */
    public Lease lease() {
        while (true) {
            InForce current = inForce;
            if (current == null) {
                throw new NoRulebook(folder.path().toString());
            }
            if (current.lease()) {
                return new Lease(current);
            }
        }
    }

    public RulebookStatus status() {
        InForce current = inForce;
        Refusal said = Stream.of(spoilt, unfollowed, overrun, refusal)
                .filter(it -> !it.equals(Refusal.NONE))
                .findFirst()
                .orElse(Refusal.NONE);
        return new RulebookStatus(
                active,
                current == null ? List.of() : current.rules().rules(),
                folder.path().toString(),
                said.version(),
                said.at(),
                said.problems(),
                waiting);
    }

    /**
     * Looks at the folder and at what other replicas, or people, have put in force, follows, and reports. A rulebook of
     * which an evaluation had to be halted makes way for the last good one first.
     */
    public synchronized void look() {
        takeOutOverrun();
        lookAtFolder();
        Optional<Activation> now = activations.active();
        if (now.map(Activation::version).equals(active.map(Activation::version))) {
            unfollowed = Refusal.NONE;
            now.ifPresent(it -> active = now);
            now.ifPresent(this::verify);
        } else {
            now.ifPresent(this::follow);
        }
        heartbeat.beat(status(), clock.instant());
    }

    /** Without an earlier version the subjects of one that ran over stay INDETERMINATE. */
    private void takeOutOverrun() {
        InForce current = inForce;
        if (current == null || current.rules().overrun().isEmpty()) {
            return;
        }
        RuleSet rules = current.rules();
        if (!lastGood.hasTakenOut(rules.version())) {
            RuleProblem problem = problem(rules, rules.overrun().orElseThrow());
            overrun = new Refusal(Optional.of(rules.version()), Optional.of(clock.instant()), List.of(problem));
            LOG.errorf("rulebook %s is taken out:%n%s", rules.version(), problem);
            bringBackLastGood(rules.version(), "an evaluation exceeded its limit: " + problem.message());
        }
    }

    /** Where the machine is too busy, the next look tries it again. */
    private void bringBackLastGood(String version, String why) {
        try {
            lastGood.comesBackFor(version, why, clock.instant());
            takenOut.increment();
        } catch (Busy e) {
            LOG.warnf("the rulebook before %s is not restored yet: %s", version, e.getMessage());
        }
    }

    private static RuleProblem problem(RuleSet rules, Overrun overrun) {
        return rules.rules().stream()
                .filter(it -> it.id().equals(overrun.ruleId()))
                .findFirst()
                .map(it -> new RuleProblem(
                        it.file(), it.line(), it.cell(), it.name(), overrun.message() + ".", OVERRUN_ADVICE))
                .orElseGet(() -> new RuleProblem("rulebook.yaml", 0, "", overrun.message() + ".", OVERRUN_ADVICE));
    }

    private void lookAtFolder() {
        RulesFolder.Look look = folder.look();
        if (look instanceof RulesFolder.Look.Unreadable it) {
            refuse("unreadable", it.problems());
        } else if (look instanceof RulesFolder.Look.Changed it) {
            tryChange(it);
        } else {
            waiting = Optional.empty();
            if (refusal.version().equals(Optional.of("unreadable"))) {
                refusal = Refusal.NONE;
            }
        }
    }

    /** A change that the machine is too busy for is neither taken nor refused: it is tried again after a while. */
    private void tryChange(RulesFolder.Look.Changed change) {
        Instant now = clock.instant();
        String version = change.source().version();
        if (backOff.holds(version, now)) {
            return;
        }
        try {
            FolderDesk.Outcome outcome = folderDesk.actOn(change, now);
            folder.actedOn(change);
            backOff = BackOff.NONE;
            waiting = Optional.empty();
            take(outcome);
        } catch (Busy e) {
            backOff = backOff.after(version, now);
            waiting = Optional.of("rulebook %s waits to be tried, again in %d s: %s"
                    .formatted(version, backOff.pause().toSeconds(), e.getMessage()));
            LOG.warn(waiting.get());
        }
    }

    private void take(FolderDesk.Outcome outcome) {
        refusal = Refusal.NONE;
        overrun = Refusal.NONE;
        if (outcome instanceof FolderDesk.Outcome.Activated activated) {
            swap(activated.rules(), activated.activation());
        } else if (outcome instanceof FolderDesk.Outcome.Refused refused) {
            refusal = said(refused.version(), refused.problems());
        }
    }

    private void follow(Activation activation) {
        Instant now = clock.instant();
        if (unfollowed.version().equals(Optional.of(activation.version()))
                && unfollowed
                        .at()
                        .filter(it -> now.isBefore(it.plus(TRY_AGAIN)))
                        .isPresent()) {
            return;
        }
        Compilation compilation = kept(activation.version());
        if (compilation instanceof Compilation.Compiled compiled) {
            swap(compiled.rules(), activation);
            return;
        }
        List<RuleProblem> problems = ((Compilation.Refused) compilation).problems();
        unfollowed = new Refusal(Optional.of(activation.version()), Optional.of(now), problems);
        LOG.errorf(
                "this replica cannot switch to rulebook %s, %s:%n%s",
                activation.version(), whatStays(), lines(problems));
    }

    private Compilation kept(String version) {
        try {
            return compile(texts.text(version).orElseThrow());
        } catch (CorruptRulebook e) {
            return new Compilation.Refused(List.of(e.problem()));
        }
    }

    /** What judges was sound when it was compiled, and goes on; that its text was changed since must be seen. */
    private void verify(Activation activation) {
        Instant now = clock.instant();
        if (now.isBefore(verifiedAt.plus(VERIFY_EVERY))) {
            return;
        }
        Refusal found = Refusal.NONE;
        try {
            texts.text(activation.version());
        } catch (CorruptRulebook e) {
            LOG.error(e.getMessage());
            found = new Refusal(Optional.of(activation.version()), Optional.of(now), List.of(e.problem()));
        }
        spoilt = found;
        verifiedAt = now;
    }

    /** Overridden where a replica is to fail. */
    Compilation compile(RulebookSource source) {
        return RuleCompiler.compile(source);
    }

    private void swap(RuleSet rules, Activation activation) {
        InForce before = inForce;
        inForce = new InForce(rules.within(deadline));
        active = Optional.of(activation);
        unfollowed = Refusal.NONE;
        spoilt = Refusal.NONE;
        if (!lastGood.broughtBack(activation)) {
            overrun = Refusal.NONE;
        }
        if (before != null) {
            before.retire();
        }
        LOG.infof(
                "rulebook %s is in force, %d rules, from %s",
                activation.version(), rules.rules().size(), activation.source());
    }

    private void refuse(String version, List<RuleProblem> problems) {
        if (refusal.version().equals(Optional.of(version)) && refusal.problems().equals(problems)) {
            return;
        }
        folderDesk.refuse(version, problems, clock.instant());
        refusal = said(version, problems);
    }

    private Refusal said(String version, List<RuleProblem> problems) {
        LOG.errorf("rulebook %s is refused, %s:%n%s", version, whatStays(), lines(problems));
        return new Refusal(Optional.of(version), Optional.of(clock.instant()), problems);
    }

    private String whatStays() {
        return active.map(it -> "version " + it.version() + " stays in force").orElse("none is in force");
    }

    private static String lines(List<RuleProblem> problems) {
        return String.join("\n", problems.stream().map(RuleProblem::toString).toList());
    }
}
