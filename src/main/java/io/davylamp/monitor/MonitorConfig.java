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

    /** Transactions that judge readings in parallel, 1 or more. */
    @WithDefault("2")
    int workers();

    /**
     * Threads that judge the rest of the book, and every past, in parallel: 1 or more. Each holds one connection to the
     * database. More of them finish a long past sooner and leave readings less of the processors.
     */
    @WithDefault("1")
    int bookWorkers();

    /**
     * Judgements in one transaction of theirs, 1 to 100,000. More are a little cheaper each; a reading waits for its
     * operator as long as one transaction takes, about a second for 3,000.
     */
    @WithDefault("1000")
    int chunk();

    /**
     * How long the sender of a market reading waits at the most until the book is judged; the rest goes on by itself.
     */
    @WithDefault("PT20S")
    Duration longestWait();

    /** An operator not judged for so long is judged by the clock, so that stale inputs show. */
    @WithDefault("PT24H")
    Duration silentAfter();

    /** An operator not judged for so long is dormant and left alone: history, or a book no longer kept. */
    @WithDefault("P90D")
    Duration dormantAfter();

    /**
     * How often work that a restart interrupted is looked for, such as {@code 5s} or {@code PT5S}; {@code off}: never.
     */
    @WithDefault("5s")
    String workOffEvery();

    /**
     * How often this machine's clock is compared with the database's, such as {@code 30s}; {@code off}: only at the
     * start.
     */
    @WithDefault("30s")
    String setClockEvery();

    /** How often operators that have been silent too long are looked for; {@code off}: never. */
    @WithDefault("10m")
    String lookForSilenceEvery();
}
