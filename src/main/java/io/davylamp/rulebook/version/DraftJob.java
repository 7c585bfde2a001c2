package io.davylamp.rulebook.version;

import io.davylamp.rulebook.LifeCycleConfig;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Removes drafts that nobody submitted in time. */
@ApplicationScoped
class DraftJob {
    private static final Logger LOG = Logger.getLogger(DraftJob.class);

    private final Drafts drafts;
    private final LifeCycleConfig config;
    private final Clock clock;

    DraftJob(Drafts drafts, LifeCycleConfig config, Clock clock) {
        this.drafts = drafts;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void expire() {
        Instant now = clock.instant();
        int expired = drafts.expire(now.minus(config.draftsExpireAfter()), now);
        if (expired > 0) {
            LOG.infof("%d drafts of rulebooks expired: nobody had submitted them", expired);
        }
    }
}
