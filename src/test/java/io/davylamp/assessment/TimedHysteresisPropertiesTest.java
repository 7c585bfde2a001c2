package io.davylamp.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.metrics.MetricSet;
import io.davylamp.mining.Grade;
import io.davylamp.rules.Finding;
import io.davylamp.rules.RulebookPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/**
 * What was found changes with readings only; ticks in between look at the same once more. What is not known holds nothing:
 * where inputs are wanting a grade may be left at any time.
 */
class TimedHysteresisPropertiesTest {
    private static final RulebookPolicy.Hysteresis POLICY = new RulebookPolicy.Hysteresis(2, 7, Map.of(), 24);
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final Instant END = START.plus(Duration.ofDays(90));

    /** A grade that came into force at a moment, and the one before it. */
    private record Change(Instant at, Grade before, Grade after) {}

    @Property(tries = 300)
    void no_number_of_ticks_brings_a_grade_into_force_before_its_time(
            @ForAll("readings") NavigableMap<Instant, List<Finding.Stress>> readings,
            @ForAll @IntRange(max = 400) int ticks,
            @ForAll long seed) {
        for (Change change : changes(readings, moments(readings, ticks, seed))) {
            if (graded(change) && change.after().worseThan(change.before())) {
                boolean confirmed = readings.floorEntry(change.at()).getValue().stream()
                        .filter(it -> it.grade().atLeast(change.after()))
                        .anyMatch(it -> always(
                                readings,
                                change.at().minus(Duration.ofHours(24L * (it.confirm() - 1))),
                                change.at(),
                                grade -> grade.atLeast(change.after())));
                assertThat(confirmed).as("%s of %s", change, readings).isTrue();
            }
        }
    }

    @Property(tries = 300)
    void no_number_of_ticks_lets_a_grade_fall_before_its_time(
            @ForAll("readings") NavigableMap<Instant, List<Finding.Stress>> readings,
            @ForAll @IntRange(max = 400) int ticks,
            @ForAll long seed) {
        Instant lastChange = START;
        for (Change change : changes(readings, moments(readings, ticks, seed))) {
            if (graded(change)
                    && change.before().worseThan(change.after())
                    && !known(readings.floorEntry(change.at()).getValue(), change.at())
                            .incomplete()) {
                assertThat(change.after()).isEqualTo(change.before().oneCalmer());
                assertThat(lastChange.plus(Duration.ofDays(7))).isBeforeOrEqualTo(change.at());
                assertThat(always(
                                readings,
                                change.at().minus(Duration.ofDays(7)),
                                change.at(),
                                grade -> change.before().worseThan(grade)))
                        .as("%s of %s", change, readings)
                        .isTrue();
            }
            lastChange = change.at();
        }
    }

    @Property(tries = 300)
    void a_gap_is_left_for_what_is_found_then(
            @ForAll("readings") NavigableMap<Instant, List<Finding.Stress>> readings,
            @ForAll @IntRange(max = 400) int ticks,
            @ForAll long seed) {
        for (Change change : changes(readings, moments(readings, ticks, seed))) {
            if (change.before() == Grade.INDETERMINATE) {
                assertThat(change.after())
                        .isEqualTo(known(readings.floorEntry(change.at()).getValue(), change.at())
                                .worst());
            }
        }
    }

    private static boolean graded(Change change) {
        return change.before() != Grade.INDETERMINATE && change.after() != Grade.INDETERMINATE;
    }

    /** Whether the readings asked for such a grade all the time, and none was wanting. */
    private static boolean always(
            NavigableMap<Instant, List<Finding.Stress>> readings,
            Instant from,
            Instant to,
            java.util.function.Predicate<Grade> grade) {
        if (from.isBefore(readings.firstKey())) {
            return false;
        }
        return readings.subMap(readings.floorKey(from), true, to, true).values().stream()
                .allMatch(it -> grade.test(known(it, to).worst()));
    }

    private static NavigableSet<Instant> moments(
            NavigableMap<Instant, List<Finding.Stress>> readings, int ticks, long seed) {
        NavigableSet<Instant> moments = new TreeSet<>(readings.keySet());
        Random random = new Random(seed);
        for (int i = 0; i < ticks; i++) {
            moments.add(START.plusSeconds(
                    random.nextInt((int) Duration.between(START, END).toSeconds())));
        }
        return moments.tailSet(readings.firstKey(), true);
    }

    private static List<Change> changes(
            NavigableMap<Instant, List<Finding.Stress>> readings, NavigableSet<Instant> moments) {
        List<Change> changes = new ArrayList<>();
        GradeMemory memory = GradeMemory.NONE;
        for (Instant at : moments) {
            List<Finding.Stress> findings = readings.floorEntry(at).getValue();
            GradeMemory next = new TimedHysteresis(memory, POLICY, at).next(known(findings, at));
            Grade grade = next.grade().orElseThrow();
            memory.grade().filter(it -> it != grade).ifPresent(before -> changes.add(new Change(at, before, grade)));
            memory = next;
        }
        return changes;
    }

    private static Known known(List<Finding.Stress> findings, Instant at) {
        return Known.of(findings, new MetricSet(List.of()), Map.of(), at);
    }

    @Provide
    Arbitrary<NavigableMap<Instant, List<Finding.Stress>>> readings() {
        Arbitrary<Grade> grades = Arbitraries.frequency(
                Tuple.of(1, Grade.INDETERMINATE),
                Tuple.of(6, Grade.WATCH),
                Tuple.of(6, Grade.STRESSED),
                Tuple.of(4, Grade.SEVERE),
                Tuple.of(2, Grade.CAPITULATION));
        Arbitrary<Finding.Stress> findings = Combinators.combine(grades, Arbitraries.of(1, 2, 2, 2, 3))
                .as((grade, confirm) -> new Finding.Stress("T-" + grade, grade, "test", confirm, List.of()));
        Arbitrary<Instant> moments = Arbitraries.longs()
                .between(0, Duration.between(START, END).toMinutes())
                .map(it -> START.plus(Duration.ofMinutes(it)));
        return Arbitraries.maps(moments, findings.list().ofMaxSize(3))
                .ofMinSize(1)
                .ofMaxSize(15)
                .map(TreeMap::new);
    }
}
