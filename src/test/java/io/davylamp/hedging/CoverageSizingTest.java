package io.davylamp.hedging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.davylamp.WorkedCases;
import io.davylamp.hedging.pricing.PriceQuantile;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class CoverageSizingTest {
    @Test
    void sizes_the_worked_case_from_the_five_percent_price() {
        WorkedCases.check("HED-02", in -> {
            double forward = in.get("forward_usd").asDouble();
            double production = in.get("production_btc").asDouble();
            double cost = in.get("fixed_cost_plus_debt_service_usd").asDouble();
            double low = PriceQuantile.of(
                    forward,
                    in.get("vol").asDouble(),
                    in.get("years").asDouble(),
                    1 - in.get("confidence").asDouble());
            var covered = (CoverageSizing.Covered) CoverageSizing.byForward(production, forward, low, cost);
            return Map.of(
                    "price_q05", low, "unhedged_cf_q05", production * low - cost, "hedge_fraction", covered.ratio());
        });
    }

    @Test
    void says_that_a_cost_above_the_forward_cannot_be_hedged() {
        // Given: 300 BTC at 70,000 bring 21.0m; 22.0m are due
        // When
        CoverageSizing sizing = CoverageSizing.byForward(300, 70_000, 43_033, 22_000_000);

        // Then
        assertThat(sizing).isEqualTo(new CoverageSizing.Infeasible(1_000_000));
    }

    @Test
    void says_so_of_the_worked_case_too() {
        // Given
        JsonNode in = WorkedCases.find("HED-04").get("inputs");

        // When
        CoverageSizing sizing = CoverageSizing.byForward(
                in.get("production_btc").asDouble(),
                in.get("forward_usd").asDouble(),
                in.get("price_q05").asDouble(),
                in.get("fixed_cost_plus_debt_service_usd").asDouble());

        // Then
        assertThat(sizing).isInstanceOf(CoverageSizing.Infeasible.class);
    }

    @Test
    void a_cost_of_exactly_the_forward_needs_everything_and_of_exactly_the_low_price_nothing() {
        assertThat(CoverageSizing.byForward(300, 70_000, 43_000, 21_000_000)).isEqualTo(new CoverageSizing.Covered(1));
        assertThat(CoverageSizing.byForward(300, 70_000, 43_000, 21_000_001))
                .isEqualTo(new CoverageSizing.Infeasible(1));
        assertThat(CoverageSizing.byForward(300, 70_000, 43_000, 12_900_000))
                .isEqualTo(new CoverageSizing.NotNeeded(0));
        assertThat(CoverageSizing.byForward(300, 70_000, 43_000, 12_900_001))
                .isInstanceOf(CoverageSizing.Covered.class);
    }

    @Property
    void what_is_covered_pays_exactly_and_never_more_than_all_is_asked_for(
            @ForAll @DoubleRange(min = 1, max = 1000) double production,
            @ForAll @DoubleRange(min = 10_000, max = 100_000) double forward,
            @ForAll @DoubleRange(min = 0.3, max = 0.99) double low,
            @ForAll @DoubleRange(min = 0, max = 1.5) double costShare) {
        double cost = costShare * production * forward;

        CoverageSizing sizing = CoverageSizing.byForward(production, forward, low * forward, cost);

        if (sizing instanceof CoverageSizing.Covered covered) {
            double h = covered.ratio();
            assertThat(h).isBetween(0.0, 1.0);
            assertThat(production * (h * forward + (1 - h) * low * forward)).isCloseTo(cost, within(1e-6 * cost));
        } else {
            assertThat(sizing instanceof CoverageSizing.NotNeeded ? costShare <= low : costShare > 1)
                    .isTrue();
        }
    }

    @Property
    void a_twentieth_of_outcomes_ends_below_the_quantile(
            @ForAll @DoubleRange(min = 0.1, max = 1.5) double vol,
            @ForAll @DoubleRange(min = 0.01, max = 2) double years) {
        double low = PriceQuantile.of(20_000, vol, years, 0.05);

        double share = Quadrature.lognormal(20_000, vol, years, price -> price < low ? 1 : 0, low);

        assertThat(share).isCloseTo(0.05, within(1e-3));
    }
}
