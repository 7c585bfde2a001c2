package io.davylamp.metrics.operator;

import static io.davylamp.metrics.MetricSets.reason;
import static io.davylamp.metrics.MetricSets.the;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.WorkedCases;
import io.davylamp.metrics.Markets;
import io.davylamp.metrics.Metric.Reason;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.MetricSets;
import io.davylamp.metrics.OperatorMetric.MarginCallOdds;
import io.davylamp.metrics.Operators;
import io.davylamp.metrics.operator.MarginCallRisk.Motion;
import io.davylamp.mining.Loan;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.Quotes;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class MarginCallRiskTest {
    private static final Motion QUARTER = new Motion(0, 0.6, 90 / 365.0);

    @Test
    void the_odds_of_touching_a_call_equal_the_worked_case() {
        WorkedCases.check("LTV-02", in -> {
            Motion motion = new Motion(
                    in.get("drift").asDouble(),
                    in.get("vol").asDouble(),
                    in.get("years").asDouble());
            double price = in.get("price_usd").asDouble();
            double call = in.get("margin_call_price").asDouble();
            return Map.of(
                    "prob_touch", MarginCallRisk.touchProbability(price, call, motion),
                    "prob_below_at_end", MarginCallRisk.belowAtEndProbability(price, call, motion));
        });
    }

    /** The probability of a touch given the end, by the Brownian bridge, summed over where the price ends. */
    @Property(tries = 100)
    void touching_is_the_sum_over_where_the_price_ends(
            @ForAll @DoubleRange(min = 0.3, max = 0.99) double level,
            @ForAll @DoubleRange(min = -0.5, max = 0.5) double drift,
            @ForAll @DoubleRange(min = 0.2, max = 1.5) double vol,
            @ForAll @DoubleRange(min = 0.02, max = 2) double years) {
        // Given
        double k = Math.log(level);
        double deviation = vol * Math.sqrt(years);
        double mean = (drift - vol * vol / 2) * years;
        int steps = 40_000;
        double width = 20 * deviation / steps;
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            double x = mean - 10 * deviation + (i + 0.5) * width;
            double z = (x - mean) / deviation;
            double touched = x <= k ? 1 : Math.exp(-2 * k * (k - x) / (deviation * deviation));
            sum += Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) / deviation * touched * width;
        }

        // Then
        assertThat(MarginCallRisk.touchProbability(1, level, new Motion(drift, vol, years)))
                .isCloseTo(sum, within(1e-6));
    }

    @Property
    void touching_is_never_less_likely_than_ending_below(
            @ForAll @DoubleRange(min = 0.01, max = 0.999) @Scale(4) double level,
            @ForAll @DoubleRange(min = -1, max = 1) double drift,
            @ForAll @DoubleRange(min = 0.01, max = 3) double vol) {
        Motion motion = new Motion(drift, vol, 0.5);
        double touched = MarginCallRisk.touchProbability(1, level, motion);

        assertThat(touched)
                .isBetween(0.0, 1.0)
                .isGreaterThanOrEqualTo(MarginCallRisk.belowAtEndProbability(1, level, motion) - 1e-12);
        assertThat(MarginCallRisk.touchProbability(1, level * 0.99, motion)).isLessThanOrEqualTo(touched + 1e-12);
    }

    @Test
    void a_price_at_the_call_has_touched_it() {
        assertThat(MarginCallRisk.touchProbability(50_000, 50_000, QUARTER)).isEqualTo(1);
        assertThat(MarginCallRisk.touchProbability(49_999, 50_000, QUARTER)).isEqualTo(1);
        assertThat(MarginCallRisk.touchProbability(50_001, 50_000, QUARTER)).isLessThan(1);
    }

    /** Each path's lowest price is drawn from the bridge; calls are the levels it passes. */
    @Test
    void calls_to_expect_are_those_of_simulated_paths() {
        // Given a call 10 % away, each cured from 70 % to 55 %
        double cure = 0.55 / 0.70;
        double deviation = 0.6 * Math.sqrt(90 / 365.0);
        Random random = new Random(11);
        int paths = 400_000;
        double calls = 0;
        for (int i = 0; i < paths; i++) {
            double end = -deviation * deviation / 2 + deviation * random.nextGaussian();
            double u = 1 - random.nextDouble();
            double lowest = (end - Math.sqrt(end * end - 2 * deviation * deviation * Math.log(u))) / 2;
            calls += lowest > Math.log(0.9) ? 0 : 1 + Math.floor((Math.log(0.9) - lowest) / -Math.log(cure));
        }

        // Then
        assertThat(MarginCallRisk.expectedCalls(1, 0.9, cure, QUARTER)).isCloseTo(calls / paths, within(0.005));
    }

    @Test
    void the_odds_of_a_loan_stand_on_the_implied_volatility() {
        // Given
        OperatorState state = Operators.anOperator(Operators.debt(Operators.btcLoan(40e6, 1_100)));
        Quotes quotes = new Quotes(OptionalDouble.empty(), OptionalDouble.of(0.6), OptionalDouble.empty());

        // When
        MetricSet metrics = OperatorMetrics.compute(state, Markets.with(quotes), Markets.STRESS, Operators.NOW);

        // Then
        MarginCallOdds odds = the(metrics, MarginCallOdds.class);
        assertThat(odds.loanId()).isEqualTo("btc-loan");
        assertThat(odds.touched90d()).isCloseTo(0.3656136008599956, within(1e-7));
        assertThat(odds.expected90d()).isGreaterThan(odds.touched90d());
    }

    @Test
    void without_a_quote_a_debt_or_a_cure_there_are_no_odds() {
        Quotes quotes = new Quotes(OptionalDouble.empty(), OptionalDouble.of(0.6), OptionalDouble.empty());
        Loan uncurable = new Loan("loan", 40e6, 0, new Loan.Collateral.Btc(1_100, 0.7, 0.85, 0.7));

        assertThat(reason(
                        MetricSets.of(Operators.anOperator(Operators.debt(Operators.btcLoan(40e6, 1_100)))),
                        MarginCallOdds.class))
                .isEqualTo(Reason.MISSING_INPUT);
        assertThat(reason(MetricSets.of(Operators.anOperator(Operators.debt())), MarginCallOdds.class))
                .isEqualTo(Reason.NOT_APPLICABLE);
        assertThat(reason(quoted(Operators.btcLoan(0, 1_100), quotes), MarginCallOdds.class))
                .isEqualTo(Reason.NOT_APPLICABLE);
        assertThat(reason(quoted(uncurable, quotes), MarginCallOdds.class)).isEqualTo(Reason.OUT_OF_DOMAIN);
    }

    private static MetricSet quoted(Loan loan, Quotes quotes) {
        return OperatorMetrics.compute(
                Operators.anOperator(Operators.debt(loan)), Markets.with(quotes), Markets.STRESS, Operators.NOW);
    }
}
