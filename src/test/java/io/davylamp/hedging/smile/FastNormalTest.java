package io.davylamp.hedging.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.metrics.Normal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class FastNormalTest {
    @Property
    void agrees_with_the_library_to_15_digits(@ForAll @DoubleRange(min = -40, max = 40) double x) {
        assertThat(FastNormal.below(x)).isCloseTo(Normal.below(x), within(1e-15));
        assertThat(FastNormal.density(x)).isCloseTo(Normal.density(x), within(1e-15));
    }

    @Test
    void is_right_far_out_in_proportion() {
        for (double x = -30; x < 0; x += 0.01) {
            assertThat(FastNormal.below(x)).isCloseTo(Normal.below(x), within(1e-8 * Normal.below(x)));
        }
    }
}
