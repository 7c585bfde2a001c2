package io.davylamp.backtest;

import io.davylamp.rules.RulebookSource;
import java.util.UUID;

/**
 * What is to be compared.
 *
 * @param id the backtest's
 * @param before the old rulebook
 * @param after the new one
 * @param stretch the days judged
 */
public record BacktestOrder(String id, RulebookSource before, RulebookSource after, Stretch stretch) {
    /** An order with an id of its own. */
    public static BacktestOrder of(RulebookSource before, RulebookSource after, Stretch stretch) {
        return new BacktestOrder("bt_" + UUID.randomUUID().toString().replace("-", ""), before, after, stretch);
    }
}
