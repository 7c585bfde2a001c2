package io.davylamp.backtest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** {@code davylamp.backtest.*}: backtests beside the live service. */
@ConfigMapping(prefix = "davylamp.backtest")
interface BacktestConfig {
    /** Whether this replica runs backtests; where none does, they wait. */
    @WithDefault("true")
    boolean run();

    /** How often is looked for a backtest to run or to go on with, such as {@code 1s}. */
    @WithDefault("1s")
    String lookEvery();
}
