package io.davylamp.hedging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.advice.Cases;
import io.davylamp.advice.plan.Case;
import io.davylamp.mining.Instrument;
import io.davylamp.mining.Loan;
import io.davylamp.mining.Mandate;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.Reading;
import io.davylamp.testing.Operators;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Coins sold at 20,000 USD for a loan of 3 m USD, called at 75 % and cured at 60 %. */
class TreasurySaleTest {
    private static final double PRICE = 20_000;
    private static final double NET = PRICE * 0.999;

    @Test
    void a_call_that_has_passed_is_cured_and_nothing_more_is_sold() {
        // Given: 187.5 BTC pledged, LTV 80 %; a thousand free
        HedgeProposal.Sized sale = (HedgeProposal.Sized) sale(187.5, 1_000, 0.5);

        // Then: 3 m − 60 % of 3.75 m = 750,000 USD, not half of the coins
        assertThat(sale.sizeBtc()).isCloseTo(750_000 / NET, within(0.1)).isGreaterThanOrEqualTo(750_000 / NET);
        assertThat(sale.text())
                .contains(
                        "loan coins, which is called, is cured by 750,000 USD; its next call then stands at 16,000 USD");
    }

    @Test
    void a_call_that_is_near_is_brought_a_fifth_away_and_no_farther_than_the_target() {
        // Given: LTV 70 %, the call 6.7 % away
        HedgeProposal.Sized sale = (HedgeProposal.Sized) sale(3e6 / 0.70 / PRICE, 1_000, 0.5);

        // Then: at its target of 60 % the next call is 20 % away exactly, which no longer counts as near
        double paid = sale.sizeBtc() * NET;
        double call = (3e6 - paid) / (0.75 * 3e6 / 0.70 / PRICE);
        assertThat(1 - call / PRICE).isBetween(0.20, 0.201);
        assertThat(sale.text()).contains("whose call is 6.7 % away");
    }

    @Test
    void free_coins_that_do_not_cure_it_are_said_not_to() {
        // Given
        HedgeProposal.Sized sale = (HedgeProposal.Sized) sale(187.5, 10, 0.5);

        // Then all that is free is sold, and what is missing is named
        assertThat(sale.sizeBtc()).isEqualTo(10);
        assertThat(sale.text()).contains("The free coins do not cure it: 27.5 BTC or 550,200 USD more are needed.");
    }

    @Test
    void without_a_free_coin_the_cure_is_still_said() {
        assertThat(((HedgeProposal.NotSized) sale(187.5, 0, 0.5)).reason())
                .isEqualTo(
                        "the treasury holds 0.000 BTC that can be sold; loan coins, which is called, is cured by 750,000 USD; its next call then stands at 16,000 USD");
    }

    @Test
    void without_a_call_near_the_share_asked_for_is_sold() {
        assertThat(((HedgeProposal.Sized) sale(1_000, 1_000, 0.5)).sizeBtc()).isEqualTo(500);
    }

    private static HedgeProposal sale(double pledged, double free, double ratio) {
        OperatorId id = new OperatorId("acme");
        Case any = Cases.of(Cases.STRAINED);
        OperatorState state = any.state()
                .with(Operators.treasury("t2", Cases.NOW.plusSeconds(1), id, 1e6, free))
                .with(new Reading.Debt(
                        "d2",
                        Cases.NOW.plusSeconds(1),
                        id,
                        List.of(new Loan("coins", 3e6, 0, new Loan.Collateral.Btc(pledged, 0.75, 0.85, 0.60))),
                        false));
        return new HedgeDesk(Cases.STRESS, Mandate.HOUSE, 2)
                .price(
                        new HedgeRequest("HDG-001", Instrument.SELL_TREASURY, ratio, 1, "A margin call is near."),
                        state,
                        any.market(),
                        any.metrics(),
                        any.at())
                .proposal();
    }
}
