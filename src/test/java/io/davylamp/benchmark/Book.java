package io.davylamp.benchmark;

import io.davylamp.mining.Loan;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.Reading;
import io.davylamp.sql.Sql;
import io.davylamp.testing.Markets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;

/**
 * A book of operators and their stream of readings: operator after operator, a step later round after round, kind
 * after kind, each figure within a tenth of the operator's own. So every reading has a moment of its own to be
 * judged at, and most confirm the verdict that stands: a telemetry feed, not a crash.
 */
final class Book {
    private static final int KINDS = 4;
    private static final double NOISE = 0.10;

    private final String name;
    private final int operators;
    private final Instant start;
    private final Duration step;
    private final Random random = new Random(9);
    private long next;

    /**
     * @param name what its operators' ids begin with
     * @param operators how many
     * @param now our clock: the stream begins four weeks back, and each round is a minute later
     */
    Book(String name, int operators, Instant now) {
        this(name, operators, now.truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(28)), Duration.ofMinutes(1));
    }

    /**
     * @param start when the stream begins
     * @param step how much later each round is than the one before
     */
    Book(String name, int operators, Instant start, Duration step) {
        this.name = name;
        this.operators = operators;
        this.start = start;
        this.step = step;
    }

    int operators() {
        return operators;
    }

    /** Makes the book known in one go, past the API: ten thousand registrations are not what is measured. */
    void register(Sql sql) {
        sql.update("""
                insert into operator_profile (operator_id, version, since, name, pool_scheme, pool_fee, pue, take_or_pay,
                    curtailable, btc_haircut)
                select ? || lpad(i::text, 6, '0'), 1, now(), 'Operator ' || i, 'FPPS', 0.02, 1.05, false, false, 0.1
                from generate_series(0, ? - 1) as i""", name, operators);
        sql.update(
                "insert into operator_state (operator_id, profile_version, readings)"
                        + " select operator_id, 1, '[]' from operator_profile where starts_with(operator_id, ?)",
                name);
    }

    /** Each operator's first reading of each kind: from then on it can be judged. */
    List<Reading> introduction() {
        return next(operators * KINDS);
    }

    OperatorId id(int operator) {
        return new OperatorId(name + "%06d".formatted(operator));
    }

    /** The moment the stream has come to. */
    Instant reached() {
        return at(next);
    }

    /** The next readings of the stream. */
    List<Reading> next(int count) {
        List<Reading> readings = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            readings.add(reading(next++));
        }
        return readings;
    }

    /** A market reading at the moment the stream has come to. */
    Reading.Market market(double priceUsd) {
        return market(reached().plusSeconds(30), priceUsd);
    }

    Reading.Market market(Instant at, double priceUsd) {
        return Markets.reading("market-" + at, at, priceUsd, 8e13, 6.25, Markets.quotes(0.05, 0.6, 0.04));
    }

    private Instant at(long number) {
        return start.plus(step.multipliedBy(number / operators));
    }

    private Reading reading(long number) {
        int operator = (int) (number % operators);
        long round = number / operators;
        OperatorId of = id(operator);
        String id = String.valueOf(round);
        int size = 1 + operator % 7;
        return switch ((int) (round % KINDS)) {
            case 0 -> new Reading.Fleet(id, at(number), of, about(300 * size), 0.95, 22 + operator % 9);
            case 1 -> new Reading.Cost(id, at(number), of, about(0.05), about(2_500 * size), 0);
            case 2 -> new Reading.Debt(id, at(number), of, loans(operator, size), false);
            default ->
                new Reading.Treasury(
                        id,
                        at(number),
                        of,
                        about(1e6 * size),
                        about(10 * size),
                        operator % 3 == 0 ? 40 * size : 0,
                        0,
                        OptionalDouble.of(about(20 * size)),
                        OptionalDouble.of(about(15 * size)));
        };
    }

    private List<Loan> loans(int operator, int size) {
        return switch (operator % 3) {
            case 0 ->
                List.of(new Loan(
                        "coins", about(1e6 * size), 700 * size, new Loan.Collateral.Btc(40 * size, 0.75, 0.85, 0.6)));
            case 1 -> List.of();
            default ->
                List.of(new Loan("machines", about(2e6 * size), 2_000 * size, new Loan.Collateral.Asic(6e6 * size)));
        };
    }

    private double about(double value) {
        return value * (1 - NOISE + 2 * NOISE * random.nextDouble());
    }
}
