package io.davylamp.metrics.operator;

import static io.davylamp.metrics.MetricSets.reason;
import static io.davylamp.metrics.MetricSets.the;
import static io.davylamp.metrics.Operators.position;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.metrics.Markets;
import io.davylamp.metrics.Metric.Reason;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.MetricSets;
import io.davylamp.metrics.OperatorMetric.ExpectedOutput;
import io.davylamp.metrics.OperatorMetric.FuturesBasis;
import io.davylamp.metrics.OperatorMetric.HedgeCover;
import io.davylamp.metrics.OperatorMetric.ImpliedVol;
import io.davylamp.metrics.Operators;
import io.davylamp.mining.HedgePosition;
import io.davylamp.mining.Instrument;
import io.davylamp.mining.Quotes;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class HedgeBookTest {
    @Test
    void every_derivative_covers_production_and_cash_measures_do_not() {
        // When
        MetricSet metrics = withHedges(
                position(Instrument.SELL_FUTURES, 10, "2024-12-27"),
                position(Instrument.BUY_PUTS, 11, "2024-12-27"),
                position(Instrument.ZERO_COST_COLLAR, 12, "2024-12-27"),
                position(Instrument.HASHRATE_FORWARD, 13, "2024-12-27"),
                position(Instrument.SELL_TREASURY, 1_000, "2024-12-27"),
                position(Instrument.BUILD_CASH, 1_000, "2024-12-27"));

        // Then
        double expected = 90 * the(metrics, ExpectedOutput.class).btcPerDay();
        assertThat(the(metrics, HedgeCover.class).fraction()).isCloseTo(46 / expected, within(1e-12));
    }

    @Test
    void a_position_protects_up_to_its_last_day() {
        assertThat(the(withHedges(position(Instrument.BUY_PUTS, 10, "2024-09-30")), HedgeCover.class)
                        .fraction())
                .isPositive();
        assertThat(the(withHedges(position(Instrument.BUY_PUTS, 10, "2024-09-29")), HedgeCover.class)
                        .fraction())
                .isZero();
    }

    @Test
    void an_operator_that_never_sent_its_hedges_has_none_that_are_known() {
        // When
        MetricSet metrics = MetricSets.of(Operators.anOperator(Operators.fleet(3_500, 0.94)));

        // Then
        assertThat(the(metrics, HedgeCover.class).fraction()).isZero();
    }

    @Test
    void no_cover_is_counted_where_nothing_is_mined() {
        // When
        MetricSet metrics = MetricSets.of(Operators.anOperator(Operators.fleet(3_500, 0)));

        // Then
        assertThat(reason(metrics, HedgeCover.class)).isEqualTo(Reason.OUT_OF_DOMAIN);
    }

    @Test
    void what_the_market_does_not_quote_is_missing() {
        // Given
        Quotes basisAlone = new Quotes(OptionalDouble.of(0.08), OptionalDouble.empty(), OptionalDouble.empty());

        // When
        MetricSet metrics = OperatorMetrics.compute(
                Operators.anOperator(), Markets.with(basisAlone), Markets.STRESS, Operators.NOW);

        // Then
        assertThat(the(metrics, FuturesBasis.class).perYear()).isEqualTo(0.08);
        assertThat(reason(metrics, ImpliedVol.class)).isEqualTo(Reason.MISSING_INPUT);
    }

    private static MetricSet withHedges(HedgePosition... positions) {
        return MetricSets.of(Operators.anOperator(Operators.fleet(3_500, 0.94), Operators.hedges(positions)));
    }
}
