package io.davylamp.metrics.operator;

import static io.davylamp.metrics.MetricSets.reason;
import static io.davylamp.metrics.MetricSets.the;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.WorkedCases;
import io.davylamp.market.Hashprice;
import io.davylamp.metrics.Markets;
import io.davylamp.metrics.Metric.Reason;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.MetricSets;
import io.davylamp.metrics.OperatorMetric;
import io.davylamp.metrics.OperatorMetric.ExpectedOutput;
import io.davylamp.metrics.OperatorMetric.Hashprice7d;
import io.davylamp.metrics.OperatorMetric.Revenue;
import io.davylamp.metrics.Operators;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.PoolContract.Scheme;
import io.davylamp.mining.Quotes;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EarningsTest {
    private static final double BTC_PER_PH_DAY =
            86400e15 * (Markets.SUBSIDY + Markets.FEES) / (Markets.DIFFICULTY * 4294967296.0);

    @Test
    void equals_the_worked_case_of_expected_output() {
        WorkedCases.check("EXP-02", in -> {
            double perPh = Hashprice.btcPerPhDay(
                    in.get("subsidy_btc").asDouble()
                            + in.get("fees_btc_per_block").asDouble(),
                    in.get("difficulty").asDouble());
            double btc = Earnings.expectedBtc(
                    in.get("hashrate_ph").asDouble(),
                    in.get("days").asDouble(),
                    in.get("uptime").asDouble(),
                    perPh,
                    in.get("pool_fee").asDouble());
            return Map.of(
                    "expected_btc",
                    btc,
                    "revenue_usd",
                    btc * in.get("price_usd").asDouble());
        });
    }

    @Test
    void a_fleet_earns_its_running_share_less_the_pool_fee() {
        // Given
        OperatorState state = Operators.anOperator(Operators.fleet(3_500, 0.94));

        // When
        MetricSet metrics = MetricSets.of(state);

        // Then
        assertThat(the(metrics, OperatorMetric.Hashprice.class).btcPerPhDay()).isCloseTo(BTC_PER_PH_DAY, within(1e-15));
        assertThat(the(metrics, OperatorMetric.Hashprice.class).usdPerPhDay())
                .isCloseTo(BTC_PER_PH_DAY * 70_000, within(1e-9));
        assertThat(the(metrics, OperatorMetric.Hashprice.class).feeShare()).isCloseTo(0.03 / 3.155, within(1e-12));
        assertThat(the(metrics, ExpectedOutput.class).btcPerDay()).isCloseTo(49.37174801661951 / 30, within(1e-12));
        assertThat(the(metrics, Revenue.class).usdPerDay()).isCloseTo(3456022.361163366 / 30, within(1e-6));
        assertThat(the(metrics, Hashprice7d.class).usdPerPhDay()).isEqualTo(41.5);
    }

    @Test
    void a_pps_pool_does_not_pay_fees_on() {
        // Given
        OperatorState state = Operators.anOperator(Operators.profile(Scheme.PPS, false), Operators.fleet(1_000, 1));

        // When
        MetricSet metrics = MetricSets.of(state);

        // Then
        double subsidyAlone = BTC_PER_PH_DAY * Markets.SUBSIDY / (Markets.SUBSIDY + Markets.FEES);
        assertThat(the(metrics, OperatorMetric.Hashprice.class).btcPerPhDay()).isCloseTo(subsidyAlone, within(1e-15));
        assertThat(the(metrics, ExpectedOutput.class).btcPerDay())
                .isCloseTo(1_000 * subsidyAlone * 0.992, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource(names = {"FPPS", "PPLNS", "SOLO"})
    void every_other_scheme_pays_the_same_in_the_mean(Scheme scheme) {
        // Given
        OperatorState state = Operators.anOperator(Operators.profile(scheme, false), Operators.fleet(1_000, 1));

        // When
        MetricSet metrics = MetricSets.of(state);

        // Then
        assertThat(the(metrics, ExpectedOutput.class).btcPerDay())
                .isCloseTo(1_000 * BTC_PER_PH_DAY * 0.992, within(1e-12));
    }

    @Test
    void an_idle_fleet_earns_nothing_which_is_a_figure() {
        // When
        MetricSet metrics = MetricSets.of(Operators.anOperator(Operators.fleet(3_500, 0)));

        // Then
        assertThat(the(metrics, Revenue.class).usdPerDay()).isZero();
    }

    @Test
    void output_needs_market_and_fleet_and_the_week_needs_seven_days() {
        // Given
        OperatorState silent = Operators.anOperator();
        OperatorState fleet = Operators.anOperator(Operators.fleet(1, 1));

        // When
        MetricSet noFleet = OperatorMetrics.compute(silent, Markets.with(Quotes.NONE), Markets.STRESS, Operators.NOW);
        MetricSet noMarket = MetricSets.withoutMarket(fleet);
        MetricSet neither = MetricSets.withoutMarket(silent);

        // Then
        assertThat(MetricSets.why(noFleet, Revenue.class).detail()).isEqualTo("no reading of FLEET");
        assertThat(MetricSets.why(noMarket, Revenue.class).detail()).isEqualTo("no reading of MARKET");
        assertThat(MetricSets.why(neither, ExpectedOutput.class).detail()).isEqualTo("no reading of MARKET, FLEET");
        assertThat(reason(neither, OperatorMetric.Hashprice.class)).isEqualTo(Reason.MISSING_INPUT);
        assertThat(reason(noFleet, Hashprice7d.class)).isEqualTo(Reason.HISTORY_TOO_SHORT);
    }
}
