package io.davylamp.hedging.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.hedging.CoverageSizing;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class PowerHedgeTest {
    @Property
    void cost_is_spot_cost_less_the_hedges_gain(
            @ForAll @DoubleRange(min = -0.05, max = 2) double spot,
            @ForAll @DoubleRange(min = 0, max = 1) double share) {
        PowerHedge hedge = new PowerHedge(1e7, 0.055, share);

        assertThat(hedge.costUsd(spot)).isCloseTo(1e7 * spot - hedge.profitUsd(spot), within(1e-6));
    }

    @Property
    void the_more_is_fixed_the_less_a_cent_and_a_dear_outcome_matter(
            @ForAll @DoubleRange(min = 0, max = 0.9) double share,
            @ForAll @DoubleRange(min = 0.3, max = 1) double vol) {
        PowerHedge less = new PowerHedge(1e7, 0.055, share);
        PowerHedge more = new PowerHedge(1e7, 0.055, share + 0.1);

        assertThat(more.costDeltaUsdPerCent()).isLessThan(less.costDeltaUsdPerCent());
        assertThat(more.highCostUsd(0.055, vol, 0.25, 0.05)).isLessThan(less.highCostUsd(0.055, vol, 0.25, 0.05));
    }

    @Test
    void everything_fixed_costs_the_fixed_price_whatever_spot_does() {
        PowerHedge all = new PowerHedge(1e7, 0.055, 1);

        assertThat(all.costUsd(3)).isCloseTo(550_000, within(1e-6));
        assertThat(all.highCostUsd(0.055, 2, 0.25, 0.01)).isCloseTo(550_000, within(1e-6));
    }

    @Test
    void power_bought_is_mined_below_the_breakeven_and_sold_above() {
        PowerHedge hedge = new PowerHedge(1e7, 0.05, 1);

        assertThat(hedge.hourProfitUsdPerKwh(0.03, 0.066)).isCloseTo(0.016, within(1e-12));
        assertThat(hedge.hourProfitUsdPerKwh(1.5, 0.066)).isCloseTo(1.45, within(1e-12));
    }

    @Test
    void a_budget_says_which_share_to_fix_or_that_none_will_do() {
        // Given: 10 GWh; spot may reach 0.10, fixed is 0.06
        assertThat(PowerHedge.shareFor(1e7, 0.06, 0.10, 800_000))
                .isInstanceOfSatisfying(
                        CoverageSizing.Covered.class,
                        it -> assertThat(it.ratio()).isCloseTo(0.5, within(1e-12)));
        assertThat(PowerHedge.shareFor(1e7, 0.06, 0.10, 1_000_000)).isEqualTo(new CoverageSizing.NotNeeded(0));
        assertThat(PowerHedge.shareFor(1e7, 0.06, 0.10, 600_000))
                .isInstanceOfSatisfying(
                        CoverageSizing.Covered.class,
                        it -> assertThat(it.ratio()).isCloseTo(1, within(1e-12)));
        assertThat(PowerHedge.shareFor(1e7, 0.06, 0.10, 599_999)).isInstanceOf(CoverageSizing.Infeasible.class);
    }
}
