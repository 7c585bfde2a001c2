package io.davylamp.monitor;

import io.davylamp.ingest.Confirmation;
import io.davylamp.ingest.Submission;
import io.davylamp.mining.Loan;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.OperatorProfile;
import io.davylamp.mining.PoolContract;
import io.davylamp.mining.PowerContract;
import io.davylamp.mining.Reading;
import io.davylamp.testing.Markets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;

/** Operators and readings for tests of the monitor. */
public final class Books {
    private Books() {}

    public static OperatorProfile anOperator(String id) {
        return new OperatorProfile(
                new OperatorId(id),
                "Operator " + id,
                new PoolContract(PoolContract.Scheme.FPPS, 0.02),
                new PowerContract(1.05, false, true),
                0.1);
    }

    public static Reading.Market aMarket(Instant at, double priceUsd) {
        return Markets.reading("m-" + at, at, priceUsd, 3e13, 6.25, Markets.quotes(0.03, 0.7, 0.04));
    }

    /** Some months of an operator's readings, its treasury shrinking and growing at random. */
    public static List<Reading> readings(OperatorId id, Instant from, int months, Random random) {
        List<Reading> readings = new ArrayList<>();
        double cash = 20e6;
        for (int i = 0; i < months; i++) {
            Instant at = from.plus(Duration.ofDays(30L * i)).plus(Duration.ofHours(random.nextInt(200)));
            cash = Math.max(0, cash - 8e6 + random.nextDouble() * 14e6);
            readings.add(new Reading.Fleet("fleet-" + i, at, id, 1500 + random.nextInt(500), 0.94, 32));
            readings.add(new Reading.Cost("cost-" + i, at, id, 0.05 + random.nextDouble() * 0.04, 30_000, 0));
            readings.add(new Reading.Treasury(
                    "treasury-" + i,
                    at.plusSeconds(random.nextInt(3) * 3600L),
                    id,
                    cash,
                    random.nextInt(300),
                    800,
                    0,
                    OptionalDouble.of(150),
                    OptionalDouble.of(random.nextInt(400))));
            readings.add(new Reading.Debt(
                    "debt-" + i,
                    at,
                    id,
                    List.of(new Loan("loan", 12e6, 15_000, new Loan.Collateral.Btc(800, 0.75, 0.85, 0.6))),
                    random.nextInt(8) == 0));
        }
        return readings;
    }

    /** Readings that somebody stands for, however absurd they are. */
    public static List<Submission> confirmed(List<? extends Reading> readings) {
        Optional<Confirmation> confirmation = Optional.of(Confirmation.typed("Ada", "As it was told."));
        List<Submission> items = new ArrayList<>();
        for (Reading reading : readings) {
            items.add(new Submission.Parsed(items.size(), reading, confirmation));
        }
        return items;
    }

    public static List<Submission> submissions(List<? extends Reading> readings) {
        List<Submission> items = new ArrayList<>();
        for (Reading reading : readings) {
            items.add(new Submission.Parsed(items.size(), reading));
        }
        return items;
    }
}
