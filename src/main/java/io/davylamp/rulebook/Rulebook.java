package io.davylamp.rulebook;

import io.davylamp.rules.Compilation;
import io.davylamp.rules.RuleCompiler;
import io.davylamp.rules.RuleProblem;
import io.davylamp.rules.RuleSet;
import io.davylamp.rules.RulebookSource;
import io.davylamp.rules.UnreadableRulebook;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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

    private final RulebookStore store;
    private final Path folder;
    private final Clock clock;
    private final LastGood lastGood;
    private final Duration deadline;
    private final Optional<ChildTrial> child;
    private final Counter takenOut;

    private volatile @Nullable InForce inForce;
    private volatile Optional<Activation> active = Optional.empty();
    private volatile Refusal refusal = Refusal.NONE;
    private String seenInFolder = "";

    Rulebook(RulebookStore store, RulebookConfig config, Clock clock, MeterRegistry meters) {
        this.store = store;
        this.folder = config.dir();
        this.clock = clock;
        this.lastGood = new LastGood(store);
        this.deadline = config.deadline();
        this.child = ChildTrial.of(config);
        this.takenOut = meters.counter("davylamp.rulebook.taken.out");
        meters.gauge("davylamp.rulebook.refused", this, it -> it.refusal.equals(Refusal.NONE) ? 0 : 1);
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
                throw new NoRulebook(folder.toString());
            }
            if (current.lease()) {
                return new Lease(current);
            }
        }
    }

    public RulebookStatus status() {
        InForce current = inForce;
        return new RulebookStatus(
                active,
                current == null ? List.of() : current.rules().rules(),
                folder.toString(),
                refusal.version(),
                refusal.at(),
                refusal.problems());
    }

    /**
     * Looks at the folder and at what other replicas have activated, and follows. A rulebook of which an evaluation had
     * to be halted is taken out, and the last good one comes back.
     *
     * @return whether this call put another version in force for all replicas
     */
    public synchronized boolean look() {
        boolean activated = takeOutOverrun() | lookAtFolder();
        store.active()
                .filter(it -> !active.map(Activation::version).equals(Optional.of(it.version())))
                .ifPresent(this::follow);
        return activated;
    }

    /** Whether the last good rulebook came back for all replicas. */
    private boolean takeOutOverrun() {
        InForce current = inForce;
        Optional<RuleSet.Overrun> overrun =
                current == null ? Optional.empty() : current.rules().overrun();
        if (overrun.isEmpty()) {
            return false;
        }
        String version = Objects.requireNonNull(current).rules().version();
        boolean first = !lastGood.wasTakenOut(version);
        Optional<LastGood.Found> found = lastGood.before(version);
        found.ifPresent(it -> {
            Activation back = new Activation(
                    it.source().version(), "taking out %s, which ran over".formatted(version), clock.instant());
            store.activate(it.source(), it.rules().policy().name(), back.source(), back.at());
            swap(it.rules(), back);
        });
        if (first) {
            takenOut.increment();
            refuse(version, List.of(problem(Objects.requireNonNull(current).rules(), overrun.get())));
        }
        return found.isPresent();
    }

    private static RuleProblem problem(RuleSet rules, RuleSet.Overrun overrun) {
        return rules.rules().stream()
                .filter(it -> it.id().equals(overrun.ruleId()))
                .findFirst()
                .map(it -> new RuleProblem(
                        it.file(), it.line(), it.cell(), it.name(), overrun.message() + ".", OVERRUN_ADVICE))
                .orElseGet(() -> new RuleProblem("rulebook.yaml", 0, "", overrun.message() + ".", OVERRUN_ADVICE));
    }

    private boolean lookAtFolder() {
        RulebookSource source;
        try {
            source = RulebookSource.read(folder);
        } catch (UnreadableRulebook e) {
            refuse("unreadable", e.problems());
            return false;
        }
        boolean first = seenInFolder.isEmpty();
        if (source.version().equals(seenInFolder)) {
            return false;
        }
        seenInFolder = source.version();
        Optional<Activation> now = store.active();
        if (now.filter(it -> it.version().equals(source.version())).isPresent()
                || (first && now.filter(it -> isOlderThan(it.at(), source)).isPresent())) {
            refusal = Refusal.NONE;
            return false;
        }
        return activate(source);
    }

    /**
     * At a start, a folder that was active before and is older than the present activation does not come back into
     * force: a restarted pod with an old image must not undo what is active meanwhile.
     */
    private boolean isOlderThan(Instant activation, RulebookSource source) {
        return store.text(source.version()).isPresent() && changedAt().isBefore(activation);
    }

    private Instant changedAt() {
        try (Stream<Path> files = Files.walk(folder)) {
            Instant latest = Instant.EPOCH;
            for (Path file : (Iterable<Path>) files::iterator) {
                Instant changed = Files.getLastModifiedTime(file).toInstant();
                latest = changed.isAfter(latest) ? changed : latest;
            }
            return latest;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean activate(RulebookSource source) {
        List<RuleProblem> dangers = child.map(it -> it.problems(source)).orElse(List.of());
        if (!dangers.isEmpty()) {
            refuse(source.version(), dangers);
            return false;
        }
        Compilation compilation = Trial.of(source);
        if (compilation instanceof Compilation.Compiled compiled) {
            Activation activation = new Activation(source.version(), "folder " + folder, clock.instant());
            store.activate(source, compiled.rules().policy().name(), activation.source(), activation.at());
            swap(compiled.rules(), activation);
            return true;
        }
        refuse(source.version(), ((Compilation.Refused) compilation).problems());
        return false;
    }

    private void follow(Activation activation) {
        RulebookSource source = store.text(activation.version()).orElseThrow();
        Compilation compilation = RuleCompiler.compile(source);
        if (compilation instanceof Compilation.Compiled compiled) {
            Refusal ofTheFolder = refusal;
            swap(compiled.rules(), activation);
            refusal = ofTheFolder;
        } else {
            refuse(activation.version(), ((Compilation.Refused) compilation).problems());
        }
    }

    private void swap(RuleSet rules, Activation activation) {
        InForce before = inForce;
        inForce = new InForce(rules.within(deadline));
        active = Optional.of(activation);
        refusal = Refusal.NONE;
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
        refusal = new Refusal(Optional.of(version), Optional.of(clock.instant()), problems);
        LOG.errorf(
                "rulebook in %s refused, %s:%n%s",
                folder,
                active.map(it -> "version " + it.version() + " stays in force").orElse("none is in force"),
                String.join("\n", problems.stream().map(RuleProblem::toString).toList()));
    }
}
