package io.davylamp.hedging.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.davylamp.WorkedCases;
import io.davylamp.mining.InvalidValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HashrateForwardTest {
    @Test
    void fixes_the_worked_case_with_its_difficulty_steps() {
        WorkedCases.check("HFW-01", in -> {
            double reward = in.get("subsidy_btc").asDouble()
                    + in.get("fees_btc_per_block").asDouble();
            List<HashpriceCurve.Step> steps = new ArrayList<>();
            for (JsonNode step : in.get("difficulty_steps")) {
                steps.add(
                        new HashpriceCurve.Step(step.get(0).asInt(), step.get(1).asDouble()));
            }
            HashpriceCurve curve = new HashpriceCurve(
                    86_400e15 * reward / (in.get("difficulty").asDouble() * 4_294_967_296.0),
                    in.get("price_usd").asDouble(),
                    in.get("carry_cont").asDouble(),
                    steps);
            HashrateForward forward = new HashrateForward(curve, in.get("days").asInt());
            return Map.of("fixed_btc_ph_day", forward.fixedBtc(), "fixed_usd_ph_day", forward.fixedUsd());
        });
    }

    @Test
    void a_step_counts_from_its_day_on() {
        // Given
        HashpriceCurve curve = new HashpriceCurve(0.001, 70_000, 0, List.of(new HashpriceCurve.Step(9, 1.25)));

        // Then
        assertThat(curve.btc(8)).isEqualTo(0.001);
        assertThat(curve.btc(9)).isEqualTo(0.0008);
        assertThat(new HashrateForward(curve, 18).fixedBtc()).isCloseTo(0.0009, within(1e-15));
        assertThat(new HashrateForward(curve, 18).fixedUsd()).isCloseTo(63, within(1e-10));
    }

    @Property
    void with_flat_difficulty_it_is_the_closed_form_of_carry(
            @ForAll @DoubleRange(min = -0.3, max = 0.3) double carry, @ForAll @IntRange(min = 1, max = 365) int days) {
        HashrateForward forward = new HashrateForward(HashpriceCurve.flat(0.0005, 70_000, carry), days);
        double x = carry / 365;
        // a geometric sum of e^(x(t+1/2))
        double mean = Math.abs(x) < 1e-12 ? 1 : Math.exp(x / 2) * Math.expm1(x * days) / Math.expm1(x) / days;

        assertThat(forward.fixedUsd()).isCloseTo(35 * mean, within(1e-9));
        assertThat(forward.fixedBtc()).isCloseTo(0.0005, within(1e-15));
    }

    @Property
    void more_difficulty_never_raises_what_is_paid(
            @ForAll @DoubleRange(min = 0.8, max = 1.5) double factor,
            @ForAll @DoubleRange(min = 0.01, max = 0.5) double more,
            @ForAll @IntRange(min = 0, max = 40) int from) {
        assertThat(stepped(from, factor + more).fixedUsd())
                .isLessThanOrEqualTo(stepped(from, factor).fixedUsd());
    }

    @Test
    void convexity_is_what_a_simulation_of_price_over_difficulty_finds() {
        // Given
        SplittableRandom random = new SplittableRandom(7);
        double years = 0.5;
        int pairs = 400_000;
        double sum = 0;
        for (int i = 0; i < pairs; i++) {
            double z = random.nextGaussian();
            double price = 0.6 * Math.sqrt(years) * z - 0.18 * years;
            double other = 0.25 * z + Math.sqrt(1 - 0.0625) * random.nextGaussian();
            double difficulty = 0.15 * Math.sqrt(years) * other - 0.01125 * years;
            sum += Math.exp(price - difficulty);
        }

        // When
        double convexity = HashrateForward.convexity(0.6, 0.15, 0.25, years);

        // Then
        assertThat(convexity).isCloseTo(sum / pairs, within(0.003));
        assertThat(stepped(9, 1.03).fixedUsd(0, 0, 0))
                .isEqualTo(stepped(9, 1.03).fixedUsd());
    }

    @Test
    void the_seller_gains_what_the_index_falls_short_and_is_called_when_it_rises() {
        assertThat(HashrateForward.sellerProfit(40, 35, 1_000, 30)).isEqualTo(150_000);
        assertThat(HashrateForward.Contract.LUXOR_USD.marginFor(40, 1_000, 30)).isCloseTo(420_000, within(1e-6));
        double call = HashrateForward.marginCallHashprice(40, 0.35, 0.5);
        assertThat(call).isCloseTo(47, within(1e-9));
        double lost = -HashrateForward.sellerProfit(40, call, 1_000, 30);
        assertThat(lost).isCloseTo(420_000 / 2.0, within(1e-6));
    }

    @Test
    void a_tick_of_a_month_of_one_petahash_is_worth_7_50() {
        assertThat(HashrateForward.Contract.BITNOMIAL_HUP.tickValueUsd()).isEqualTo(7.50);
    }

    @Test
    void refuses_steps_out_of_order() {
        assertThatThrownBy(() -> new HashpriceCurve(
                        0.001, 70_000, 0, List.of(new HashpriceCurve.Step(9, 1.1), new HashpriceCurve.Step(9, 1.2))))
                .isInstanceOf(InvalidValue.class)
                .hasMessageContaining("not after");
    }

    private static HashrateForward stepped(int from, double factor) {
        return new HashrateForward(
                new HashpriceCurve(0.0005, 70_000, 0.05, List.of(new HashpriceCurve.Step(from, factor))), 30);
    }
}
