package io.davylamp.backtest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** {@code davylamp.backtest.*}: backtests beside the live service. */
@ConfigMapping(prefix = "davylamp.backtest")
public interface BacktestConfig {
    /** Whether this replica runs backtests; where none does, they wait. */
    @WithDefault("true")
    boolean run();

    /** How often is looked for a backtest to run or to go on with, such as {@code 1s}; 1 s to 1 h. */
    @WithDefault("1s")
    @DurationMin(seconds = 1)
    @DurationMax(hours = 1)
    Duration lookEvery();

    /**
     * How many of the last days of what is stored a submitted version is judged on, and a backtest that names no days;
     * 1 to 7,320.
     */
    @WithDefault("365")
    @Min(1)
    @Max(7320)
    int days();

    /** How often versions that wait judge what the one in force has judged meanwhile, such as {@code 5s}; 1 s to 1 h. */
    @WithDefault("5s")
    @DurationMin(seconds = 1)
    @DurationMax(hours = 1)
    Duration shadowEvery();

    /**
     * How long after it was recorded an assessment is judged by them: a batch that takes longer to commit is missed; 0 to
     * 1 h.
     */
    @WithDefault("10s")
    @DurationMin(seconds = 0)
    @DurationMax(hours = 1)
    Duration shadowLag();
}
