package io.davylamp.hedging.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.WorkedCases;
import io.davylamp.hedging.Quadrature;
import io.davylamp.hedging.pricing.OptionKind;
import io.davylamp.hedging.risk.SpotGreeks;
import io.davylamp.hedging.risk.SpotMarket;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class KnockInPutTest {
    private static final SpotMarket MARKET = new SpotMarket(70_000, 0.5, 0.55, 0.045, 0.045);
    private static final KnockInPut PUT = new KnockInPut(MARKET, 60_000, 45_000);

    @Test
    void prices_the_worked_case() {
        WorkedCases.check("KIP-01", in -> {
            KnockInPut put = new KnockInPut(
                    new SpotMarket(
                            in.get("spot").asDouble(),
                            in.get("years").asDouble(),
                            in.get("vol").asDouble(),
                            in.get("rate").asDouble(),
                            in.get("cost_of_carry").asDouble()),
                    in.get("strike").asDouble(),
                    in.get("barrier").asDouble());
            return Map.of("price", put.price(), "vanilla_put", put.vanilla());
        });
    }

    @Test
    void costs_4_526_usd_where_the_put_costs_5_241() {
        assertThat(PUT.price()).isCloseTo(4_525.8799, within(1e-3));
        assertThat(PUT.vanilla()).isCloseTo(5_241.4634, within(1e-3));
    }

    @Property(tries = 100)
    void is_the_expected_payoff_of_the_paths_that_touched(
            @ForAll @DoubleRange(min = 0.6, max = 1.3) double moneyness,
            @ForAll @DoubleRange(min = 0.4, max = 0.95) double barrier,
            @ForAll @DoubleRange(min = 0.2, max = 1.2) double vol) {
        SpotMarket market = new SpotMarket(100, 0.4, vol, 0.04, 0.06);
        double strike = 100 * moneyness;
        double h = 100 * barrier;

        // Given the end of the path, a Brownian bridge touches the barrier with a probability known in closed form.
        double expected = Math.exp(-0.04 * 0.4)
                * Quadrature.lognormal(
                        100 * Math.exp(0.06 * 0.4),
                        vol,
                        0.4,
                        end -> Math.max(strike - end, 0)
                                * (end <= h
                                        ? 1
                                        : Math.exp(-2 * Math.log(100 / h) * Math.log(end / h) / (vol * vol * 0.4))),
                        Math.min(h, strike),
                        Math.max(h, strike));

        assertThat(new KnockInPut(market, strike, h).price()).isCloseTo(expected, within(1e-7));
    }

    @Property
    void in_and_out_make_up_the_put(
            @ForAll @DoubleRange(min = 0.5, max = 1.5) double moneyness,
            @ForAll @DoubleRange(min = 0.3, max = 1.1) double barrier,
            @ForAll @DoubleRange(min = 0.1, max = 1.5) double vol) {
        SpotMarket market = new SpotMarket(50_000, 0.3, vol, 0.05, 0.02);
        KnockInPut put = new KnockInPut(market, moneyness * 50_000, barrier * 50_000);

        assertThat(put.price() + put.knockOut()).isCloseTo(put.vanilla(), within(1e-7));
        assertThat(put.price()).isBetween(-1e-7, put.vanilla() + 1e-7);
    }

    @Property
    void a_higher_barrier_never_makes_it_cheaper(
            @ForAll @DoubleRange(min = 0.3, max = 0.9) double barrier,
            @ForAll @DoubleRange(min = 0.01, max = 0.2) double more) {
        double low = new KnockInPut(MARKET, 60_000, barrier * 70_000).price();
        double high = new KnockInPut(MARKET, 60_000, (barrier + more) * 70_000).price();

        assertThat(high).isGreaterThanOrEqualTo(low - 1e-9);
    }

    @Property(tries = 200)
    void sensitivities_are_the_slopes_of_the_price(
            @ForAll @DoubleRange(min = 0.8, max = 1.3) double moneyness,
            @ForAll @DoubleRange(min = 0.5, max = 0.75) double barrier,
            @ForAll @DoubleRange(min = 0.3, max = 1) double vol) {
        SpotMarket m = new SpotMarket(100, 0.5, vol, 0.04, 0.06);
        double strike = 100 * moneyness;
        double h = 100 * barrier;
        KnockInPut put = new KnockInPut(m, strike, h);
        SpotGreeks greeks = put.greeks();

        double up = priced(new SpotMarket(100.001, 0.5, vol, 0.04, 0.06), strike, h);
        double down = priced(new SpotMarket(99.999, 0.5, vol, 0.04, 0.06), strike, h);
        assertThat(greeks.delta()).isCloseTo((up - down) / 2e-3, within(1e-5));
        assertThat(greeks.gamma()).isCloseTo((up - 2 * put.price() + down) / 1e-6, within(1e-4));
        assertThat(greeks.vega())
                .isCloseTo(
                        slope(
                                priced(new SpotMarket(100, 0.5, vol + 1e-5, 0.04, 0.06), strike, h),
                                priced(new SpotMarket(100, 0.5, vol - 1e-5, 0.04, 0.06), strike, h)),
                        within(1e-4));
        assertThat(greeks.theta())
                .isCloseTo(
                        slope(
                                priced(new SpotMarket(100, 0.5 - 1e-5, vol, 0.04, 0.06), strike, h),
                                priced(new SpotMarket(100, 0.5 + 1e-5, vol, 0.04, 0.06), strike, h)),
                        within(1e-4));
        assertThat(greeks.rho())
                .isCloseTo(
                        slope(
                                priced(new SpotMarket(100, 0.5, vol, 0.04 + 1e-5, 0.06), strike, h),
                                priced(new SpotMarket(100, 0.5, vol, 0.04 - 1e-5, 0.06), strike, h)),
                        within(1e-4));
        assertThat(greeks.carryRho())
                .isCloseTo(
                        slope(
                                priced(new SpotMarket(100, 0.5, vol, 0.04, 0.06 + 1e-5), strike, h),
                                priced(new SpotMarket(100, 0.5, vol, 0.04, 0.06 - 1e-5), strike, h)),
                        within(1e-3));
        assertThat(put.barrierSlope()).isGreaterThanOrEqualTo(-1e-9);
    }

    @Test
    void at_its_barrier_it_is_the_put_itself() {
        KnockInPut alive = new KnockInPut(MARKET, 80_000, 70_000);

        assertThat(alive.knockedIn()).isTrue();
        assertThat(alive.price()).isEqualTo(alive.vanilla());
        assertThat(alive.greeks()).isEqualTo(MARKET.greeks(OptionKind.PUT, 80_000));
        assertThat(alive.barrierSlope()).isZero();
        assertThat(new KnockInPut(MARKET, 80_000, 69_999).knockedIn()).isFalse();
    }

    @Test
    void a_barrier_watched_once_a_day_knocks_later_and_costs_less() {
        // Given
        double shift = Math.exp(-0.5826 * 0.55 / Math.sqrt(365));

        // When
        KnockInPut daily = PUT.watchedDaily();

        // Then
        assertThat(daily.barrier()).isCloseTo(45_000 * shift, within(0.01));
        assertThat(daily.price()).isLessThan(PUT.price());
    }

    private static double priced(SpotMarket market, double strike, double barrier) {
        return new KnockInPut(market, strike, barrier).price();
    }

    private static double slope(double up, double down) {
        return (up - down) / 2e-5;
    }

    @Property(tries = 200)
    void a_put_without_a_barrier_moves_by_its_own_slopes(
            @ForAll @DoubleRange(min = 0.7, max = 1.4) double moneyness,
            @ForAll @DoubleRange(min = -0.1, max = 0.2) double carry) {
        double strike = 100 * moneyness;
        SpotGreeks greeks = new SpotMarket(100, 0.5, 0.6, 0.04, carry).greeks(OptionKind.PUT, strike);

        double spotSlope = (put(100.01, 0.5, carry, strike) - put(99.99, 0.5, carry, strike)) / 0.02;
        double timeSlope = (put(100, 0.5 - 1e-5, carry, strike) - put(100, 0.5 + 1e-5, carry, strike)) / 2e-5;
        double carrySlope = (put(100, 0.5, carry + 1e-5, strike) - put(100, 0.5, carry - 1e-5, strike)) / 2e-5;

        assertThat(greeks.delta()).isCloseTo(spotSlope, within(1e-6));
        assertThat(greeks.theta()).isCloseTo(timeSlope, within(1e-4));
        assertThat(greeks.carryRho()).isCloseTo(carrySlope, within(1e-4));
    }

    private static double put(double spot, double years, double carry, double strike) {
        return new SpotMarket(spot, years, 0.6, 0.04, carry).onForward().price(OptionKind.PUT, strike);
    }
}
