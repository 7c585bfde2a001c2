package io.davylamp.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.WorkedCases;
import io.davylamp.metrics.network.Concentration;
import io.davylamp.metrics.network.DifficultyRibbon;
import io.davylamp.metrics.network.MinerFlows;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.hipparchus.stat.descriptive.moment.StandardDeviation;
import org.hipparchus.stat.regression.SimpleRegression;
import org.junit.jupiter.api.Test;

class SeriesFormulasTest {
    @Test
    void concentration_of_pools_equals_the_worked_case() {
        WorkedCases.check("HHI-01", in -> {
            double[] shares = new double[in.get("shares").size()];
            Arrays.setAll(shares, i -> in.get("shares").get(i).asDouble());
            return Map.of("hhi", Concentration.hhi(shares));
        });
    }

    @Property
    void equal_pools_count_as_many_as_they_are(@ForAll @IntRange(min = 1, max = 50) int pools) {
        double[] shares = new double[pools];
        Arrays.fill(shares, 1.0 / pools);

        assertThat(Concentration.effectivePools(shares)).isCloseTo(pools, within(1e-9));
        assertThat(Concentration.hhi(shares)).isCloseTo(10_000.0 / pools, within(1e-9));
    }

    @Property(tries = 100)
    void beta_is_the_slope_another_library_finds(@ForAll long seed) {
        // Given
        Random random = new Random(seed);
        double[] market = random.doubles(52, -0.2, 0.2).toArray();
        double[] own = new double[52];
        Arrays.setAll(own, i -> 0.8 * market[i] + 0.1 * random.nextGaussian());
        SimpleRegression regression = new SimpleRegression();
        for (int i = 0; i < 52; i++) {
            regression.addData(market[i], own[i]);
        }

        // When
        Beta beta = Beta.of(own, market);

        // Then
        assertThat(beta.beta()).isCloseTo(regression.getSlope(), within(1e-12));
        assertThat(beta.correlation()).isCloseTo(regression.getR(), within(1e-12));
    }

    @Test
    void a_constant_market_has_no_beta_and_pairs_must_match() {
        assertThat(Beta.of(new double[] {0.1, 0.2}, new double[] {0, 0}).beta()).isNaN();
        assertThatThrownBy(() -> Beta.of(new double[1], new double[2])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void capital_asks_the_rate_and_beta_times_the_premium() {
        // Given a miner whose revenue has beta 0.8 and whose fixed cost takes three quarters of it
        double leverage = Beta.operatingLeverage(100, 75);

        // Then
        assertThat(leverage).isEqualTo(4);
        assertThat(Beta.costOfEquityPerYear(0.04, 0.8 * leverage, 0.05)).isCloseTo(0.20, within(1e-12));
        assertThat(Beta.costOfEquityPerYear(0.04, 0, 0.05)).isEqualTo(0.04);
    }

    @Property(tries = 100)
    void realised_volatility_is_the_deviation_another_library_finds(@ForAll long seed) {
        // Given
        Random random = new Random(seed);
        double[] prices = new double[31];
        prices[0] = 60_000;
        double[] returns = new double[30];
        for (int i = 1; i < 31; i++) {
            returns[i - 1] = 0.03 * random.nextGaussian();
            prices[i] = prices[i - 1] * Math.exp(returns[i - 1]);
        }

        // Then
        assertThat(Volatility.realisedPerYear(prices))
                .isCloseTo(new StandardDeviation().evaluate(returns) * Math.sqrt(365), within(1e-10));
    }

    @Property
    void volatility_does_not_depend_on_the_currency(@ForAll @DoubleRange(min = 0.01, max = 100) double factor) {
        double[] prices = {60_000, 61_000, 59_000, 63_000, 62_000};
        double[] scaled = Arrays.stream(prices).map(it -> it * factor).toArray();

        assertThat(Volatility.realisedPerYear(scaled)).isCloseTo(Volatility.realisedPerYear(prices), within(1e-9));
    }

    @Test
    void changes_over_a_week_do_not_overlap_and_end_with_the_last_day() {
        double[] values = new double[17];
        Arrays.setAll(values, i -> Math.exp(i * i));

        double[] changes = Volatility.logChanges(values, 7);

        assertThat(changes).containsExactly(new double[] {81 - 4, 256 - 81}, within(1e-9));
    }

    @Test
    void the_position_index_is_read_by_the_definition_asked_for() {
        // Given two years of 100, and 250 on the last day
        double[] outflow = new double[730];
        Arrays.fill(outflow, 100);
        outflow[729] = 250;

        // Then
        double mean = (364 * 100 + 250) / 365.0;
        double ratio = 250 / mean;
        double meanRatio = (364 + ratio) / 365;
        double deviation = Math.sqrt((364 * Math.pow(1 - meanRatio, 2) + Math.pow(ratio - meanRatio, 2)) / 365);
        assertThat(MinerFlows.positionIndex(MinerFlows.Index.RATIO, outflow).orElseThrow())
                .isCloseTo(ratio, within(1e-12));
        assertThat(MinerFlows.positionIndex(MinerFlows.Index.Z_SCORE, outflow).orElseThrow())
                .isCloseTo((ratio - meanRatio) / deviation, within(1e-9));
    }

    @Test
    void a_position_index_needs_its_windows() {
        double[] outflow = new Random(1).doubles(729, 50, 150).toArray();

        assertThat(MinerFlows.positionIndex(MinerFlows.Index.RATIO, Arrays.copyOf(outflow, 364)))
                .isEmpty();
        assertThat(MinerFlows.positionIndex(MinerFlows.Index.RATIO, Arrays.copyOf(outflow, 365)))
                .isPresent();
        assertThat(MinerFlows.positionIndex(MinerFlows.Index.Z_SCORE, Arrays.copyOf(outflow, 728)))
                .isEmpty();
        assertThat(MinerFlows.positionIndex(MinerFlows.Index.Z_SCORE, outflow)).isPresent();
        assertThat(MinerFlows.positionIndex(MinerFlows.Index.RATIO, new double[365]))
                .as("no outflow has no mean to be measured by")
                .isEmpty();
    }

    @Test
    void the_net_position_change_looks_back_thirty_days() {
        double[] balance = new double[31];
        balance[0] = 1_800_000;
        balance[30] = 1_795_000;

        assertThat(MinerFlows.netPositionChange(balance)).hasValue(-5_000);
        assertThat(MinerFlows.netPositionChange(new double[30])).isEmpty();
    }

    @Property(tries = 100)
    void a_ribbon_is_compressed_to_nothing_where_difficulty_is_constant_and_has_no_scale(
            @ForAll @DoubleRange(min = 0.1, max = 1e3) double scale) {
        double[] still = new double[200];
        Arrays.fill(still, 90e12 * scale);
        double[] rising = new double[200];
        Arrays.setAll(rising, i -> scale * Math.exp(i / 200.0));
        double[] unscaled = new double[200];
        Arrays.setAll(unscaled, i -> Math.exp(i / 200.0));

        assertThat(DifficultyRibbon.compression(still)).isCloseTo(0, within(1e-15));
        assertThat(DifficultyRibbon.compression(rising))
                .isPositive()
                .isCloseTo(DifficultyRibbon.compression(unscaled), within(1e-12));
    }
}
