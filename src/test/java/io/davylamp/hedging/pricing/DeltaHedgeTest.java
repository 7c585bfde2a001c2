package io.davylamp.hedging.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class DeltaHedgeTest {
    @Test
    void sells_what_difficulty_has_not_taken_and_the_puts_do_not_cover() {
        // Given: 300 BTC expected, puts on 100 with a delta of −0.24, 120 sold ahead
        DeltaHedge hedge = new DeltaHedge(300, -24, -120);

        // Then
        assertThat(hedge.deltaBtc()).isEqualTo(156);
        assertThat(hedge.neutralFuturesBtc()).isEqualTo(-276);
        assertThat(hedge.hedgeRatio()).isCloseTo(0.48, within(1e-12));
    }

    @Test
    void drift_at_the_band_is_kept_and_beyond_it_traded() {
        // Given: half is to be hedged; 5 % of 300 is 15
        assertThat(new DeltaHedge(300, 0, -135).towards(0.5, DeltaHedge.BAND))
                .isEqualTo(new DeltaHedge.Advice.Keep(15));
        assertThat(new DeltaHedge(300, 0, -134).towards(0.5, DeltaHedge.BAND))
                .isEqualTo(new DeltaHedge.Advice.Rebalance(16, -16));
        assertThat(new DeltaHedge(300, 0, -166).towards(0.5, DeltaHedge.BAND))
                .isEqualTo(new DeltaHedge.Advice.Rebalance(-16, 16));
    }

    @Test
    void a_rise_of_difficulty_turns_a_full_hedge_into_one_too_many() {
        DeltaHedge before = new DeltaHedge(300, 0, -300);
        DeltaHedge after = new DeltaHedge(300 / 1.1, 0, -300);

        assertThat(before.towards(1, DeltaHedge.BAND)).isInstanceOf(DeltaHedge.Advice.Keep.class);
        assertThat(after.towards(1, DeltaHedge.BAND))
                .isInstanceOfSatisfying(
                        DeltaHedge.Advice.Rebalance.class,
                        it -> assertThat(it.tradeBtc()).isCloseTo(300 - 300 / 1.1, within(1e-9)));
    }

    @Property
    void after_the_trade_the_ratio_is_the_target(
            @ForAll @DoubleRange(min = 1, max = 1000) double production,
            @ForAll @DoubleRange(min = -500, max = 0) double options,
            @ForAll @DoubleRange(min = -500, max = 500) double futures,
            @ForAll @DoubleRange(min = 0, max = 1) double target) {
        DeltaHedge hedge = new DeltaHedge(production, options, futures);

        if (hedge.towards(target, 0) instanceof DeltaHedge.Advice.Rebalance it) {
            DeltaHedge traded = new DeltaHedge(production, options, futures + it.tradeBtc());
            assertThat(traded.hedgeRatio()).isCloseTo(target, within(1e-9));
        }
    }
}
