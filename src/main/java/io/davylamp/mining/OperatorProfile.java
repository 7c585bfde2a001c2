package io.davylamp.mining;

/**
 * What is agreed about an operator rather than measured: its name and its contracts.
 *
 * @param id the operator
 * @param name the name people know it by, 1 to 120 characters
 * @param pool how its hashrate is paid
 * @param power how its power is drawn
 * @param btcHaircut haircut on unencumbered BTC counted as liquidity, fraction
 */
public record OperatorProfile(OperatorId id, String name, PoolContract pool, PowerContract power, double btcHaircut) {
    public OperatorProfile {
        if (name.isBlank() || name.length() > 120) {
            throw new InvalidValue(
                    "name",
                    "name has %d characters; allowed is 1 to 120, not blank.".formatted(name.length()),
                    "Maybe use the trading name.");
        }
        Range.fraction("btcHaircut", btcHaircut);
    }
}
