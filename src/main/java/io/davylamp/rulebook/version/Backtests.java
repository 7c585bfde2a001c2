package io.davylamp.rulebook.version;

import io.davylamp.rules.RulebookSource;
import java.time.Instant;

/** What the life cycle of versions needs of backtests: the state of one, and that there is one. */
public interface Backtests {
    /**
     * The state of the backtest of one version against another.
     *
     * @param before the version that is to be replaced
     * @param after the one that is to replace it
     */
    GateState standing(String before, String after);

    /**
     * Orders one over the last days of what is stored, unless the same waits, runs or has ended, or nothing is stored.
     */
    void order(RulebookSource before, RulebookSource after, Instant now);
}
