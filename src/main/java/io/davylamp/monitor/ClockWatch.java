package io.davylamp.monitor;

import io.davylamp.sql.Sql;
import io.davylamp.sql.Sql.SqlFailure;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** The clock at the entrances, kept in time by the database; below them the moment is an argument. */
@ApplicationScoped
class ClockWatch {
    private static final Logger LOG = Logger.getLogger(ClockWatch.class);

    private final DatabaseClock clock = new DatabaseClock(Clock.systemUTC());
    private final Sql sql;

    ClockWatch(DataSource dataSource, MeterRegistry registry) {
        this.sql = new Sql(dataSource);
        Gauge.builder("davylamp.clock.ahead", () -> clock.ahead().toMillis() / 1e3)
                .description("How far the database's clock is ahead of this machine's; 0 below a second")
                .baseUnit("seconds")
                .register(registry);
    }

    @Produces
    @ApplicationScoped
    Clock clock() {
        return clock;
    }

    /** Before anything asks for the moment. */
    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        measure();
    }

    @Scheduled(every = "{davylamp.monitor.set-clock-every}", delayed = "10s")
    void measure() {
        try {
            clock.measure(() -> sql.query("select clock_timestamp() as now", row -> Sql.instant(row, "now"))
                    .get(0));
        } catch (SqlFailure outage) {
            LOG.debug("the database's clock cannot be read; its last known difference is used", outage);
        }
    }
}
