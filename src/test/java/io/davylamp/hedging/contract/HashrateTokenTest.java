package io.davylamp.hedging.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.hedging.pricing.HashpriceCurve;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HashrateTokenTest {
    private static final HashpriceCurve CURVE = HashpriceCurve.flat(0.0005, 70_000, 0.05);

    @Test
    void is_worth_its_days_when_nothing_is_discounted_or_carried() {
        // Given: 35 USD a day less 2 % and 24.30 of charge leave 10.00
        HashrateToken token = new HashrateToken(HashpriceCurve.flat(0.0005, 70_000, 0), 365, 0.02, 24.30, 0);

        // Then
        assertThat(token.fairUsd()).isCloseTo(3_650, within(1e-9));
        assertThat(token.premiumAt(4_380)).isCloseTo(0.2, within(1e-12));
        assertThat(token.premiumAt(3_650)).isCloseTo(0, within(1e-12));
    }

    @Property(tries = 200)
    void the_right_to_switch_off_never_costs_and_gains_with_volatility(
            @ForAll @DoubleRange(min = 0, max = 60) double charge,
            @ForAll @DoubleRange(min = 0.2, max = 1) double vol) {
        HashrateToken token = new HashrateToken(CURVE, 60, 0.02, charge, 0.1);

        double optional = token.fairUsdWithSwitchOff(vol);

        assertThat(optional).isGreaterThanOrEqualTo(token.fairUsd() - 1e-9).isGreaterThanOrEqualTo(0);
        assertThat(token.fairUsdWithSwitchOff(vol + 0.1)).isGreaterThanOrEqualTo(optional - 1e-9);
    }

    @Property
    void a_longer_token_without_charge_is_worth_more(@ForAll @IntRange(min = 1, max = 700) int days) {
        assertThat(new HashrateToken(CURVE, days + 1, 0.02, 0, 0.1).fairUsd())
                .isGreaterThan(new HashrateToken(CURVE, days, 0.02, 0, 0.1).fairUsd());
    }
}
