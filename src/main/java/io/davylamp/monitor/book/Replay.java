package io.davylamp.monitor.book;

import io.davylamp.assessment.Assessment;
import io.davylamp.assessment.AssessmentJson;
import io.davylamp.assessment.AssessmentStore;
import io.davylamp.assessment.AssessmentStore.Recorded;
import io.davylamp.assessment.GradeMemory;
import io.davylamp.assessment.NetworkMoment;
import io.davylamp.assessment.OperatorTimeline;
import io.davylamp.assessment.Subject;
import io.davylamp.ingest.ReadingStore;
import io.davylamp.metrics.network.NetworkIndicators;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.OperatorProfile;
import io.davylamp.mining.OperatorState;
import io.davylamp.operator.OperatorStore;
import io.davylamp.rulebook.version.RulebookStore;
import io.davylamp.rules.Compilation;
import io.davylamp.rules.RuleCompiler;
import io.davylamp.rules.RuleSet;
import io.davylamp.sql.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Computes stored assessments again from what was kept (readings, profile, rulebook, the memory before) by the very
 * function that judged them, and compares byte for byte.
 */
@ApplicationScoped
public class Replay {
    private static final int DIFFERENCES_SHOWN = 100;

    private final OperatorStore operators;
    private final ReadingStore readings;
    private final AssessmentStore assessments;
    private final RulebookStore rulebooks;
    private final Markets markets;
    private final NetworkWatch network;
    private final Transactions transactions;

    Replay(
            OperatorStore operators,
            ReadingStore readings,
            AssessmentStore assessments,
            RulebookStore rulebooks,
            Markets markets,
            NetworkWatch network,
            Transactions transactions) {
        this.operators = operators;
        this.readings = readings;
        this.assessments = assessments;
        this.rulebooks = rulebooks;
        this.markets = markets;
        this.network = network;
        this.transactions = transactions;
    }

    /**
     * An assessment that did not come out the same.
     *
     * @param kept as it is stored
     * @param replayed as it comes out now
     */
    public record Difference(Subject subject, Instant at, String kept, String replayed) {}

    /**
     * What a replay found.
     *
     * @param replayed how many assessments were computed again
     * @param differing how many of them differ
     * @param differences the first hundred of those
     */
    public record Report(long replayed, long differing, List<Difference> differences) {}

    /** Replays every current assessment that is dated from one moment to another, both included. */
    public Report run(Instant from, Instant to) {
        try (Rulebooks compiled = new Rulebooks()) {
            Tally tally = new Tally();
            transactions.inOne(() -> network(from, to, compiled, tally));
            for (OperatorProfile profile : operators.profiles()) {
                transactions.inOne(() -> operator(profile.id(), from, to, compiled, tally));
            }
            return new Report(tally.replayed, tally.differing, tally.differences);
        }
    }

    private Tally operator(OperatorId id, Instant from, Instant to, Rulebooks compiled, Tally tally) {
        List<Recorded> kept = assessments.recorded(Subject.of(id), from, to);
        if (kept.isEmpty()) {
            return tally;
        }
        GradeMemory memory = memoryBefore(kept.get(0).assessment());
        OperatorState before =
                OperatorState.empty(operators.profile(id).orElseThrow()).withAll(readings.stateBefore(id, from));
        OperatorTimeline timeline = new OperatorTimeline(before, readings.from(id, from), markets.from(from)::at);
        Map<Integer, OperatorProfile> profiles = new HashMap<>();
        for (Recorded recorded : kept) {
            Assessment assessment = recorded.assessment();
            OperatorProfile profile =
                    profiles.computeIfAbsent(recorded.profileVersion(), version -> operators.profile(id, version));
            RuleSet rules = compiled.version(assessment.rulebookVersion());
            tally.compare(
                    assessment, timeline.to(assessment.at()).under(profile).judgedBy(rules, memory));
            memory = assessment.memory();
        }
        return tally;
    }

    private Tally network(Instant from, Instant to, Rulebooks compiled, Tally tally) {
        List<Recorded> kept = assessments.recorded(Subject.NETWORK, from, to);
        if (kept.isEmpty()) {
            return tally;
        }
        GradeMemory memory = memoryBefore(kept.get(0).assessment());
        NetworkIndicators indicators = network.indicators(LocalDate.ofInstant(from, ZoneOffset.UTC));
        for (Recorded recorded : kept) {
            Assessment assessment = recorded.assessment();
            RuleSet rules = compiled.version(assessment.rulebookVersion());
            tally.compare(
                    assessment, NetworkMoment.of(indicators, assessment.at()).judgedBy(rules, memory));
            memory = assessment.memory();
        }
        return tally;
    }

    private GradeMemory memoryBefore(Assessment first) {
        return assessments
                .before(first.subject(), first.at())
                .map(AssessmentStore.Before::memory)
                .orElse(GradeMemory.NONE);
    }

    /** Counts what differs. */
    private static final class Tally {
        private final List<Difference> differences = new ArrayList<>();
        private long replayed;
        private long differing;

        void compare(Assessment kept, Assessment again) {
            replayed++;
            String before = AssessmentJson.write(kept);
            String after = AssessmentJson.write(again);
            if (!before.equals(after)) {
                differing++;
                if (differences.size() < DIFFERENCES_SHOWN) {
                    differences.add(new Difference(kept.subject(), kept.at(), before, after));
                }
            }
        }
    }

    /** The rulebooks of the past, compiled as they are needed. */
    private final class Rulebooks implements AutoCloseable {
        private final Map<String, RuleSet> byVersion = new HashMap<>();

        RuleSet version(String version) {
            return byVersion.computeIfAbsent(version, this::compile);
        }

        private RuleSet compile(String version) {
            Compilation compilation =
                    RuleCompiler.compile(rulebooks.text(version).orElseThrow());
            if (compilation instanceof Compilation.Compiled compiled) {
                return compiled.rules();
            }
            throw new IllegalStateException("rulebook %s no longer compiles".formatted(version));
        }

        @Override
        public void close() {
            byVersion.values().forEach(RuleSet::close);
        }
    }
}
