package io.davylamp.hedging.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.hedging.risk.RiskParts.Source;
import io.davylamp.metrics.JointMarket;
import io.davylamp.mining.InvalidValue;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class RiskPartsTest {
    @Test
    void independent_sources_share_by_their_variances() {
        // When: 3 and 4 make 5
        RiskParts risk = RiskParts.independent(List.of(new Source("price", 10e6, 0.3), new Source("power", -8e6, 0.5)));

        // Then
        assertThat(risk.totalUsd()).isCloseTo(5e6, within(1e-6));
        assertThat(risk.parts().get(0).share()).isCloseTo(0.36, within(1e-12));
        assertThat(risk.parts().get(1).share()).isCloseTo(0.64, within(1e-12));
    }

    @Property
    void parts_add_up_to_the_whole(
            @ForAll @DoubleRange(min = -0.9, max = 0.9) double rho,
            @ForAll @DoubleRange(min = 0.05, max = 1) double volPrice,
            @ForAll @DoubleRange(min = 0.05, max = 1) double volDifficulty) {
        RiskParts risk = priceAndDifficulty(volPrice, volDifficulty, rho);

        double sum = risk.parts().stream().mapToDouble(RiskParts.Part::usd).sum();
        double shares = risk.parts().stream().mapToDouble(RiskParts.Part::share).sum();

        assertThat(sum).isCloseTo(risk.totalUsd(), within(1e-6));
        assertThat(shares).isCloseTo(1, within(1e-9));
    }

    @Property
    void the_whole_is_the_spread_of_price_over_difficulty(@ForAll @DoubleRange(min = -0.9, max = 0.9) double rho) {
        JointMarket market = new JointMarket(0.5, 0.2, rho, 0, 0);

        assertThat(priceAndDifficulty(0.5, 0.2, rho).totalUsd())
                .isCloseTo(10e6 * Math.sqrt(market.logRatioVariance(1)), within(1e-4));
    }

    @Test
    void difficulty_that_follows_the_price_offsets_it() {
        assertThat(priceAndDifficulty(0.5, 0.1, 0.6).parts().get(1).usd()).isNegative();
        assertThat(priceAndDifficulty(0.5, 0.1, 0).parts().get(1).usd()).isPositive();
    }

    @Test
    void a_counterparty_spreads_as_a_simulation_of_its_default_does() {
        // Given
        Source host = Source.counterparty("host", 2e6, 0.03, 0.6);
        SplittableRandom random = new SplittableRandom(3);
        int paths = 400_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < paths; i++) {
            double loss = random.nextDouble() < 0.03 ? 1.2e6 : 0;
            sum += loss;
            squares += loss * loss;
        }

        // When
        double total = RiskParts.independent(List.of(host)).totalUsd();

        // Then
        double mean = sum / paths;
        assertThat(total).isCloseTo(Math.sqrt(squares / paths - mean * mean), within(2_000.0));
    }

    @Test
    void nothing_that_moves_has_no_parts() {
        assertThat(RiskParts.independent(List.of(new Source("price", 10e6, 0))).parts())
                .isEmpty();
    }

    @Test
    void refuses_a_matrix_that_is_no_correlation() {
        List<Source> two = List.of(new Source("a", 1, 1), new Source("b", 1, 1));

        assertThatThrownBy(() -> new RiskParts(two, List.of(List.of(1.0, 0.2), List.of(0.3, 1.0))))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new RiskParts(two, List.of(List.of(1.0, 0.2)))).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new RiskParts(two, List.of(List.of(1.0, 1.2), List.of(1.2, 1.0))))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new RiskParts(two, List.of(List.of(0.9, 0.2), List.of(0.2, 1.0))))
                .isInstanceOf(InvalidValue.class);
    }

    private static RiskParts priceAndDifficulty(double volPrice, double volDifficulty, double rho) {
        return new RiskParts(
                List.of(new Source("price", 10e6, volPrice), new Source("difficulty", -10e6, volDifficulty)),
                List.of(List.of(1.0, rho), List.of(rho, 1.0)));
    }
}
