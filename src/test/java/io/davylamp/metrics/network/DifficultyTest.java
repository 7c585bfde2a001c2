package io.davylamp.metrics.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.davylamp.WorkedCases;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class DifficultyTest {
    @Test
    void retargets_equal_the_worked_case() {
        WorkedCases.check("DIF-01", in -> {
            Map<String, Double> next = new HashMap<>();
            for (int i = 0; i < in.get("timespans_s").size(); i++) {
                next.put(
                        "next." + i,
                        Difficulty.retarget(
                                in.get("difficulty").asDouble(),
                                in.get("timespans_s").get(i).asDouble()));
            }
            return next;
        });
    }

    @Test
    void an_estimate_half_way_equals_the_recorded_one() {
        WorkedCases.check(
                "DIF-02",
                in -> Map.of(
                        "estimated_change_pct",
                        100
                                * Difficulty.estimate(
                                        in.get("blocks").asDouble(),
                                        in.get("elapsed_s").asDouble())));
    }

    @Property
    void a_retarget_stays_within_a_factor_of_four(@ForAll @DoubleRange(min = 1, max = 1e9) double span) {
        assertThat(Difficulty.retarget(1, span)).isBetween(0.25, 4.0);
    }

    @Test
    void the_clamp_begins_just_beyond_a_quarter_and_four_times_the_target() {
        assertThat(Difficulty.retarget(1, 302_400)).isEqualTo(4);
        assertThat(Difficulty.retarget(1, 302_401)).isLessThan(4);
        assertThat(Difficulty.retarget(1, 4_838_400)).isEqualTo(0.25);
        assertThat(Difficulty.retarget(1, 4_838_399)).isGreaterThan(0.25);
    }

    @Test
    void the_error_of_an_estimate_is_what_block_times_scatter() {
        // Given 4,000 epochs of 1,008 blocks at the target pace
        Random random = new Random(7);
        double squares = 0;
        int epochs = 4_000;
        for (int i = 0; i < epochs; i++) {
            double seconds = 0;
            for (int block = 0; block < 1_008; block++) {
                seconds -= 600 * Math.log(1 - random.nextDouble());
            }
            double estimate = Difficulty.estimate(1_008, seconds);
            squares += estimate * estimate;
        }

        // Then
        assertThat(Math.sqrt(squares / epochs)).isCloseTo(Difficulty.estimateError(1_008), within(0.002));
        assertThat(Difficulty.estimateError(100)).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void the_halving_equals_the_worked_case() {
        WorkedCases.check("HAL-01", in -> {
            long height = in.get("height").asLong();
            return Map.of(
                    "next_halving_height",
                    (double) Halving.nextHeight(height),
                    "blocks_remaining",
                    (double) Halving.blocksRemaining(height),
                    "days_remaining",
                    Halving.daysRemaining(height, in.get("avg_block_s").asDouble()),
                    "hashprice_factor",
                    Halving.hashpriceFactor(number(in, "subsidy_btc"), number(in, "fees_btc_per_block")));
        });
    }

    @Test
    void the_block_that_pays_less_is_the_first_of_its_era() {
        assertThat(Halving.nextHeight(839_999)).isEqualTo(840_000);
        assertThat(Halving.nextHeight(840_000)).isEqualTo(1_050_000);
        assertThat(Halving.subsidyBtc(839_999)).isEqualTo(6.25);
        assertThat(Halving.subsidyBtc(840_000)).isEqualTo(3.125);
        assertThat(Halving.subsidyBtc(33 * 210_000L)).isZero();
    }

    @Property
    void the_next_halving_is_the_first_height_after_at_which_the_subsidy_falls(
            @ForAll @LongRange(min = 0, max = 6_000_000) long height) {
        long next = Halving.nextHeight(height);

        assertThat(next).isGreaterThan(height);
        assertThat(Halving.subsidyBtc(next - 1)).isEqualTo(Halving.subsidyBtc(height));
        assertThat(Halving.subsidyBtc(next)).isEqualTo(Halving.subsidyBtc(height) / 2);
    }

    @Property
    void a_halving_leaves_between_a_half_and_all_of_the_hashprice(
            @ForAll @DoubleRange(min = 0.01, max = 50) double subsidy, @ForAll @DoubleRange(max = 20) double fees) {
        assertThat(Halving.hashpriceFactor(subsidy, fees)).isBetween(0.5, 1.0);
    }

    private static double number(JsonNode in, String name) {
        return in.get(name).asDouble();
    }
}
