package io.davylamp.hedging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.advice.Cases;
import io.davylamp.advice.plan.Case;
import io.davylamp.metrics.OperatorMetric;
import io.davylamp.metrics.operator.OperatorMetrics;
import io.davylamp.mining.Instrument;
import io.davylamp.mining.Mandate;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.Quotes;
import io.davylamp.testing.Markets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What the second edition of the desk does otherwise than the first. */
class ProductionDeskTest {
    /** Cash for whatever margin is called. */
    private static final Cases.Figures RICH = new Cases.Figures(2_000, 30, 0.06, 15_000, 3e7, 300, 20_000);

    @Test
    void the_lot_that_reaches_the_target_is_traded_too() {
        // Given
        Case operator = Cases.of(RICH);

        // Then
        assertThat(sized(Instrument.SELL_FUTURES, 0.5, 90, operator, 1).ratioAfter())
                .isBetween(0.4998, 0.4999999);
        assertThat(sized(Instrument.SELL_FUTURES, 0.5, 90, operator, 2).ratioAfter())
                .isBetween(0.5, 0.5002);
    }

    @Test
    void a_hedge_of_a_month_counts_for_what_it_covers_of_a_quarter() {
        // Given
        Case operator = Cases.of(RICH);

        // When
        HedgeProposal.Sized month = sized(Instrument.BUY_PUTS, 0.5, 30, operator, 2);

        // Then it is no more than a month's production under stress, said to be less than the target
        double perDay = output(operator);
        assertThat(month.sizeBtc()).isCloseTo(30 * perDay / 1.1, within(0.1));
        assertThat(month.ratioAfter()).isCloseTo(month.sizeBtc() / (90 * perDay), within(1e-12));
        assertThat(month.text())
                .contains("0 % → 30.3 % of the next 90 days' production", "less than the target: at most 100 %");
    }

    @Test
    void hashrate_is_sold_forward_without_a_quote_of_futures_at_todays_price() {
        // Given
        Case operator =
                Cases.of(RICH, new Quotes(OptionalDouble.empty(), OptionalDouble.of(0.75), OptionalDouble.of(0.03)));

        // Then
        assertThat(propose(Instrument.HASHRATE_FORWARD, 0.4, 90, operator, 1))
                .isInstanceOf(HedgeProposal.NotSized.class);
        assertThat(sized(Instrument.HASHRATE_FORWARD, 0.4, 90, operator, 2)
                        .entryPriceUsd()
                        .orElseThrow())
                .isCloseTo(hashprice(operator), within(1e-9));
    }

    @Test
    void without_a_treasury_nothing_is_sized_that_cash_must_bear() {
        // Given
        Case whole = Cases.of(RICH);
        OperatorState state = OperatorState.empty(whole.state().profile())
                .with(whole.state().fleet().orElseThrow())
                .with(whole.state().cost().orElseThrow())
                .with(whole.state().debt().orElseThrow());
        Case operator = new Case(
                state,
                whole.market(),
                OperatorMetrics.compute(state, whole.market(), Cases.STRESS, Cases.NOW),
                Cases.NOW);

        // Then
        assertThat(((HedgeProposal.NotSized) propose(Instrument.SELL_FUTURES, 0.5, 90, operator, 2)).reason())
                .isEqualTo("the treasury is not known, so that what a hedge would do to cash cannot be said");
    }

    @Test
    void a_collar_of_next_to_one_strike_is_not_sold_as_a_collar() {
        // Given: puts at the forward are paid for by calls at the forward
        Case operator = Cases.of(RICH, Markets.quotes(0, 0.75, 0));

        // Then
        assertThat(((HedgeProposal.NotSized) propose(Instrument.ZERO_COST_COLLAR, 0.5, 90, operator, 2, atTheForward()))
                        .reason())
                .startsWith("the put and the call would have next to the same strike");
        assertThat(propose(Instrument.ZERO_COST_COLLAR, 0.5, 90, operator, 1, atTheForward()))
                .isInstanceOf(HedgeProposal.Sized.class);
    }

    private static Mandate atTheForward() {
        Map<Instrument, Mandate.Terms> terms = new EnumMap<>(Mandate.HOUSE.terms());
        terms.put(Instrument.ZERO_COST_COLLAR, new Mandate.Terms("Deribit", 0.1, 0.0015, 0.15, 1, List.of(1.0)));
        Mandate house = Mandate.HOUSE;
        return new Mandate(house.targets(), house.limits(), house.view(), house.adviceDays(), terms);
    }

    private static double output(Case operator) {
        return operator.metrics()
                .find(OperatorMetric.ExpectedOutput.class)
                .orElseThrow()
                .btcPerDay();
    }

    private static double hashprice(Case operator) {
        return operator.metrics()
                .find(OperatorMetric.Hashprice.class)
                .orElseThrow()
                .usdPerPhDay();
    }

    private static HedgeProposal.Sized sized(
            Instrument instrument, double target, int days, Case operator, int edition) {
        return (HedgeProposal.Sized) propose(instrument, target, days, operator, edition);
    }

    private static HedgeProposal propose(Instrument instrument, double target, int days, Case operator, int edition) {
        return propose(instrument, target, days, operator, edition, Mandate.HOUSE);
    }

    private static HedgeProposal propose(
            Instrument instrument, double target, int days, Case operator, int edition, Mandate mandate) {
        return new HedgeDesk(Cases.STRESS, mandate, edition)
                .price(
                        new HedgeRequest("HDG-021", instrument, target, days, "Revenue is stressed."),
                        operator.state(),
                        operator.market(),
                        operator.metrics(),
                        operator.at())
                .proposal();
    }
}
