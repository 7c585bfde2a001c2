package io.davylamp.backtest.order;

import io.davylamp.backtest.Period;
import io.davylamp.rules.RulebookSource;
import java.util.UUID;

/**
 * What is to be compared.
 *
 * @param id the backtest's
 * @param before the old rulebook
 * @param after the new one
 * @param period the days judged
 */
public record BacktestOrder(String id, RulebookSource before, RulebookSource after, Period period) {
    /** An order with an id of its own. */
    public static BacktestOrder of(RulebookSource before, RulebookSource after, Period period) {
        return new BacktestOrder("bt_" + UUID.randomUUID().toString().replace("-", ""), before, after, period);
    }
}
