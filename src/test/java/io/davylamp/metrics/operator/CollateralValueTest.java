package io.davylamp.metrics.operator;

import static io.davylamp.metrics.MetricSets.reason;
import static io.davylamp.metrics.MetricSets.the;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.metrics.Metric.Reason;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.MetricSets;
import io.davylamp.metrics.OperatorMetric.SecuredLtv;
import io.davylamp.metrics.OperatorMetric.StressedAsicLtv;
import io.davylamp.metrics.Operators;
import io.davylamp.metrics.operator.CollateralValue.Pledge;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class CollateralValueTest {
    @Property
    void machines_lose_more_than_the_hashprice_does(
            @ForAll @DoubleRange(min = 0.05, max = 0.999) @Scale(4) double fallenTo,
            @ForAll @DoubleRange(min = 1, max = 1.5) double elasticity) {
        assertThat(CollateralValue.asicUsd(1e6, fallenTo, elasticity)).isLessThanOrEqualTo(1e6 * fallenTo);
        assertThat(CollateralValue.asicUsd(1e6, 1, elasticity)).isEqualTo(1e6);
        // an elasticity is what a percent of the one does to the other
        double slope = (CollateralValue.asicUsd(1, fallenTo * 1.0001, elasticity)
                        / CollateralValue.asicUsd(1, fallenTo, elasticity)
                - 1);
        assertThat(slope / 0.0001).isCloseTo(elasticity, within(1e-3));
    }

    @Property
    void a_haircut_raises_the_loan_to_value(
            @ForAll @DoubleRange(min = 0, max = 0.9) double haircut,
            @ForAll @DoubleRange(min = 1, max = 1e9) double usd) {
        double bare = CollateralValue.mixedLtv(1e6, List.of(new Pledge(usd, 0), new Pledge(2e6, 0)));
        double cut = CollateralValue.mixedLtv(1e6, List.of(new Pledge(usd, haircut), new Pledge(2e6, haircut)));

        assertThat(cut).isCloseTo(bare / (1 - haircut), within(1e-9 * cut));
    }

    @Test
    void each_kind_of_collateral_has_its_own_haircut() {
        assertThat(CollateralValue.mixedLtv(60, List.of(new Pledge(100, 0.2), new Pledge(100, 0.6))))
                .isCloseTo(0.5, within(1e-12));
    }

    /** Debt service fails below a hashprice of 0.9 of today's, the collateral below 0.8: the second never comes alone. */
    @Test
    void the_wrong_way_ratio_of_simulated_hashprices_is_one_over_the_likelier_failure() {
        // Given
        Random random = new Random(3);
        int paths = 200_000;
        double service = 0;
        double collateral = 0;
        double both = 0;
        for (int i = 0; i < paths; i++) {
            double hashprice = Math.exp(0.3 * random.nextGaussian() - 0.045);
            service += hashprice < 0.9 ? 1.0 / paths : 0;
            collateral += hashprice < 0.8 ? 1.0 / paths : 0;
            both += hashprice < 0.9 && hashprice < 0.8 ? 1.0 / paths : 0;
        }

        // Then
        assertThat(CollateralValue.wrongWayRatio(both, service, collateral)).isCloseTo(1 / service, within(1e-9));
        assertThat(CollateralValue.wrongWayRatio(0.06, 0.2, 0.3)).isCloseTo(1, within(1e-12));
    }

    @Test
    void a_loan_on_machines_is_measured_under_the_rulebooks_stress() {
        // When
        MetricSet metrics = MetricSets.of(
                Operators.anOperator(Operators.debt(Operators.asicLoan(15e6, 25e6), Operators.btcLoan(40e6, 1_100))));

        // Then price −30 %, difficulty +10 %
        double machines = 25e6 * Math.pow(0.7 / 1.1, 1.3);
        assertThat(the(metrics, StressedAsicLtv.class).ratio()).isCloseTo(15e6 / machines, within(1e-12));
        assertThat(the(metrics, SecuredLtv.class).ratio()).isCloseTo(55e6 / (25e6 + 77e6), within(1e-12));
        assertThat(the(metrics, SecuredLtv.class).stressed()).isCloseTo(55e6 / (machines + 0.7 * 77e6), within(1e-12));
    }

    @Test
    void without_collateral_that_is_valued_there_is_no_loan_to_value() {
        MetricSet metrics = MetricSets.of(Operators.anOperator(Operators.debt(Operators.unsecured(1))));

        assertThat(reason(metrics, SecuredLtv.class)).isEqualTo(Reason.NOT_APPLICABLE);
        assertThat(reason(metrics, StressedAsicLtv.class)).isEqualTo(Reason.NOT_APPLICABLE);
    }
}
