package io.davylamp.hedging.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.WorkedCases;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class BasisTest {
    @Test
    void annualises_the_worked_case_both_ways() {
        WorkedCases.check(
                "BAS-01",
                in -> Map.of(
                        "simple",
                        Basis.simple(
                                in.get("spot").asDouble(),
                                in.get("future").asDouble(),
                                in.get("days").asDouble()),
                        "cont",
                        Basis.continuous(
                                in.get("spot").asDouble(),
                                in.get("future").asDouble(),
                                in.get("days").asDouble())));
    }

    @Test
    void a_future_two_percent_up_for_73_days_is_ten_percent_a_year() {
        assertThat(Basis.simple(68_000, 69_360, 73)).isCloseTo(0.10, within(1e-12));
    }

    @Property
    void the_forward_of_a_basis_has_that_basis(
            @ForAll @DoubleRange(min = -1, max = 1) double basis,
            @ForAll @DoubleRange(min = 1, max = 700) double days) {
        double forward = Basis.forward(20_000, basis, days);

        assertThat(Basis.continuous(20_000, forward, days)).isCloseTo(basis, within(1e-9));
        assertThat(forward > 20_000).isEqualTo(basis > 0);
    }
}
