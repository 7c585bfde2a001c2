package io.davylamp.monitor;

import io.davylamp.ingest.ItemOutcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;

/** What operations see of the stages: a counter and a timer with the stage's noun, no ids in labels. */
@ApplicationScoped
class StageMeters {
    private final MeterRegistry registry;
    private final Timer batches;
    private final Timer chunks;
    private final Counter assessments;

    StageMeters(MeterRegistry registry) {
        this.registry = registry;
        this.batches = Timer.builder("davylamp.batch")
                .description("Batches of readings kept and judged, from start to commit")
                .publishPercentileHistogram()
                .register(registry);
        this.chunks = Timer.builder("davylamp.chunk")
                .description("Pieces of the book judged again, from start to commit")
                .publishPercentileHistogram()
                .register(registry);
        this.assessments = Counter.builder("davylamp.assessment")
                .description("Operators judged at a moment")
                .register(registry);
    }

    <T> T batch(Supplier<T> work) {
        return Objects.requireNonNull(batches.record(work));
    }

    <T> T chunk(Supplier<T> work) {
        return Objects.requireNonNull(chunks.record(work));
    }

    /** Counts readings by source and outcome. */
    void readings(String source, List<ItemOutcome> outcomes) {
        for (ItemOutcome outcome : outcomes) {
            registry.counter(
                            "davylamp.reading",
                            "source",
                            source,
                            "outcome",
                            outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                    .increment();
        }
    }

    void assessments(int count) {
        assessments.increment(count);
    }
}
