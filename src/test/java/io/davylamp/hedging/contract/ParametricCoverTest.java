package io.davylamp.hedging.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.WorkedCases;
import io.davylamp.hedging.Quadrature;
import io.davylamp.hedging.pricing.Black76;
import io.davylamp.metrics.Normal;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ParametricCoverTest {
    private static final double QUARTER = 90 / 365.0;

    @Test
    void costs_the_worked_case() {
        WorkedCases.check("INS-01", in -> {
            ParametricCover cover = new ParametricCover(
                    new Black76(
                            in.get("forward_hashprice").asDouble(),
                            in.get("years").asDouble(),
                            in.get("vol").asDouble(),
                            in.get("rate").asDouble()),
                    in.get("trigger").asDouble(),
                    in.get("loading").asDouble());
            return Map.of(
                    "prob_trigger",
                    cover.triggerProbability(),
                    "premium_digital",
                    cover.digitalPremiumUsd(in.get("limit_usd").asDouble()),
                    "premium_shortfall",
                    cover.shortfallPremiumUsd(
                            in.get("hashrate_ph").asDouble(), in.get("days").asDouble()));
        });
    }

    @Property(tries = 100)
    void costs_its_expected_payment_and_the_loading(
            @ForAll @DoubleRange(min = 20, max = 50) double trigger,
            @ForAll @DoubleRange(min = 0.2, max = 1) double vol) {
        ParametricCover cover = cover(trigger, vol);
        double discount = Math.exp(-0.045 * QUARTER);

        double shortfall = Quadrature.lognormal(34, vol, QUARTER, it -> Math.max(0, trigger - it), trigger);
        double hit = Normal.below((Math.log(trigger / 34) + vol * vol * QUARTER / 2) / (vol * Math.sqrt(QUARTER)));

        assertThat(cover.shortfallPremiumUsd(3_000, 90)).isCloseTo(1.25 * discount * shortfall * 270_000, within(0.01));
        assertThat(cover.digitalPremiumUsd(1_000_000)).isCloseTo(1.25e6 * discount * hit, within(1e-4));
    }

    @Property
    void a_higher_trigger_costs_more(
            @ForAll @DoubleRange(min = 20, max = 50) double trigger,
            @ForAll @DoubleRange(min = 0.1, max = 10) double more) {
        assertThat(cover(trigger + more, 0.65).digitalPremiumUsd(1e6))
                .isGreaterThan(cover(trigger, 0.65).digitalPremiumUsd(1e6));
    }

    @Test
    void leaves_how_far_the_breakeven_is_above_the_trigger() {
        assertThat(cover(30, 0.65).basisShortfallUsdPerPhDay(25, 32)).isEqualTo(2);
        assertThat(cover(30, 0.65).basisShortfallUsdPerPhDay(31, 32)).isEqualTo(1);
        assertThat(cover(30, 0.65).basisShortfallUsdPerPhDay(25, 30)).isZero();
    }

    private static ParametricCover cover(double trigger, double vol) {
        return new ParametricCover(new Black76(34, QUARTER, vol, 0.045), trigger, 0.25);
    }
}
