package io.davylamp.metrics.operator;

import static io.davylamp.metrics.MetricSets.the;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.market.MarketSnapshot;
import io.davylamp.metrics.Markets;
import io.davylamp.metrics.Metric;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.MetricSets;
import io.davylamp.metrics.OperatorMetric;
import io.davylamp.metrics.OperatorMetric.BreakevenHashprice;
import io.davylamp.metrics.OperatorMetric.BreakevenPower;
import io.davylamp.metrics.OperatorMetric.BreakevenPrice;
import io.davylamp.metrics.OperatorMetric.BtcLtv;
import io.davylamp.metrics.OperatorMetric.CashMargin;
import io.davylamp.metrics.OperatorMetric.MarginCall;
import io.davylamp.metrics.OperatorMetric.Revenue;
import io.davylamp.metrics.OperatorMetric.Runway;
import io.davylamp.metrics.Operators;
import io.davylamp.metrics.Scenario;
import io.davylamp.mining.HedgePosition;
import io.davylamp.mining.Instrument;
import io.davylamp.mining.Loan;
import io.davylamp.mining.Loan.Collateral;
import io.davylamp.mining.OperatorProfile;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.PoolContract;
import io.davylamp.mining.PoolContract.Scheme;
import io.davylamp.mining.PowerContract;
import io.davylamp.mining.Quotes;
import io.davylamp.mining.Reading;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

class OperatorMetricsPropertiesTest {

    @Property
    void revenue_scales_with_hashrate(
            @ForAll("profiles") OperatorProfile profile,
            @ForAll @DoubleRange(min = 0.1, max = 1e5) double hashratePh,
            @ForAll @DoubleRange(min = 0.1, max = 50) double factor) {
        // When
        MetricSet one = MetricSets.of(Operators.anOperator(profile, Operators.fleet(hashratePh, 0.9)));
        MetricSet scaled = MetricSets.of(Operators.anOperator(profile, Operators.fleet(hashratePh * factor, 0.9)));

        // Then
        double expected = factor * the(one, Revenue.class).usdPerDay();
        assertThat(the(scaled, Revenue.class).usdPerDay()).isCloseTo(expected, within(1e-9 * expected));
    }

    @Property
    void loan_to_value_falls_and_the_call_moves_away_as_the_price_rises(
            @ForAll @DoubleRange(min = 1_000, max = 200_000) double price,
            @ForAll @DoubleRange(min = 1.01, max = 10) double rise,
            @ForAll @DoubleRange(min = 1, max = 1e9) double balanceUsd,
            @ForAll @DoubleRange(min = 0.1, max = 1e5) double btc) {
        // Given
        OperatorState state = Operators.anOperator(Operators.debt(Operators.btcLoan(balanceUsd, btc)));

        // When
        MetricSet low = compute(state, Markets.at(price));
        MetricSet high = compute(state, Markets.at(price * rise));

        // Then
        assertThat(the(high, BtcLtv.class).ratio())
                .isLessThan(the(low, BtcLtv.class).ratio());
        assertThat(the(high, MarginCall.class).distance())
                .isGreaterThan(the(low, MarginCall.class).distance());
        assertThat(the(high, MarginCall.class).priceUsd())
                .isEqualTo(the(low, MarginCall.class).priceUsd());
    }

    @Property
    void at_each_breakeven_the_cash_margin_is_zero(
            @ForAll("profiles") OperatorProfile profile,
            @ForAll @DoubleRange(min = 0.05, max = 1) double uptime,
            @ForAll @DoubleRange(min = 0.01, max = 0.2) double usdPerKwh,
            @ForAll @DoubleRange(min = 0, max = 20_000) double otherUsdPerDay) {
        // Given
        Reading.Fleet fleet = Operators.fleet(3_500, uptime);
        OperatorState state = Operators.anOperator(profile, fleet, Operators.cost(usdPerKwh, otherUsdPerDay, 0));
        MetricSet today = MetricSets.of(state);
        double power = the(today, BreakevenPower.class).usdPerKwh();

        // When
        MetricSet atPrice =
                compute(state, Markets.at(the(today, BreakevenPrice.class).usdPerBtc()));

        // Then
        assertThat(the(atPrice, CashMargin.class).fraction()).isCloseTo(0, within(1e-9));
        double hashprice = the(atPrice, OperatorMetric.Hashprice.class).usdPerPhDay();
        assertThat(the(today, BreakevenHashprice.class).usdPerPhDay()).isCloseTo(hashprice, within(1e-9 * hashprice));
        if (power >= 0 && power <= 2) {
            MetricSet atPower =
                    MetricSets.of(Operators.anOperator(profile, fleet, Operators.cost(power, otherUsdPerDay, 0)));
            assertThat(the(atPower, CashMargin.class).fraction()).isCloseTo(0, within(1e-9));
        } else {
            assertThat(power).isNegative();
        }
    }

