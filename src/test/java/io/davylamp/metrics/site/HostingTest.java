package io.davylamp.metrics.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.metrics.site.Hosting.Machines;
import io.davylamp.metrics.site.Hosting.Site;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class HostingTest {
    private static final Machines MACHINES = new Machines(50, 700, 0.95);

    @Test
    void each_side_is_left_with_what_the_contract_says() {
        // Given 7 cents a kWh, 1 USD a PH and day, a tenth of what is mined
        Hosting contract = new Hosting(0.07, 1, 0.1, 0.9);

        // Then
        assertThat(contract.clientUsdPerPhDay(MACHINES)).isCloseTo(47.5 * 0.9 - 665 * 0.07 - 1, within(1e-9));
        assertThat(contract.hostUsdPerPhDay(MACHINES, new Site(0.05, 2)))
                .isCloseTo(665 * 0.02 + 1 + 4.75 - 2, within(1e-9));
    }

    @Property(tries = 200)
    void both_sides_together_hold_what_one_owner_would(
            @ForAll @DoubleRange(max = 0.2) double usdPerKwh,
            @ForAll @DoubleRange(max = 10) double fixed,
            @ForAll @DoubleRange(max = 1) double share,
            @ForAll @DoubleRange(max = 1) double guaranteed,
            @ForAll @DoubleRange(max = 1) double uptime) {
        // Given
        Hosting contract = new Hosting(usdPerKwh, fixed, share, guaranteed);
        Machines machines = new Machines(50, 700, uptime);
        Site site = new Site(0.045, 3);

        // Then
        double owner = uptime * (50 - 700 * 0.045) - 3;
        assertThat(contract.clientUsdPerPhDay(machines) + contract.hostUsdPerPhDay(machines, site))
                .isCloseTo(owner, within(1e-9));
    }

    @Test
    void uptime_is_credited_below_the_guarantee_and_not_at_it() {
        Hosting contract = new Hosting(0.07, 0, 0, 0.95);

        assertThat(contract.creditUsdPerPhDay(new Machines(50, 700, 0.95))).isZero();
        assertThat(contract.creditUsdPerPhDay(new Machines(50, 700, 0.94))).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void at_its_breakeven_the_client_is_left_with_nothing() {
        Hosting contract = new Hosting(0.07, 1, 0.1, 0.9);
        double breakeven = contract.clientBreakevenUsdPerPhDay(700, 0.95);

        assertThat(contract.clientUsdPerPhDay(new Machines(breakeven, 700, 0.95)))
                .isCloseTo(0, within(1e-9));
    }
}
