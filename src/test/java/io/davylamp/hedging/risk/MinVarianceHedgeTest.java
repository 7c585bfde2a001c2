package io.davylamp.hedging.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.WorkedCases;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class MinVarianceHedgeTest {
    @Test
    void sizes_the_worked_case() {
        WorkedCases.check("HED-01", in -> {
            MinVarianceHedge hedge = new MinVarianceHedge(
                    in.get("corr").asDouble(),
                    in.get("vol_exposure").asDouble(),
                    in.get("vol_futures").asDouble());
            return Map.of(
                    "ratio", hedge.ratio(),
                    "contracts_rounded",
                            (double) hedge.contracts(
                                    in.get("exposure_btc").asDouble(),
                                    in.get("contract_btc").asDouble()),
                    "residual_vol_fraction", hedge.residualVolFraction());
        });
    }

    @Property
    void no_other_ratio_leaves_less_variance(
            @ForAll @DoubleRange(min = -1, max = 1) double correlation,
            @ForAll @DoubleRange(min = 0.1, max = 2) double volExposure,
            @ForAll @DoubleRange(min = 0.1, max = 2) double volFuture,
            @ForAll @DoubleRange(min = -2, max = 2) double aside) {
        MinVarianceHedge hedge = new MinVarianceHedge(correlation, volExposure, volFuture);

        double least = variance(hedge, hedge.ratio());

        assertThat(variance(hedge, hedge.ratio() + aside)).isGreaterThanOrEqualTo(least - 1e-12);
        assertThat(Math.sqrt(Math.max(0, least))).isCloseTo(hedge.residualVolFraction() * volExposure, within(1e-6));
    }

    @Test
    void a_half_contract_rounds_up_and_less_rounds_down() {
        MinVarianceHedge one = new MinVarianceHedge(1, 0.6, 0.6);

        assertThat(one.contracts(12.5, 5)).isEqualTo(3);
        assertThat(one.contracts(12.4, 5)).isEqualTo(2);
    }

    private static double variance(MinVarianceHedge h, double ratio) {
        return h.volExposure() * h.volExposure()
                - 2 * ratio * h.correlation() * h.volExposure() * h.volFuture()
                + ratio * ratio * h.volFuture() * h.volFuture();
    }
}
