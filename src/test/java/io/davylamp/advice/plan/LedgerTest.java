package io.davylamp.advice.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.davylamp.advice.Cases;
import io.davylamp.advice.HedgedOutlook;
import io.davylamp.hedging.cash.ExistingHedges;
import io.davylamp.hedging.cash.Means;
import io.davylamp.metrics.OperatorMetric;
import io.davylamp.metrics.Scenario;
import io.davylamp.mining.HedgePosition;
import io.davylamp.mining.Instrument;
import io.davylamp.mining.Mandate;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final double FORWARD = 20_000 * Math.exp(0.05 * 90 / 365);

    @Property(tries = 300)
    void without_hedges_runway_and_debt_cover_are_the_operators_own_metrics(
            @ForAll @LongRange(min = 0, max = 100_000) long seed) {
        // Given
        Case operator = Cases.of(Cases.random(seed));

        // When
        HedgedOutlook standing = new Ledger(outlook(operator), List.of()).standing();

        // Then
        assertThat(standing.base().dscr().orElseThrow())
                .isCloseTo(
                        operator.metrics()
                                .find(OperatorMetric.Dscr.class)
                                .orElseThrow()
                                .ratio(),
                        within(1e-9));
        assertThat(standing.base().runwayDays().orElse(-1))
                .isCloseTo(runway(operator, Scenario.BASE).orElse(-1), withinPercentage(1e-6));
        assertThat(standing.stressed().runwayDays().orElse(-1))
                .isCloseTo(runway(operator, Scenario.STRESSED).orElse(-1), withinPercentage(1e-6));
    }

    @Test
    void futures_pay_in_the_stress_what_the_price_loses_and_bind_margin_until_they_settle() {
        // Given: 400 BTC sold; at 14,000 they pay 400 × (forward − 14,000) within 90 days
        Case operator = Cases.of(Cases.STRAINED);
        Outlook outlook = outlook(operator);
        Move futures = moves(operator, outlook).of(Instrument.SELL_FUTURES).orElseThrow();

        // When
        HedgedOutlook.Case stressed = new Ledger(outlook, List.of(futures)).stressed(400);

        // Then
        double q = outlook.flows().btcPerDay();
        double burn = outlook.flows().powerUsdPerDay() * 1.15 + 15_000 + 20_000 - q * 14_000 / 1.1;
        double payoff = 400 * (FORWARD - 14_000);
        double margin = 400 * 20_000 * 0.40;
        double liquidity = 6e6 + 300 * 14_000 * 0.9 - margin - 400 * 20_000 * 0.0005;
        double left = liquidity + payoff - burn * 90 + margin;
        assertThat(stressed.liquidityUsd()).isCloseTo(liquidity, within(1e-6));
        assertThat(stressed.runwayDays().orElseThrow()).isCloseTo(90 + left / burn, within(1e-9));
    }

    @Test
    void a_runway_shorter_than_the_horizon_ends_while_hedges_still_settle() {
        assertThat(Means.runway(900, 30, 50, 1_000, 90)).hasValue(30);
        assertThat(Means.runway(2_700, 30, 50, 1_000, 90)).hasValue(90);
        assertThat(Means.runway(3_700, 30, 50, 1_000, 90)).hasValue(90 + 2_000.0 / 50);
        assertThat(Means.runway(3_700, -10, 50, 0, 90)).hasValue(90 + (3_700 + 900) / 50.0);
        assertThat(Means.runway(3_700, 30, 0, 0, 90)).isEmpty();
        assertThat(Means.runway(-1, 30, 0, 0, 90)).hasValue(0);
    }

    @Test
    void a_full_forward_hedge_leaves_no_price_delta_and_a_put_leaves_gamma() {
        // Given
        Case operator = Cases.of(Cases.STRAINED);
        Outlook outlook = outlook(operator);
        Moves moves = moves(operator, outlook);
        double all = outlook.expectedBtc();

        // When
        HedgedOutlook futures = standing(moves, Instrument.SELL_FUTURES, all / Math.exp(0.05 * 90 / 365));
        HedgedOutlook puts = standing(moves, Instrument.BUY_PUTS, all);

        // Then
        assertThat(futures.greeks().deltaBtc()).isCloseTo(0, within(1e-9));
        assertThat(futures.greeks().gammaBtcPerUsd()).isZero();
        assertThat(puts.greeks().gammaBtcPerUsd()).isPositive();
        assertThat(puts.greeks().vegaUsd()).isPositive();
        assertThat(puts.greeks().deltaBtc()).isBetween(0.0, all);
    }

    @Property(tries = 100)
    void more_of_a_forward_hedge_never_lowers_the_worst_twentieth_up_to_two_thirds_of_production(
            @ForAll @LongRange(min = 0, max = 100_000) long seed,
            @ForAll @DoubleRange(min = 0, max = 0.65) double share) {
        // Given
        Case operator = Cases.of(Cases.random(seed));
        Outlook outlook = outlook(operator);
        Move futures = moves(operator, outlook).of(Instrument.SELL_FUTURES).orElseThrow();
        Ledger ledger = new Ledger(outlook, List.of(futures));
        double size = share * outlook.stressedBtc();

        // When
        double less = ledger.lowCashFlowUsd(size);
        double more = ledger.lowCashFlowUsd(size + 0.02 * outlook.stressedBtc());

        // Then
        assertThat(more).isGreaterThanOrEqualTo(less);
    }

    @Test
    void hedges_in_place_count_at_their_strikes() {
        // Given: 200 BTC sold at 25,000 before the fall, a put at 22,000 on 50
        LocalDate later = LocalDate.of(2022, 12, 30);
        Case operator = Cases.of(
                Cases.STRAINED,
                new HedgePosition(Instrument.SELL_FUTURES, 200, OptionalDouble.of(25_000), later),
                new HedgePosition(Instrument.BUY_PUTS, 50, OptionalDouble.of(22_000), later),
                new HedgePosition(Instrument.SELL_FUTURES, 999, OptionalDouble.of(25_000), LocalDate.of(2022, 7, 25)));

        // When
        ExistingHedges inPlace = outlook(operator).inPlace();

        // Then
        assertThat(inPlace.btc()).isEqualTo(250);
        assertThat(inPlace.payoffUsd(20_000, 1)).isEqualTo(200 * 5_000 + 50 * 2_000);
        assertThat(inPlace.payoffUsd(30_000, 1)).isEqualTo(-200 * 5_000);
    }

    private static HedgedOutlook standing(Moves moves, Instrument instrument, double size) {
        return new Ledger(moves.outlook(), List.of(moves.of(instrument).orElseThrow())).standing(size);
    }

    private static OptionalDouble runway(Case operator, Scenario scenario) {
        return operator.metrics()
                .all(OperatorMetric.Runway.class)
                .filter(it -> it.scenario() == scenario)
                .mapToDouble(OperatorMetric.Runway::days)
                .findFirst();
    }

    private static Moves moves(Case operator, Outlook outlook) {
        return new Moves(outlook, Mandate.HOUSE, operator.state(), operator.metrics());
    }

    private static Outlook outlook(Case operator) {
        return ((Outlook.Attempt.Made) Outlook.of(operator, Cases.STRESS, Mandate.HOUSE, 90)).outlook();
    }
}
