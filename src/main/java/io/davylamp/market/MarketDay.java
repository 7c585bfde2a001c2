package io.davylamp.market;

import io.davylamp.mining.Reading;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.OptionalLong;

/**
 * One UTC day of the market: the last market reading of that day, brought to one shape.
 *
 * @param priceUsd last price, USD per BTC
 * @param difficulty difficulty
 * @param hashrateEh network hashrate, EH/s
 * @param subsidyBtc block subsidy, BTC
 * @param feesBtcPerBlock mean fees of a block, BTC
 * @param blocks blocks found
 * @param height chain height, where known
 */
public record MarketDay(
        LocalDate date,
        double priceUsd,
        double difficulty,
        double hashrateEh,
        double subsidyBtc,
        double feesBtcPerBlock,
        double blocks,
        OptionalLong height) {
    private static final double BLOCKS_AT_TARGET = 144;
    /** 2^32 hashes per unit of difficulty, 600 s a block, 1e18 hashes per EH. */
    private static final double EH_PER_DIFFICULTY = 4294967296.0 / 600 / 1e18;

    public static MarketDay of(Reading.Market reading) {
        return new MarketDay(
                LocalDate.ofInstant(reading.at(), ZoneOffset.UTC),
                reading.priceUsd(),
                reading.difficulty(),
                reading.networkHashrateEh().orElse(reading.difficulty() * EH_PER_DIFFICULTY),
                reading.subsidyBtc(),
                reading.feesBtcPerBlock(),
                reading.blocksPerDay().orElse(BLOCKS_AT_TARGET),
                reading.height());
    }
}
