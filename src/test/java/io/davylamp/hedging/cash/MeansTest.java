package io.davylamp.hedging.cash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.advice.Cases;
import io.davylamp.advice.RandomOperators;
import io.davylamp.advice.plan.Case;
import io.davylamp.hedging.pricing.ForwardMarket;
import io.davylamp.mining.Instrument;
import io.davylamp.mining.Mandate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;

class MeansTest {
    @Property(tries = 500)
    void the_money_that_is_missing_lasts_exactly_so_long_and_the_debt_service_that_is_borne_too(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
            @ForAll @DoubleRange(min = 1, max = 400) double target) {
        // Given
        Means means = means(seed);

        // When
        double missing = means.missingUsd(CashChange.NONE, target);

        // Then
        if (missing == 0) {
            assertThat(runway(means, CashChange.NONE)).isGreaterThanOrEqualTo(target * (1 - 1e-9));
        } else {
            assertThat(runway(means, CashChange.NONE)).isLessThan(target);
            assertThat(runway(means, raised(missing * (1 + 1e-9) + 1e-6))).isGreaterThanOrEqualTo(target * (1 - 1e-6));
            assertThat(runway(means, raised(missing * 0.99))).isLessThan(target);
        }
    }

    @Property(tries = 500)
    void the_largest_size_without_harm_is_the_last_of_all_sizes_without_harm(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
            @ForAll @DoubleRange(min = -1, max = 1) double base,
            @ForAll @DoubleRange(min = 0, max = 2) double paid) {
        // Given
        Means means = means(seed);
        double unit = Math.max(1, means.funds().cashUsd() / 40);
        CashChange lot = new CashChange(unit * paid / 10, unit, 0, 0, unit * base / 10, unit * paid / 4, unit);
        Harm harm = new Harm(means);

        // When
        long most = harm.most(lot, CashChange.NONE, 60);

        // Then
        for (int lots = 1; lots <= 60; lots++) {
            assertThat(harm.of(lot.times(lots)).isEmpty())
                    .as("%d lots of %d", lots, most)
                    .isEqualTo(lots <= most);
            assertThat(harm.amount(lot.times(lots)) == 0).isEqualTo(lots <= most);
        }
    }

    @Property(tries = 200)
    void coins_sold_lengthen_no_runway_at_todays_prices_by_being_sold(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        // Given
        Means means = means(seed);
        Mandate.Terms terms = Mandate.HOUSE.termsOf(Instrument.SELL_TREASURY).orElseThrow();

        // When
        CashChange sale = CashChange.sale(means.funds().freeBtc(), terms, means.weather());

        // Then what was counted is what is received, and more where a haircut had been taken
        assertThat(means.base(sale).liquidityUsd())
                .isGreaterThanOrEqualTo(means.base(CashChange.NONE).liquidityUsd() * (1 - 1e-12));
        assertThat(sale.cashUsd())
                .isCloseTo(means.funds().freeBtc() * means.weather().spotUsd() * (1 - terms.cost()), within(1e-6));
    }

    private static CashChange raised(double usd) {
        return new CashChange(0, 0, usd, 0, 0, 0, 0);
    }

    private static double runway(Means means, CashChange change) {
        return means.stressed(change).runwayOrForever();
    }

    private static Means means(long seed) {
        Case operator = RandomOperators.of(seed);
        ForwardMarket forwards = ForwardMarket.of(operator.market(), 90).orElseThrow();
        return ((Means.Attempt.Made) Means.of(
                        operator.state(), operator.metrics(), forwards, Cases.STRESS, Mandate.HOUSE, operator.at()))
                .means();
    }
}
