package io.davylamp.metrics.operator;

import static io.davylamp.metrics.Input.COST;
import static io.davylamp.metrics.Input.DEBT;
import static io.davylamp.metrics.Input.FLEET;
import static io.davylamp.metrics.Input.MARKET;
import static io.davylamp.metrics.Input.TREASURY;

import io.davylamp.metrics.Computed;
import io.davylamp.metrics.Input;
import io.davylamp.metrics.Metric;
import io.davylamp.metrics.OperatorMetric.Runway;
import io.davylamp.metrics.OperatorMetric.RunwayAtMost;
import io.davylamp.metrics.Scenario;
import io.davylamp.metrics.StressScenario;
import io.davylamp.mining.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** How many days liquidity lasts: at today's burn, under stress, and as observed from the treasury itself. */
public final class Runways {
    private static final Set<Input> ALL = EnumSet.of(MARKET, FLEET, TREASURY, COST, DEBT);
    private static final Set<Input> BUT_DEBT = EnumSet.of(MARKET, FLEET, TREASURY, COST);
    private static final Set<Input> TREASURY_AND_MARKET = EnumSet.of(TREASURY, MARKET);
    private static final Duration MIN_LOOK_BACK = Duration.ofDays(14);
    private static final Duration MAX_LOOK_BACK = Duration.ofDays(150);
    private static final double SECONDS_PER_DAY = 86_400;

    private Runways() {}

    /**
     * Net burn {@code cash cost + debt service − revenue}, USD per day. Zero or less: nothing burns, and there is no
     * runway to count.
     *
     * @param revenueUsdPerDay revenue after the pool's fee, USD per day
     * @param cashCostUsdPerDay power and other cash cost net of credits, USD per day
     * @param debtServiceUsdPerDay interest and principal due, USD per day
     */
    public static double burnUsdPerDay(double revenueUsdPerDay, double cashCostUsdPerDay, double debtServiceUsdPerDay) {
        return cashCostUsdPerDay + debtServiceUsdPerDay - revenueUsdPerDay;
    }

    /**
     * Runway: {@code liquidity / burn}, days.
     *
     * @param liquidityUsd what can be paid with, USD
     * @param burnUsdPerDay net burn, USD per day, above 0
     */
    public static double days(double liquidityUsd, double burnUsdPerDay) {
        return liquidityUsd / burnUsdPerDay;
    }

    /**
     * Revenue under stress: {@code revenue × (1 + price change) / (1 + difficulty change)}.
     *
     * @param revenue today's revenue
     * @param stress the shock
     */
    public static double stressedRevenue(double revenue, StressScenario stress) {
        return revenue * (1 + stress.priceChange()) / (1 + stress.difficultyChange());
    }

    static List<Metric> of(Situation it) {
        List<Metric> metrics = new ArrayList<>();
        metrics.add(computed(it, Scenario.BASE));
        metrics.add(computed(it, Scenario.STRESSED));
        metrics.add(it.given(TREASURY_AND_MARKET, Runway.class, "OBSERVED: ", () -> observed(it)));
        metrics.addAll(atMost(it));
        return metrics;
    }

    private static Metric computed(Situation it, Scenario scenario) {
        String which = scenario + ": ";
        return it.given(
                ALL,
                Runway.class,
                which,
                () -> it.served(Runway.class, which, service -> runway(scenario, burning(it, scenario, service))));
    }

    /**
     * What is known of a runway whose debt service is not: that it is no longer than without it. Where nothing burns
     * before it, not even that.
     */
    private static List<Metric> atMost(Situation it) {
        boolean unknown =
                it.edition() > 1 && (!it.has(DEBT) || DebtService.usdPerDay(it).isEmpty());
        if (!unknown || !BUT_DEBT.stream().allMatch(it::has)) {
            return List.of();
        }
        double known = it.has(DEBT) ? DebtService.knownUsdPerDay(it) : 0;
        return Stream.of(Scenario.BASE, Scenario.STRESSED)
                .flatMap(scenario -> atMost(scenario, burning(it, scenario, known)).stream())
                .toList();
    }

    private static Optional<Metric> atMost(Scenario scenario, Burning it) {
        return it.usdPerDay() <= 0
                ? Optional.empty()
                : Optional.of(Computed.of(
                        RunwayAtMost.class,
                        days(it.liquidityUsd(), it.usdPerDay()),
                        days -> new RunwayAtMost(days, scenario)));
    }

    /** What there is, and how much of it goes a day. */
    private record Burning(double liquidityUsd, double usdPerDay) {}

    private static Burning burning(Situation it, Scenario scenario, double debtServiceUsdPerDay) {
        return scenario == Scenario.BASE ? base(it, debtServiceUsdPerDay) : stressed(it, debtServiceUsdPerDay);
    }

    private static Burning base(Situation it, double debtServiceUsdPerDay) {
        double liquidity =
                LiquidTreasury.liquidityUsd(it, it.treasury(), it.market().priceUsd());
        double cost = it.powerUsdPerDay() + it.otherUsdPerDay();
        return new Burning(liquidity, burnUsdPerDay(it.revenueUsdPerDay(), cost, debtServiceUsdPerDay));
    }

    /** Revenue falls with the price and the difficulty, power gets dearer, and so do the treasury's coins fall. */
    private static Burning stressed(Situation it, double debtServiceUsdPerDay) {
        StressScenario stress = it.stress();
        double price = it.market().priceUsd() * (1 + stress.priceChange());
        double liquidity = LiquidTreasury.liquidityUsd(it, it.treasury(), price);
        double cost = it.powerUsdPerDay() * (1 + stress.powerChange()) + it.otherUsdPerDay();
        double revenue = stressedRevenue(it.revenueUsdPerDay(), stress);
        return new Burning(liquidity, burnUsdPerDay(revenue, cost, debtServiceUsdPerDay));
    }

    /**
     * The runway by what the treasury did, whatever the cause: liquidity / its mean fall a day since the latest
     * treasury reading known that is 14 to 150 days older than the last. Both are valued at today's price: what is
     * observed is the spending of coins, cash and credit, not a fall of the price.
     */
    private static Metric observed(Situation it) {
        Reading.Treasury latest = it.treasury();
        Optional<Reading.Treasury> earlier = earlier(it.state().treasuryMonths(), latest.at());
        if (earlier.isEmpty()) {
            return Computed.historyTooShort(
                    Runway.class, "OBSERVED: no treasury reading 14 to 150 days older than the latest is kept");
        }
        double price = it.market().priceUsd();
        double liquidity = LiquidTreasury.liquidityUsd(it, latest, price);
        double fall = LiquidTreasury.liquidityUsd(it, earlier.get(), price) - liquidity;
        double days = Duration.between(earlier.get().at(), latest.at()).getSeconds() / SECONDS_PER_DAY;
        return runway(Scenario.OBSERVED, new Burning(liquidity, fall / days));
    }

    private static Optional<Reading.Treasury> earlier(List<Reading.Treasury> months, Instant latest) {
        Instant from = latest.minus(MAX_LOOK_BACK);
        Instant to = latest.minus(MIN_LOOK_BACK);
        return months.stream()
                .filter(it -> !it.at().isBefore(from) && !it.at().isAfter(to))
                .reduce((older, newer) -> newer);
    }

    private static Metric runway(Scenario scenario, Burning it) {
        if (it.usdPerDay() <= 0) {
            return Computed.notApplicable(Runway.class, scenario + ": nothing burns");
        }
        return Computed.of(Runway.class, days(it.liquidityUsd(), it.usdPerDay()), days -> new Runway(days, scenario));
    }
}
