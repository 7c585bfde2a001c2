package io.davylamp.web.edge;

import io.davylamp.start.MemoryBetween;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** {@code davylamp.http.*}: who is served, and how much of the service one sender may use. */
@ConfigMapping(prefix = "davylamp.http")
public interface HttpConfig {
    /**
     * Names this service is reached by, beside addresses, {@code localhost} and the machine's own name, such as
     * {@code lamp.example.org,*.svc.cluster.local}; {@code *} for any. A request to another name is refused: a web page
     * could have made its visitor's browser send it.
     */
    Optional<List<String>> hosts();

    /** How many connections one address may have open; the one that has waited longest makes room. 8 to 100,000. */
    @WithDefault("512")
    @Min(8)
    @Max(100_000)
    int connectionsPerAddress();

    /** How many connections may be open in all; the one that has waited longest makes room. 16 to 100,000. */
    @WithDefault("2048")
    @Min(16)
    @Max(100_000)
    int connections();

    /** Within what time a request must have come whole, header and body; 1 s to 1 h. */
    @WithDefault("PT30S")
    @DurationMin(seconds = 1)
    @DurationMax(hours = 1)
    Duration requestWithin();

    /** How long a connection may be idle between two requests; more than the balancer in front keeps its own; 1 s to 1 h. */
    @WithDefault("PT75S")
    @DurationMin(seconds = 1)
    @DurationMax(hours = 1)
    Duration idleFor();

    /** How much of bodies is held in memory at once, those being read and those being worked on; 1M to 4G. */
    @WithDefault("48M")
    @MemoryBetween(min = "1M", max = "4G")
    MemorySize bodiesInMemory();

    /** The largest body of requests that are not readings, histories, rulebooks or backtests; 1K to 16M. */
    @WithDefault("1M")
    @MemoryBetween(min = "1K", max = "16M")
    MemorySize smallBody();

    /** How many what-if questions, plans, calculations and the like are processed at once; 1 to 64. */
    @WithDefault("4")
    @Min(1)
    @Max(64)
    int computations();

    /** How long one more of them waits for its turn before it is sent away; 0 to 1 min. */
    @WithDefault("PT2S")
    @DurationMin(seconds = 0)
    @DurationMax(minutes = 1)
    Duration turnWithin();

    /** How many backtests may wait; 1 to 1,000. */
    @WithDefault("20")
    @Min(1)
    @Max(1000)
    int backtestsWaiting();
}
