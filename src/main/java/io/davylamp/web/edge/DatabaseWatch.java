package io.davylamp.web.edge;

import io.davylamp.sql.Outage;
import io.davylamp.sql.WriteCheck;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Writes to the database every few seconds and remembers the result, so that every question is answered at once, even
 * while the database is frozen.
 */
@ApplicationScoped
class DatabaseWatch {
    private static final Logger LOG = Logger.getLogger(DatabaseWatch.class);

    /** Three looks without an answer: the one under way hangs. */
    private static final Duration SILENT = Duration.ofSeconds(15);

    private final WriteCheck check;
    private volatile Seen seen = new Seen(System.nanoTime(), Optional.of("it was not asked yet"));

    DatabaseWatch(WriteCheck check, MeterRegistry meters) {
        this.check = check;
        Gauge.builder("davylamp.database.writable", this, it -> it.problem().isEmpty() ? 1 : 0)
                .description("1 while the database takes writes, else 0")
                .register(meters);
    }

    private record Seen(long nanos, Optional<String> problem) {}

    /** Why the database takes no writes; empty while it does. */
    Optional<String> problem() {
        Seen last = seen;
        Duration age = Duration.ofNanos(System.nanoTime() - last.nanos());
        return age.compareTo(SILENT) > 0
                ? Optional.of("it has not answered for %d s".formatted(age.toSeconds()))
                : last.problem();
    }

    void start(@Observes StartupEvent event) {
        look();
    }

    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        Optional<String> before = seen.problem();
        Optional<String> now = write();
        seen = new Seen(System.nanoTime(), now);
        if (now.isPresent() && !now.equals(before)) {
            LOG.warnf("the database takes no writes: %s", now.get());
        } else if (now.isEmpty() && before.isPresent()) {
            LOG.info("the database takes writes");
        }
    }

    private Optional<String> write() {
        try {
            check.write();
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(Outage.behind(e).map(Outage::reason).orElseGet(() -> String.valueOf(e.getMessage())));
        }
    }
}
