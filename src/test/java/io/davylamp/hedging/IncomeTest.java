package io.davylamp.hedging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.WorkedCases;
import io.davylamp.hedging.contract.LendingYield;
import io.davylamp.hedging.contract.Validators;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/** Staking and lending: income beside mining. */
class IncomeTest {
    private static final Validators POOL = staked(2_500);

    @Test
    void validators_earn_the_worked_case() {
        WorkedCases.check("STK-01", in -> {
            Validators it = new Validators(
                    new Validators.Stake(
                            in.get("own_stake").asDouble(),
                            in.get("delegated").asDouble(),
                            in.get("commission").asDouble()),
                    new Validators.Yield(
                            in.get("apr").asDouble(),
                            in.get("mev_apr").asDouble(),
                            in.get("uptime").asDouble()),
                    new Validators.Risk(
                            in.get("slash_prob_year").asDouble(),
                            in.get("slash_fraction").asDouble()),
                    in.get("opex_usd_year").asDouble(),
                    in.get("price").asDouble());
            return Map.of(
                    "revenue_usd_year", it.revenueUsdPerYear(),
                    "expected_slashing_usd_year", it.slashingUsdPerYear(),
                    "net_usd_year", it.netUsdPerYear(),
                    "revenue_usd_per_day", it.revenueUsdPerDay(),
                    "breakeven_price", it.breakevenPriceUsd().orElseThrow());
        });
    }

    @Property
    void at_the_breakeven_price_nothing_is_left(@ForAll @DoubleRange(min = 1e5, max = 1e7) double opex) {
        Validators any = new Validators(POOL.stake(), POOL.yield(), POOL.risk(), opex, 2_500);

        Validators there = new Validators(
                POOL.stake(),
                POOL.yield(),
                POOL.risk(),
                opex,
                any.breakevenPriceUsd().orElseThrow());

        assertThat(there.netUsdPerYear()).isCloseTo(0, within(1e-6));
    }

    @Property
    void revenue_scales_with_the_price_and_thins_with_the_stake_of_all(
            @ForAll @DoubleRange(min = 100, max = 10_000) double price,
            @ForAll @DoubleRange(min = 1.01, max = 4) double factor) {
        assertThat(staked(price).revenueUsdPerYear()).isCloseTo(POOL.revenueUsdPerYear() * price / 2_500, within(1e-5));
        Validators.Yield diluted = POOL.yield().diluted(factor);
        assertThat(diluted.perYear()).isLessThan(POOL.yield().perYear());
        assertThat(POOL.yield().diluted(1)).isEqualTo(POOL.yield());
    }

    @Test
    void no_price_pays_where_slashing_takes_more_than_is_earned() {
        assertThat(new Validators(POOL.stake(), POOL.yield(), new Validators.Risk(1, 0.05), 1e6, 2_500)
                        .breakevenPriceUsd())
                .isEmpty();
    }

    @Test
    void four_times_the_stake_halves_the_consensus_reward() {
        assertThat(POOL.yield().diluted(4).apr()).isCloseTo(0.0145, within(1e-12));
    }

    @Test
    void lending_at_six_percent_keeps_what_default_and_liquidity_leave() {
        LendingYield lending = new LendingYield(0.06, 0.02, 0.6, 0.01, 90);

        assertThat(lending.netPerYear()).isCloseTo(0.038, within(1e-12));
        assertThat(lending.netOverLockUp()).isCloseTo(0.038 * 90 / 365, within(1e-12));
        assertThat(new LendingYield(lending.breakevenGrossPerYear(), 0.02, 0.6, 0.01, 90).netPerYear())
                .isCloseTo(0, within(1e-12));
    }

    @Property
    void a_longer_lock_up_is_worth_a_larger_discount(
            @ForAll @DoubleRange(min = 0, max = 365) double days, @ForAll @DoubleRange(min = 0.2, max = 1) double vol) {
        double discount = new LendingYield(0.06, 0, 0, 0, days).lockUpDiscount(vol);

        assertThat(new LendingYield(0.06, 0, 0, 0, days + 1).lockUpDiscount(vol))
                .isGreaterThan(discount);
        // an at-the-money put costs about 0.4 sigma root T
        assertThat(discount).isLessThanOrEqualTo(0.3990 * vol * Math.sqrt(days / 365));
    }

    @Test
    void what_is_not_locked_up_costs_no_discount() {
        assertThat(new LendingYield(0.06, 0, 0, 0, 0).lockUpDiscount(0.6)).isZero();
    }

    private static Validators staked(double price) {
        return new Validators(
                new Validators.Stake(64_000, 200_000, 0.1),
                new Validators.Yield(0.029, 0.006, 0.995),
                new Validators.Risk(0.002, 0.05),
                1_200_000,
                price);
    }
}
