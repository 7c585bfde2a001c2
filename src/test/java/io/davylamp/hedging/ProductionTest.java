package io.davylamp.hedging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.WorkedCases;
import io.davylamp.hedging.contract.ShutdownOption;
import io.davylamp.hedging.pricing.Black76;
import io.davylamp.hedging.pricing.HashpriceCurve;
import io.davylamp.hedging.pricing.OptionKind;
import io.davylamp.hedging.risk.ProductionGreeks;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ProductionTest {
    private static final ProductionGreeks QUARTER = new ProductionGreeks(
            new ProductionGreeks.Fleet(3_500, 0.95, 0.01, 21.5, 1.04),
            new ProductionGreeks.Chain(0.0005, 3.155, 70_000),
            90);

    @Test
    void moves_as_the_worked_case_with_price_difficulty_fees_and_power() {
        WorkedCases.check("GRK-01", in -> {
            double reward = in.get("subsidy_btc").asDouble()
                    + in.get("fees_btc_per_block").asDouble();
            double hashprice = 86_400e15 * reward / (in.get("difficulty").asDouble() * 4_294_967_296.0);
            ProductionGreeks greeks = new ProductionGreeks(
                    new ProductionGreeks.Fleet(
                            in.get("hashrate_ph").asDouble(),
                            in.get("uptime").asDouble(),
                            in.get("pool_fee").asDouble(),
                            in.get("efficiency_j_th").asDouble(),
                            in.get("pue").asDouble()),
                    new ProductionGreeks.Chain(
                            hashprice, reward, in.get("price_usd").asDouble()),
                    in.get("days").asDouble());
            return Map.of(
                    "revenue_usd", greeks.revenueUsd(),
                    "delta_price_usd_per_1usd", greeks.priceDeltaBtc(),
                    "difficulty_1pct_usd", greeks.difficultyChangeUsd(0.01),
                    "fee_plus_001btc_per_block_usd", greeks.feeChangeUsd(0.01),
                    "power_plus_1cent_usd", greeks.powerChangeUsd(0.01));
        });
    }

    @Property
    void each_part_is_the_joint_move_with_the_others_still(
            @ForAll @DoubleRange(min = -0.5, max = 1) double difficulty,
            @ForAll @DoubleRange(min = -0.03, max = 1) double fee,
            @ForAll @DoubleRange(min = -0.9, max = 2) double price) {
        assertThat(QUARTER.revenueChangeUsd(0, difficulty, 0))
                .isCloseTo(QUARTER.difficultyChangeUsd(difficulty), within(1e-6));
        assertThat(QUARTER.revenueChangeUsd(0, 0, fee)).isCloseTo(QUARTER.feeChangeUsd(fee), within(1e-6));
        assertThat(QUARTER.revenueChangeUsd(price, 0, 0))
                .isCloseTo(price * 70_000 * QUARTER.priceDeltaBtc(), within(1e-6));
    }

    @Test
    void a_rise_of_difficulty_lowers_the_price_delta_by_the_cross_gamma() {
        double before = QUARTER.priceDeltaBtc();
        double after = new ProductionGreeks(
                        QUARTER.fleet(), new ProductionGreeks.Chain(0.0005 / 1.0001, 3.155, 70_000), 90)
                .priceDeltaBtc();

        assertThat((after - before) / 0.0001).isCloseTo(QUARTER.priceDifficultyGammaBtc(), within(0.05));
    }

    @Test
    void one_day_of_the_switch_off_right_is_the_worked_call() {
        WorkedCases.check("GRK-02", in -> {
            Black76 market = new Black76(
                    in.get("forward_hashprice").asDouble(),
                    in.get("years").asDouble(),
                    in.get("vol").asDouble(),
                    in.get("rate").asDouble());
            double breakeven = in.get("breakeven_hashprice").asDouble();
            double value = market.price(OptionKind.CALL, breakeven);
            double intrinsic = market.discount() * (market.forward() - breakeven);
            return Map.of(
                    "call_value_ph_day",
                    value,
                    "intrinsic",
                    intrinsic,
                    "option_value",
                    value - intrinsic,
                    "delta",
                    market.delta(OptionKind.CALL, breakeven),
                    "gamma",
                    market.gamma(breakeven),
                    "vega",
                    market.vega(breakeven));
        });
    }

    @Test
    void a_strip_is_the_sum_of_its_days() {
        // Given
        HashpriceCurve curve = new HashpriceCurve(0.0005, 72_000, 0.05, List.of(new HashpriceCurve.Step(9, 1.03)));

        // When
        ShutdownOption strip = new ShutdownOption(curve, 20, 32, 0.65, 0.045);

        // Then
        double sum = 0;
        for (int day = 0; day < 20; day++) {
            double years = (day + 0.5) / 365;
            double forward = 72_000 * Math.exp(0.05 * years) * 0.0005 / (day < 9 ? 1 : 1.03);
            sum += Math.exp(-0.045 * years)
                    * Quadrature.lognormal(forward, 0.65, years, hashprice -> Math.max(hashprice - 32, 0), 32);
        }
        assertThat(strip.valuePerPh()).isCloseTo(sum, within(1e-7));
    }

    @Property(tries = 200)
    void the_miner_is_long_the_option(
            @ForAll @DoubleRange(min = 15, max = 60) double breakeven,
            @ForAll @DoubleRange(min = 0.2, max = 1.2) double vol) {
        ShutdownOption strip = new ShutdownOption(HashpriceCurve.flat(0.0005, 72_000, 0.03), 60, breakeven, vol, 0.04);

        assertThat(strip.gamma()).isGreaterThanOrEqualTo(0);
        assertThat(strip.vega()).isGreaterThanOrEqualTo(0);
        assertThat(strip.switchOffPerPh()).isGreaterThanOrEqualTo(0);
        assertThat(strip.valuePerPh()).isGreaterThanOrEqualTo(-1e-9);
        assertThat(strip.expectedRunningDays()).isBetween(0.0, 60.0);
    }

    @Property(tries = 100)
    void delta_and_gamma_are_slopes_in_todays_hashprice(@ForAll @DoubleRange(min = 20, max = 50) double breakeven) {
        double up = valued(36.01, breakeven).valuePerPh();
        double at = valued(36, breakeven).valuePerPh();
        double down = valued(35.99, breakeven).valuePerPh();

        assertThat(valued(36, breakeven).delta()).isCloseTo((up - down) / 0.02, within(1e-3));
        assertThat(valued(36, breakeven).gamma()).isCloseTo((up - 2 * at + down) / 1e-4, within(2e-2));
    }

    @Test
    void without_cost_the_right_is_worth_nothing() {
        ShutdownOption free = valued(36, 0);

        assertThat(free.switchOffPerPh()).isZero();
        assertThat(free.valuePerPh()).isCloseTo(valued(36, 1e-6).valuePerPh(), within(1e-3));
        assertThat(free.expectedRunningDays()).isEqualTo(30);
        assertThat(free.delta()).isCloseTo(free.valuePerPh() / 36, within(1e-9));
    }

    private static ShutdownOption valued(double hashprice, double breakeven) {
        return new ShutdownOption(HashpriceCurve.flat(0.0005, hashprice / 0.0005, 0.03), 30, breakeven, 0.7, 0.04);
    }
}
