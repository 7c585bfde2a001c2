package io.davylamp.backtest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** {@code davylamp.backtest.*}: backtests beside the live service. */
@ConfigMapping(prefix = "davylamp.backtest")
interface BacktestConfig {
    /** Whether this replica runs backtests; where none does, they wait. */
    @WithDefault("true")
    boolean run();

    /** How often to look for a backtest to run or to continue, such as {@code 1s}. */
    @WithDefault("1s")
    String lookEvery();

    /**
     * How many of the last days of what is stored a submitted version is judged on, and a backtest that names no days;
     * 1 to 7,320.
     */
    @WithDefault("365")
    @Min(1)
    @Max(7320)
    int days();

    /** How often waiting versions judge what the one in force has judged since, such as {@code 5s}. */
    @WithDefault("5s")
    String shadowEvery();

    /**
     * How long after it was recorded an assessment is judged by them: a batch that takes longer to commit is missed.
     */
    @WithDefault("10s")
    Duration shadowLag();
}