    @Property
    void a_stress_never_lengthens_the_runway(
            @ForAll @DoubleRange(min = 0.01, max = 0.2) double usdPerKwh,
            @ForAll @DoubleRange(min = 0, max = 500_000) double otherUsdPerDay,
            @ForAll @DoubleRange(min = 0, max = 1e8) double cashUsd) {
        // When
        MetricSet metrics = MetricSets.of(Operators.anOperator(
                Operators.fleet(3_500, 0.94),
                Operators.cost(usdPerKwh, otherUsdPerDay, 0),
                Operators.debt(Operators.unsecured(10_000)),
                Operators.treasury(Operators.NOW, cashUsd, 100)));

        // Then an operator that burns today burns under stress, and no slower
        Optional<Runway> base = runway(metrics, Scenario.BASE);
        Optional<Runway> stressed = runway(metrics, Scenario.STRESSED);
        if (base.isPresent()) {
            assertThat(stressed.orElseThrow().days())
                    .isLessThanOrEqualTo(base.get().days());
        }
    }

    @Property
    void the_order_and_repetition_of_readings_change_nothing(
            @ForAll("readings") @Size(max = 12) List<Reading.OfOperator> readings,
            @ForAll long seed,
            @ForAll("profiles") OperatorProfile profile) {
        // Given: what was corrected is not sent again, and no correction overtakes what it corrects
        List<Reading.OfOperator> inForce = inForce(readings);
        List<Reading.OfOperator> shuffled = new ArrayList<>(inForce);
        shuffled.addAll(inForce.subList(0, inForce.size() / 2));
        Collections.shuffle(shuffled, new Random(seed));

        // When
        OperatorState inOrder = Operators.anOperator(profile, readings.toArray(Reading.OfOperator[]::new));
        OperatorState inAnyOrder = Operators.anOperator(profile, shuffled.toArray(Reading.OfOperator[]::new));

        // Then
        assertThat(inAnyOrder).isEqualTo(inOrder);
        assertThat(MetricSets.of(inAnyOrder)).isEqualTo(MetricSets.of(inOrder));
    }

    /** Of each kind and moment the last. */
    private static List<Reading.OfOperator> inForce(List<Reading.OfOperator> readings) {
        Map<List<Object>, Reading.OfOperator> last = new LinkedHashMap<>();
        readings.forEach(it -> last.put(List.of(it.getClass(), it.at()), it));
        return List.copyOf(last.values());
    }

    @Property
    void no_metric_ever_holds_a_number_that_is_not_finite(
            @ForAll("readings") @Size(max = 12) List<Reading.OfOperator> readings,
            @ForAll("profiles") OperatorProfile profile,
            @ForAll("markets") Optional<MarketSnapshot> market)
            throws ReflectiveOperationException {
        // Given
        OperatorState state = Operators.anOperator(profile, readings.toArray(Reading.OfOperator[]::new));

        // When
        MetricSet metrics = OperatorMetrics.compute(state, market, Markets.STRESS, Operators.NOW);

        // Then
        for (Metric metric : metrics.values()) {
            for (RecordComponent component : metric.getClass().getRecordComponents()) {
                if (component.getType() == double.class) {
                    assertThat((double) component.getAccessor().invoke(metric))
                            .as("%s.%s", metric.name(), component.getName())
                            .isFinite();
                }
            }
        }
    }

    @Provide
    Arbitrary<OperatorProfile> profiles() {
        return Combinators.combine(
                        Arbitraries.of(Scheme.values()),
                        Arbitraries.doubles().between(0, 0.5),
                        Arbitraries.doubles().between(1, 3),
                        Arbitraries.of(true, false),
                        Arbitraries.doubles().between(0, 1))
                .as((scheme, fee, pue, takeOrPay, haircut) -> new OperatorProfile(
                        Operators.ID,
                        "Acme",
                        new PoolContract(scheme, fee),
                        new PowerContract(pue, takeOrPay, false),
                        haircut));
    }

    @Provide
    Arbitrary<Optional<MarketSnapshot>> markets() {
        return Combinators.combine(amounts(1e-300, 1e300), amounts(1e-300, 1e300), amounts(0, 50), amounts(0, 1_000))
                .as((price, difficulty, subsidy, fees) -> new MarketSnapshot(
                        Operators.NOW, price, difficulty, subsidy, fees, OptionalDouble.of(price), Quotes.NONE))
                .optional(0.95);
    }

