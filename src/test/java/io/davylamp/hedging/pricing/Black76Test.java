package io.davylamp.hedging.pricing;

import static io.davylamp.hedging.pricing.OptionKind.CALL;
import static io.davylamp.hedging.pricing.OptionKind.PUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.WorkedCases;
import io.davylamp.hedging.Quadrature;
import io.davylamp.mining.InvalidValue;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Black76Test {
    private static final double YEARS = 90 / 365.0;

    @ParameterizedTest
    @ValueSource(strings = {"B76-01", "B76-03"})
    void prices_the_worked_cases_with_their_sensitivities(String id) {
        WorkedCases.check(id, in -> {
            Black76 market = new Black76(
                    in.get("forward").asDouble(),
                    in.get("years").asDouble(),
                    in.get("vol").asDouble(),
                    in.get("rate").asDouble());
            OptionKind kind = OptionKind.valueOf(in.get("type").asText().toUpperCase(Locale.ROOT));
            double strike = in.get("strike").asDouble();
            return Map.of(
                    "price", market.price(kind, strike),
                    "delta", market.delta(kind, strike),
                    "gamma", market.gamma(strike),
                    "vega", market.vega(strike),
                    "theta", market.theta(kind, strike),
                    "rho", market.rho(kind, strike));
        });
    }

    @Test
    void a_put_costs_what_its_payoff_is_expected_to_be() {
        // Given
        Black76 market = new Black76(70_000, YEARS, 0.55, 0.045);

        // When
        double put = market.price(PUT, 60_000);

        // Then
        double expected = Math.exp(-0.045 * YEARS)
                * Quadrature.lognormal(70_000, 0.55, YEARS, price -> Math.max(60_000 - price, 0), 60_000);
        assertThat(put).isCloseTo(expected, within(1e-6)).isCloseTo(3_111.611112, within(1e-5));
    }

    @Property(tries = 200)
    void call_and_put_are_the_expectation_of_their_payoffs(
            @ForAll @DoubleRange(min = 0.3, max = 3) double moneyness,
            @ForAll @DoubleRange(min = 0.01, max = 2) double years,
            @ForAll @DoubleRange(min = 0.1, max = 1.5) double vol) {
        double forward = 30_000;
        double strike = moneyness * forward;
        Black76 market = new Black76(forward, years, vol, 0.03);

        double call = market.price(CALL, strike);
        double put = market.price(PUT, strike);

        double discount = Math.exp(-0.03 * years);
        assertThat(call)
                .isCloseTo(
                        discount * Quadrature.lognormal(forward, vol, years, p -> Math.max(p - strike, 0), strike),
                        within(1e-5));
        assertThat(put)
                .isCloseTo(
                        discount * Quadrature.lognormal(forward, vol, years, p -> Math.max(strike - p, 0), strike),
                        within(1e-5));
    }

    @Property
    void put_call_parity_holds(
            @ForAll @DoubleRange(min = 10, max = 200_000) double forward,
            @ForAll @DoubleRange(min = 0.2, max = 5) double moneyness,
            @ForAll @DoubleRange(min = 0.01, max = 3) double years,
            @ForAll @DoubleRange(min = 0.05, max = 2) double vol,
            @ForAll @DoubleRange(min = -0.02, max = 0.2) double rate) {
        Black76 market = new Black76(forward, years, vol, rate);
        double strike = moneyness * forward;

        double difference = market.price(CALL, strike) - market.price(PUT, strike);

        assertThat(difference)
                .isCloseTo(Math.exp(-rate * years) * (forward - strike), within(1e-9 * (forward + strike)));
    }

    @Property
    void a_premium_lies_between_its_intrinsic_value_and_the_forward(
            @ForAll @DoubleRange(min = 0.1, max = 10) double moneyness,
            @ForAll @DoubleRange(min = 0.01, max = 3) double years,
            @ForAll @DoubleRange(min = 0.05, max = 2) double vol) {
        Black76 market = new Black76(100, years, vol, 0.05);
        double strike = 100 * moneyness;
        double discount = market.discount();

        assertThat(market.price(CALL, strike)).isBetween(discount * Math.max(0, 100 - strike) - 1e-9, discount * 100);
        assertThat(market.price(PUT, strike)).isBetween(discount * Math.max(0, strike - 100) - 1e-9, discount * strike);
    }

    @Property
    void more_volatility_never_makes_an_option_cheaper(
            @ForAll @DoubleRange(min = 0.3, max = 3) double moneyness,
            @ForAll @DoubleRange(min = 0.05, max = 1.5) double vol,
            @ForAll @DoubleRange(min = 0.01, max = 0.5) double more) {
        Black76 calm = new Black76(100, YEARS, vol, 0.05);

        assertThat(calm.withVol(vol + more).price(PUT, 100 * moneyness))
                .isGreaterThanOrEqualTo(calm.price(PUT, 100 * moneyness) - 1e-12);
    }

    @Property(tries = 300)
    void sensitivities_are_the_slopes_of_the_price(
            @ForAll OptionKind kind,
            @ForAll @DoubleRange(min = 0.6, max = 1.6) double moneyness,
            @ForAll @DoubleRange(min = 0.05, max = 2) double years,
            @ForAll @DoubleRange(min = 0.2, max = 1.2) double vol) {
        double strike = 100 * moneyness;
        Black76 m = new Black76(100, years, vol, 0.05);
        double h = 1e-3;

        double up = new Black76(100 + h, years, vol, 0.05).price(kind, strike);
        double down = new Black76(100 - h, years, vol, 0.05).price(kind, strike);
        assertThat(m.delta(kind, strike)).isCloseTo((up - down) / (2 * h), within(1e-6));
        assertThat(m.gamma(strike)).isCloseTo((up - 2 * m.price(kind, strike) + down) / (h * h), within(1e-5));
        double volUp = m.withVol(vol + 1e-5).price(kind, strike);
        double volDown = m.withVol(vol - 1e-5).price(kind, strike);
        assertThat(m.vega(strike)).isCloseTo((volUp - volDown) / 2e-5, within(1e-4));
        double later = new Black76(100, years - 1e-5, vol, 0.05).price(kind, strike);
        double earlier = new Black76(100, years + 1e-5, vol, 0.05).price(kind, strike);
        assertThat(m.theta(kind, strike)).isCloseTo((later - earlier) / 2e-5, within(1e-3));
        double dearer = new Black76(100, years, vol, 0.05 + 1e-6).price(kind, strike);
        double cheaper = new Black76(100, years, vol, 0.05 - 1e-6).price(kind, strike);
        assertThat(m.rho(kind, strike)).isCloseTo((dearer - cheaper) / 2e-6, within(1e-4));
    }

    @Property
    void exercise_probability_is_minus_the_slope_in_the_strike(
            @ForAll @DoubleRange(min = 0.6, max = 1.6) double moneyness,
            @ForAll @DoubleRange(min = 0.2, max = 1.2) double vol) {
        Black76 market = new Black76(100, YEARS, vol, 0.05);
        double strike = 100 * moneyness;

        double slope = (market.price(CALL, strike + 1e-3) - market.price(CALL, strike - 1e-3)) / 2e-3;

        assertThat(market.exerciseProbability(CALL, strike)).isCloseTo(-slope / market.discount(), within(1e-6));
    }

    @Test
    void refuses_a_percentage_for_a_volatility_and_a_strike_of_zero() {
        assertThatThrownBy(() -> new Black76(70_000, YEARS, 55, 0.045))
                .isInstanceOfSatisfying(
                        InvalidValue.class, it -> assertThat(it.field()).isEqualTo("vol"));
        assertThatThrownBy(() -> new Black76(70_000, YEARS, 0.55, 0.045).price(PUT, 0))
                .isInstanceOfSatisfying(
                        InvalidValue.class, it -> assertThat(it.field()).isEqualTo("strike"));
    }
}
