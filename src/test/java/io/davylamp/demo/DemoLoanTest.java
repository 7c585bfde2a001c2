package io.davylamp.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.mining.Loan;
import org.junit.jupiter.api.Test;

class DemoLoanTest {
    /** USD 30,000 on one coin: called at 40,000, at target at 50,000 a coin, sold at 37,500. */
    private final DemoLoan onCoins =
            new DemoLoan(new DemoOperator.Debt("coins", 30_000, 0.12, 0, 0, 1, 0.75, 0.80, 0.60), 100);

    @Test
    void is_not_called_above_the_call_price() {
        assertThat(onCoins.topUpBtc(40_001)).isZero();
        assertThat(onCoins.payDownUsd(40_001)).isZero();
    }

    @Test
    void asks_at_the_call_price_for_what_brings_it_back_to_target() {
        assertThat(onCoins.topUpBtc(40_000)).isCloseTo(30_000 / (0.60 * 40_000) - 1, within(1e-12));
        assertThat(onCoins.payDownUsd(40_000)).isCloseTo(30_000 - 0.60 * 40_000, within(1e-9));
    }

    @Test
    void keeps_its_coins_above_the_liquidation_price_and_sells_them_at_it() {
        // When
        onCoins.liquidateIfDue(37_501);

        // Then
        assertThat(onCoins.btc()).isEqualTo(1);

        // When
        onCoins.liquidateIfDue(37_499);

        // Then
        assertThat(onCoins.btc()).isZero();
        assertThat(onCoins.isOwed()).as("the coins fetched more than was owed").isFalse();
    }

    @Test
    void pays_interest_on_what_is_left_and_principal_in_equal_parts() {
        // Given
        DemoLoan loan = new DemoLoan(new DemoOperator.Debt("machines", 12_000, 0.12, 12, 50_000, 0, 0, 0, 0), 100);
        assertThat(loan.dueUsdPerMonth()).isCloseTo(1_000 + 120, within(1e-9));

        // When
        loan.pay();

        // Then
        assertThat(loan.dueUsdPerMonth()).isCloseTo(1_000 + 110, within(1e-9));
    }

    @Test
    void reports_machines_that_lose_more_than_hashprice_does() {
        // Given
        DemoLoan loan = new DemoLoan(new DemoOperator.Debt("machines", 12_000, 0.12, 12, 50_000, 0, 0, 0, 0), 100);

        // When
        Loan.Collateral collateral = loan.asReported(50).collateral();

        // Then
        assertThat(collateral)
                .isInstanceOfSatisfying(
                        Loan.Collateral.Asic.class,
                        it -> assertThat(it.valueUsd()).isCloseTo(50_000 * Math.pow(0.5, 1.3), within(1e-6)));
    }
}
