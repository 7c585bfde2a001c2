package io.davylamp.hedging;

import static io.davylamp.hedging.Miners.NOW;
import static io.davylamp.hedging.Miners.QUOTES;
import static io.davylamp.hedging.Miners.aMarket;
import static io.davylamp.hedging.Miners.aMiner;
import static io.davylamp.hedging.Miners.metrics;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.hedging.pricing.Black76;
import io.davylamp.hedging.pricing.OptionKind;
import io.davylamp.hedging.pricing.PriceQuantile;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.OperatorMetric;
import io.davylamp.metrics.StressScenario;
import io.davylamp.mining.DatedFuture;
import io.davylamp.mining.Instrument;
import io.davylamp.mining.Mandate;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.Quotes;
import io.davylamp.mining.VolPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HedgeDeskTest {
    private static final HedgeDesk DESK = new HedgeDesk(new StressScenario(-0.3, 0.10, 0.15), Mandate.HOUSE, 1);

    @Test
    void sells_futures_for_what_is_missing_to_the_target() {
        // When: 180 BTC are expected in 90 days, 18 of them hedged
        HedgeProposal.Sized sized = sized(Instrument.SELL_FUTURES, 0.5, metrics(0.10, 15_000));

        // Then
        assertThat(sized.sizeBtc()).isEqualTo(72.0);
        assertThat(sized.ratioBefore()).isEqualTo(0.10);
        assertThat(sized.ratioAfter()).isCloseTo(0.50, within(1e-12));
        assertThat(sized.entryPriceUsd().orElseThrow()).isCloseTo(20_000 * Math.exp(0.05 * 90 / 365), within(1e-9));
        assertThat(sized.premiumUsd()).isZero();
        assertThat(sized.text())
                .isEqualTo(
                        "Margin is thin. Sell 72.0 BTC of 90-day futures (to 2022-10-24) near 20,248 USD (spot 20,000, basis 5 % a year); hedge ratio 10 % → 50 % of expected production; 81.8 % would be needed to cover fixed cost and debt service at the 5 % price of 10,238 USD on stressed production.");
    }

    @Test
    void says_when_the_hedge_covers_fixed_cost_and_debt_service() {
        // Given: (12,000 power + 10,000 other − 2,000 credits + 1,000 debt) × 90 = 1.89m due, 163.6 BTC under stress
        MetricSet metrics = metrics(0.10, 1_000);

        // When
        HedgeProposal.Sized sized = sized(Instrument.SELL_FUTURES, 0.5, metrics);

        // Then
        double low = PriceQuantile.of(20_000 * Math.exp(0.05 * 90 / 365), 0.75, 90 / 365.0, 0.05);
        double forward = sized.entryPriceUsd().orElseThrow();
        double needed = (1_890_000 / (180 / 1.1) - low) / (forward - low) / 1.1;
        assertThat(sized.coverageRatio().orElseThrow()).isCloseTo(needed, within(1e-12));
        assertThat(needed).isBetween(0.1, 0.5);
        assertThat(sized.text())
                .endsWith("covers fixed cost and debt service at the 5 % price of 10,238 USD on stressed production.");
    }

    @Test
    void says_that_a_target_beyond_every_hedge_is_beyond_it() {
        // Given: 50,000 USD a day are due; 163.6 BTC at 20,248 bring 36,800
        // When
        HedgeProposal.Sized sized = sized(Instrument.SELL_FUTURES, 0.5, metrics(0, 30_000));

        // Then
        assertThat(sized.coverageRatio()).isEmpty();
        assertThat(sized.text()).contains("no hedge ratio covers fixed cost and debt service", "stay unpaid");
    }

    @Test
    void an_operator_that_can_bear_the_low_price_is_shown_that_it_can() {
        // Given: a miner that owes nothing and whose power is paid for
        MetricSet cheap = new MetricSet(List.of(
                new OperatorMetric.ExpectedOutput(2),
                new OperatorMetric.PowerCost(0, 0),
                new OperatorMetric.DebtStatus(0, 0, false)));

        // When
        HedgeProposal.Sized sized = sized(Instrument.SELL_FUTURES, 0.5, cheap);

        // Then
        assertThat(sized.text()).contains("even without it");
        assertThat(sized.coverageRatio()).isEmpty();
    }

    @Test
    void buys_puts_a_tenth_below_the_forward_at_the_quoted_volatility() {
        // When
        HedgeProposal.Sized sized = sized(Instrument.BUY_PUTS, 0.5, metrics(0, 5_000));

        // Then
        double forward = 20_000 * Math.exp(0.05 * 90 / 365);
        double premium = new Black76(forward, 90 / 365.0, 0.75, 0.03).price(OptionKind.PUT, 0.9 * forward);
        assertThat(sized.putStrikeUsd().orElseThrow()).isCloseTo(0.9 * forward, within(1e-9));
        assertThat(sized.callStrikeUsd()).isEmpty();
        assertThat(sized.premiumUsd()).isCloseTo(90 * premium, within(1e-6));
        assertThat(sized.text()).contains("Buy 90-day puts (to 2022-10-24) on 90.0 BTC struck at 18,223 USD");
    }

    @Test
    void prices_each_strike_on_the_surface_and_the_tenor_on_the_curve_where_they_are_quoted() {
        // Given: a skew of one vol point for each percent of moneyness, the same at all expiries, and a future at
        // 21,000
        Instant expiry = NOW.plus(Duration.ofDays(90));
        List<VolPoint> vols = new ArrayList<>();
        for (Instant at : List.of(NOW.plus(Duration.ofDays(30)), NOW.plus(Duration.ofDays(180)))) {
            for (double m = 0.5; m <= 2.0; m += 0.01) {
                vols.add(new VolPoint(at, 21_000 * m, 21_000, 0.60 + Math.max(-0.2, 1 - m) * 0.5));
            }
        }
        Quotes quotes = new Quotes(
                OptionalDouble.of(0.05),
                OptionalDouble.of(0.75),
                OptionalDouble.of(0.03),
                List.of(new DatedFuture(expiry, 21_000)),
                vols);

        // When
        HedgeProposal.Sized put =
                (HedgeProposal.Sized) propose(Instrument.BUY_PUTS, 0.5, 90, metrics(0, 5_000), quotes);
        HedgeProposal.Sized collar =
                (HedgeProposal.Sized) propose(Instrument.ZERO_COST_COLLAR, 0.5, 90, metrics(0, 5_000), quotes);

        // Then: the put costs what a volatility of 65 % makes it cost, and the call, at less, is struck nearer
        double years = 90 / 365.0;
        assertThat(put.putStrikeUsd().orElseThrow()).isCloseTo(0.9 * 21_000, within(1e-6));
        assertThat(put.premiumUsd() / put.sizeBtc())
                .isCloseTo(new Black76(21_000, years, 0.65, 0.03).price(OptionKind.PUT, 18_900), within(0.5));
        double strike = collar.callStrikeUsd().orElseThrow();
        double callVol = 0.60 + Math.max(-0.2, 1 - strike / 21_000) * 0.5;
        assertThat(new Black76(21_000, years, callVol, 0.03).price(OptionKind.CALL, strike))
                .isCloseTo(put.premiumUsd() / put.sizeBtc(), within(1.0));
    }

    @Test
    void the_share_of_puts_needed_counts_their_premium_carried_to_the_end() {
        // Given: a coin insured fetches the strike less the premium with its interest
        double forward = 20_000 * Math.exp(0.05 * 90 / 365);
        double low = PriceQuantile.of(forward, 0.75, 90 / 365.0, 0.05);
        double due = (12_000 + 10_000 - 2_000 + 500) * 90;

        // When
        HedgeProposal.Sized sized = sized(Instrument.BUY_PUTS, 0.5, metrics(0, 500));

        // Then
        double premium = new Black76(forward, 90 / 365.0, 0.75, 0.03).price(OptionKind.PUT, 0.9 * forward);
        double fetched = 0.9 * forward - premium * Math.exp(0.03 * 90 / 365);
        double needed = (due / (180 / 1.1) - low) / (fetched - low) / 1.1;
        assertThat(sized.coverageRatio().orElseThrow()).isCloseTo(needed, within(1e-9));
    }

    @Test
    void hashrate_sold_ahead_is_paid_for_whatever_difficulty_does() {
        // Given: unhedged coins shrink with difficulty, hashrate sold does not
        double low = PriceQuantile.of(20_000 * Math.exp(0.05 * 90 / 365), 0.75, 90 / 365.0, 0.05);
        double due = (12_000 + 10_000 - 2_000 + 5_000) * 90;

        // When
        HedgeProposal.Sized sized = sized(Instrument.HASHRATE_FORWARD, 0.5, metrics(0, 5_000));

        // Then
        double bare = 180 / 1.1 * low;
        double fixed = 180 * sized.entryPriceUsd().orElseThrow() / 0.005;
        assertThat(sized.coverageRatio().orElseThrow()).isCloseTo((due - bare) / (fixed - bare), within(1e-9));
    }

    @Test
    void a_collar_costs_nothing_and_caps_above_the_forward() {
        // When
        HedgeProposal.Sized sized = sized(Instrument.ZERO_COST_COLLAR, 0.5, metrics(0, 5_000));

        // Then
        assertThat(sized.premiumUsd()).isZero();
        assertThat(sized.callStrikeUsd().orElseThrow()).isGreaterThan(20_248);
        assertThat(sized.text()).contains("is given up");
    }

    @Test
    void sells_hashrate_in_whole_petahashes() {
        // When: 90 BTC at 0.005 BTC/PH/day over 90 days are 200 PH/s; 10.03 % less are 179.94
        HedgeProposal.Sized sized = sized(Instrument.HASHRATE_FORWARD, 0.5, metrics(0.0502, 5_000));

        // Then
        assertThat(sized.hashratePh().orElseThrow()).isEqualTo(179);
        assertThat(sized.sizeBtc()).isCloseTo(179 * 0.005 * 90, within(1e-9));
        assertThat(sized.entryPriceUsd().orElseThrow())
                .isCloseTo(0.005 * 20_000 * (Math.exp(0.05 * 90 / 365) - 1) / (0.05 * 90 / 365), within(1e-4));
    }

    @ParameterizedTest
    @EnumSource(names = {"SELL_FUTURES", "BUY_PUTS", "ZERO_COST_COLLAR", "HASHRATE_FORWARD"})
    void an_operator_hedged_at_its_target_gets_nothing_and_just_below_it_something(Instrument instrument) {
        assertThat(propose(instrument, 0.5, 90, metrics(0.5, 5_000), QUOTES))
                .isInstanceOfSatisfying(
                        HedgeProposal.NotSized.class,
                        it -> assertThat(it.reason())
                                .isEqualTo("50 % of expected production is hedged already; the target is 50 %"));
        assertThat(propose(instrument, 0.5, 90, metrics(0.49, 5_000), QUOTES)).isInstanceOf(HedgeProposal.Sized.class);
    }

    @Test
    void less_than_a_lot_is_not_worth_an_order() {
        assertThat(propose(Instrument.SELL_FUTURES, 0.5, 90, metrics(0.4995, 5_000), QUOTES))
                .isInstanceOfSatisfying(
                        HedgeProposal.NotSized.class,
                        it -> assertThat(it.reason()).contains("smallest lot"));
    }

    @ParameterizedTest
    @EnumSource(names = {"SELL_FUTURES", "BUY_PUTS", "ZERO_COST_COLLAR", "HASHRATE_FORWARD"})
    void without_a_futures_basis_nothing_is_priced(Instrument instrument) {
        assertThat(propose(instrument, 0.5, 90, metrics(0, 5_000), Quotes.NONE))
                .isInstanceOfSatisfying(
                        HedgeProposal.NotSized.class,
                        it -> assertThat(it.reason()).isEqualTo("no futures basis quoted"));
    }

    @Test
    void without_an_implied_volatility_futures_are_sold_but_no_puts_bought() {
        Quotes noVol = new Quotes(OptionalDouble.of(0.05), OptionalDouble.empty(), OptionalDouble.empty());

        assertThat(propose(Instrument.BUY_PUTS, 0.5, 90, metrics(0, 5_000), noVol))
                .isInstanceOfSatisfying(
                        HedgeProposal.NotSized.class,
                        it -> assertThat(it.reason()).isEqualTo("no implied volatility quoted"));
        assertThat(propose(Instrument.SELL_FUTURES, 0.5, 90, metrics(0, 5_000), noVol))
                .isInstanceOfSatisfying(
                        HedgeProposal.Sized.class, it -> assertThat(it.text()).contains("cannot be said"));
    }

    @Test
    void without_production_there_is_nothing_to_hedge() {
        assertThat(propose(Instrument.SELL_FUTURES, 0.5, 90, new MetricSet(List.of()), QUOTES))
                .isInstanceOf(HedgeProposal.NotSized.class);
    }

    @Test
    void a_tenor_of_a_day_is_hedged_and_of_none_is_refused() {
        assertThat(propose(Instrument.SELL_FUTURES, 0.5, 1, metrics(0, 5_000), QUOTES))
                .isInstanceOf(HedgeProposal.Sized.class);
        assertThat(propose(Instrument.SELL_FUTURES, 0.5, 0, metrics(0, 5_000), QUOTES))
                .isInstanceOf(HedgeProposal.NotSized.class);
    }

    @Test
    void a_target_above_stressed_production_is_said_to_be_so() {
        // When
        HedgeProposal.Sized sized = sized(Instrument.SELL_FUTURES, 1.0, metrics(0, 5_000));

        // Then
        assertThat(sized.sizeBtc()).isEqualTo(163.6);
        assertThat(sized.text()).contains("the target of 100 % is more than production would be");
    }

    @Test
    void sells_the_share_of_the_free_treasury_asked_for() {
        // When
        HedgeProposal.Sized sized = sized(Instrument.SELL_TREASURY, 0.25, metrics(0.2, 5_000));

        // Then
        assertThat(sized.sizeBtc()).isEqualTo(30.8);
        assertThat(sized.ratioAfter()).isEqualTo(0.2);
        assertThat(sized.text()).contains("Sell 30.8 of the 123.5 BTC that are free near 20,000 USD");
    }

    @Test
    void building_cash_and_doing_nothing_trade_nothing_and_say_so() {
        assertThat(propose(Instrument.BUILD_CASH, 0.3, 90, metrics(0, 5_000), QUOTES)
                        .text())
                .isEqualTo(
                        "Margin is thin. No derivative: sell coins as they are mined and keep 30 % of the proceeds as cash for 90 days.");
        assertThat(propose(Instrument.BUILD_CASH, 0.3, 0, metrics(0, 5_000), QUOTES)
                        .text())
                .endsWith("keep 30 % of the proceeds as cash.");
        assertThat(propose(Instrument.DO_NOTHING, 0, 0, metrics(0, 5_000), QUOTES)
                        .text())
                .isEqualTo("Margin is thin. Nothing is to be traded.");
    }

    @Property
    void never_hedges_more_than_stressed_production_nor_past_the_target(
            @ForAll Instrument instrument,
            @ForAll @DoubleRange(min = 0, max = 1.2) double target,
            @ForAll @DoubleRange(min = 0, max = 1.2) double hedged,
            @ForAll @IntRange(min = 1, max = 365) int days) {
        HedgeProposal proposal = propose(instrument, target, days, metrics(hedged, 5_000), QUOTES);

        if (proposal instanceof HedgeProposal.Sized sized && instrument != Instrument.SELL_TREASURY) {
            double expected = 2.0 * days;
            assertThat(hedged * expected + sized.sizeBtc()).isLessThanOrEqualTo(expected / 1.1 + 1e-9);
            assertThat(sized.ratioAfter()).isLessThanOrEqualTo(target + 1e-9);
            assertThat(sized.sizeBtc()).isPositive();
        }
    }

    @Property
    void the_same_inputs_give_the_same_proposal(
            @ForAll Instrument instrument, @ForAll @DoubleRange(min = 0, max = 1) double target) {
        assertThat(propose(instrument, target, 60, metrics(0.1, 5_000), QUOTES))
                .isEqualTo(propose(instrument, target, 60, metrics(0.1, 5_000), QUOTES));
    }

    private static HedgeProposal.Sized sized(Instrument instrument, double target, MetricSet metrics) {
        return (HedgeProposal.Sized) propose(instrument, target, 90, metrics, QUOTES);
    }

    private static HedgeProposal propose(
            Instrument instrument, double target, int days, MetricSet metrics, Quotes quotes) {
        OperatorState state = aMiner();
        HedgeRequest request = new HedgeRequest("HED-001", instrument, target, days, "Margin is thin");
        return DESK.price(request, state, aMarket(quotes), metrics, NOW).proposal();
    }
}
