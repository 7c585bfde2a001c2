package io.davylamp.plausible;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.ingest.Mutations;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.Quotes;
import io.davylamp.mining.Reading;
import io.davylamp.testing.Operators;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;

/** What holds of every reading, whatever is in it. */
class PlausibilityPropertiesTest {
    private static final Instant AT = Instant.parse("2022-07-31T12:00:00Z");
    private static final OperatorId ID = new OperatorId("acme");
    private static final MarketPoint MARKET = MarketPoint.of(market(AT, 23_303, 2.77e13));

    @Property(tries = 3000)
    void a_market_that_moves_by_less_than_half_a_day_is_never_held(@ForAll long seed) {
        Random random = new Random(seed);
        MarketPast past = new MarketPast(List.of(), List.of());
        double price = 20_000 + 20_000 * random.nextDouble();
        for (int day = 0; day < 12; day++) {
            Reading.Market reading = market(AT.plus(Duration.ofDays(day)), price, 2.77e13);
            assertThat(Plausibility.of(reading, past)).isNotInstanceOf(Plausibility.Implausible.class);
            past.add(reading);
            price *= 0.55 + 0.9 * random.nextDouble();
            price = Math.min(200_000, Math.max(4_000, price));
        }
    }

    @Property(tries = 3000)
    void a_price_in_cents_or_in_thousands_is_held_whatever_it_was(
            @ForAll @DoubleRange(min = 17_000, max = 90_000) double price, @ForAll @LongRange(max = 5) long days) {
        MarketPast past = MarketPast.of(Optional.of(MarketPoint.of(market(AT, price, 2.77e13))));
        Instant next = AT.plus(Duration.ofDays(days));

        assertThat(Plausibility.of(market(next, price * 100, 2.77e13), past))
                .isInstanceOf(Plausibility.Implausible.class);
        assertThat(Plausibility.of(market(next, price / 1_000, 2.77e13), past))
                .isInstanceOf(Plausibility.Implausible.class);
        assertThat(Plausibility.of(market(next, price, 27.7), past)).isInstanceOf(Plausibility.Implausible.class);
    }

    @Property(tries = 5000)
    void a_hashrate_in_another_unit_is_held_and_the_unit_is_named(
            @ForAll @DoubleRange(min = 5, max = 4_000) double hashratePh,
            @ForAll @DoubleRange(min = 0.6, max = 1.6) double grown) {
        OperatorState known = state(fleet("last", hashratePh));
        MarketPast past = MarketPast.of(Optional.of(MARKET));

        assertThat(Plausibility.of(fleet("next", hashratePh * grown), known, past))
                .isInstanceOf(Plausibility.Plausible.class);
        assertThat(worst(fleet("next", hashratePh * grown / 1_000), known, past).advice())
                .startsWith("Maybe EH/s were given");
        assertThat(worst(fleet("next", hashratePh * grown * 1_000), known, past).advice())
                .startsWith("Maybe TH/s were given");
    }

    /** What is further off is not less doubtful. */
    @Property(tries = 3000)
    void further_off_is_never_believed_more(
            @ForAll @DoubleRange(min = 1, max = 1e5) double factor,
            @ForAll @DoubleRange(min = 1, max = 10) double more) {
        OperatorState known = state(fleet("last", 300), new Reading.Cost("cost", AT, ID, 0.06, 9_000, 0));
        MarketPast past = MarketPast.of(Optional.of(MARKET));

        assertThat(rank(fleet("next", Math.min(1e7, 300 * factor * more)), known, past))
                .isGreaterThanOrEqualTo(rank(fleet("next", Math.min(1e7, 300 * factor)), known, past));
        assertThat(rank(cost(Math.min(2, 0.06 * factor * more)), known, past))
                .isGreaterThanOrEqualTo(rank(cost(Math.min(2, 0.06 * factor)), known, past));
    }

    @Property(tries = 5000)
    void whatever_is_sent_comes_out_finite_and_in_plain_words(@ForAll long seed) {
        Random random = new Random(seed);
        Reading.Treasury any = new Reading.Treasury(
                "any",
                AT.plus(Duration.ofDays(random.nextInt(60))),
                ID,
                any(random, 1e14),
                any(random, 21e6),
                any(random, 21e6),
                any(random, 1e14),
                OptionalDouble.of(any(random, 21e6)),
                OptionalDouble.of(any(random, 21e6)));
        OperatorState known = state(
                fleet("last", any(random, 1e7)), Operators.treasury("t", AT, ID, any(random, 1e14), any(random, 21e6)));

        Plausibility found = Plausibility.of(any, known, MarketPast.of(Optional.of(MARKET)));

        assertThat(found.doubts()).allSatisfy(it -> {
            assertThat(it.message()).doesNotContainPattern(Mutations.FOREIGN).endsWith(".");
            assertThat(it.advice()).doesNotContainPattern(Mutations.FOREIGN).startsWith("Maybe");
            assertThat(List.of(it.value(), it.low(), it.high())).allMatch(Double::isFinite);
            assertThat(it.value() < it.low() || it.value() > it.high()).isTrue();
        });
        assertThat(found instanceof Plausibility.Implausible)
                .isEqualTo(found.doubts().stream().anyMatch(Doubt::far));
    }

    private static double any(Random random, double most) {
        return random.nextInt(6) == 0 ? 0 : most * Math.pow(10, -16 * random.nextDouble());
    }

    private static int rank(Reading.OfOperator reading, OperatorState known, MarketPast past) {
        Plausibility found = Plausibility.of(reading, known, past);
        return found instanceof Plausibility.Plausible ? 0 : found instanceof Plausibility.Doubtful ? 1 : 2;
    }

    private static Doubt worst(Reading.OfOperator reading, OperatorState known, MarketPast past) {
        Plausibility found = Plausibility.of(reading, known, past);
        assertThat(found).isInstanceOf(Plausibility.Implausible.class);
        return found.doubts().get(0);
    }

    private static OperatorState state(Reading.OfOperator... readings) {
        return OperatorState.empty(Operators.aProfile("acme")).withAll(List.of(readings));
    }

    private static Reading.Fleet fleet(String id, double hashratePh) {
        return new Reading.Fleet(id, AT, ID, hashratePh, 0.94, 32);
    }

    private static Reading.Cost cost(double usdPerKwh) {
        return new Reading.Cost("next", AT, ID, usdPerKwh, 9_000, 0);
    }

    private static Reading.Market market(Instant at, double priceUsd, double difficulty) {
        return new Reading.Market(
                "m-" + at,
                at,
                priceUsd,
                difficulty,
                6.25,
                0.1,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                Quotes.NONE);
    }
}
