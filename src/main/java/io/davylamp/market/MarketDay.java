package io.davylamp.market;

import io.davylamp.mining.Reading;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.OptionalLong;

/**
 * One UTC day of the market: the last market reading of that day, brought to one shape. What is reported of the miners
 * is each time the day's last: a provider reports it once a day, and a later tick of the price does not take it back.
 *
 * @param priceUsd last price, USD per BTC
 * @param difficulty difficulty
 * @param hashrateEh network hashrate, EH/s
 * @param subsidyBtc block subsidy, BTC
 * @param feesBtcPerBlock mean fees of a block, BTC
 * @param blocks blocks found
 * @param height chain height, where known
 * @param miners what providers reported of the miners
 */
public record MarketDay(
        LocalDate date,
        double priceUsd,
        double difficulty,
        double hashrateEh,
        double subsidyBtc,
        double feesBtcPerBlock,
        double blocks,
        OptionalLong height,
        MinerFigures miners) {
    private static final double BLOCKS_AT_TARGET = 144;

    public MarketDay(
            LocalDate date,
            double priceUsd,
            double difficulty,
            double hashrateEh,
            double subsidyBtc,
            double feesBtcPerBlock,
            double blocks,
            OptionalLong height) {
        this(date, priceUsd, difficulty, hashrateEh, subsidyBtc, feesBtcPerBlock, blocks, height, MinerFigures.NONE);
    }

    /** The UTC day of a moment. */
    public static LocalDate dateOf(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    public static MarketDay of(Reading.Market reading) {
        return new MarketDay(
                dateOf(reading.at()),
                reading.priceUsd(),
                reading.difficulty(),
                reading.networkHashrateEh().orElseGet(() -> Hashprice.networkHashrateEh(reading.difficulty())),
                reading.subsidyBtc(),
                reading.feesBtcPerBlock(),
                reading.blocksPerDay().orElse(BLOCKS_AT_TARGET),
                reading.height(),
                MinerFigures.of(reading));
    }

    /** This day as a later reading has it: what that leaves out of the miners is kept from the day so far. */
    public MarketDay after(MarketDay earlier) {
        return with(miners.orElse(earlier.miners));
    }

    MarketDay with(MinerFigures reported) {
        return new MarketDay(
                date, priceUsd, difficulty, hashrateEh, subsidyBtc, feesBtcPerBlock, blocks, height, reported);
    }

    /** What 1 PH/s was expected to earn that day with that day's fees, USD per PH/s and day. */
    public double hashpriceUsdPerPhDay() {
        return Hashprice.usdPerPhDay(subsidyBtc + feesBtcPerBlock, difficulty, priceUsd);
    }

    /**
     * Whether nobody observed its hashrate: it is what difficulty implies, to the last digit. Difficulty follows the
     * true one by up to two weeks.
     */
    public boolean hashrateIsImplied() {
        return hashrateEh == Hashprice.networkHashrateEh(difficulty);
    }

    /** Whether its blocks are as many as there are to be: they were not counted, or it was such a day. */
    public boolean blocksMayBeAssumed() {
        return blocks == BLOCKS_AT_TARGET;
    }

    /** Subsidy of all the day's blocks at its price, USD; fees are left out. */
    public double issuanceUsd() {
        return subsidyBtc * blocks * priceUsd;
    }

    /** The same figures on another date, less those of the miners: what flowed on one day says nothing of the next. */
    MarketDay on(LocalDate other) {
        return new MarketDay(other, priceUsd, difficulty, hashrateEh, subsidyBtc, feesBtcPerBlock, blocks, height);
    }
}
