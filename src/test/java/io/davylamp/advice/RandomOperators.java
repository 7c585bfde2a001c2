package io.davylamp.advice;

import io.davylamp.advice.plan.Case;
import io.davylamp.market.MarketSnapshot;
import io.davylamp.metrics.operator.OperatorMetrics;
import io.davylamp.mining.HedgePosition;
import io.davylamp.mining.Instrument;
import io.davylamp.mining.Loan;
import io.davylamp.mining.MachineClass;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.OperatorProfile;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.PoolContract;
import io.davylamp.mining.PowerContract;
import io.davylamp.mining.Quotes;
import io.davylamp.mining.Reading;
import io.davylamp.testing.Markets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * Operators of every kind a lender meets, by a seed: sound ones and ones that lose on every hour, cash from none to years of
 * cost, coins free and pledged, loans near their call and past it, hedges in place, markets in contango and backwardation,
 * calm and nervous.
 */
public final class RandomOperators {
    private static final OperatorId ID = new OperatorId("acme");
    private static final Instrument[] HELD = {
        Instrument.SELL_FUTURES,
        Instrument.BUY_PUTS,
        Instrument.PUT_SPREAD,
        Instrument.ZERO_COST_COLLAR,
        Instrument.HASHRATE_FORWARD,
        Instrument.PREPAID_HASHRATE
    };

    private final SplittableRandom random;

    private RandomOperators(long seed) {
        this.random = new SplittableRandom(seed);
    }

    public static Case of(long seed) {
        return new RandomOperators(seed).operator();
    }

    private double between(double from, double to) {
        return from + (to - from) * random.nextDouble();
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    private Case operator() {
        double price = 15_000 * Math.exp(between(0, 2));
        MarketSnapshot market = new MarketSnapshot(
                Cases.NOW,
                price,
                27.7e12 * price / 20_000 * between(0.7, 1.6),
                6.25,
                between(0, 0.5),
                OptionalDouble.empty(),
                quotes());
        double hashrate = 10 * Math.exp(between(0, 7.5));
        double joules = between(15, 60);
        double revenue = hashrate * 92;
        double power = between(0.02, 0.11);
        OperatorProfile profile = new OperatorProfile(
                ID,
                "Acme",
                new PoolContract(PoolContract.Scheme.FPPS, between(0, 0.03)),
                new PowerContract(between(1, 1.2), oneIn(4), oneIn(2)),
                oneIn(3) ? 0 : between(0, 0.2));
        OperatorState state = OperatorState.empty(profile)
                .with(new Reading.Fleet(
                        "f", Cases.NOW, ID, hashrate, between(0.5, 1), joules, machines(hashrate, joules)))
                .with(new Reading.Cost(
                        "c",
                        Cases.NOW,
                        ID,
                        power,
                        oneIn(5) ? 0 : revenue * between(0, 0.3),
                        oneIn(4) ? revenue * between(0, 0.1) : 0))
                .with(new Reading.Treasury(
                        "t",
                        Cases.NOW,
                        ID,
                        oneIn(6) ? 0 : revenue * Math.exp(between(0, 6)),
                        oneIn(4) ? 0 : revenue * Math.exp(between(0, 5)) / price,
                        0,
                        oneIn(4) ? revenue * between(0, 30) : 0,
                        OptionalDouble.empty(),
                        OptionalDouble.empty()))
                .with(new Reading.Debt("d", Cases.NOW, ID, loans(revenue, price), false))
                .with(new Reading.Hedges("h", Cases.NOW, ID, hedges(revenue / price, price)));
        return new Case(state, market, OperatorMetrics.compute(state, market, Cases.STRESS, Cases.NOW), Cases.NOW);
    }

    private Quotes quotes() {
        return Markets.quotes(between(-0.15, 0.25), between(0.3, 1.3), between(0, 0.06));
    }

    private List<MachineClass> machines(double hashrate, double joules) {
        if (oneIn(2)) {
            return List.of();
        }
        double old = between(0.1, 0.9);
        return List.of(
                new MachineClass("new", hashrate * (1 - old), joules * 0.7),
                new MachineClass("old", hashrate * old, joules * 1.4));
    }

    private List<Loan> loans(double revenue, double price) {
        List<Loan> loans = new ArrayList<>();
        if (!oneIn(4)) {
            loans.add(new Loan(
                    "equipment", revenue * between(10, 300), revenue * between(0, 0.5), new Loan.Collateral.None()));
        }
        if (oneIn(2)) {
            double balance = revenue * between(5, 100);
            double ltv = between(0.3, 1.1);
            loans.add(new Loan(
                    "coins",
                    balance,
                    balance * between(0, 0.0005),
                    new Loan.Collateral.Btc(balance / ltv / price, 0.75, 0.85, between(0.4, 0.7))));
        }
        return loans;
    }

    private List<HedgePosition> hedges(double btcPerDay, double price) {
        List<HedgePosition> hedges = new ArrayList<>();
        for (int i = oneIn(2) ? 0 : random.nextInt(3); i > 0; i--) {
            hedges.add(new HedgePosition(
                    HELD[random.nextInt(HELD.length)],
                    btcPerDay * 90 * between(0.02, 0.5),
                    oneIn(3) ? OptionalDouble.empty() : OptionalDouble.of(price * between(0.6, 1.5)),
                    LocalDate.of(2022, 7, 26).plusDays(random.nextInt(300))));
        }
        return hedges;
    }
}
