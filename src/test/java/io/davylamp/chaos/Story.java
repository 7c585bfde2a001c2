package io.davylamp.chaos;

import io.davylamp.mining.Loan;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.Quotes;
import io.davylamp.mining.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * What happens to a book of operators, day by day, the same whenever it is told: the price falls to a third and comes
 * back every forty days, so that margins go, loans are called, runways end, and all of it heals again.
 *
 * <p>Steady operators report each day in order. Unruly ones keep their readings back and send some days' at once, out
 * of order and with repeats.
 */
final class Story {
    /** Days whose readings an unruly operator sends together. */
    static final int DAYS_KEPT_BACK = 4;

    private static final Instant FIRST_DAY = Instant.parse("2023-01-01T00:00:00Z");
    private static final double PERIOD_DAYS = 40;

    private final int steady;
    private final int unruly;

    Story(int steady, int unruly) {
        this.steady = steady;
        this.unruly = unruly;
    }

    List<OperatorId> steady() {
        return ids("steady", steady);
    }

    List<OperatorId> unruly() {
        return ids("unruly", unruly);
    }

    List<OperatorId> all() {
        List<OperatorId> all = new ArrayList<>(steady());
        all.addAll(unruly());
        return all;
    }

    /** The registration of an operator, as the API takes it. */
    static String profile(OperatorId id) {
        return """
                {"name": "Operator %s", "pool": {"scheme": "FPPS", "fee": 0.02},
                 "power": {"pue": 1.05, "takeOrPay": false, "curtailable": false}, "btcHaircut": 0.1}""".formatted(id);
    }

    Reading.Market market(int day) {
        double price =
                45_000 + 22_000 * Math.cos(2 * Math.PI * day / PERIOD_DAYS) + new Random(day).nextDouble() * 1_000;
        return new Reading.Market(
                "market-" + day,
                at(day, 0),
                price,
                8e13,
                6.25,
                0.1,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                new Quotes(
                        OptionalDouble.of(day % 3 == 0 ? -0.02 : 0.05),
                        OptionalDouble.of(0.7),
                        OptionalDouble.of(0.04)));
    }

    /** An operator's readings of one day, in time order, no two of one moment. */
    List<Reading.OfOperator> readings(OperatorId id, int day) {
        Random random = new Random(31L * id.hashCode() + day);
        int kind = Math.floorMod(id.hashCode(), 5);
        List<Reading.OfOperator> readings = new ArrayList<>();
        readings.add(
                new Reading.Fleet("fleet-" + day, at(day, 6), id, 1_000 + random.nextInt(200), 0.95, 24 + 3 * kind));
        if (day % 4 == 0) {
            readings.add(new Reading.Cost("cost-" + day, at(day, 9), id, 0.045 + 0.01 * random.nextDouble(), 9_000, 0));
        }
        if (day % 2 == 0) {
            readings.add(new Reading.Debt(
                    "debt-" + day, at(day, 12), id, loans(kind), kind == 4 && random.nextInt(12) == 0));
        }
        readings.add(new Reading.Treasury(
                "treasury-" + day,
                at(day, 18),
                id,
                2e6 + 3e6 * random.nextDouble(),
                random.nextInt(60),
                kind == 0 ? 160 : 0,
                0,
                OptionalDouble.of(70),
                OptionalDouble.of(random.nextInt(120))));
        return readings;
    }

    /** What an unruly operator sends at the end of some days: all their readings in disorder, one of them twice. */
    List<Reading.OfOperator> keptBack(OperatorId id, int lastDay) {
        List<Reading.OfOperator> readings = new ArrayList<>();
        for (int day = lastDay - DAYS_KEPT_BACK + 1; day <= lastDay; day++) {
            readings.addAll(readings(id, day));
        }
        readings.add(readings.get(0));
        Collections.shuffle(readings, new Random(17L * id.hashCode() + lastDay));
        return readings;
    }

    static Instant at(int day, int hour) {
        return FIRST_DAY.plus(Duration.ofDays(day)).plus(Duration.ofHours(hour));
    }

    private static List<Loan> loans(int kind) {
        return switch (kind) {
            case 0 -> List.of(new Loan("coins", 4e6, 2_500, new Loan.Collateral.Btc(160, 0.75, 0.85, 0.6)));
            case 1 -> List.of();
            case 2, 3 -> List.of(new Loan("machines", 9e6, 20_000, new Loan.Collateral.Asic(12e6)));
            default -> List.of(new Loan("bank", 5e6, 6_000, new Loan.Collateral.None()));
        };
    }

    private static List<OperatorId> ids(String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(it -> new OperatorId("%s-%03d".formatted(name, it)))
                .toList();
    }
}
