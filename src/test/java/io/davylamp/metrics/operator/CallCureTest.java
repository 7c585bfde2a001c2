package io.davylamp.metrics.operator;

import static io.davylamp.metrics.MetricSets.reason;
import static io.davylamp.metrics.MetricSets.the;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.metrics.Assumptions;
import io.davylamp.metrics.Markets;
import io.davylamp.metrics.Metric.Reason;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.OperatorMetric.MarginCallCure;
import io.davylamp.metrics.Operators;
import io.davylamp.mining.Loan;
import io.davylamp.mining.Loan.Collateral;
import io.davylamp.mining.Mandate;
import io.davylamp.mining.OperatorState;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class CallCureTest {
    private static final double PRICE = Markets.aMarket().priceUsd();

    @Test
    void a_called_loan_is_cured_by_coins_or_by_dollars() {
        // Given: 1,000 BTC at 80 %, called at 70 %, to be cured to 55 %
        double value = 1_000 * PRICE;
        Loan loan = Operators.btcLoan(0.80 * value, 1_000);

        // When
        MarginCallCure cure = the(metrics(2, loan), MarginCallCure.class);

        // Then: 0.80 / 0.55 − 1 of the coins, 80 − 55 % of their value, and the price may fall by 55 / 70
        assertThat(cure.loanId()).isEqualTo("btc-loan");
        assertThat(cure.btcToAdd()).isCloseTo(1_000 * (0.80 / 0.55 - 1), within(1e-9));
        assertThat(cure.usdToPay()).isCloseTo(0.25 * value, within(1e-6));
        assertThat(cure.nextCallPriceUsd()).isCloseTo(PRICE * 0.55 / 0.70, within(1e-9));
    }

    @Test
    void a_call_comes_with_the_price_exactly_on_it() {
        double onTheCall = 0.70 * 1_000 * PRICE;

        assertThat(metrics(2, Operators.btcLoan(onTheCall * 1.000001, 1_000)).find(MarginCallCure.class))
                .isPresent();
        assertThat(reason(metrics(2, Operators.btcLoan(onTheCall * 0.999999, 1_000)), MarginCallCure.class))
                .isEqualTo(Reason.NOT_APPLICABLE);
    }

    @Test
    void of_several_loans_only_those_called_have_a_cure() {
        // Given
        Loan called = new Loan("called", 0.9 * 100 * PRICE, 0, new Collateral.Btc(100, 0.70, 0.85, 0.55));
        Loan calm = Operators.btcLoan(0.1 * 1_000 * PRICE, 1_000);

        // When
        MetricSet metrics = metrics(2, calm, called);

        // Then
        assertThat(the(metrics, MarginCallCure.class).loanId()).isEqualTo("called");
    }

    @Test
    void without_a_market_or_such_a_loan_there_is_none() {
        OperatorState state = Operators.anOperator(Operators.debt(Operators.btcLoan(40e6, 1_100)));

        assertThat(reason(
                        OperatorMetrics.compute(state, Optional.empty(), assumptions(2), Operators.NOW),
                        MarginCallCure.class))
                .isEqualTo(Reason.MISSING_INPUT);
        assertThat(reason(metrics(2, Operators.unsecured(0)), MarginCallCure.class))
                .isEqualTo(Reason.NOT_APPLICABLE);
    }

    @Test
    void the_first_edition_knows_nothing_of_it() {
        MetricSet metrics = metrics(1, Operators.btcLoan(0.80 * 1_000 * PRICE, 1_000));

        assertThat(metrics.values()).noneMatch(it -> it.toString().contains("MarginCallCure"));
    }

    @Property
    void either_way_the_loan_stands_at_its_target_and_is_next_called_where_said(
            @ForAll @DoubleRange(min = 0.71, max = 3) double ltv,
            @ForAll @DoubleRange(min = 0.1, max = 0.7) double target) {
        // Given
        Collateral.Btc pledge = new Collateral.Btc(100, 0.70, 0.85, target);
        Loan loan = new Loan("loan", ltv * 100 * PRICE, 0, pledge);

        // When
        CallCure cure = CallCure.of(loan, pledge, PRICE).orElseThrow();

        // Then
        double withCoins = loan.balanceUsd() / ((100 + cure.btcToAdd()) * PRICE);
        double withDollars = (loan.balanceUsd() - cure.usdToPay()) / (100 * PRICE);
        double atNextCall = loan.balanceUsd() / ((100 + cure.btcToAdd()) * cure.nextCallPriceUsd());
        assertThat(withCoins).isCloseTo(target, within(1e-9));
        assertThat(withDollars).isCloseTo(target, within(1e-9));
        assertThat(atNextCall).isCloseTo(0.70, within(1e-9));
    }

    private static MetricSet metrics(int edition, Loan... loans) {
        OperatorState state = Operators.anOperator(Operators.debt(loans));
        return OperatorMetrics.compute(state, Optional.of(Markets.aMarket()), assumptions(edition), Operators.NOW);
    }

    private static Assumptions assumptions(int edition) {
        return new Assumptions(Markets.STRESS, Mandate.HOUSE.view(), edition);
    }
}
