package io.davylamp.advice.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.advice.Cases;
import io.davylamp.advice.Order;
import io.davylamp.advice.Recommendation;
import io.davylamp.hedging.HedgeProposal;
import io.davylamp.hedging.HedgeRequest;
import io.davylamp.hedging.PricedHedge;
import io.davylamp.mining.HedgePosition;
import io.davylamp.mining.Instrument;
import io.davylamp.mining.Mandate;
import io.davylamp.mining.Quotes;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class AdviserTest {
    private static final Adviser ADVISER = new Adviser(Cases.STRESS, Mandate.HOUSE);
    /** The same operator with cash for whatever margin is called. */
    private static final Cases.Figures RICH = new Cases.Figures(2_000, 30, 0.06, 15_000, 3e7, 300, 20_000);

    private static final List<Recommendation.Ground> GROUNDS =
            List.of(new Recommendation.Ground("REV-001", "Cash margin is 9 %."));

    @Test
    void futures_are_sized_in_lots_priced_and_weighed() {
        // When: half of a quarter's production, to the lot that reaches it
        Recommendation advice = given(Instrument.SELL_FUTURES, Cases.of(RICH));

        // Then
        double expected = 90 * 10.0 * outlookBtcPerDay() / 10;
        assertThat(advice.order().instrument()).isEqualTo(Instrument.SELL_FUTURES);
        assertThat(advice.order().side()).isEqualTo(Order.Side.SELL);
        assertThat(advice.order().venue()).isEqualTo("CME Micro Bitcoin Futures");
        assertThat(advice.order().size()).isEqualTo(Math.ceil(5 * expected) / 10);
        assertThat(advice.order().lots()).isEqualTo(Math.ceil(5 * expected));
        assertThat(advice.order().entryPriceUsd().orElseThrow())
                .isCloseTo(20_000 * Math.exp(0.05 * 90 / 365), within(1e-9));
        assertThat(advice.order().lastDay()).isEqualTo(LocalDate.of(2022, 10, 24));
        assertThat(advice.cost().initialMarginUsd())
                .isCloseTo(0.4 * 20_000 * advice.order().size(), within(1e-6));
        assertThat(advice.cost().marginAtRiskUsd()).isGreaterThan(advice.cost().initialMarginUsd());
        assertThat(advice.effect().before().hedgeRatio()).isZero();
        assertThat(advice.effect().after().hedgeRatio()).isCloseTo(0.5, within(0.001));
        assertThat(advice.effect().after().lowCashFlowUsdPerDay())
                .isGreaterThan(advice.effect().before().lowCashFlowUsdPerDay());
        assertThat(advice.effect().after().stressed().dscr().orElseThrow())
                .isGreaterThan(advice.effect().before().stressed().dscr().orElseThrow());
        assertThat(advice.grounds()).isEqualTo(GROUNDS);
        assertThat(advice.expiresAt()).isEqualTo(Cases.NOW.plus(Duration.ofDays(7)));
    }

    @Test
    void each_alternative_says_why_it_lost() {
        // When
        Recommendation advice = given(Instrument.SELL_FUTURES, Cases.of(RICH));

        // Then
        assertThat(advice.alternatives())
                .extracting(Recommendation.Alternative::instrument)
                .containsExactlyInAnyOrder(
                        Instrument.BUY_PUTS,
                        Instrument.PUT_SPREAD,
                        Instrument.ZERO_COST_COLLAR,
                        Instrument.HASHRATE_FORWARD,
                        Instrument.PREPAID_HASHRATE);
        assertThat(advice.alternatives())
                .allSatisfy(it -> assertThat(it.lostBecause()).isNotBlank());
        assertThat(advice.alternatives())
                .filteredOn(it -> it.instrument() == Instrument.BUY_PUTS)
                .singleElement()
                .satisfies(it -> assertThat(it.lostBecause()).contains("USD more", "USD a day lower"));
        assertThat(advice.alternatives())
                .isSortedAccordingTo(Comparator.comparingDouble(it -> it.cost().countedUsd()));
    }

    @Test
    void margin_the_cash_cannot_bear_is_not_recommended() {
        // Given: half a million in cash for 390 BTC of futures
        Case poor = Cases.of(new Cases.Figures(2_000, 25, 0.05, 1_000, 5e5, 10, 1_000));

        // When
        Recommendation smaller = given(Instrument.SELL_FUTURES, poor);

        // Then it is sized by what the cash bears when the price rises
        assertThat(smaller.text())
                .contains("less than the target: reaching it, premium, fees and initial margin would take");
        assertThat(smaller.cost().paidUsd() + smaller.cost().marginAtRiskUsd()).isLessThanOrEqualTo(5e5);
    }

    @Test
    void what_would_shorten_the_runway_is_not_recommended_and_said_to() {
        // Given: it burns already at today's prices, and a premium is cash gone
        Case burning = Cases.of(new Cases.Figures(2_000, 38, 0.09, 15_000, 6e6, 300, 20_000));

        // When
        Adviser.Advised advised = advised(Instrument.BUY_PUTS, 0.5, burning);

        // Then
        assertThat(advised)
                .isInstanceOfSatisfying(
                        Adviser.Advised.Nothing.class,
                        it -> assertThat(it.reason()).startsWith("it would do harm: the runway would be cut from"));
    }

    @Test
    void a_loss_locked_in_is_a_caution() {
        // Given: a coin costs more to mine than a future fetches
        Case losing = Cases.of(new Cases.Figures(2_000, 38, 0.095, 15_000, 3e7, 300, 20_000));

        // When
        Recommendation advice = given(Instrument.SELL_FUTURES, losing);

        // Then
        assertThat(advice.cautions().get(0))
                .startsWith("It locks in a loss: a coin so sold fetches 20,248 USD at most");
        assertThat(advice.text()).contains("Revenue is stressed.");
    }

    @Test
    void hashrate_paid_up_front_brings_cash_today_and_says_what_is_owed() {
        // Given: under stress its cash would last less than the quarter
        Case poor = Cases.of(new Cases.Figures(2_000, 36, 0.075, 15_000, 6e6, 0, 20_000));

        // When
        Recommendation advice = given(Instrument.PREPAID_HASHRATE, poor);

        // Then
        assertThat(advice.cost().premiumUsd()).isNegative();
        assertThat(advice.cost().initialMarginUsd()).isZero();
        assertThat(advice.cost().countedUsd()).isPositive();
        assertThat(advice.effect().after().base().liquidityUsd())
                .isCloseTo(6e6 - advice.cost().premiumUsd(), within(1e-3));
        assertThat(advice.effect().after().stressed().runwayOrForever())
                .isGreaterThan(advice.effect().before().stressed().runwayOrForever());
        assertThat(advice.text())
                .contains("up front", "6 % below the fair price", "owed whether the machines run or not");
        assertThat(advice.cautions()).anyMatch(it -> it.contains("PH/s are owed for 90 days"));
    }

    @Test
    void an_operator_hedged_past_the_target_gets_nothing() {
        // Given
        Case hedged = Cases.of(
                Cases.STRAINED,
                new HedgePosition(Instrument.SELL_FUTURES, 700, OptionalDouble.empty(), LocalDate.of(2022, 12, 30)));

        // When
        Adviser.Advised advised = advised(Instrument.BUY_PUTS, 0.5, hedged);

        // Then
        assertThat(advised)
                .isInstanceOfSatisfying(
                        Adviser.Advised.Nothing.class,
                        it -> assertThat(it.reason()).contains("is hedged already"));
    }

    @Test
    void a_hedge_is_recommended_at_the_terms_it_was_priced_at_and_not_priced_again() {
        // Given puts priced for a nervous market
        Case calm = Cases.of(Cases.STRAINED);
        Quotes nervous = new Quotes(OptionalDouble.of(0.05), OptionalDouble.of(1.00), OptionalDouble.of(0.03));
        HedgeRequest request = new HedgeRequest("HDG-021", Instrument.BUY_PUTS, 0.5, 90, "Revenue is stressed.");
        PricedHedge priced = Cases.priced(request, Cases.of(Cases.STRAINED, nervous));

        // When
        Recommendation advice = ((Adviser.Advised.Given) ADVISER.recommend(priced, GROUNDS, calm)).recommendation();

        // Then it costs what was quoted then
        HedgeProposal.Sized proposal = (HedgeProposal.Sized) priced.proposal();
        assertThat(advice.text()).isEqualTo(proposal.text());
        assertThat(advice.order().size()).isEqualTo(proposal.sizeBtc());
        assertThat(advice.cost().premiumUsd()).isCloseTo(proposal.premiumUsd(), within(1e-6));
        assertThat(advice.cost().premiumUsd())
                .isGreaterThan(1.3 * given(Instrument.BUY_PUTS, calm).cost().premiumUsd());
    }

    @Property(tries = 100)
    void never_more_than_stressed_production_is_hedged(
            @ForAll @LongRange(min = 0, max = 100_000) long seed,
            @ForAll @DoubleRange(min = 0, max = 1.5) double target,
            @ForAll Instrument instrument) {
        // Given
        Case operator = Cases.of(Cases.random(seed));

        // When
        Adviser.Advised advised = advised(instrument, target, operator);

        // Then
        if (advised instanceof Adviser.Advised.Given given) {
            assertThat(given.recommendation().effect().after().hedgeRatio()).isLessThanOrEqualTo(1 / 1.1 + 1e-9);
            given.recommendation()
                    .alternatives()
                    .forEach(it -> it.after()
                            .ifPresent(after -> assertThat(after.hedgeRatio()).isLessThanOrEqualTo(1 / 1.1 + 1e-9)));
        }
    }

    private static double outlookBtcPerDay() {
        return ((Outlook.Attempt.Made) Outlook.of(Cases.of(Cases.STRAINED), Cases.STRESS, Mandate.HOUSE, 90))
                .outlook()
                .flows()
                .btcPerDay();
    }

    private static Recommendation given(Instrument instrument, Case operator) {
        return ((Adviser.Advised.Given) advised(instrument, 0.5, operator)).recommendation();
    }

    private static Adviser.Advised advised(Instrument instrument, double target, Case operator) {
        HedgeRequest request = new HedgeRequest("HDG-021", instrument, target, 90, "Revenue is stressed.");
        return ADVISER.recommend(Cases.priced(request, operator), GROUNDS, operator);
    }
}
