package io.davylamp.hedging.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.metrics.JointMarket;
import io.davylamp.metrics.Normal;
import org.junit.jupiter.api.Test;

class LiquidityAtRiskTest {
    private static final JointMarket STILL = new JointMarket(0, 0, 0, 0, 0);
    private static final JointMarket WILD = new JointMarket(0.6, 0.1, 0.2, 0, 0.2);
    private static final LiquidityAtRisk.Flow FLOW = new LiquidityAtRisk.Flow(3e6, 2, 90_000, 50_000);

    @Test
    void in_a_still_market_cash_grows_by_what_is_left_each_day() {
        // When: 100,000 USD a day come in, 90,000 go out
        var result = new LiquidityAtRisk(FLOW, LiquidityAtRisk.Hedge.NONE, STILL, 90).simulate(3, 1);

        // Then
        assertThat(result.end().mean()).isCloseTo(3.9e6, within(1e-6));
        assertThat(result.lowest().mean()).isCloseTo(3e6, within(1e-6));
        assertThat(result.deepestMargin().mean()).isZero();
        assertThat(result.ruinProbability()).isZero();
    }

    @Test
    void the_basis_is_earned_and_the_initial_margin_comes_back() {
        // Given
        var hedge = new LiquidityAtRisk.Hedge(100, 0.08, 0.3);
        double future = 50_000 * Math.exp(0.08 * 90 / 365);

        // When
        var result = new LiquidityAtRisk(FLOW, hedge, STILL, 90).simulate(1, 1);

        // Then
        assertThat(result.end().mean()).isCloseTo(3.9e6 + 100 * (future - 50_000), within(1e-5));
        assertThat(result.lowest().mean()).isCloseTo(3e6 - 0.3 * 100 * future, within(1e-5));
        assertThat(result.deepestMargin().mean()).isCloseTo(0.3 * 100 * future, within(1e-5));
    }

    @Test
    void a_hedge_narrows_the_end_but_drains_cash_on_the_way() {
        // Given: all of the quarter's 180 BTC sold ahead
        var hedge = new LiquidityAtRisk.Hedge(180, 0, 0.2);

        // When
        var bare = new LiquidityAtRisk(FLOW, LiquidityAtRisk.Hedge.NONE, WILD, 90).simulate(20_000, 11);
        var hedged = new LiquidityAtRisk(FLOW, hedge, WILD, 90).simulate(20_000, 11);

        // Then
        assertThat(hedged.deepestMargin().quantile(0.95)).isGreaterThan(2e6);
        assertThat(hedged.lowest().quantile(0.05)).isLessThan(bare.lowest().quantile(0.05));
        assertThat(hedged.ruinProbability()).isGreaterThan(bare.ruinProbability());
    }

    @Test
    void the_future_alone_runs_out_of_cash_as_often_as_the_price_touches_the_level() {
        // Given: 1m cash carries a short of 100 BTC up to 60,000 USD
        var flow = new LiquidityAtRisk.Flow(1e6, 0, 0, 50_000);
        var hedge = new LiquidityAtRisk.Hedge(100, 0, 0);

        // When
        double ruin = new LiquidityAtRisk(flow, hedge, new JointMarket(0.6, 0, 0, 0, 0), 90)
                .simulate(100_000, 3)
                .ruinProbability();

        // Then: reflection principle, with the level shifted for looking once a day (Broadie, Glasserman, Kou)
        double vol = 0.6 * Math.sqrt(90 / 365.0);
        double level = Math.log(60_000 / 50_000.0) + 0.5826 * 0.6 * Math.sqrt(1 / 365.0);
        double drift = -vol * vol / 2;
        double touch = Normal.below((drift - level) / vol)
                + Math.exp(2 * drift * level / (vol * vol)) * Normal.below((-level - drift) / vol);
        assertThat(ruin).isCloseTo(touch, within(0.006));
    }

    @Test
    void the_same_seed_gives_the_same_result() {
        var risk = new LiquidityAtRisk(FLOW, new LiquidityAtRisk.Hedge(50, 0.05, 0.2), WILD, 30);

        assertThat(risk.simulate(500, 9).lowest().mean())
                .isEqualTo(risk.simulate(500, 9).lowest().mean());
    }
}
