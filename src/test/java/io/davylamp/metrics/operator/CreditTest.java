package io.davylamp.metrics.operator;

import static io.davylamp.metrics.MetricSets.reason;
import static io.davylamp.metrics.MetricSets.the;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.davylamp.WorkedCases;
import io.davylamp.metrics.Metric.Reason;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.MetricSets;
import io.davylamp.metrics.OperatorMetric.AsicLtv;
import io.davylamp.metrics.OperatorMetric.BtcLtv;
import io.davylamp.metrics.OperatorMetric.DebtStatus;
import io.davylamp.metrics.OperatorMetric.Dscr;
import io.davylamp.metrics.OperatorMetric.MarginCall;
import io.davylamp.metrics.OperatorMetric.PowerCost;
import io.davylamp.metrics.OperatorMetric.Revenue;
import io.davylamp.metrics.Operators;
import io.davylamp.mining.Loan;
import io.davylamp.mining.OperatorState;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CreditTest {
    @Test
    void debt_service_cover_equals_the_worked_cases() {
        WorkedCases.check("DSCR-03", in -> Map.of("dscr", dscr(in)));
        WorkedCases.check(
                "DSCR-01",
                in -> Map.of(
                        "dscr", dscr(in),
                        "ltv.0",
                                Credit.ltv(
                                        number(in, "debt_usd"),
                                        in.at("/collateral_usd/0").asDouble()),
                        "ltv.1",
                                Credit.ltv(
                                        number(in, "debt_usd"),
                                        in.at("/collateral_usd/1").asDouble())));
    }

    @Test
    void a_loan_on_bitcoin_equals_the_worked_case() {
        WorkedCases.check("LTV-01", in -> {
            double debt = number(in, "debt_usd");
            double btc = number(in, "btc_collateral");
            double price = number(in, "price_usd");
            double target = number(in, "ltv_target_after_cure");
            double call = Credit.priceAtLtv(debt, btc, number(in, "ltv_margin_call"));
            return Map.of(
                    "ltv", Credit.ltv(debt, btc * price),
                    "margin_call_price", call,
                    "liquidation_price", Credit.priceAtLtv(debt, btc, number(in, "ltv_liquidation")),
                    "distance_to_margin_call", Credit.distance(call, price),
                    "btc_top_up_at_50000_to_target", Credit.topUpBtc(debt, btc, target, 50_000),
                    "usd_paydown_at_50000_to_target", Credit.payDownUsd(debt, btc, target, 50_000));
        });
    }

    @Test
    void a_price_at_the_call_has_no_distance_left() {
        // Given
        double call = Credit.priceAtLtv(40e6, 1_100, 0.7);

        // Then
        assertThat(Credit.distance(call, call)).isZero();
        assertThat(Credit.distance(call, call * 0.99)).isNegative();
        assertThat(Credit.distance(call, call * 1.01)).isPositive();
        assertThat(Credit.ltv(40e6, 1_100 * call)).isCloseTo(0.7, within(1e-12));
    }

    @Test
    void topping_up_or_paying_down_as_computed_reaches_the_target() {
        // Given
        double topUp = Credit.topUpBtc(40e6, 1_100, 0.55, 50_000);
        double payDown = Credit.payDownUsd(40e6, 1_100, 0.55, 50_000);

        // Then
        assertThat(Credit.ltv(40e6, (1_100 + topUp) * 50_000)).isCloseTo(0.55, within(1e-12));
        assertThat(Credit.ltv(40e6 - payDown, 1_100 * 50_000)).isCloseTo(0.55, within(1e-12));
    }

    @Test
    void each_loan_is_measured_against_its_own_collateral() {
        // Given
        Loan second = new Loan("second", 20e6, 0, new Loan.Collateral.Btc(1_100, 0.70, 0.85, 0.55));
        OperatorState state = Operators.anOperator(
                Operators.debt(Operators.btcLoan(40e6, 1_100), Operators.asicLoan(30e6, 25e6), second));

        // When
        MetricSet metrics = MetricSets.of(state);

        // Then
        assertThat(metrics.all(BtcLtv.class).map(BtcLtv::loanId)).containsExactly("btc-loan", "second");
        assertThat(metrics.find(BtcLtv.class).orElseThrow().ratio()).isCloseTo(40.0 / 77, within(1e-12));
        assertThat(metrics.find(MarginCall.class).orElseThrow().priceUsd()).isCloseTo(40e6 / 770, within(1e-6));
        assertThat(metrics.find(MarginCall.class).orElseThrow().distance())
                .isCloseTo(1 - 40e6 / 770 / 70_000, within(1e-12));
        assertThat(the(metrics, AsicLtv.class)).isEqualTo(new AsicLtv("asic-loan", 1.2));
        assertThat(the(metrics, DebtStatus.class)).isEqualTo(new DebtStatus(90e6, 0, false));
    }

    @Test
    void cash_flow_covers_debt_service_by_what_is_left_of_revenue() {
        // Given
        OperatorState state = Operators.anOperator(
                Operators.fleet(3_500, 0.94),
                Operators.cost(0.052, 1_000, 0),
                Operators.debt(Operators.unsecured(10_000)));

        // When
        MetricSet metrics = MetricSets.of(state);

        // Then
        double cashFlow = the(metrics, Revenue.class).usdPerDay()
                - the(metrics, PowerCost.class).usdPerDay()
                - 1_000;
        assertThat(the(metrics, Dscr.class).ratio()).isCloseTo(cashFlow / 10_000, within(1e-9));
    }

    @Test
    void without_debt_service_there_is_nothing_to_cover() {
        // When
        MetricSet debtFree = MetricSets.of(Operators.anOperator(Operators.debt()));
        MetricSet unknown = MetricSets.of(Operators.anOperator());

        // Then
        assertThat(reason(debtFree, Dscr.class)).isEqualTo(Reason.NOT_APPLICABLE);
        assertThat(reason(debtFree, BtcLtv.class)).isEqualTo(Reason.NOT_APPLICABLE);
        assertThat(reason(debtFree, MarginCall.class)).isEqualTo(Reason.NOT_APPLICABLE);
        assertThat(reason(debtFree, AsicLtv.class)).isEqualTo(Reason.NOT_APPLICABLE);
        assertThat(the(debtFree, DebtStatus.class)).isEqualTo(new DebtStatus(0, 0, false));
        assertThat(reason(unknown, Dscr.class)).isEqualTo(Reason.MISSING_INPUT);
        assertThat(reason(unknown, BtcLtv.class)).isEqualTo(Reason.MISSING_INPUT);
        assertThat(reason(unknown, DebtStatus.class)).isEqualTo(Reason.MISSING_INPUT);
    }

    @Test
    void a_bitcoin_loan_needs_a_price_and_a_loan_on_machines_does_not() {
        // When
        MetricSet metrics = MetricSets.withoutMarket(
                Operators.anOperator(Operators.debt(Operators.btcLoan(40e6, 1_100), Operators.asicLoan(30e6, 25e6))));

        // Then
        assertThat(reason(metrics, BtcLtv.class)).isEqualTo(Reason.MISSING_INPUT);
        assertThat(reason(metrics, MarginCall.class)).isEqualTo(Reason.MISSING_INPUT);
        assertThat(metrics.find(AsicLtv.class)).isPresent();
    }

    private static double dscr(JsonNode in) {
        return Credit.dscr(number(in, "cfads_usd_month"), number(in, "debt_service_usd_month"));
    }

    private static double number(JsonNode in, String name) {
        return in.get(name).asDouble();
    }
}
