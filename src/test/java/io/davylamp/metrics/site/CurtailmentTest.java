package io.davylamp.metrics.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.davylamp.WorkedCases;
import io.davylamp.metrics.operator.Breakeven;
import io.davylamp.metrics.operator.CashCost;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.StreamSupport;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class CurtailmentTest {
    @Test
    void six_hours_equal_the_worked_case() {
        WorkedCases.check("CUR-01", in -> {
            double kwh = CashCost.kwhPerPhDay(number(in, "efficiency_j_th"), number(in, "pue"));
            double breakeven = Breakeven.powerPrice(number(in, "hashprice_usd_ph_day"), number(in, "pool_fee"), 0, kwh);
            double load = number(in, "hashrate_ph") * kwh / 24;
            Curtailment hours = new Curtailment(load, breakeven, OptionalDouble.of(number(in, "contract_usd_kwh")));
            double[] spot = StreamSupport.stream(in.get("spot_usd_kwh").spliterator(), false)
                    .mapToDouble(JsonNode::asDouble)
                    .toArray();
            return Map.of(
                    "breakeven_power_kwh",
                    breakeven,
                    "hours_on",
                    (double) hours.hoursOn(spot),
                    "mwh_per_hour",
                    load / 1_000,
                    "profit_always_on",
                    hours.alwaysOnUsd(spot),
                    "profit_curtail_resell",
                    hours.curtailedUsd(spot));
        });
    }

    @Test
    void an_hour_at_the_breakeven_runs_and_one_above_does_not() {
        Curtailment hours = new Curtailment(1_000, 0.0664, OptionalDouble.empty());

        assertThat(hours.runs(0.0664)).isTrue();
        assertThat(hours.runs(0.06640001)).isFalse();
    }

    @Test
    void power_bought_at_spot_earns_nothing_when_off() {
        Curtailment hours = new Curtailment(1_000, 0.06, OptionalDouble.empty());

        assertThat(hours.curtailedUsd(0.05, 1.5)).isCloseTo(10, within(1e-9));
        assertThat(hours.alwaysOnUsd(0.05, 1.5)).isCloseTo(10 - 1_440, within(1e-9));
    }

    @Property(tries = 300)
    void the_decision_is_never_beaten_by_another(
            @ForAll @DoubleRange(min = -0.05, max = 2) double first,
            @ForAll @DoubleRange(min = -0.05, max = 2) double second,
            @ForAll @DoubleRange(min = 0, max = 0.2) double breakeven,
            @ForAll boolean contracted) {
        // Given every way to run two hours
        OptionalDouble contract = contracted ? OptionalDouble.of(0.05) : OptionalDouble.empty();
        Curtailment hours = new Curtailment(1_000, breakeven, contract);
        double best = Math.max(on(first, breakeven, contract), off(first, contract))
                + Math.max(on(second, breakeven, contract), off(second, contract));

        // Then
        assertThat(hours.curtailedUsd(first, second)).isCloseTo(best, within(1e-9));
    }

    @Test
    void the_grid_pays_for_standing_ready_and_for_being_called() {
        double usd = Curtailment.demandResponseUsd(100, new Curtailment.Paid(720, 15), new Curtailment.Paid(12, 500));

        assertThat(usd).isEqualTo(100 * (10_800 + 6_000));
    }

    @Test
    void flared_gas_at_a_price_below_zero_pays_for_the_engine() {
        assertThat(StrandedGas.usdPerKwh(2, 0.010, 0.025)).isCloseTo(0.045, within(1e-12));
        assertThat(StrandedGas.usdPerKwh(-2.5, 0.010, 0.025)).isCloseTo(0, within(1e-12));
        assertThat(StrandedGas.breakevenUsdPerMmbtu(0.045, 0.010, 0.025)).isCloseTo(2, within(1e-12));
    }

    private static double on(double spot, double breakeven, OptionalDouble contract) {
        return 1_000 * (breakeven - contract.orElse(spot));
    }

    private static double off(double spot, OptionalDouble contract) {
        return contract.isPresent() ? 1_000 * (spot - contract.getAsDouble()) : 0;
    }

    private static double number(JsonNode in, String name) {
        return in.get(name).asDouble();
    }
}
