package io.davylamp.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.market.MarketSnapshot;
import io.davylamp.mining.Bounds;
import io.davylamp.mining.DatedFuture;
import io.davylamp.mining.Grade;
import io.davylamp.mining.HedgePosition;
import io.davylamp.mining.Instrument;
import io.davylamp.mining.Loan;
import io.davylamp.mining.Loan.Collateral;
import io.davylamp.mining.MachineClass;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.OperatorProfile;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.PoolContract;
import io.davylamp.mining.PowerContract;
import io.davylamp.mining.Quotes;
import io.davylamp.mining.Reading;
import io.davylamp.mining.Stablecoin;
import io.davylamp.mining.VolPoint;
import io.davylamp.rules.Compilation;
import io.davylamp.rules.RuleCompiler;
import io.davylamp.rules.RuleSet;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** Whatever an operator reports, it is judged by numbers or INDETERMINATE with a reason; nobody else pays for it. */
class JudgedAlonePropertiesTest {
    private static final Instant NOW = Instant.parse("2024-09-30T12:00:00Z");
    private static final OperatorId ID = new OperatorId("acme");
    private static final double[] USD = {0, 0.01, 1, 1e6, 1e13};
    private static final double[] USD_PER_DAY = {0, 1e-3, 1, 1e4, 1e11};
    private static final double[] BTC = {0, 1e-8, 1, 1e3, 21e6};
    private static final double[] SOME_BTC = {1e-8, 1, 1e3, 21e6};
    private static final double[] PRICES = {1e-4, 1, 2e4, 1e5, 1e9};

    private static @Nullable RuleSet rules;

    @BeforeContainer
    static void compileRules() {
        rules = ((Compilation.Compiled) RuleCompiler.compile(Path.of("rules"))).rules();
    }

    @AfterContainer
    static void closeRules() {
        rules().close();
    }

    @Property(tries = 2_500)
    void an_operator_of_extreme_readings_is_judged_by_finite_numbers(@ForAll long seed) {
        // Given
        Extremes extremes = new Extremes(new Random(seed));
        Reading.Market market = extremes.market();
        Bounds.check(market);
        OperatorState state = extremes.state();
        Optional<MarketSnapshot> snapshot = Optional.of(MarketSnapshot.of(market));

        // When
        Assessment first = new OperatorMoment(state, snapshot, NOW).judgedBy(rules());
        Assessment next = new OperatorMoment(state, snapshot, NOW.plusSeconds(60)).judgedBy(rules(), first.memory());

        // Then
        for (Assessment it : List.of(first, next)) {
            assertThat(AssessmentJson.write(it)).doesNotContain("Infinity", "NaN");
            assertThat(AssessmentJson.write(AssessmentJson.read(AssessmentJson.write(it))))
                    .isEqualTo(AssessmentJson.write(it));
        }
        assertThat(NotJudged.reason(first))
                .as("within the bounds everything can be judged")
                .isEmpty();
    }

    @Property(tries = 1_000)
    void an_operator_of_absurd_readings_never_throws(@ForAll long seed) {
        // Given figures as they could be sent before there were bounds
        Random random = new Random(seed);
        double absurd = Math.scalb(1 + random.nextDouble(), 1_000 + random.nextInt(23));
        Extremes extremes = new Extremes(random);
        OperatorState state = extremes.state()
                .with(new Reading.Cost("x", NOW.plusSeconds(1), ID, extremes.of(0, 0.06, 2), absurd, 0))
                .with(new Reading.Debt(
                        "x",
                        NOW.plusSeconds(1),
                        ID,
                        List.of(new Loan("a", extremes.of(USD), absurd, extremes.collateral())),
                        false));
        Optional<MarketSnapshot> market = Optional.of(MarketSnapshot.of(extremes.market()));

        // When
        Assessment once = new OperatorMoment(state, market, NOW).judgedBy(rules());
        Assessment again = new OperatorMoment(state, market, NOW).judgedBy(rules());

        // Then
        assertThat(AssessmentJson.write(once)).doesNotContain("Infinity", "NaN").isEqualTo(AssessmentJson.write(again));
        if (NotJudged.reason(once).isPresent()) {
            assertThat(once.grade()).isEqualTo(Grade.INDETERMINATE);
            assertThat(once.incomplete()).isTrue();
            assertThat(once.findings()).hasSize(1);
            assertThat(once.findings().get(0).text())
                    .startsWith("Could not be judged: ")
                    .contains(" Maybe ");
        }
    }

    private static RuleSet rules() {
        return java.util.Objects.requireNonNull(rules);
    }

    /** Readings of figures at and near their bounds. */
    private record Extremes(Random random) {
        double of(double... values) {
            return values[random.nextInt(values.length)];
        }

