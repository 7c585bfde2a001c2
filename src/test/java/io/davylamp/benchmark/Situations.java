package io.davylamp.benchmark;

import io.davylamp.market.MarketSnapshot;
import io.davylamp.market.MarketTimeline;
import io.davylamp.metrics.Metric;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.NetworkMetric.BlockFees;
import io.davylamp.metrics.NetworkMetric.HalvingCountdown;
import io.davylamp.metrics.NetworkMetric.HashRibbon;
import io.davylamp.metrics.NetworkMetric.MinerOutflow;
import io.davylamp.metrics.NetworkMetric.NetworkStress;
import io.davylamp.metrics.NetworkMetric.PoolConcentration;
import io.davylamp.metrics.NetworkMetric.RetargetEstimate;
import io.davylamp.metrics.StressScenario;
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
import io.davylamp.mining.Stablecoin;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;

/** Operators and networks in every situation the rules speak of: random states, their metrics computed as in service. */
final class Situations {
    private static final Instant NOW = Instant.parse("2022-07-31T12:00:00Z");
    private static final OperatorId ID = new OperatorId("operator");

    private final Random random;
    private final StressScenario stress;

    Situations(long seed, StressScenario stress) {
        this.random = new Random(seed);
        this.stress = stress;
    }

    List<MetricSet> operators(int count) {
        return IntStream.range(0, count).mapToObj(it -> operator()).toList();
    }

    List<MetricSet> networks(int count) {
        return IntStream.range(0, count).mapToObj(it -> network()).toList();
    }

    private MetricSet operator() {
        OperatorState state = OperatorState.empty(new OperatorProfile(
                ID,
                "Operator",
                seldom()
                        ? new PoolContract(PoolContract.Scheme.SOLO, 0)
                        : new PoolContract(PoolContract.Scheme.FPPS, 0.02),
                new PowerContract(1.05, random.nextBoolean(), false),
                0.1));
        for (Reading.OfOperator reading : readings()) {
            state = state.with(reading);
        }
        Optional<MarketSnapshot> market =
                seldom() ? Optional.empty() : new MarketTimeline(List.of(), List.of(market())).at(NOW);
        return OperatorMetrics.compute(state, market, stress, NOW);
    }

    private MetricSet network() {
        List<Metric> metrics = new ArrayList<>();
        metrics.add(
                random.nextInt(5) == 0
                        ? new Metric.Unavailable("NetworkStress", Metric.Reason.HISTORY_TOO_SHORT, "900 days of 1,466")
                        : new NetworkStress(random.nextDouble() * 100));
        if (!seldom()) {
            double ratio = 0.9 + random.nextDouble() * 0.2;
            metrics.add(new HashRibbon(ratio, ratio < 1));
        }
        metrics.add(new HalvingCountdown(random.nextInt(210_000), random.nextInt(1_458), 0.52));
        metrics.add(new RetargetEstimate(random.nextDouble() * 0.2 - 0.1, 0.01 + random.nextDouble() * 0.05, 1_000));
        metrics.add(new BlockFees(random.nextDouble(), 0.1, random.nextDouble() * 10));
        metrics.add(new MinerOutflow(1e6 + random.nextDouble() * 5e7, random.nextDouble() * 4));
        metrics.add(new PoolConcentration(1_000 + random.nextDouble() * 2_500, 0.2 + random.nextDouble() * 0.3, 1));
        return new MetricSet(metrics);
    }

    private Reading.Market market() {
        return new Reading.Market(
                "market",
                ago(4),
                15_000 + random.nextDouble() * 50_000,
                3e13,
                6.25,
                0.1,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                new Quotes(maybe(-0.1, 0.15), maybe(0.4, 1.3), OptionalDouble.of(0.04)));
    }

    private List<Reading.OfOperator> readings() {
        List<Reading.OfOperator> readings = new ArrayList<>();
        double hashratePh = random.nextInt(20) == 0 ? 0 : 200 + random.nextDouble() * 2_000;
        readings.add(new Reading.Fleet(
                "fleet", ago(60), ID, hashratePh, 0.94, 20 + random.nextInt(40), machines(hashratePh)));
        readings.add(new Reading.Cost(
                "cost", ago(130), ID, 0.03 + random.nextDouble() * 0.08, random.nextInt(40_000), 0, maybe(0, 20_000)));
        readings.add(treasury("treasury-1", ago(30).minus(Duration.ofDays(31))));
        readings.add(treasury("treasury-2", ago(60)));
        readings.add(new Reading.Debt("debt", ago(130), ID, loans(), seldom(), maybe(0, 20_000)));
        if (random.nextBoolean()) {
            readings.add(new Reading.Hedges(
                    "hedges",
                    ago(10),
                    ID,
                    List.of(new HedgePosition(
                            Instrument.SELL_FUTURES,
                            1 + random.nextInt(300),
                            OptionalDouble.of(30_000),
                            LocalDate.of(2022, 12, 30)))));
        }
        readings.removeIf(it -> seldom());
        return readings;
    }

    private List<MachineClass> machines(double hashratePh) {
        double newer = random.nextDouble();
        return random.nextInt(3) > 0
                ? List.of()
                : List.of(
                        new MachineClass("S21", newer * hashratePh, 17.5),
                        new MachineClass("S19", (1 - newer) * hashratePh, 34),
                        new MachineClass("S9", 100, 98));
    }

    private Reading.Treasury treasury(String id, Instant at) {
        return new Reading.Treasury(
                id,
                at,
                ID,
                random.nextDouble() * random.nextDouble() * 30e6,
                random.nextInt(4) == 0 ? 0 : random.nextInt(500),
                300,
                0,
                random.nextInt(10) == 0 ? OptionalDouble.of(0) : maybe(50, 200),
                maybe(0, 400),
                seldom() ? List.of(new Stablecoin("Issuer", random.nextDouble() * 10e6, 0.02)) : List.of(),
                maybe(0, 300),
                maybe(0, 1e6),
                maybe(0, 20e6),
                maybe(0, 20e6));
    }

    private List<Loan> loans() {
        List<Loan> loans = new ArrayList<>();
        if (random.nextBoolean()) {
            loans.add(new Loan(
                    "coins",
                    random.nextDouble() * 12e6,
                    random.nextInt(8_000),
                    new Loan.Collateral.Btc(300, 0.75, 0.85, 0.6)));
        }
        if (random.nextBoolean()) {
            loans.add(new Loan(
                    "machines", random.nextDouble() * 20e6, random.nextInt(20_000), new Loan.Collateral.Asic(15e6)));
        }
        return loans;
    }

    private boolean seldom() {
        return random.nextInt(15) == 0;
    }

    private OptionalDouble maybe(double least, double most) {
        return random.nextInt(4) == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(least + random.nextDouble() * (most - least));
    }

    private Instant ago(int mostDays) {
        return NOW.minusSeconds((long) (random.nextDouble() * random.nextDouble() * mostDays * 86_400));
    }
}
