package io.davylamp.ingest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** {@code davylamp.quarantine.*}: how long refused items are kept. */
@ConfigMapping(prefix = "davylamp.quarantine")
interface QuarantineConfig {
    /** How many days a refused item is kept; 1 to 3,650. */
    @WithDefault("30")
    @Min(1)
    @Max(3650)
    int days();

    /** How many of the latest refused items are kept at most; 1,000 to 100,000,000. */
    @WithDefault("1000000")
    @Min(1000)
    @Max(100_000_000)
    long most();

    /** How often the oldest are looked for, such as {@code 1m}; 1 s to a day. */
    @WithDefault("1m")
    @DurationMin(seconds = 1)
    @DurationMax(days = 1)
    Duration forgetEvery();
}
