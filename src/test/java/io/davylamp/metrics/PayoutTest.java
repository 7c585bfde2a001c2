package io.davylamp.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.davylamp.WorkedCases;
import io.davylamp.mining.PoolContract.Scheme;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PayoutTest {
    @Test
    void mining_alone_equals_the_worked_case() {
        WorkedCases.check("POOL-01", in -> {
            double blocks =
                    Payout.expectedBlocks(number(in, "hashrate_ph"), number(in, "days"), number(in, "difficulty"));
            return Map.of(
                    "expected_blocks", blocks,
                    "prob_zero", Payout.noBlockProbability(blocks),
                    "prob_below_80pct", Payout.shortfallProbability(blocks, 0.8),
                    "cv", Payout.relativeDeviation(blocks));
        });
    }

    @Test
    void the_schemes_pay_as_in_the_worked_case() {
        WorkedCases.check(
                "POOL-04",
                in -> Map.of(
                        "pps_btc", paid(in, Scheme.PPS, "fee_pps"),
                        "fpps_btc", paid(in, Scheme.FPPS, "fee_fpps"),
                        "pplns_mean_btc", paid(in, Scheme.PPLNS, "fee_pplns")));
    }

    @Test
    void a_pool_of_40_exahash_earns_less_than_90_percent_in_one_month_of_twelve() {
        double blocks = Payout.expectedBlocks(40_000, 30, 125.86e12);

        assertThat(blocks).isCloseTo(191.80, within(0.005));
        assertThat(Payout.shortfallProbability(blocks, 0.9)).isCloseTo(0.0799, within(0.00005));
    }

    @Property(tries = 200)
    void a_shortfall_is_the_sum_of_its_outcomes(
            @ForAll @DoubleRange(min = 0.1, max = 300) double blocks,
            @ForAll @DoubleRange(min = 0, max = 1.5) double share) {
        // Given
        double sum = 0;
        double outcome = Math.exp(-blocks);
        for (int n = 0; n < share * blocks; n++) {
            sum += outcome;
            outcome *= blocks / (n + 1);
        }

        // Then
        assertThat(Payout.shortfallProbability(blocks, share)).isCloseTo(sum, within(1e-9));
    }

    @Test
    void a_share_that_is_a_whole_number_of_blocks_is_not_short_when_reached() {
        double fourOrLess = Payout.shortfallProbability(10, 0.5);
        double fiveOrLess = Payout.shortfallProbability(10, 0.500001);

        assertThat(fourOrLess).isCloseTo(0.029252688, within(1e-9));
        assertThat(fiveOrLess).isCloseTo(0.067085963, within(1e-9));
    }

    @Property(tries = 200)
    void more_work_scatters_less(@ForAll @DoubleRange(min = 0.1, max = 1e4) double blocks) {
        assertThat(Payout.relativeDeviation(4 * blocks)).isCloseTo(Payout.relativeDeviation(blocks) / 2, within(1e-12));
    }

    @Property(tries = 200)
    void the_odds_of_luck_are_odds_and_symmetric_about_what_is_expected(
            @ForAll @IntRange(min = 0, max = 400) int found, @ForAll @DoubleRange(min = 1, max = 300) double expected) {
        assertThat(Payout.luckProbability(found, expected)).isBetween(0.0, 1.0);
        assertThat(Payout.luckProbability(found + 400, expected))
                .isLessThanOrEqualTo(Payout.luckProbability(400, expected) + 1e-12);
    }

    @Test
    void luck_is_suspect_below_one_percent() {
        // 100 blocks expected: 75 and 127 are within chance, 74 and 128 are not
        assertThat(Payout.luck(75, 100)).isEqualTo(0.75);
        assertThat(Payout.luckProbability(75, 100)).isGreaterThan(0.01);
        assertThat(Payout.luckProbability(73, 100)).isLessThan(0.01);
        assertThat(Payout.luckProbability(126, 100)).isGreaterThan(0.01);
        assertThat(Payout.luckProbability(129, 100)).isLessThan(0.01);
        assertThat(Payout.luckProbability(100, 100)).isEqualTo(1);
    }

    @Test
    void a_quantile_is_the_fewest_blocks_that_reach_its_probability() {
        double blocks = Payout.blocksAtQuantile(191.80, 0.05);

        assertThat(Poisson.atMost(blocks, 191.80)).isGreaterThanOrEqualTo(0.05);
        assertThat(Poisson.atMost(blocks - 1, 191.80)).isLessThan(0.05);
    }

    @Test
    void a_very_large_expectation_is_read_from_the_normal_law() {
        assertThat(Poisson.atMost(1.0001e7, 1.0001e7)).isCloseTo(0.5, within(1e-3));
        assertThat(Poisson.atMost(9.999e6, 9.999e6)).isCloseTo(Poisson.atMost(1.0001e7, 1.0001e7), within(1e-4));
        assertThat(Poisson.atMost(1, 0)).isNaN();
        assertThat(Poisson.atMost(1, Double.POSITIVE_INFINITY)).isNaN();
        assertThat(Poisson.atMost(-1, 3)).isZero();
    }

    @Test
    void a_payout_without_scatter_is_worth_its_fee_where_capital_is_dear() {
        // Given a pool of 100 blocks: a tenth of scatter
        Payout.Fees fees = new Payout.Fees(0.02, 0.005);

        // Then 1.5 deviations at 10 % cost just the 1.5 points that FPPS asks more
        assertThat(Payout.fppsWorthBtc(10, 100, fees, new Payout.CapitalCharge(1.5, 0.10)))
                .isCloseTo(0, within(1e-12));
        assertThat(Payout.fppsWorthBtc(10, 100, fees, new Payout.CapitalCharge(1.5, 0.11)))
                .isPositive();
        assertThat(Payout.fppsWorthBtc(10, 100, fees, new Payout.CapitalCharge(1.5, 0.09)))
                .isNegative();
    }

    private static double paid(JsonNode in, Scheme scheme, String fee) {
        double blocks = Payout.expectedBlocks(number(in, "hashrate_ph"), number(in, "days"), number(in, "difficulty"));
        return Payout.expectedBtc(
                scheme, blocks, number(in, "subsidy_btc"), number(in, "fees_btc_per_block"), number(in, fee));
    }

    private static double number(JsonNode in, String name) {
        return in.get(name).asDouble();
    }
}
