package io.davylamp.metrics;

import static io.davylamp.metrics.MetricSets.reason;
import static io.davylamp.metrics.MetricSets.the;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.WorkedCases;
import io.davylamp.market.Hashprice;
import io.davylamp.metrics.Metric.Reason;
import io.davylamp.metrics.OperatorMetric.BreakevenHashprice;
import io.davylamp.metrics.OperatorMetric.EconomicLife;
import io.davylamp.metrics.OperatorMetric.ObsolescenceShare;
import io.davylamp.metrics.OperatorMetric.ShutdownPrice;
import io.davylamp.metrics.operator.CashCost;
import io.davylamp.metrics.operator.MachinePark;
import io.davylamp.metrics.site.Decline;
import io.davylamp.metrics.site.Depreciation;
import io.davylamp.mining.MachineClass;
import io.davylamp.mining.Reading;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class MachineLifeTest {
    @Test
    void the_remaining_life_equals_the_worked_case() {
        WorkedCases.check("DEP-01", in -> {
            double growth = in.get("difficulty_growth_month").asDouble();
            double hashprice = in.get("hashprice_usd").asDouble();
            double breakeven = in.get("breakeven_hashprice").asDouble();
            Decline halving = new Decline(
                    growth,
                    OptionalDouble.of(in.get("halving_month").asDouble()),
                    in.get("halving_factor").asDouble());
            return Map.of(
                    "months_no_halving",
                    Decline.steady(growth).monthsUntil(hashprice, breakeven).orElseThrow(),
                    "months_with_halving",
                    halving.monthsUntil(hashprice, breakeven).orElseThrow(),
                    "months_with_halving_if_hashprice_60",
                    halving.monthsUntil(60, breakeven).orElseThrow());
        });
    }

    @Property(tries = 500)
    void the_life_ends_where_a_walk_through_the_months_ends_it(
            @ForAll @DoubleRange(min = 10, max = 200) double hashprice,
            @ForAll @DoubleRange(min = 5, max = 150) double breakeven,
            @ForAll @DoubleRange(min = 0.005, max = 0.1) @Scale(4) double growth,
            @ForAll @DoubleRange(min = 0, max = 48) double halvingMonth,
            @ForAll @DoubleRange(min = 0.5, max = 1) double factor) {
        // Given
        Decline decline = new Decline(growth, OptionalDouble.of(halvingMonth), factor);
        double months = decline.monthsUntil(hashprice, breakeven).orElseThrow();

        // Then it earns until then, and not after
        if (months > 0) {
            assertThat(hashprice * decline.hashpriceFactor(months - 1e-6)).isGreaterThanOrEqualTo(breakeven);
        }
        assertThat(hashprice * decline.hashpriceFactor(months + 1e-6)).isLessThan(breakeven);
    }

    @Test
    void a_life_is_over_below_the_breakeven_and_endless_where_nothing_thins_the_hashprice() {
        assertThat(Decline.steady(0.02).monthsUntil(32, 32)).hasValue(0);
        assertThat(Decline.steady(0.02).monthsUntil(31.99, 32)).hasValue(0);
        assertThat(Decline.steady(0.02).monthsUntil(32.01, 32).orElseThrow()).isPositive();
        assertThat(Decline.steady(0).monthsUntil(36, 32)).isEmpty();
        assertThat(Decline.steady(-0.01).monthsUntil(36, 32)).isEmpty();
        assertThat(Decline.steady(0.02).monthsUntil(36, 0)).isEmpty();
        assertThat(new Decline(0, OptionalDouble.of(9), 0.52).monthsUntil(36, 32))
                .hasValue(9);
        assertThat(new Decline(0, OptionalDouble.of(9), 0.95).monthsUntil(36, 32))
                .isEmpty();
    }

    @Test
    void a_depreciation_that_knows_the_halving_begins_above_the_straight_one() {
        // Given 5.0 million over 36 months, 0.4 left; difficulty 2 % a month, halving in month 22
        Depreciation machines = new Depreciation(5e6, 0.4e6);

        // When
        double[] months = machines.halvingAwareUsd(36, new Decline(0.02, OptionalDouble.of(22), 0.52));

        // Then
        assertThat(machines.straightUsdPerMonth(36)).isCloseTo(127_778, within(0.5));
        assertThat(months[0]).isCloseTo(207_500, within(100.0));
        assertThat(months[22] / months[21]).isCloseTo(0.52 / 1.02, within(1e-12));
        assertThat(Arrays.stream(months).sum()).isCloseTo(4.6e6, within(1e-6));
    }

    @Property(tries = 200)
    void every_depreciation_writes_off_cost_less_salvage(
            @ForAll @DoubleRange(min = 1, max = 1e9) double cost,
            @ForAll @DoubleRange(min = 0, max = 1) double salvageShare,
            @ForAll @IntRange(min = 1, max = 120) int months,
            @ForAll @DoubleRange(min = -0.1, max = 0.2) double growth) {
        Depreciation machines = new Depreciation(cost, cost * salvageShare);
        double whole = cost * (1 - salvageShare);

        assertThat(machines.straightUsdPerMonth(months) * months).isCloseTo(whole, within(1e-6 * cost));
        assertThat(machines.byProductionUsd(30, 100) + machines.byProductionUsd(70, 100))
                .isCloseTo(whole, within(1e-6 * cost));
        assertThat(Arrays.stream(machines.halvingAwareUsd(months, Decline.steady(growth)))
                        .sum())
                .isCloseTo(whole, within(1e-6 * cost));
    }

    @Test
    void the_published_shutdown_price_of_an_s19_is_met() {
        WorkedCases.check("HP-20", in -> {
            double subsidy = in.get("subsidy_btc").asDouble();
            double btcPerPhDay = Hashprice.btcPerPhDay(
                    subsidy * (1 + in.get("fee_to_subsidy").asDouble()),
                    in.get("difficulty").asDouble());
            double hashrateTh = in.get("hashrate_th").asDouble();
            double joulesPerTh = in.get("power_w").asDouble() / hashrateTh;
            double power = CashCost.powerUsdPerPhDay(
                    joulesPerTh, 1, in.get("power_usd_kwh").asDouble());
            return Map.of(
                    "btc_per_day",
                    btcPerPhDay * hashrateTh / 1_000,
                    "shutdown_price_usd",
                    MachinePark.shutdownUsdPerBtc(power, 0, btcPerPhDay));
        });
    }

    @Test
    void each_make_has_its_own_shutdown_price() {
        // Given
        Reading.Fleet fleet = fleet(new MachineClass("S19j Pro", 1_000, 30), new MachineClass("S21", 500, 17.5));

        // When
        MetricSet metrics = MetricSets.of(Operators.anOperator(fleet, Operators.cost(0.07, 1_000, 0)));

        // Then
        double btcPerPhDay = 86_400e15 * 3.155 / (Markets.DIFFICULTY * 4_294_967_296.0);
        List<ShutdownPrice> prices = metrics.all(ShutdownPrice.class).toList();
        assertThat(prices).extracting(ShutdownPrice::machine).containsExactly("S19j Pro", "S21");
        assertThat(prices.get(0).usdPerBtc()).isCloseTo(24 * 30 * 1.04 * 0.07 / 0.992 / btcPerPhDay, within(1e-6));
        assertThat(prices.get(1).usdPerBtc() / prices.get(0).usdPerBtc()).isCloseTo(17.5 / 30, within(1e-12));
    }

    @Test
    void obsolete_is_what_does_not_pay_for_its_power() {
        // Given power at which 24.4 J/TH just pays
        Reading.Fleet fleet = fleet(
                new MachineClass("old", 300, 34),
                new MachineClass("new", 600, 20),
                new MachineClass("edge", 100, 24.4));
        double usdPerPhDay = 70_000 * 86_400e15 * 3.155 / (Markets.DIFFICULTY * 4_294_967_296.0);
        double power = usdPerPhDay * 0.992 / (24 * 1.04 * 24.4);

        // Then
        assertThat(share(fleet, power * 0.9999)).isCloseTo(0.3, within(1e-12));
        assertThat(share(fleet, power * 1.0001)).isCloseTo(0.4, within(1e-12));
        assertThat(share(fleet, 0)).isZero();
    }

    @Test
    void a_fleet_that_does_not_list_its_machines_has_no_makes_to_judge() {
        MetricSet metrics =
                MetricSets.of(Operators.anOperator(Operators.fleet(3_500, 0.94), Operators.cost(0.05, 1_000, 0)));

        assertThat(reason(metrics, ShutdownPrice.class)).isEqualTo(Reason.MISSING_INPUT);
        assertThat(reason(metrics, ObsolescenceShare.class)).isEqualTo(Reason.MISSING_INPUT);
    }

    @Test
    void the_fleets_life_is_how_long_two_percent_a_month_take_to_the_breakeven() {
        // When
        MetricSet metrics =
                MetricSets.of(Operators.anOperator(Operators.fleet(3_500, 0.94), Operators.cost(0.05, 1_000, 0)));

        // Then
        double ratio = the(metrics, OperatorMetric.Hashprice.class).usdPerPhDay()
                / the(metrics, BreakevenHashprice.class).usdPerPhDay();
        assertThat(the(metrics, EconomicLife.class).months()).isCloseTo(Math.log(ratio) / Math.log(1.02), within(1e-9));
    }

    private static double share(Reading.Fleet fleet, double usdPerKwh) {
        return the(MetricSets.of(Operators.anOperator(fleet, Operators.cost(usdPerKwh, 0, 0))), ObsolescenceShare.class)
                .fraction();
    }

    private static Reading.Fleet fleet(MachineClass... machines) {
        return new Reading.Fleet("fleet", Operators.NOW, Operators.ID, 1_500, 0.95, 25, List.of(machines));
    }
}
