package io.davylamp.metrics.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.market.MarketSnapshot;
import io.davylamp.metrics.Markets;
import io.davylamp.metrics.Operators;
import io.davylamp.mining.Loan;
import io.davylamp.mining.Loan.Collateral;
import io.davylamp.mining.Reading;
import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/** Operators whose coins lose a tenth when sold; loans called at 70 %, to be cured to 55 %. */
class CallRemedyTest {
    private static final MarketSnapshot MARKET = Markets.aMarket();
    private static final double PRICE = MARKET.priceUsd();
    private static final double HAIRCUT = 0.1;

    @Test
    void free_coins_come_first() {
        // Given: 100 BTC at 80 %: 45.45 coins, or a quarter of their value
        CallRemedy remedy = remedy(80, 1e9);

        // Then
        assertThat(remedy.btcToAdd()).isCloseTo(100 * (0.80 / 0.55 - 1), within(1e-9));
        assertThat(remedy.usdFromCash()).isZero();
        assertThat(remedy.btcToSell()).isZero();
        assertThat(remedy.possible()).isTrue();
        assertThat(RemedyText.of(remedy))
                .contains(
                        "Loan loan is called: adding 45.5 BTC or paying USD", "brings it to 55.0 % of its coins' value")
                .contains("21.4 % below the price")
                .contains("Cheapest: add 45.5 BTC of the 80.0 BTC that are free. That leaves 34.5 BTC free");
    }

    @Test
    void cash_pays_what_free_coins_leave_open() {
        CallRemedy remedy = remedy(20, 25 * PRICE);

        assertThat(remedy.btcToAdd()).isEqualTo(20);
        assertThat(remedy.usdFromCash()).isCloseTo((25 - 20 * 0.55) * PRICE, within(1e-6));
        assertThat(remedy.btcToSell()).isZero();
        assertThat(RemedyText.of(remedy)).contains("add all 20.0 BTC that are free, pay USD");
    }

    @Test
    void coins_are_sold_only_where_adding_them_does_not_do() {
        // Given: 25 coins' worth to pay; 20 of cash, and 8 free coins that cure 4.4 when added, 7.2 when sold
        CallRemedy remedy = remedy(8, 20 * PRICE);

        // Then: s × 0.9 + (8 − s) × 0.55 = 5
        double sold = (5 - 8 * 0.55) / (0.9 - 0.55);
        assertThat(remedy.btcToSell()).isCloseTo(sold, within(1e-9));
        assertThat(remedy.btcToAdd()).isCloseTo(8 - sold, within(1e-9));
        assertThat(remedy.usdFromCash()).isEqualTo(20 * PRICE);
        assertThat(remedy.lostUsd()).isCloseTo(sold * PRICE * HAIRCUT, within(1e-6));
        assertThat(remedy.possible()).isTrue();
        assertThat(RemedyText.of(remedy))
                .contains("sell 1.71 BTC that are free")
                .contains("selling loses about");
    }

    @Test
    void says_what_is_missing_and_what_the_pledged_coins_would_do() {
        // Given: 25 coins' worth to pay and 9 at hand
        CallRemedy remedy = remedy(10, 0);

        // Then: 16 / 0.35 of the pledged coins
        assertThat(remedy.possible()).isFalse();
        assertThat(remedy.usdMissing()).isCloseTo(16 * PRICE, within(1e-6));
        assertThat(remedy.pledgedBtcToSell().orElseThrow()).isCloseTo(16 / 0.35, within(1e-9));
        assertThat(RemedyText.of(remedy))
                .contains("What it has does not cure it: its 10.0 BTC free and USD 0 in cash leave USD")
                .contains("Selling 45.7 BTC of the pledged coins and paying with them would, if the lender agrees.")
                .doesNotContain("Undrawn", "Cheapest");
    }

