package io.davylamp.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.davylamp.market.MarketSnapshot;
import io.davylamp.market.MarketTimeline;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.OperatorProfile;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.PoolContract;
import io.davylamp.mining.PowerContract;
import io.davylamp.mining.Quotes;
import io.davylamp.mining.Reading;
import io.davylamp.rules.Compilation;
import io.davylamp.rules.RuleCompiler;
import io.davylamp.rules.RuleSet;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import org.junit.jupiter.api.Test;

class OperatorTimelineTest {
    private static final Instant DAY_1 = Instant.parse("2022-07-01T00:00:00Z");
    private static final OperatorId ID = new OperatorId("acme");
    private static final OperatorProfile PROFILE = profile(0.01);
    private static final RuleSet RULES = ((Compilation.Compiled) RuleCompiler.compile(Path.of("rules"))).rules();

    @AfterContainer
    static void closeRules() {
        RULES.close();
    }

    @Test
    void at_each_moment_what_is_dated_up_to_it_is_known_and_nothing_later() {
        // Given
        OperatorTimeline timeline = timeline(cost(2, 0.05), cost(4, 0.07));

        // When each moment is gone to, Then
        assertThat(powerPrice(timeline.to(day(1)))).isEmpty();
        assertThat(powerPrice(timeline.to(day(2).minusNanos(1)))).isEmpty();
        assertThat(powerPrice(timeline.to(day(2)))).contains(0.05);
        assertThat(powerPrice(timeline.to(day(3)))).contains(0.05);
        assertThat(powerPrice(timeline.to(day(9)))).contains(0.07);
    }

    @Test
    void readings_of_one_moment_become_known_together() {
        // Given
        OperatorTimeline timeline = timeline(cost(2, 0.05), fleet(2), cost(3, 0.06));

        // When
        OperatorState known = timeline.to(day(2)).state();

        // Then
        assertThat(known.cost()).map(Reading.Cost::powerPriceUsdPerKwh).contains(0.05);
        assertThat(known.fleet()).isPresent();
        assertThat(timeline.state()).isEqualTo(known);
    }

    @Test
    void a_moment_carries_the_market_that_was_known_at_it() {
        // Given
        MarketTimeline market = new MarketTimeline(List.of(), List.of(market(2, 20_000), market(4, 25_000)));
        OperatorTimeline timeline = new OperatorTimeline(OperatorState.empty(PROFILE), List.of(), market::at);

        // When each moment is gone to, Then
        assertThat(timeline.to(day(1)).market()).isEmpty();
        assertThat(timeline.to(day(3)).market()).map(MarketSnapshot::priceUsd).contains(20_000.0);
        assertThat(timeline.to(day(4)).market()).map(MarketSnapshot::priceUsd).contains(25_000.0);
    }

    @Test
    void it_begins_from_what_was_known_before() {
        // Given
        OperatorState before = OperatorState.empty(PROFILE).withAll(List.of(fleet(1), cost(1, 0.04)));

        // When
        OperatorMoment moment = new OperatorTimeline(before, List.of(cost(3, 0.05)), at -> Optional.empty()).to(day(2));

        // Then
        assertThat(moment.state()).isEqualTo(before);
        assertThat(powerPrice(moment)).contains(0.04);
    }

    @Test
    void a_moment_can_be_looked_at_under_other_contracts() {
        // Given
        OperatorMoment moment = timeline(cost(2, 0.05)).to(day(2));

        // When
        OperatorMoment other = moment.under(profile(0.45));

        // Then
        assertThat(other.state().profile().pool().fee()).isEqualTo(0.45);
        assertThat(other.state().cost()).isEqualTo(moment.state().cost());
        assertThat(other.at()).isEqualTo(moment.at());
    }

    @Test
    void nobody_goes_back() {
        // Given
        OperatorTimeline timeline = timeline(cost(2, 0.05));
        timeline.to(day(2));

        // When, Then: the same moment again is the same, an earlier one is refused
        assertThat(powerPrice(timeline.to(day(2)))).contains(0.05);
        assertThatThrownBy(() -> timeline.to(day(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2022-07-01T00:00:00Z is before 2022-07-02T00:00:00Z");
    }

    @Property(tries = 100)
    void a_walk_in_two_parts_judges_as_a_walk_in_one(@ForAll @IntRange(min = 1, max = 29) int cut) {
        // Given a month of a price that falls and power that grows dearer
        List<Reading.OfOperator> readings = new ArrayList<>(List.of(fleet(1)));
        List<Reading.Market> prices = new ArrayList<>();
        for (int day = 1; day <= 30; day++) {
            prices.add(market(day, 40_000 - 1_000 * day));
            readings.add(cost(day, 0.03 + 0.003 * day));
        }
        MarketTimeline market = new MarketTimeline(List.of(), prices);

        // When
        List<String> whole = walk(new Walk(OperatorState.empty(PROFILE), GradeMemory.NONE), readings, market, 1, 30);
        Walk parts = new Walk(OperatorState.empty(PROFILE), GradeMemory.NONE);
        List<String> inParts = new ArrayList<>(walk(parts, readings.subList(0, cut + 1), market, 1, cut));
        inParts.addAll(walk(parts, readings.subList(cut + 1, readings.size()), market, cut + 1, 30));

        // Then
        assertThat(inParts).hasSize(30).isEqualTo(whole);
    }

    /** Where a walk stands: what is known, and what hysteresis remembers. */
    private static final class Walk {
        private OperatorState state;
        private GradeMemory memory;

        public Walk(OperatorState state, GradeMemory memory) {
            this.state = state;
            this.memory = memory;
        }
    }

    private static List<String> walk(
            Walk walk, List<Reading.OfOperator> readings, MarketTimeline market, int fromDay, int toDay) {
        OperatorTimeline timeline = new OperatorTimeline(walk.state, readings, market::at);
        Judge judge = new Judge(RULES, walk.memory);
        List<String> assessments = new ArrayList<>();
        for (int day = fromDay; day <= toDay; day++) {
            assessments.add(
                    AssessmentJson.write(judge.next(timeline.to(day(day))).assessment()));
        }
        walk.state = timeline.state();
        walk.memory = judge.memory();
        return assessments;
    }

    private static OperatorTimeline timeline(Reading.OfOperator... readings) {
        return new OperatorTimeline(OperatorState.empty(PROFILE), List.of(readings), at -> Optional.empty());
    }

    private static Optional<Double> powerPrice(OperatorMoment moment) {
        return moment.state().cost().map(Reading.Cost::powerPriceUsdPerKwh);
    }

    private static Instant day(int day) {
        return DAY_1.plus(Duration.ofDays(day - 1));
    }

    private static Reading.Cost cost(int day, double usdPerKwh) {
        return new Reading.Cost("cost-" + day, day(day), ID, usdPerKwh, 10_000, 0);
    }

    private static Reading.Fleet fleet(int day) {
        return new Reading.Fleet("fleet-" + day, day(day), ID, 2_000, 0.95, 30);
    }

    private static Reading.Market market(int day, double priceUsd) {
        return new Reading.Market(
                "market-" + day,
                day(day),
                priceUsd,
                3e13,
                6.25,
                0.1,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                Quotes.NONE);
    }

    private static OperatorProfile profile(double poolFee) {
        return new OperatorProfile(
                ID,
                "Acme",
                new PoolContract(PoolContract.Scheme.FPPS, poolFee),
                new PowerContract(1.05, false, false),
                0.1);
    }
}
