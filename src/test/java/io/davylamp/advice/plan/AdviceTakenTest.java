package io.davylamp.advice.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.advice.Cases;
import io.davylamp.advice.Order;
import io.davylamp.advice.RandomOperators;
import io.davylamp.advice.Recommendation;
import io.davylamp.hedging.HedgeDesk;
import io.davylamp.hedging.HedgeProposal;
import io.davylamp.hedging.HedgeRequest;
import io.davylamp.hedging.PricedHedge;
import io.davylamp.metrics.OperatorMetric;
import io.davylamp.metrics.operator.OperatorMetrics;
import io.davylamp.mining.HedgePosition;
import io.davylamp.mining.Instrument;
import io.davylamp.mining.Mandate;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Who takes the advice and reports it is not asked for the same again: one hedge ratio over one horizon everywhere. */
class AdviceTakenTest {
    private static final int OPERATORS = Integer.getInteger("advice.operators", 300);
    private static final Mandate MANDATE = Mandate.HOUSE;
    private static final int[] TENORS = {30, 90, 180};

    @Test
    void a_hedge_taken_and_posted_is_not_asked_for_again() {
        List<String> again = new ArrayList<>();
        int taken = 0;
        for (long seed = 0; seed < OPERATORS; seed++) {
            for (Instrument instrument : Adviser.PRODUCTION) {
                // Given
                Case before = RandomOperators.of(seed);
                HedgeRequest request =
                        new HedgeRequest("HDG-021", instrument, 0.5, TENORS[(int) (seed % 3)], "Revenue is stressed.");
                if (!(advised(request, before) instanceof Adviser.Advised.Given given)) {
                    continue;
                }

                // When
                Recommendation advice = given.recommendation();
                Case after = posted(before, advice, request);

                // Then
                taken++;
                String which = seed + " " + instrument + ": ";
                double cover = after.metrics()
                        .find(OperatorMetric.HedgeCover.class)
                        .orElseThrow()
                        .fraction();
                double shown = advice.effect().after().hedgeRatio();
                if (Math.abs(cover - shown) > 1e-9) {
                    again.add(which + "shown " + shown + ", measured " + cover);
                }
                if (advised(request, after) instanceof Adviser.Advised.Given more) {
                    again.add(which + "asked again: " + more.recommendation().text());
                }
                if (!advice.text().contains("less than the target") && cover < 0.5) {
                    again.add(which + "content with " + cover + ": " + advice.text());
                }
                new Rebalancing(Cases.STRESS, MANDATE)
                        .of(after, Rebalancing.lasting(advice, MANDATE, after.at()))
                        .ifPresent(it -> again.add(which + "rebalanced: " + it.text()));
            }
        }
        assertThat(taken).isGreaterThan(OPERATORS / 2);
        assertThat(again).isEmpty();
    }

    private static Adviser.Advised advised(HedgeRequest request, Case operator) {
        PricedHedge hedge = new HedgeDesk(Cases.STRESS, MANDATE, 2)
                .price(request, operator.state(), operator.market(), operator.metrics(), operator.at());
        return new Adviser(Cases.STRESS, MANDATE).recommend(hedge, List.of(), operator);
    }

    /** The hedge as an operator reports it, beside those it had. */
    private static Case posted(Case before, Recommendation advice, HedgeRequest request) {
        Order order = advice.order();
        double btc = ((HedgeProposal.Sized) new HedgeDesk(Cases.STRESS, MANDATE, 2)
                        .price(request, before.state(), before.market(), before.metrics(), before.at())
                        .proposal())
                .sizeBtc();
        double perBtc = before.metrics()
                .find(OperatorMetric.Hashprice.class)
                .orElseThrow()
                .btcPerPhDay();
        OptionalDouble strike = switch (order.instrument()) {
            case SELL_FUTURES -> order.entryPriceUsd();
            case HASHRATE_FORWARD, PREPAID_HASHRATE ->
                OptionalDouble.of(order.entryPriceUsd().orElseThrow() / perBtc);
            default -> order.putStrikeUsd();
        };
        List<HedgePosition> positions = new ArrayList<>(
                before.state().hedges().map(Reading.Hedges::positions).orElse(List.of()));
        positions.add(new HedgePosition(order.instrument(), btc, strike, order.lastDay()));
        OperatorState state = before.state()
                .with(new Reading.Hedges(
                        "h2",
                        Cases.NOW.plusSeconds(60),
                        before.state().profile().id(),
                        positions));
        return new Case(
                state,
                before.market(),
                OperatorMetrics.compute(state, before.market(), Cases.STRESS, Cases.NOW.plusSeconds(60)),
                Cases.NOW.plusSeconds(60));
    }
}
