package io.davylamp.hedging.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.hedging.Quadrature;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class DifficultyForwardTest {
    @Test
    void compounds_adjustments() {
        DifficultyForward forward = new DifficultyForward(100e12, 0, 0.25);

        assertThat(forward.fair(0.03, 0)).isEqualTo(100e12);
        assertThat(forward.fair(0.03, 2)).isCloseTo(106.09e12, within(1.0));
    }

    @Property
    void a_hashprice_forward_shows_the_difficulty_it_was_made_of(
            @ForAll @DoubleRange(min = 0.5, max = 2) double factor,
            @ForAll @DoubleRange(min = 0, max = 0.5) double vol,
            @ForAll @DoubleRange(min = 0.05, max = 1) double years) {
        DifficultyForward forward = new DifficultyForward(100e12, vol, years);

        double hashprice = forward.hashpriceForward(0.0005, factor * 100e12);

        assertThat(forward.impliedBy(0.0005, hashprice)).isCloseTo(factor * 100e12, within(1e3));
        assertThat(hashprice).isGreaterThanOrEqualTo(0.0005 / factor - 1e-15);
    }

    @Property(tries = 50)
    void the_mean_of_the_inverse_is_what_quadrature_finds(@ForAll @DoubleRange(min = 0.05, max = 0.6) double vol) {
        double mean = Quadrature.lognormal(1.1, vol, 0.5, difficulty -> 1 / difficulty);

        assertThat(new DifficultyForward(1, vol, 0.5).hashpriceForward(1, 1.1)).isCloseTo(mean, within(1e-9));
    }

    @Test
    void the_buyer_gains_when_difficulty_rises() {
        assertThat(DifficultyForward.buyerProfitUsd(110e12, 100e12, 5_000)).isEqualTo(50_000);
        assertThat(DifficultyForward.buyerProfitUsd(90e12, 100e12, 5_000)).isEqualTo(-50_000);
    }
}
