package io.davylamp.market;

import io.davylamp.mining.PoolShare;
import io.davylamp.mining.Reading;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What providers reported of a day's miners: each figure may be absent, and is then not known.
 *
 * @param outflowBtc coins that left miners' wallets that day, BTC
 * @param balanceBtc coins in miners' wallets at the day's end, BTC
 * @param poolShares each pool's share of the blocks or of the hashrate, fractions; empty where they were not reported
 */
public record MinerFigures(OptionalDouble outflowBtc, OptionalDouble balanceBtc, List<Double> poolShares) {
    public static final MinerFigures NONE = new MinerFigures(OptionalDouble.empty(), OptionalDouble.empty(), List.of());

    public MinerFigures {
        poolShares = List.copyOf(poolShares);
    }

    public static MinerFigures of(Reading.Market reading) {
        return new MinerFigures(
                reading.minerOutflowBtc(),
                reading.minerBalanceBtc(),
                reading.pools().stream().map(PoolShare::share).toList());
    }

    /** These figures, and an earlier reading's where these are silent. */
    MinerFigures orElse(MinerFigures earlier) {
        return new MinerFigures(
                outflowBtc.isPresent() ? outflowBtc : earlier.outflowBtc,
                balanceBtc.isPresent() ? balanceBtc : earlier.balanceBtc,
                poolShares.isEmpty() ? earlier.poolShares : poolShares);
    }
}
