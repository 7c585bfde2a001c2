package io.davylamp.web.edge;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

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

    /** Within what time a request must have come whole, header and body; at least {@code PT1S}. */
    @WithDefault("PT30S")
    Duration requestWithin();

    /** How long a connection may be idle between two requests; more than the balancer in front keeps its own. */
    @WithDefault("PT75S")
    Duration idleFor();

    /** How much of bodies is held in memory at once, those being read and those being processed. */
    @WithDefault("48M")
    MemorySize bodiesInMemory();

    /** The largest body of requests that are not readings, histories, rulebooks or backtests. */
    @WithDefault("1M")
    MemorySize smallBody();

    /** How many what-if questions, plans, calculations and the like are processed at once; 1 to 64. */
    @WithDefault("4")
    @Min(1)
    @Max(64)
    int computations();

    /** How long one more of them waits for its turn before it is refused. */
    @WithDefault("PT2S")
    Duration turnWithin();

    /** How many backtests may wait; 1 to 1,000. */
    @WithDefault("20")
    @Min(1)
    @Max(1000)
    int backtestsWaiting();
}
