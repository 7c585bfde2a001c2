package io.davylamp.hedging.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.mining.InvalidValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ForwardCurveTest {
    private static final Instant NOW = Instant.parse("2022-07-26T08:00:00Z");
    private static final ForwardCurve CURVE =
            new ForwardCurve(NOW, 20_000, Map.of(in(73), 20_400.0, in(146), 20_600.0));

    @Test
    void every_quote_is_met_and_the_log_runs_straight_between() {
        assertThat(CURVE.forwardUsd(NOW)).isCloseTo(20_000, within(1e-9));
        assertThat(CURVE.forwardUsd(in(73))).isCloseTo(20_400, within(1e-9));
        assertThat(CURVE.forwardUsd(in(146))).isCloseTo(20_600, within(1e-9));
        assertThat(CURVE.forwardUsd(in(109).plus(Duration.ofHours(12))))
                .isCloseTo(Math.sqrt(20_400.0 * 20_600), within(1e-6));
    }

    @Test
    void the_last_basis_goes_on() {
        double basis = Math.log(1.03) / 0.4;

        assertThat(CURVE.basisPerYear(in(146))).isCloseTo(basis, within(1e-12));
        assertThat(CURVE.basisPerYear(in(365))).isCloseTo(basis, within(1e-12));
        assertThat(CURVE.basisPerYear(NOW)).isZero();
    }

    @Property
    void a_forward_lies_between_its_neighbours(@ForAll @IntRange(min = 0, max = 73) int days) {
        assertThat(CURVE.forwardUsd(in(days))).isBetween(20_000 - 1e-9, 20_400 + 1e-9);
    }

    @Test
    void without_futures_forwards_are_spot() {
        assertThat(new ForwardCurve(NOW, 20_000, Map.of()).forwardUsd(in(90))).isCloseTo(20_000, within(1e-9));
    }

    @Test
    void an_expired_future_is_refused() {
        assertThatThrownBy(() -> new ForwardCurve(NOW, 20_000, Map.of(NOW.minusSeconds(1), 20_000.0)))
                .isInstanceOf(InvalidValue.class)
                .hasMessageContaining("2022-07-26T07:59:59Z");
    }

    private static Instant in(int days) {
        return NOW.plus(Duration.ofDays(days));
    }
}