    @Test
    void a_loan_far_under_water_is_not_cured_by_its_own_coins() {
        CallRemedy remedy = CallRemedy.of(
                        Operators.anOperator(Operators.debt(loan(100 * PRICE)), treasury(0, 0)), MARKET)
                .get(0);

        assertThat(remedy.pledgedBtcToSell()).isEmpty();
        assertThat(RemedyText.of(remedy)).endsWith("Not even selling all pledged coins would.");
    }

    @Test
    void what_it_has_is_not_taken_for_nothing_where_it_is_not_known() {
        CallRemedy remedy = CallRemedy.of(Operators.anOperator(Operators.debt(loan(80 * PRICE))), MARKET)
                .get(0);

        assertThat(RemedyText.of(remedy))
                .contains("adding 45.5 BTC or paying USD")
                .endsWith("Whether it can is not known: there is no treasury reading.");
    }

    @Test
    void a_second_call_has_what_the_first_leaves() {
        // Given: two calls of 45.45 coins each, 60 coins free
        Loan first = loan(80 * PRICE);
        Loan second = new Loan("second", 80 * PRICE, 0, first.collateral());
        var state = Operators.anOperator(Operators.debt(first, second), treasury(60, 1e9));

        // When
        List<CallRemedy> remedies = CallRemedy.of(state, MARKET);

        // Then
        assertThat(remedies).hasSize(2);
        assertThat(remedies.get(0).btcToAdd() + remedies.get(1).btcToAdd()).isCloseTo(60, within(1e-9));
        assertThat(remedies.get(1).usdFromCash()).isPositive();
    }

    @Test
    void a_loan_that_is_not_called_needs_no_cure() {
        assertThat(CallRemedy.of(Operators.anOperator(Operators.debt(loan(50 * PRICE))), MARKET))
                .isEmpty();
    }

    /** Whatever it has: the loan ends at its target, no more is used than is there, and no cheaper mix does it. */
    @Property
    void it_ends_at_the_target_with_the_fewest_coins_sold(
            @ForAll @DoubleRange(min = 0, max = 60) double free,
            @ForAll @DoubleRange(min = 0, max = 40) double cashInCoins,
            @ForAll @DoubleRange(min = 0.71, max = 1.2) double ltv) {
        // When
        var state = Operators.anOperator(Operators.debt(loan(ltv * 100 * PRICE)), treasury(free, cashInCoins * PRICE));
        CallRemedy it = CallRemedy.of(state, MARKET).get(0);

        // Then
        double paid = it.usdFromCash() + it.btcToSell() * PRICE * (1 - HAIRCUT);
        double left = (ltv * 100 * PRICE - paid - it.usdMissing()) / ((100 + it.btcToAdd()) * PRICE);
        assertThat(left).isCloseTo(0.55, within(1e-9));
        assertThat(it.btcToAdd() + it.btcToSell()).isLessThanOrEqualTo(free + 1e-9);
        assertThat(it.usdFromCash()).isLessThanOrEqualTo(cashInCoins * PRICE + 1e-6);
        if (it.btcToSell() > 1e-9) {
            assertThat(it.usdFromCash()).isCloseTo(cashInCoins * PRICE, within(1e-6));
            assertThat(it.btcToAdd() + it.btcToSell()).isCloseTo(free, within(1e-9));
        }
        assertThat(it.possible()).isEqualTo(cashInCoins + free * (1 - HAIRCUT) >= ltv * 100 - 55 - 1e-9);
    }

    private static CallRemedy remedy(double freeBtc, double cashUsd) {
        return CallRemedy.of(Operators.anOperator(Operators.debt(loan(80 * PRICE)), treasury(freeBtc, cashUsd)), MARKET)
                .get(0);
    }

    private static Loan loan(double balanceUsd) {
        return new Loan("loan", balanceUsd, 0, new Collateral.Btc(100, 0.70, 0.85, 0.55));
    }

    private static Reading.Treasury treasury(double freeBtc, double cashUsd) {
        return new Reading.Treasury(
                "treasury",
                Operators.NOW,
                Operators.ID,
                cashUsd,
                freeBtc,
                100,
                0,
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }
}
