package io.davylamp.rulebook;

import io.davylamp.rules.RulebookSource;
import java.time.Instant;

/** What the life of versions asks of backtests: how one stands, and that there is one. */
public interface Backtests {
    /**
     * How the backtest of one version against another stands.
     *
     * @param before the version that is to be replaced
     * @param after the one that is to replace it
     */
    BacktestStanding standing(String before, String after);

    /**
     * Orders one over the last days of what is stored, unless the same waits, runs or has ended, or nothing is stored.
     */
    void order(RulebookSource before, RulebookSource after, Instant now);
}
