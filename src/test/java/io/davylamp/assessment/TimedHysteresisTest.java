package io.davylamp.assessment;

import static io.davylamp.mining.Grade.CAPITULATION;
import static io.davylamp.mining.Grade.INDETERMINATE;
import static io.davylamp.mining.Grade.NORMAL;
import static io.davylamp.mining.Grade.SEVERE;
import static io.davylamp.mining.Grade.STRESSED;
import static io.davylamp.mining.Grade.WATCH;
import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.assessment.GradeMemory.LastKnown;
import io.davylamp.assessment.GradeMemory.Next;
import io.davylamp.metrics.Input;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.OperatorMetric.InputAge;
import io.davylamp.mining.Grade;
import io.davylamp.rules.Finding;
import io.davylamp.rules.RulebookPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimedHysteresisTest {
    private static final RulebookPolicy.Hysteresis POLICY = new RulebookPolicy.Hysteresis(2, 7, Map.of(), 24);
    private static final Instant START = Instant.parse("2024-01-01T12:00:00Z");

    @Test
    void the_first_grade_is_the_raw_one() {
        assertThat(new Story().at(0, on(SEVERE, 2)).grade()).isEqualTo(SEVERE);
    }

    @Test
    void a_tick_a_minute_does_not_confirm() {
        // Given
        Story story = new Story().at(0);

        // When
        for (int minute = 60; minute < 60 + 24 * 60; minute++) {
            story.minute(minute, on(SEVERE, 2));
            assertThat(story.grade()).isEqualTo(NORMAL);
        }

        // Then
        assertThat(story.minute(60 + 24 * 60, on(SEVERE, 2)).grade()).isEqualTo(SEVERE);
    }

    @Test
    void a_finding_of_confirm_1_acts_at_once_and_of_3_after_twice_the_time() {
        assertThat(new Story().at(0).at(1, on(SEVERE, 1)).grade()).isEqualTo(SEVERE);
        Story slow = new Story().at(0).at(1, on(SEVERE, 3)).at(48, on(SEVERE, 3));
        assertThat(slow.grade()).isEqualTo(NORMAL);
        assertThat(slow.at(49, on(SEVERE, 3)).grade()).isEqualTo(SEVERE);
    }

    @Test
    void one_calm_look_begins_the_wait_anew() {
        Story story = new Story().at(0).at(1, on(SEVERE, 2)).at(24).at(25, on(SEVERE, 2));

        assertThat(story.grade()).isEqualTo(NORMAL);
        assertThat(story.at(48, on(SEVERE, 2)).grade()).isEqualTo(NORMAL);
        assertThat(story.at(49, on(SEVERE, 2)).grade()).isEqualTo(SEVERE);
    }

    @Test
    void rises_to_the_worst_that_was_asked_for_all_the_time() {
        Story story = new Story()
                .at(0)
                .at(1, on(WATCH, 2))
                .at(12, on(CAPITULATION, 2))
                .at(25, on(SEVERE, 2));

        assertThat(story.grade()).isEqualTo(WATCH);
        assertThat(story.at(36, on(SEVERE, 2)).grade()).isEqualTo(SEVERE);
    }

    @Test
    void says_what_comes_next_and_when() {
        Story story = new Story().at(0).at(1, on(SEVERE, 2));

        assertThat(story.next()).contains(new Next(SEVERE, START.plus(Duration.ofHours(25))));
        assertThat(story.at(25, on(SEVERE, 2)).next()).isEmpty();
        assertThat(story.at(30, on(WATCH, 2)).next())
                .contains(new Next(STRESSED, START.plus(Duration.ofHours(30)).plus(Duration.ofDays(7))));
    }

    @Test
    void falls_by_one_class_once_calm_has_lasted_and_not_a_minute_before() {
        // Given: severe, and calm from hour 1 on
        Story story = new Story().at(0, on(SEVERE, 2));
        int week = 7 * 24 * 60;

        // When, Then
        for (int minute = 60; minute < 60 + week; minute += 7) {
            assertThat(story.minute(minute).grade()).isEqualTo(SEVERE);
        }
        assertThat(story.minute(60 + week).grade()).isEqualTo(STRESSED);
        assertThat(story.minute(60 + 2 * week - 1).grade()).isEqualTo(STRESSED);
        assertThat(story.minute(60 + 2 * week).grade()).isEqualTo(WATCH);
        assertThat(story.minute(60 + 3 * week).grade()).isEqualTo(NORMAL);
    }

    @Test
    void what_repeats_itself_changes_no_memory() {
        Story story = new Story().at(0, on(SEVERE, 2)).at(1);
        GradeMemory calm = story.memory;

        assertThat(story.at(2).memory).isEqualTo(calm);
        GradeMemory asked = story.at(3, on(CAPITULATION, 2)).memory;
        assertThat(story.at(4, on(CAPITULATION, 2)).memory).isEqualTo(asked);
    }

    @Test
    void ages_into_indeterminate_and_says_of_when_the_last_grade_was() {
        // Given: severe by the treasury of the start
        Story story = new Story().at(0, on(SEVERE, 2));

        // When: 46 days on it says nothing any more
        story.at(46 * 24, stale(Input.TREASURY, 46));

        // Then
        assertThat(story.grade()).isEqualTo(INDETERMINATE);
        assertThat(story.lastKnown()).contains(new LastKnown(SEVERE, START));
        assertThat(story.at(47 * 24, stale(Input.TREASURY, 47)).lastKnown()).contains(new LastKnown(SEVERE, START));
    }

    @Test
    void what_a_gap_interrupted_is_not_resumed() {
        Story story = new Story().at(0, on(SEVERE, 2)).at(46 * 24, stale(Input.TREASURY, 46));

        assertThat(story.at(46 * 24 + 1, on(WATCH, 2)).grade()).isEqualTo(WATCH);
        assertThat(story.lastKnown()).isEmpty();
    }

    @Test
    void what_is_known_to_be_severe_is_severe_though_inputs_are_missing() {
        Story story = new Story().at(0, on(SEVERE, 2), stale(Input.COST, 101));

        assertThat(story.grade()).isEqualTo(SEVERE);
        assertThat(story.at(1, on(STRESSED, 2), stale(Input.COST, 101)).grade()).isEqualTo(INDETERMINATE);
        assertThat(story.lastKnown()).map(LastKnown::grade).contains(SEVERE);
    }

    private static Finding.Stress on(Grade grade, int confirm) {
        return new Finding.Stress("T-" + grade, grade, "test", confirm, List.of());
    }

    private static Finding.Stress stale(Input input, double days) {
        return new Finding.Stress("DQ-" + input, INDETERMINATE, "test", 2, List.of(new InputAge(input, days)));
    }

    /** Assessments of one operator. */
    private static final class Story {
        private GradeMemory memory = GradeMemory.NONE;

        Story at(int hour, Finding.Stress... findings) {
            return minute(hour * 60, findings);
        }

        Story minute(int minute, Finding.Stress... findings) {
            Instant now = START.plus(Duration.ofMinutes(minute));
            Known known = Known.of(List.of(findings), new MetricSet(List.of()), Map.of(), now);
            memory = new TimedHysteresis(memory, POLICY, now).next(known);
            return this;
        }

        Grade grade() {
            return memory.grade().orElseThrow();
        }

        Optional<Next> next() {
            return memory.course().flatMap(GradeMemory.Course::next);
        }

        Optional<LastKnown> lastKnown() {
            return memory.course().flatMap(GradeMemory.Course::lastKnown);
        }
    }
}