        OptionalDouble maybe(double... values) {
            return random.nextBoolean() ? OptionalDouble.of(of(values)) : OptionalDouble.empty();
        }

        Reading.Market market() {
            Instant expiry = NOW.plus(Duration.ofDays(1 + random.nextInt(400)));
            Quotes quotes = new Quotes(
                    maybe(-2, 0, 0.05, 2),
                    maybe(0.01, 0.7, 5),
                    maybe(-0.5, 0.04, 1),
                    IntStream.range(0, random.nextInt(3))
                            .mapToObj(it -> new DatedFuture(expiry.plusSeconds(it), of(PRICES)))
                            .toList(),
                    IntStream.range(0, random.nextInt(4))
                            .mapToObj(it -> new VolPoint(expiry, of(PRICES), of(PRICES), of(0.01, 0.7, 50)))
                            .toList());
            return new Reading.Market(
                    "m",
                    NOW,
                    of(PRICES),
                    of(1, 1e10, 9e13, 1e20),
                    of(0, 1e-8, 3.125, 50),
                    of(0, 1e-8, 0.1, 1000),
                    maybe(1, 144, 1000),
                    maybe(1e-12, 600, 1e9),
                    OptionalLong.empty(),
                    quotes);
        }

        OperatorState state() {
            OperatorProfile profile = new OperatorProfile(
                    ID,
                    "Acme",
                    new PoolContract(
                            PoolContract.Scheme.values()[random.nextInt(PoolContract.Scheme.values().length)],
                            of(0, 0.02, 0.5)),
                    new PowerContract(of(1, 1.05, 3), random.nextBoolean(), random.nextBoolean()),
                    of(0, 0.1, 1));
            OperatorState state = OperatorState.empty(profile);
            for (Reading.OfOperator reading : List.of(fleet(), cost(), treasury(0), treasury(40), debt(), hedges())) {
                Bounds.check(reading);
                if (random.nextInt(10) > 0) {
                    state = state.with(reading);
                }
            }
            return state;
        }

        private Reading.Fleet fleet() {
            return new Reading.Fleet(
                    "f",
                    NOW,
                    ID,
                    of(0, 1e-6, 100, 1e7),
                    of(0, 1e-9, 0.9, 1),
                    of(1, 30, 10_000),
                    IntStream.range(0, random.nextInt(3))
                            .mapToObj(it -> new MachineClass("m" + it, of(0, 1e-6, 100, 1e7), of(1, 30, 10_000)))
                            .toList());
        }

        private Reading.Cost cost() {
            return new Reading.Cost(
                    "c", NOW, ID, of(0, 1e-9, 0.06, 2), of(USD_PER_DAY), of(USD_PER_DAY), maybe(USD_PER_DAY));
        }

        private Reading.Treasury treasury(int daysAgo) {
            double pledged = of(BTC);
            return new Reading.Treasury(
                    "t" + daysAgo,
                    NOW.minus(Duration.ofDays(daysAgo)),
                    ID,
                    of(USD),
                    of(BTC),
                    pledged,
                    of(USD),
                    maybe(BTC),
                    maybe(BTC),
                    random.nextBoolean() ? List.of(new Stablecoin("S", of(USD), of(0, 0.5, 1))) : List.of(),
                    random.nextBoolean() ? OptionalDouble.of(pledged) : OptionalDouble.empty(),
                    maybe(USD),
                    maybe(USD),
                    maybe(USD));
        }

        private Reading.Debt debt() {
            return new Reading.Debt(
                    "d",
                    NOW,
                    ID,
                    IntStream.range(0, random.nextInt(4))
                            .mapToObj(it -> new Loan("l" + it, of(USD), of(USD_PER_DAY), collateral()))
                            .toList(),
                    random.nextBoolean(),
                    maybe(USD_PER_DAY));
        }

        private Collateral collateral() {
            return switch (random.nextInt(3)) {
                case 0 -> {
                    double call = of(0.01, 0.7, 1.5);
                    yield new Collateral.Btc(of(SOME_BTC), call, of(call, 2), of(0.01, call));
                }
                case 1 -> new Collateral.Asic(of(0.01, 1e6, 1e13));
                default -> new Collateral.None();
            };
        }

        private Reading.Hedges hedges() {
            return new Reading.Hedges(
                    "h",
                    NOW,
                    ID,
                    IntStream.range(0, random.nextInt(3))
                            .mapToObj(it -> new HedgePosition(
                                    Instrument.values()[random.nextInt(Instrument.values().length)],
                                    of(SOME_BTC),
                                    maybe(PRICES),
                                    LocalDate.of(2024, 10, 1).plusDays(random.nextInt(60_000))))
                            .toList());
        }
    }
}
