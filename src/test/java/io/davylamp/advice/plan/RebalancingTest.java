package io.davylamp.advice.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.advice.Cases;
import io.davylamp.advice.Order;
import io.davylamp.advice.Recommendation;
import io.davylamp.hedging.HedgeRequest;
import io.davylamp.mining.HedgePosition;
import io.davylamp.mining.Instrument;
import io.davylamp.mining.Mandate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class RebalancingTest {
    private static final LocalDate LATER = LocalDate.of(2022, 12, 30);
    private static final Cases.Figures STRAINED = Cases.STRAINED;

    /** Cash enough for any margin, and no burn even under stress. */
    private static final Cases.Figures RICH = new Cases.Figures(2_000, 20, 0.03, 1_000, 5e7, 300, 10_000);

    private static final double EXPECTED = outlook(Cases.of(RICH)).expectedBtc();
    private static final Rebalancing REBALANCING = new Rebalancing(Cases.STRESS, Mandate.HOUSE);

    @Test
    void sells_more_when_production_has_grown_beyond_the_hedge() {
        // Given: 40 % hedged, 50 % accepted
        Case operator = hedged(0.40);

        // When
        Recommendation advice = REBALANCING.of(operator, Optional.of(0.50)).orElseThrow();

        // Then
        assertThat(advice.askedBy()).isEqualTo("mandate");
        assertThat(advice.order().side()).isEqualTo(Order.Side.SELL);
        assertThat(advice.order().size()).isCloseTo(0.10 * EXPECTED, within(0.1));
        assertThat(advice.effect().after().hedgeRatio()).isCloseTo(0.50, within(0.001));
        assertThat(advice.text())
                .contains("covers 40.0 %", "kept at 50.0 %", "drift of 10.0 %", "band of 5.0 %", "sell");
    }

    @Test
    void buys_back_when_difficulty_has_shrunk_production_below_the_hedge() {
        // When
        Recommendation advice = REBALANCING.of(hedged(0.70), Optional.of(0.50)).orElseThrow();

        // Then
        assertThat(advice.order().side()).isEqualTo(Order.Side.BUY);
        assertThat(advice.order().instrument()).isEqualTo(Instrument.SELL_FUTURES);
        assertThat(advice.effect().before().hedgeRatio()).isCloseTo(0.70, within(1e-9));
        assertThat(advice.effect().after().hedgeRatio()).isCloseTo(0.50, within(0.001));
        assertThat(advice.cost().feesUsd()).isPositive();
        assertThat(advice.cost().initialMarginUsd()).isNegative();
    }

    @Test
    void leaves_a_drift_within_the_band_alone() {
        assertThat(REBALANCING.of(hedged(0.549), Optional.of(0.50))).isEmpty();
        assertThat(REBALANCING.of(hedged(0.551), Optional.of(0.50))).isPresent();
        assertThat(REBALANCING.of(hedged(0.451), Optional.of(0.50))).isEmpty();
        assertThat(REBALANCING.of(hedged(0.449), Optional.of(0.50))).isPresent();
    }

    @Test
    void without_a_hedge_book_or_a_ratio_to_keep_there_is_nothing_to_do() {
        assertThat(REBALANCING.of(Cases.of(RICH), Optional.of(0.50))).isEmpty();
        assertThat(REBALANCING.of(hedged(0.70), Optional.empty())).isEmpty();
    }

    @Test
    void the_mandates_own_ratio_goes_before_the_accepted_one() {
        // Given
        Mandate.Targets own = new Mandate.Targets(180, 0, 90, OptionalDouble.of(0.70), 0.05);
        Mandate house = Mandate.HOUSE;
        Mandate mandate = new Mandate(own, house.limits(), house.view(), house.adviceDays(), house.terms());

        // Then
        assertThat(new Rebalancing(Cases.STRESS, mandate).of(hedged(0.70), Optional.of(0.50)))
                .isEmpty();
    }

    @Test
    void puts_cover_what_they_are_struck_on_whatever_their_delta() {
        // Given: puts far out of the money on half of the production, as they were accepted
        Case operator =
                Cases.of(RICH, new HedgePosition(Instrument.BUY_PUTS, 0.5 * EXPECTED, OptionalDouble.of(8_000), LATER));

        // Then
        assertThat(REBALANCING.of(operator, Optional.of(0.50))).isEmpty();
    }

    @Test
    void is_not_bought_back_where_that_shortens_a_runway() {
        // Given: it burns under stress, where the hedge pays
        Case operator = Cases.of(
                STRAINED, new HedgePosition(Instrument.SELL_FUTURES, 0.70 * EXPECTED, OptionalDouble.empty(), LATER));

        // Then
        assertThat(REBALANCING.of(operator, Optional.of(0.50))).isEmpty();
    }

    @Test
    void only_a_ratio_that_was_no_emergencys_lasts_and_until_its_last_day() {
        // Given
        Recommendation quarter = accepted(Instrument.BUY_PUTS, 90);
        LocalDate last = quarter.order().lastDay();

        // Then
        assertThat(lasting(quarter, last)).contains(quarter.effect().after().hedgeRatio());
        assertThat(lasting(quarter, last.plusDays(1))).isEmpty();
        assertThat(lasting(inEmergency(quarter), last)).isEmpty();
        assertThat(lasting(accepted(Instrument.BUY_PUTS, 30), LocalDate.of(2022, 7, 27)))
                .isEmpty();
        assertThat(lasting(accepted(Instrument.PREPAID_HASHRATE, 90), last)).isEmpty();
        assertThat(lasting(accepted(Instrument.SELL_TREASURY, 90), last)).isEmpty();
    }

    @Test
    void a_short_runway_is_an_emergency() {
        assertThat(Cases.of(RICH).inEmergency()).isFalse();
        assertThat(Cases.of(new Cases.Figures(2_000, 38, 0.09, 15_000, 1e6, 0, 20_000))
                        .inEmergency())
                .isTrue();
    }

    private static Optional<Double> lasting(Recommendation accepted, LocalDate day) {
        return Rebalancing.lasting(
                accepted, Mandate.HOUSE, day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private static Recommendation accepted(Instrument instrument, int days) {
        HedgeRequest request = new HedgeRequest("HDG-003", instrument, 0.5, days, "Buy.");
        Case operator = Cases.of(RICH);
        return ((Adviser.Advised.Given) new Adviser(Cases.STRESS, Mandate.HOUSE)
                        .recommend(Cases.priced(request, operator), List.of(), operator))
                .recommendation();
    }

    private static Recommendation inEmergency(Recommendation like) {
        return new Recommendation(
                like.askedBy(),
                like.text(),
                like.grounds(),
                like.order(),
                like.cost(),
                like.effect(),
                like.alternatives(),
                like.cautions(),
                like.at(),
                like.expiresAt(),
                true);
    }

    @Property(tries = 100)
    void never_sells_beyond_stressed_production(
            @ForAll @DoubleRange(min = 0.01, max = 0.9) double held,
            @ForAll @DoubleRange(min = 0, max = 1) double target) {
        REBALANCING
                .of(hedged(held), Optional.of(target))
                .ifPresent(advice ->
                        assertThat(advice.effect().after().hedgeRatio()).isBetween(0.0, 1 / 1.1 + 1e-9));
    }

    private static Case hedged(double share) {
        return Cases.of(
                RICH, new HedgePosition(Instrument.SELL_FUTURES, share * EXPECTED, OptionalDouble.empty(), LATER));
    }

    private static Outlook outlook(Case operator) {
        return ((Outlook.Attempt.Made) Outlook.of(operator, Cases.STRESS, Mandate.HOUSE, 90)).outlook();
    }
}
