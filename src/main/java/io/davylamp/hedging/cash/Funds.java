package io.davylamp.hedging.cash;

/**
 * What an operator can pay with.
 *
 * @param cashUsd cash, stablecoins after haircut and undrawn credit
 * @param freeBtc coins it can sell at will
 * @param haircut taken off them where they are counted as liquidity, what selling them costs at least, fraction
 */
public record Funds(double cashUsd, double freeBtc, double haircut) {
    public double atUsd(double priceUsd) {
        return cashUsd + freeBtc * priceUsd * (1 - haircut);
    }
}
