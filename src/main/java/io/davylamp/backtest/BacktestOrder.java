package io.davylamp.backtest;

import io.davylamp.rules.RulebookSource;

/**
 * What is to be compared.
 *
 * @param id the backtest's
 * @param before the old rulebook
 * @param after the new one
 * @param stretch the days judged
 */
public record BacktestOrder(String id, RulebookSource before, RulebookSource after, Stretch stretch) {}
