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
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class HysteresisPropertiesTest {
    private static final RulebookPolicy.Hysteresis POLICY = new RulebookPolicy.Hysteresis(2, 7, Map.of());
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    /** One assessment: the time since the one before, and what was found. */
    record Step(Duration after, List<Finding.Stress> findings) {
        Grade raw() {
            return RawGrade.of(findings, new MetricSet(List.of()), POLICY).grade();
        }
    }

    /** What came of one step. */
    record Seen(Step step, GradeMemory before, GradeMemory after) {
        Grade from() {
            return before.grade().orElse(Grade.INDETERMINATE);
        }

        Grade to() {
            return after.grade().orElseThrow();
        }

        boolean graded() {
            return from() != Grade.INDETERMINATE && to() != Grade.INDETERMINATE;
        }
    }

    @Property
    void a_grade_never_rises_by_what_was_not_confirmed(@ForAll("steps") List<Step> steps) {
        List<Seen> story = play(steps);
        for (int i = 1; i < story.size(); i++) {
            Seen seen = story.get(i);
            if (seen.graded() && seen.to().worseThan(seen.from())) {
                Grade to = seen.to();
                boolean atOnce = asks(seen.step(), to, 1);
                boolean twice =
                        asks(seen.step(), to, 2) && asks(story.get(i - 1).step(), to, 2);
                assertThat(atOnce || twice).as("%s", seen).isTrue();
            }
        }
    }

    @Property
    void a_grade_never_exceeds_the_worst_ever_asked_for(@ForAll("steps") List<Step> steps) {
        Grade worst = Grade.INDETERMINATE;
        for (Seen seen : play(steps)) {
            worst = worst.worst(seen.step().raw());
            assertThat(seen.to().worseThan(worst)).as("%s", seen).isFalse();
        }
    }

    @Property
    void a_grade_asked_for_at_once_is_in_force(@ForAll("steps") List<Step> steps) {
        for (Seen seen : play(steps)) {
            for (Finding.Stress finding : seen.step().findings()) {
                if (seen.to() != Grade.INDETERMINATE && finding.confirm() == 1) {
                    assertThat(seen.to().atLeast(finding.grade()))
                            .as("%s", seen)
                            .isTrue();
                }
            }
        }
    }

    @Property
    void a_grade_falls_by_one_class_and_never_below_what_is_asked_for(@ForAll("steps") List<Step> steps) {
        for (Seen seen : play(steps)) {
            if (seen.graded() && seen.from().worseThan(seen.to())) {
                assertThat(seen.to()).isEqualTo(seen.from().oneCalmer());
                assertThat(seen.to().atLeast(seen.step().raw())).as("%s", seen).isTrue();
            }
        }
    }

    @Property
    void seven_days_at_least_lie_between_two_falls(@ForAll("steps") List<Step> steps) {
        Instant now = START;
        Instant lastFall = Instant.MIN;
        for (Seen seen : play(steps)) {
            now = now.plus(seen.step().after());
            if (!seen.graded()) {
                lastFall = Instant.MIN;
            } else if (seen.from().worseThan(seen.to())) {
                if (!lastFall.equals(Instant.MIN)) {
                    assertThat(Duration.between(lastFall, now)).isGreaterThan(Duration.ofDays(6));
                }
                lastFall = now;
            }
        }
    }

    @Property
    void missing_inputs_never_leave_a_grade_below_severe(@ForAll("steps") List<Step> steps) {
        for (Seen seen : play(steps)) {
            if (asks(seen.step(), Grade.INDETERMINATE, 1)
                    && seen.step().findings().stream().anyMatch(it -> it.grade() == Grade.INDETERMINATE)) {
                assertThat(seen.to()).isIn(Grade.INDETERMINATE, Grade.SEVERE, Grade.CAPITULATION);
            }
        }
    }

    @Property
    void a_gap_is_left_for_the_worse_of_what_it_interrupted_and_what_is_found(@ForAll("steps") List<Step> steps) {
        Grade last = Grade.INDETERMINATE;
        for (Seen seen : play(steps)) {
            if (seen.from() == Grade.INDETERMINATE && seen.to() != Grade.INDETERMINATE) {
                assertThat(seen.to())
                        .as("%s", seen)
                        .isEqualTo(last.worst(seen.step().raw()));
            }
            last = seen.after().lastGrade().orElse(Grade.INDETERMINATE);
        }
    }

    private static boolean asks(Step step, Grade grade, int confirmAtMost) {
        return step.findings().stream().anyMatch(it -> it.grade().atLeast(grade) && it.confirm() <= confirmAtMost);
    }

    private static List<Seen> play(List<Step> steps) {
        List<Seen> story = new ArrayList<>();
        GradeMemory memory = GradeMemory.NONE;
        Instant now = START;
        for (Step step : steps) {
            now = now.plus(step.after());
            GradeMemory next = Hysteresis.next(memory, step.findings(), new MetricSet(List.of()), POLICY, now);
            story.add(new Seen(step, memory, next));
            memory = next;
        }
        return story;
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Grade> grades = Arbitraries.frequency(
                Tuple.of(1, Grade.INDETERMINATE),
                Tuple.of(6, Grade.WATCH),
                Tuple.of(6, Grade.STRESSED),
                Tuple.of(4, Grade.SEVERE),
                Tuple.of(2, Grade.CAPITULATION));
        Arbitrary<Finding.Stress> findings = Combinators.combine(grades, Arbitraries.of(1, 2, 2, 2))
                .as((grade, confirm) -> new Finding.Stress(
                        "T-" + grade, grade, "", grade == Grade.INDETERMINATE ? 1 : confirm, List.of()));
        Arbitrary<Duration> after = Arbitraries.of(1, 6, 24, 24, 24, 100).map(Duration::ofHours);
        return Combinators.combine(after, findings.list().ofMaxSize(2))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }
}
