package io.davylamp.assessment;

import io.davylamp.market.MarketDay;
import io.davylamp.market.MarketHistory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

/** Invented histories of the network. */
final class Histories {
    private Histories() {}

    /** Prices and hashrates that wander, with crashes and recoveries; the same for the same seed. */
    static MarketHistory wandering(int count, long seed) {
        Random random = new Random(seed);
        List<MarketDay> days = new ArrayList<>();
        double price = 8_000;
        double hashrate = 60;
        for (int i = 0; i < count; i++) {
            double drift = Math.sin(i / 140.0) * 0.006;
            price *= Math.exp(drift + 0.02 * random.nextGaussian());
            hashrate *= Math.exp(0.0005 + 0.6 * drift + 0.004 * random.nextGaussian());
            double difficulty = hashrate * 1e18 * 600 / Math.pow(2, 32);
            double fees = 0.1 + 0.2 * random.nextDouble();
            days.add(new MarketDay(
                    LocalDate.parse("2017-01-01").plusDays(i),
                    price,
                    difficulty,
                    hashrate * (1 + 0.05 * random.nextGaussian()),
                    i < count / 2 ? 12.5 : 6.25,
                    fees,
                    130 + random.nextInt(30),
                    OptionalLong.empty()));
        }
        return new MarketHistory(days);
    }
}
