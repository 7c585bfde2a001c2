package io.davylamp.monitor;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How readings are grouped and how silence is noticed. */
@ConfigMapping(prefix = "davylamp.monitor")
public interface MonitorConfig {
    /** Readings judged in one transaction at the most, 1 to 100,000. */
    @WithDefault("5000")
    int batchSize();

    /** Readings that may wait for a transaction; a request beyond is answered 503 with Retry-After. */
    @WithDefault("50000")
    int queueSize();

    /** Transactions that judge readings side by side, 1 or more. */
    @WithDefault("2")
    int workers();

    /** How often work left by another replica, or by this one before a restart, is looked for. */
    @WithDefault("5s")
    Duration workOffEvery();

    /** How often operators that have kept silent are looked for. */
    @WithDefault("10m")
    Duration lookForSilenceEvery();

    /** An operator not judged for so long is judged by the clock, so that stale inputs show. */
    @WithDefault("PT24H")
    Duration silentAfter();

    /** An operator not judged for so long is dormant and left alone: history, or a book no longer kept. */
    @WithDefault("P90D")
    Duration dormantAfter();
}
