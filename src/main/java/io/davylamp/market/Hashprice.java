package io.davylamp.market;

/**
 * What one unit of hashrate is expected to earn. A block takes difficulty × 2^32 hashes on average, so 1 PH/s finds
 * 86,400 × 10^15 / (difficulty × 2^32) blocks a day. Source: Luxor's definition of hashprice, Bitnomial's HUP rulebook;
 * it equals revenue / network hashrate where that hashrate is the one difficulty implies.
 */
public final class Hashprice {
    private static final double HASHES_PER_DIFFICULTY = 4294967296.0;
    private static final double HASHES_PER_PH_DAY = 86_400e15;
    private static final double SECONDS_PER_BLOCK = 600;
    private static final double HASHES_PER_EH = 1e18;

    private Hashprice() {}

    /**
     * Hashprice in BTC per PH/s and day: {@code 86400e15 × reward / (difficulty × 2^32)}.
     *
     * @param rewardBtc what a block pays, BTC: subsidy and fees, or the subsidy alone where fees are not paid on
     * @param difficulty difficulty, above 0
     */
    public static double btcPerPhDay(double rewardBtc, double difficulty) {
        return HASHES_PER_PH_DAY * rewardBtc / (difficulty * HASHES_PER_DIFFICULTY);
    }

    /** Hashprice in USD per PH/s and day: that in BTC × BTC price in USD. */
    public static double usdPerPhDay(double rewardBtc, double difficulty, double priceUsd) {
        return btcPerPhDay(rewardBtc, difficulty) * priceUsd;
    }

    /**
     * Share of fees in a block's reward, fraction: {@code fees / (subsidy + fees)}. NaN where a block pays nothing.
     *
     * @param subsidyBtc subsidy of a block, BTC
     * @param feesBtc fees of a block, BTC
     */
    public static double feeShare(double subsidyBtc, double feesBtc) {
        return feesBtc / (subsidyBtc + feesBtc);
    }

    /** Network hashrate at which blocks come every 600 s, EH/s: {@code difficulty × 2^32 / 600}. */
    public static double networkHashrateEh(double difficulty) {
        return difficulty * HASHES_PER_DIFFICULTY / SECONDS_PER_BLOCK / HASHES_PER_EH;
    }
}
