package io.davylamp.mining;

/**
 * How an operator is paid for its hashrate.
 *
 * @param scheme the payout scheme
 * @param fee the pool's fee, fraction of the payout
 */
public record PoolContract(Scheme scheme, double fee) {
    /** Payout schemes (Rosenfeld 2011): who bears the variance, and whether fees are paid on. */
    public enum Scheme {
        FPPS,
        PPS,
        PPLNS,
        SOLO
    }

    public PoolContract {
        Range.within("pool.fee", fee, 0, 0.5, "Maybe it is a percentage: write 0.02 for 2 %.");
    }
}
