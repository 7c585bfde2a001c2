package io.davylamp.market;

import java.time.LocalDate;
import java.util.List;

/** What a block pays its finder beside fees. Source: consensus, 50 BTC halved every 210,000 blocks. */
public final class Subsidy {
    public static final long BLOCKS_PER_HALVING = 210_000;

    private static final double FIRST_BTC = 50;
    private static final long LAST_HALVING = 33;

    /** The days of the halvings so far. */
    private static final List<LocalDate> HALVED = List.of(
            LocalDate.parse("2012-11-28"),
            LocalDate.parse("2016-07-09"),
            LocalDate.parse("2020-05-11"),
            LocalDate.parse("2024-04-20"));

    /** What 210,000 blocks take since machines are made for it; those to come are estimated by it, days. */
    private static final int DAYS_PER_HALVING = 1_440;

    private Subsidy() {}

    /** Subsidy of a block at a height, BTC, satoshi fractions kept; 0 after the 33rd halving. */
    public static double btc(long height) {
        return afterHalvings(height / BLOCKS_PER_HALVING);
    }

    /** Subsidy of a block on a date, BTC: by the halvings that were, and those to come by estimate. */
    public static double btc(LocalDate date) {
        long halvings = HALVED.stream().filter(it -> !it.isAfter(date)).count();
        LocalDate next = HALVED.get(HALVED.size() - 1).plusDays(DAYS_PER_HALVING);
        for (; !next.isAfter(date); next = next.plusDays(DAYS_PER_HALVING)) {
            halvings++;
        }
        return afterHalvings(halvings);
    }

    private static double afterHalvings(long halvings) {
        return halvings >= LAST_HALVING ? 0 : FIRST_BTC / (1L << halvings);
    }
}