    /** Readings of every kind, with figures from nothing to the absurd, many of the same moment. */
    @Provide
    Arbitrary<List<Reading.OfOperator>> readings() {
        return Arbitraries.oneOf(fleets(), costs(), treasuries(), debts(), hedges())
                .list()
                .uniqueElements(Reading::id);
    }

    private static Arbitrary<Reading.OfOperator> fleets() {
        return Combinators.combine(ids(), daysAgo(), amounts(0, 1e7), amounts(0, 1), amounts(1, 10_000))
                .as((id, ago, ph, uptime, joules) ->
                        new Reading.Fleet(id, Operators.NOW.minus(ago), Operators.ID, ph, uptime, joules));
    }

    private static Arbitrary<Reading.OfOperator> costs() {
        return Combinators.combine(ids(), daysAgo(), amounts(0, 2), amounts(0, 1e300), amounts(0, 1e300))
                .as((id, ago, power, other, credits) ->
                        new Reading.Cost(id, Operators.NOW.minus(ago), Operators.ID, power, other, credits));
    }

    private static Arbitrary<Reading.OfOperator> treasuries() {
        return Combinators.combine(
                        ids(),
                        daysAgo(),
                        amounts(0, 1e300),
                        amounts(0, 21e6),
                        amounts(0, 21e6).optional(0.7),
                        amounts(0, 21e6).optional(0.7))
                .as((id, ago, cash, btc, mined, sold) -> new Reading.Treasury(
                        id,
                        Operators.NOW.minus(ago),
                        Operators.ID,
                        cash,
                        btc,
                        0,
                        cash,
                        mined.map(OptionalDouble::of).orElseGet(OptionalDouble::empty),
                        sold.map(OptionalDouble::of).orElseGet(OptionalDouble::empty)));
    }

    private static Arbitrary<Reading.OfOperator> debts() {
        Arbitrary<Collateral> collateral = Arbitraries.oneOf(
                amounts(1e-300, 21e6).map(btc -> new Collateral.Btc(btc, 0.7, 0.85, 0.55)),
                amounts(1e-300, 1e300).map(Collateral.Asic::new),
                Arbitraries.just(new Collateral.None()));
        Arbitrary<Loan> loans = Combinators.combine(ids(), amounts(0, 1e300), amounts(0, 1e300), collateral)
                .as(Loan::new);
        return Combinators.combine(ids(), daysAgo(), loans.list().ofMaxSize(3), Arbitraries.of(true, false))
                .as((id, ago, list, missed) ->
                        new Reading.Debt(id, Operators.NOW.minus(ago), Operators.ID, list, missed));
    }

    private static Arbitrary<Reading.OfOperator> hedges() {
        Arbitrary<HedgePosition> positions = Combinators.combine(
                        Arbitraries.of(Instrument.values()),
                        amounts(1e-300, 1e300),
                        Arbitraries.integers().between(-5, 5))
                .as((instrument, btc, days) -> new HedgePosition(
                        instrument,
                        btc,
                        OptionalDouble.empty(),
                        LocalDate.parse("2024-09-30").plusDays(days)));
        return Combinators.combine(ids(), daysAgo(), positions.list().ofMaxSize(3))
                .as((id, ago, list) -> new Reading.Hedges(id, Operators.NOW.minus(ago), Operators.ID, list));
    }

    private static Arbitrary<String> ids() {
        return Arbitraries.strings().alpha().ofLength(6);
    }

    private static Arbitrary<Duration> daysAgo() {
        return Arbitraries.integers().between(0, 200).map(Duration::ofDays);
    }

    /** Both bounds, and figures of every size below the upper one. */
    private static Arbitrary<Double> amounts(double min, double max) {
        Arbitrary<Double> between = Combinators.combine(
                        Arbitraries.doubles().between(0.1, 1),
                        Arbitraries.integers().between(0, 20))
                .as((share, zeros) -> Math.max(min, max * share * Math.pow(10, -zeros)));
        return Arbitraries.oneOf(Arbitraries.of(min, max), between);
    }

    private static MetricSet compute(OperatorState state, MarketSnapshot market) {
        return OperatorMetrics.compute(state, market, Markets.STRESS, Operators.NOW);
    }

    private static Optional<Runway> runway(MetricSet metrics, Scenario scenario) {
        return metrics.all(Runway.class).filter(it -> it.scenario() == scenario).findFirst();
    }
}
