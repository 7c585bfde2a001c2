package io.davylamp.audit;

import io.davylamp.sql.Outage;
import io.davylamp.sql.Sql.SqlFailure;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Remembers the end of the trail in this process and looks every minute whether the stored trail still holds it and
 * goes on from there, every hour at the whole of it. So the trail cannot be cut or rewritten unnoticed by a running
 * replica; and by metrics, health and messages the end reaches places where nobody who owns the database can change it.
 */
@ApplicationScoped
public class AuditWatch {
    private static final Logger LOG = Logger.getLogger(AuditWatch.class);

    private final AuditStore audit;
    private final MultiGauge info;
    private volatile AuditHead head = AuditHead.START;
    private volatile Optional<String> fault = Optional.empty();

    public AuditWatch(AuditStore audit, MeterRegistry meters) {
        this.audit = audit;
        this.info = MultiGauge.builder("davylamp.audit.head")
                .description("The end of the audit trail, number:hash; kept by whoever stores the metrics")
                .register(meters);
        Gauge.builder("davylamp.audit.sound", this, it -> it.fault().isEmpty() ? 1 : 0)
                .description("1 while the stored trail contains the end this replica remembers, else 0")
                .register(meters);
        Gauge.builder("davylamp.audit.entries", this, it -> it.head().seq())
                .description("Entries of the audit trail")
                .register(meters);
    }

    /** The last end that was found sound. */
    public AuditHead head() {
        return head;
    }

    /** What does not fit; empty while the trail is as it was written. */
    public Optional<String> fault() {
        return fault;
    }

    void start(@Observes StartupEvent event) {
        lookAtAll();
    }

    /** What is new, and whether it goes on from where this replica was: cheap, however long the trail is. */
    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        if (fault.isEmpty()) {
            look(() -> audit.checkSince(head));
        }
    }

    /** The whole trail; once something was found, only this can show that it was mended. */
    @Scheduled(every = "1h", delayed = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void lookAtAll() {
        look(() -> audit.check(List.of(head)));
    }

    private void look(Supplier<AuditCheck> check) {
        try {
            seen(check.get());
        } catch (SqlFailure e) {
            if (!Outage.isBehind(e)) {
                throw e;
            }
            LOG.debug("the audit trail cannot be checked now", e);
        }
    }

    private void seen(AuditCheck check) {
        Optional<String> found =
                check.faults().stream().findFirst().map(it -> "entry %d: %s".formatted(it.seq(), it.what()));
        if (found.isPresent() && !found.equals(fault)) {
            LOG.errorf("the audit trail was changed, the last end found sound is %s: %s", head, found.get());
        }
        fault = found;
        if (found.isEmpty()) {
            head = check.head();
            info.register(List.of(MultiGauge.Row.of(Tags.of("head", head.toString()), 1)), true);
        }
    }
}
