package io.davylamp.hedging.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.hedging.Quadrature;
import io.davylamp.mining.InvalidValue;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class PutSpreadTest {
    private static final Black76 MARKET = new Black76(70_000, 90 / 365.0, 0.58, 0.045);

    @Property(tries = 200)
    void costs_what_its_payoff_is_expected_to_be(
            @ForAll @DoubleRange(min = 0.7, max = 1.2) double bought,
            @ForAll @DoubleRange(min = 0.3, max = 0.69) double sold) {
        PutSpread spread = new PutSpread(MARKET, bought * 70_000, sold * 70_000, 0.58);

        double expected = MARKET.discount()
                * Quadrature.lognormal(
                        70_000, 0.58, 90 / 365.0, spread::payoff, spread.soldStrike(), spread.boughtStrike());

        assertThat(spread.price()).isCloseTo(expected, within(1e-5)).isBetween(0.0, spread.mostPaid());
        assertThat(spread.delta()).isNegative();
    }

    @Test
    void pays_the_distance_of_the_strikes_at_the_most() {
        PutSpread spread = new PutSpread(MARKET, 60_000, 45_000, 0.65);

        assertThat(spread.payoff(60_000)).isZero();
        assertThat(spread.payoff(59_999)).isEqualTo(1);
        assertThat(spread.payoff(45_000)).isEqualTo(15_000);
        assertThat(spread.payoff(1)).isEqualTo(15_000);
    }

    @Test
    void refuses_swapped_and_equal_strikes() {
        assertThatThrownBy(() -> new PutSpread(MARKET, 45_000, 60_000, 0.6)).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new PutSpread(MARKET, 60_000, 60_000, 0.6)).isInstanceOf(InvalidValue.class);
    }
}
