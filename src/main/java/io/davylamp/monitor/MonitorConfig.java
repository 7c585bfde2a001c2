package io.davylamp.monitor;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How readings are grouped and how silence is noticed. */
@ConfigMapping(prefix = "davylamp.monitor")
public interface MonitorConfig {
    /** How the scheduler writes a period. */
    String EVERY = "off|[1-9][0-9]{0,4}[smh]|PT[1-9][0-9]{0,4}[SMH]";

    String EVERY_IS = "a period of whole seconds, minutes or hours such as 5s or PT5S, or off";

    /** Readings judged in one transaction at the most, 1 to 100,000. */
    @WithDefault("5000")
    @Min(1)
    @Max(100_000)
    int batchSize();

    /** Readings that may wait for a transaction, 1 to 1,000,000; a request beyond is answered 503 with Retry-After. */
    @WithDefault("50000")
    @Min(1)
    @Max(1_000_000)
    int queueSize();

    /** Transactions that judge readings side by side, 1 to 64. */
    @WithDefault("2")
    @Min(1)
    @Max(64)
    int workers();

    /**
     * Threads that judge the rest of the book, and every past, side by side: 1 to 64. Each holds one connection to the
     * database. More of them finish a long past sooner and leave readings less of the processors.
     */
    @WithDefault("1")
    @Min(1)
    @Max(64)
    int bookWorkers();

    /**
     * Judgements in one transaction of theirs, 1 to 100,000. More are a little cheaper each; a reading waits for its
     * operator as long as one transaction takes, about a second for 3,000.
     */
    @WithDefault("1000")
    @Min(1)
    @Max(100_000)
    int chunk();

    /** How long the sender of a market reading waits at the most until the book is judged; the rest goes on by itself; 0 to 5 min. */
    @WithDefault("PT20S")
    @DurationMin(seconds = 0)
    @DurationMax(minutes = 5)
    Duration longestWait();

    /** An operator not judged for so long is judged by the clock, so that stale inputs show; 1 min to 366 days. */
    @WithDefault("PT24H")
    @DurationMin(minutes = 1)
    @DurationMax(days = 366)
    Duration silentAfter();

    /**
     * An operator that has sent no reading of its own for so long is dormant: history, or a book no longer kept. Neither
     * the clock nor the market has it judged again until it sends one; an hour to ten years.
     */
    @WithDefault("P90D")
    @DurationMin(hours = 1)
    @DurationMax(days = 3_653)
    Duration dormantAfter();

    /**
     * How often work that a restart interrupted is looked for, such as {@code 5s} or {@code PT5S}; {@code off}: never.
     */
    @WithDefault("5s")
    @Pattern(regexp = EVERY, message = EVERY_IS)
    String workOffEvery();

    /**
     * How often this machine's clock is compared with the database's, such as {@code 30s}; {@code off}: only at the
     * start.
     */
    @WithDefault("30s")
    @Pattern(regexp = EVERY, message = EVERY_IS)
    String setClockEvery();

    /** How often operators that have been silent too long are looked for; {@code off}: never. */
    @WithDefault("10m")
    @Pattern(regexp = EVERY, message = EVERY_IS)
    String lookForSilenceEvery();
}
