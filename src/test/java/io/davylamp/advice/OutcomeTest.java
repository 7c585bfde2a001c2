package io.davylamp.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.advice.plan.Adviser;
import io.davylamp.advice.plan.Case;
import io.davylamp.hedging.HedgeRequest;
import io.davylamp.market.MarketDay;
import io.davylamp.mining.Instrument;
import io.davylamp.mining.Mandate;
import io.davylamp.mining.Quotes;
import io.davylamp.mining.Reading;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class OutcomeTest {
    private static final LocalDate LAST = LocalDate.of(2022, 10, 24);

    @Test
    void futures_pay_the_fall_below_their_entry() {
        // Given
        Recommendation advice = advice(Instrument.SELL_FUTURES);

        // When: 15,000 on the last day, 99,000 a day later
        Outcome outcome = Outcome.of(
                        advice,
                        List.of(
                                day(LocalDate.of(2022, 8, 1), 22_000),
                                day(LAST, 15_000),
                                day(LAST.plusDays(1), 99_000)))
                .orElseThrow();

        // Then
        double entry = 20_000 * Math.exp(0.05 * 90 / 365);
        double payoff = advice.order().size() * (entry - 15_000);
        assertThat(outcome.settled()).isTrue();
        assertThat(outcome.payoffUsd()).isCloseTo(payoff, within(1e-6));
        assertThat(outcome.netUsd())
                .isCloseTo(payoff - advice.cost().feesUsd() - advice.cost().fundingUsd(), within(1e-6));
    }

    @Test
    void before_the_last_day_it_is_as_of_the_last_known() {
        // When
        Outcome outcome = Outcome.of(advice(Instrument.SELL_FUTURES), List.of(day(LocalDate.of(2022, 8, 1), 22_000)))
                .orElseThrow();

        // Then
        assertThat(outcome.settled()).isFalse();
        assertThat(outcome.asOf()).isEqualTo(LocalDate.of(2022, 8, 1));
        assertThat(outcome.payoffUsd()).isNegative();
    }

    @Test
    void puts_that_end_out_of_the_money_cost_their_premium() {
        // Given
        Recommendation advice = advice(Instrument.BUY_PUTS);

        // When
        Outcome outcome = Outcome.of(advice, List.of(day(LAST, 30_000))).orElseThrow();

        // Then
        assertThat(outcome.payoffUsd()).isZero();
        assertThat(outcome.netUsd())
                .isCloseTo(-advice.cost().premiumUsd() - advice.cost().feesUsd(), within(1e-6));
    }

    @Test
    void a_spread_pays_no_more_than_the_distance_of_its_strikes_and_a_collar_owes_the_rise() {
        // Given
        Recommendation spread = advice(Instrument.PUT_SPREAD);
        Recommendation collar = advice(Instrument.ZERO_COST_COLLAR);
        double forward = 20_000 * Math.exp(0.05 * 90 / 365);

        // Then
        assertThat(Outcome.of(spread, List.of(day(LAST, 1_000))).orElseThrow().payoffUsd())
                .isCloseTo(spread.order().size() * 0.20 * forward, within(1e-6));
        double call = collar.order().callStrikeUsd().orElseThrow();
        assertThat(Outcome.of(collar, List.of(day(LAST, call + 1_000)))
                        .orElseThrow()
                        .payoffUsd())
                .isCloseTo(-1_000 * collar.order().size(), within(1e-6));
    }

    @Test
    void a_hashrate_forward_settles_day_by_day_to_the_index() {
        // Given
        Recommendation advice = advice(Instrument.HASHRATE_FORWARD);
        List<MarketDay> days = List.of(day(LocalDate.of(2022, 7, 27), 18_000), day(LocalDate.of(2022, 7, 28), 16_000));

        // When
        Outcome outcome = Outcome.of(advice, days).orElseThrow();

        // Then
        double fixed = advice.order().entryPriceUsd().orElseThrow();
        double index =
                days.stream().mapToDouble(MarketDay::hashpriceUsdPerPhDay).sum();
        assertThat(outcome.payoffUsd()).isCloseTo(advice.order().size() * (2 * fixed - index), within(1e-6));
    }

    @Test
    void on_its_own_day_there_is_nothing_to_report_yet() {
        assertThat(Outcome.of(advice(Instrument.SELL_FUTURES), List.of(day(LocalDate.of(2022, 7, 26), 20_000))))
                .isEmpty();
    }

    private static Recommendation advice(Instrument instrument) {
        Adviser adviser = new Adviser(Cases.STRESS, Mandate.HOUSE);
        HedgeRequest request = new HedgeRequest("HDG-021", instrument, 0.5, 90, "Revenue is stressed.");
        Case operator = Cases.of(Cases.STRAINED);
        return ((Adviser.Advised.Given) adviser.recommend(Cases.priced(request, operator), List.of(), operator))
                .recommendation();
    }

    private static MarketDay day(LocalDate date, double priceUsd) {
        Instant at = date.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
        return MarketDay.of(new Reading.Market(
                "m-" + date,
                at,
                priceUsd,
                28e12,
                6.25,
                0.1,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                Quotes.NONE));
    }
}
