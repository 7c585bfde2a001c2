package io.davylamp.backtest.shadow;

import io.davylamp.assessment.Assessment;
import io.davylamp.assessment.AssessmentStore;
import io.davylamp.backtest.BacktestConfig;
import io.davylamp.backtest.PastMoments;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.OperatorProfile;
import io.davylamp.operator.OperatorStore;
import io.davylamp.rulebook.version.RulebookStore;
import io.davylamp.rules.Compilation;
import io.davylamp.rules.RuleCompiler;
import io.davylamp.rules.RuleSet;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Lets versions that wait for their activation judge beside the one in force: what that has judged and committed is judged
 * again, on a thread and in transactions of their own, without an alert. Whatever goes wrong there ends the shadow and is
 * named in its report; the live result was recorded before it began.
 */
@ApplicationScoped
public class ShadowRunner {
    private static final Logger LOG = Logger.getLogger(ShadowRunner.class);

    private static final int CHUNK = 500;

    private final WaitingVersions versions;
    private final RulebookStore rulebooks;
    private final OperatorStore operators;
    private final PastMoments moments;
    private final ShadowStore store;
    private final AssessmentStore assessments;
    private final BacktestConfig config;
    private final Clock clock;
    private final Map<String, RuleSet> compiled = new HashMap<>();

    ShadowRunner(
            WaitingVersions versions,
            RulebookStore rulebooks,
            OperatorStore operators,
            PastMoments moments,
            ShadowStore store,
            AssessmentStore assessments,
            BacktestConfig config,
            Clock clock) {
        this.versions = versions;
        this.rulebooks = rulebooks;
        this.operators = operators;
        this.moments = moments;
        this.store = store;
        this.assessments = assessments;
        this.config = config;
        this.clock = clock;
    }

    /** Goes on with every version that waits. Called by one thread at a time. */
    public synchronized void runAll() {
        List<String> waiting = versions.all();
        close(waiting);
        for (String version : waiting) {
            store.begin(version, clock.instant());
            store.claim(version).ifPresent(seenUntil -> goOn(version, seenUntil));
        }
    }

    synchronized void stop(@Observes ShutdownEvent event) {
        close(List.of());
    }

    private void goOn(String version, Instant seenUntil) {
        try {
            judge(version, seenUntil);
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
            LOG.warnf(e, "the shadow run of a rulebook was abandoned: rulebookVersion=%s", version);
            store.giveUp(version, String.valueOf(e));
        } finally {
            store.leave(version);
        }
    }

    private void judge(String version, Instant seenUntil) {
        List<AssessmentStore.Kept> recorded =
                assessments.recordedBetween(seenUntil, clock.instant().minus(config.shadowLag()), CHUNK);
        if (recorded.isEmpty()) {
            return;
        }
        RuleSet rules = compiled.computeIfAbsent(version, this::compile);
        List<ShadowDifference> found = new ArrayList<>();
        for (AssessmentStore.Kept it : recorded) {
            difference(it.recorded(), rules).ifPresent(found::add);
        }
        store.keep(
                version,
                found,
                recorded.size(),
                recorded.get(recorded.size() - 1).at());
    }

    /** Under the contracts that the live result was judged under, so that only the rules can make a difference. */
    private Optional<ShadowDifference> difference(AssessmentStore.Recorded recorded, RuleSet rules) {
        Assessment live = recorded.assessment();
        if (live.subject().isNetwork()) {
            return ShadowDifference.between(live, moments.ofNetwork(live.at(), rules));
        }
        OperatorId id = new OperatorId(live.subject().value());
        OperatorProfile profile = operators.profile(id, recorded.profileVersion());
        return ShadowDifference.between(live, moments.of(profile, live.at()).judgedBy(rules));
    }

    private RuleSet compile(String version) {
        Compilation compilation = RuleCompiler.compile(rulebooks.text(version).orElseThrow());
        if (compilation instanceof Compilation.Compiled ready) {
            return ready.rules();
        }
        throw new IllegalStateException("it does not compile: " + compilation);
    }

    private void close(List<String> except) {
        List<String> gone =
                compiled.keySet().stream().filter(it -> !except.contains(it)).toList();
        gone.forEach(it -> Optional.ofNullable(compiled.remove(it)).ifPresent(RuleSet::close));
    }
}
