package io.davylamp.hedging.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.hedging.Quadrature;
import io.davylamp.hedging.pricing.Black76;
import io.davylamp.hedging.pricing.OptionKind;
import io.davylamp.hedging.pricing.PriceQuantile;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class OptionVaultTest {
    private static final double MONTH = 30 / 365.0;
    private static final Black76 MARKET = new Black76(70_000, MONTH, 0.6, 0.04);

    @Property(tries = 200)
    void writing_options_at_their_fair_price_earns_nothing_on_average(
            @ForAll OptionKind kind, @ForAll @DoubleRange(min = 0.7, max = 1.3) double moneyness) {
        double strike = moneyness * 70_000;
        OptionVault vault = new OptionVault(MARKET, kind, strike);

        double mean = Quadrature.lognormal(70_000, 0.6, MONTH, vault::returnAt, strike);

        assertThat(mean).isCloseTo(0, within(1e-9));
    }

    @Property(tries = 200)
    void the_tail_is_the_mean_of_the_worst_outcomes(
            @ForAll OptionKind kind,
            @ForAll @DoubleRange(min = 0.7, max = 1.3) double moneyness,
            @ForAll @DoubleRange(min = 0.02, max = 0.9) double probability) {
        double strike = moneyness * 70_000;
        OptionVault vault = new OptionVault(MARKET, kind, strike);
        double worst = PriceQuantile.of(70_000, 0.6, MONTH, probability);

        double mean = Quadrature.lognormal(
                        70_000,
                        0.6,
                        MONTH,
                        price -> price < worst * (1 - 1e-13) ? vault.returnAt(price) : 0,
                        Math.min(worst, strike),
                        Math.max(worst, strike))
                / probability;

        assertThat(vault.tailReturn(probability)).isCloseTo(mean, within(2e-3));
        assertThat(vault.tailReturn(probability)).isLessThanOrEqualTo(vault.lowReturn(probability) + 1e-12);
    }

    @Test
    void a_high_yield_comes_with_its_tail() {
        // When: puts a tenth below the forward, a month out, at 60 %
        OptionVault vault = new OptionVault(MARKET, OptionKind.PUT, 63_000);

        // Then
        assertThat(vault.yieldPerYear()).isBetween(0.20, 0.40);
        assertThat(vault.lowReturn(0.05)).isBetween(-0.20, -0.10);
        assertThat(vault.assignmentProbability()).isBetween(0.25, 0.35);
    }

    @Test
    void the_best_outcome_is_the_premium_and_begins_at_the_strike() {
        OptionVault vault = new OptionVault(MARKET, OptionKind.PUT, 63_000);

        assertThat(vault.returnAt(63_000)).isCloseTo(vault.yieldPerYear() * MONTH, within(1e-12));
        assertThat(vault.returnAt(200_000)).isEqualTo(vault.returnAt(63_000));
        assertThat(vault.returnAt(62_999)).isLessThan(vault.returnAt(63_000));
    }
}
