package io.davylamp.ingest;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Forgets refused items that are too old or too many, in small steps, so that nothing waits for it. */
@ApplicationScoped
class QuarantineJob {
    private static final Logger LOG = Logger.getLogger(QuarantineJob.class);
    private static final int STEP = 1_000;

    private final Quarantine quarantine;
    private final QuarantineConfig config;
    private final Clock clock;
    private volatile boolean stopping;

    QuarantineJob(Quarantine quarantine, QuarantineConfig config, Clock clock) {
        this.quarantine = quarantine;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(
            every = "{davylamp.quarantine.forget-every}",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        Instant before = clock.instant().minus(Duration.ofDays(config.days()));
        long forgotten = 0;
        int step = STEP;
        while (step == STEP && !stopping) {
            step = quarantine.forget(before, config.most(), STEP);
            forgotten += step;
        }
        if (forgotten > 0) {
            LOG.infof("removed %d old items from the quarantine", forgotten);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }
}
