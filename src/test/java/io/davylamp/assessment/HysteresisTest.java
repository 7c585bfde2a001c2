package io.davylamp.assessment;

import static io.davylamp.mining.Grade.CAPITULATION;
import static io.davylamp.mining.Grade.INDETERMINATE;
import static io.davylamp.mining.Grade.NORMAL;
import static io.davylamp.mining.Grade.SEVERE;
import static io.davylamp.mining.Grade.STRESSED;
import static io.davylamp.mining.Grade.WATCH;
import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.NetworkMetric.NetworkStress;
import io.davylamp.mining.Grade;
import io.davylamp.rules.Finding;
import io.davylamp.rules.RulebookPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HysteresisTest {
    private static final Instant START = Instant.parse("2024-01-01T06:00:00Z");
    private static final RulebookPolicy.Hysteresis OPERATOR = new RulebookPolicy.Hysteresis(2, 7, Map.of());

    @Test
    void the_first_grade_is_the_raw_grade_at_once() {
        // When
        GradeMemory first = Hysteresis.next(GradeMemory.NONE, List.of(on(SEVERE, 2)), none(), OPERATOR, START);

        // Then
        assertThat(first.grade()).contains(SEVERE);
        assertThat(first.gradeSince()).contains(START);
    }

    @Test
    void without_findings_the_grade_is_normal() {
        assertThat(new Story().day().grade()).isEqualTo(NORMAL);
    }

    @Test
    void a_finding_that_needs_confirming_raises_the_grade_when_asked_for_twice_in_a_row() {
        // Given
        Story story = new Story().day();

        // Then
        assertThat(story.day(on(STRESSED, 2)).grade()).isEqualTo(NORMAL);
        assertThat(story.day(on(STRESSED, 2)).grade()).isEqualTo(STRESSED);
    }

    @Test
    void a_streak_is_broken_by_one_assessment_without_it() {
        // Given
        Story story = new Story().day().day(on(STRESSED, 2)).day();

        // Then
        assertThat(story.day(on(STRESSED, 2)).grade()).isEqualTo(NORMAL);
        assertThat(story.day(on(STRESSED, 2)).grade()).isEqualTo(STRESSED);
    }

    @Test
    void a_streak_raises_to_the_lowest_grade_asked_for_in_it_and_starts_again() {
        // Given
        Story story = new Story().day();

        // Then
        assertThat(story.day(on(WATCH, 2)).grade()).isEqualTo(NORMAL);
        assertThat(story.day(on(SEVERE, 2)).grade()).isEqualTo(WATCH);
        assertThat(story.day(on(SEVERE, 2)).grade()).isEqualTo(WATCH);
        assertThat(story.day(on(SEVERE, 2)).grade()).isEqualTo(SEVERE);
    }

    @Test
    void an_immediate_finding_raises_at_once_to_its_own_grade_and_a_worse_one_is_still_confirmed() {
        // Given
        Story story = new Story().day();

        // Then
        assertThat(story.day(on(STRESSED, 1), on(CAPITULATION, 2)).grade()).isEqualTo(STRESSED);
        assertThat(story.day(on(STRESSED, 1), on(CAPITULATION, 2)).grade()).isEqualTo(CAPITULATION);
    }

    @Test
    void each_finding_waits_for_its_own_confirmation() {
        // Given
        Story story = new Story().day();

        // Then
        assertThat(story.day(on(WATCH, 2), on(SEVERE, 4)).grade()).isEqualTo(NORMAL);
        assertThat(story.day(on(WATCH, 2), on(SEVERE, 4)).grade()).isEqualTo(WATCH);
    }

    @Test
    void falls_by_one_class_after_seven_days_on_which_it_was_not_held() {
        // Given
        Story story = new Story().day(on(SEVERE, 1));

        // Then
        for (int day = 1; day <= 6; day++) {
            assertThat(story.day(on(WATCH, 1)).grade()).isEqualTo(SEVERE);
        }
        assertThat(story.day(on(WATCH, 1)).grade()).isEqualTo(STRESSED);
        for (int day = 1; day <= 6; day++) {
            assertThat(story.day(on(WATCH, 1)).grade()).isEqualTo(STRESSED);
        }
        assertThat(story.day(on(WATCH, 1)).grade()).isEqualTo(WATCH);
        assertThat(story.days(30, on(WATCH, 1)).grade()).isEqualTo(WATCH);
    }

    @Test
    void one_day_that_holds_the_grade_starts_the_count_of_days_again() {
        // Given
        Story story = new Story().day(on(SEVERE, 1)).days(6).day(on(SEVERE, 1));

        // Then
        assertThat(story.days(6).grade()).isEqualTo(SEVERE);
        assertThat(story.day().grade()).isEqualTo(STRESSED);
    }

    @Test
    void several_assessments_of_a_day_count_once() {
        // Given
        Story story = new Story().day(on(SEVERE, 1)).days(6);

        // Then
        assertThat(story.again().again().again().grade()).isEqualTo(SEVERE);
        assertThat(story.day().grade()).isEqualTo(STRESSED);
        assertThat(story.again().again().grade()).isEqualTo(STRESSED);
    }

    @Test
    void a_day_does_not_count_where_one_of_its_assessments_held_the_grade() {
        // Given a day that begins held and ends not held, and one that goes the other way
        Story heldFirst = new Story().day(on(SEVERE, 1)).day(on(SEVERE, 1)).again();
        Story heldLast = new Story().day(on(SEVERE, 1)).day().again(on(SEVERE, 1));

        // Then
        for (Story story : List.of(heldFirst, heldLast)) {
            assertThat(story.days(6).grade()).isEqualTo(SEVERE);
            assertThat(story.day().grade()).isEqualTo(STRESSED);
        }
    }

    @Test
    void days_without_an_assessment_neither_count_nor_break_the_row() {
        // Given
        Story story = new Story().day(on(SEVERE, 1)).days(3);

        // Then
        assertThat(story.pause(Duration.ofDays(20)).days(3).grade()).isEqualTo(SEVERE);
        assertThat(story.day().grade()).isEqualTo(STRESSED);
    }

    @Test
    void missing_inputs_make_the_grade_indeterminate_and_never_normal() {
        // Given
        Story story = new Story().day();

        // Then
        assertThat(story.day(on(INDETERMINATE, 1)).grade()).isEqualTo(INDETERMINATE);
        assertThat(story.day(on(INDETERMINATE, 1), on(STRESSED, 1)).grade()).isEqualTo(INDETERMINATE);
        assertThat(story.day(on(INDETERMINATE, 1), on(SEVERE, 1)).grade()).isEqualTo(SEVERE);
    }

    @Test
    void what_is_severe_but_not_confirmed_does_not_vouch_for_missing_inputs() {
        // Given
        Story story = new Story().day();

        // Then
        assertThat(story.day(on(INDETERMINATE, 1), on(SEVERE, 2)).grade()).isEqualTo(INDETERMINATE);
        assertThat(story.day(on(INDETERMINATE, 1), on(SEVERE, 2)).grade()).isEqualTo(SEVERE);
    }

    @Test
    void a_gap_in_reporting_does_not_clear_a_grade() {
        // Given
        Story story = new Story().day(on(SEVERE, 1)).days(3).days(20, on(INDETERMINATE, 1));
        assertThat(story.grade()).isEqualTo(INDETERMINATE);

        // Then it resumes, and falls after seven days known to be calm
        assertThat(story.days(6).grade()).isEqualTo(SEVERE);
        assertThat(story.memory.gradeSince()).contains(START.plus(Duration.ofDays(24)));
        assertThat(story.day().grade()).isEqualTo(STRESSED);
        assertThat(story.days(7).grade()).isEqualTo(WATCH);
    }

    @Test
    void a_worse_grade_than_before_the_gap_comes_into_force_at_once() {
        // Given
        Story story = new Story().day(on(WATCH, 1)).days(5, on(INDETERMINATE, 1));

        // Then unconfirmed, as nothing vouches for the days between
        assertThat(story.day(on(STRESSED, 2)).grade()).isEqualTo(STRESSED);
        assertThat(story.days(6).grade()).isEqualTo(STRESSED);
        assertThat(story.day().grade()).isEqualTo(WATCH);
    }

    @Test
    void a_gap_within_a_gap_changes_nothing() {
        // Given a day with inputs between two without
        Story story = new Story()
                .day(on(SEVERE, 1))
                .days(5, on(INDETERMINATE, 1))
                .day()
                .days(5, on(INDETERMINATE, 1), on(WATCH, 1));

        // Then
        assertThat(story.day().grade()).isEqualTo(SEVERE);
    }

    @Test
    void a_severe_found_while_inputs_are_wanting_does_not_soften_what_the_gap_interrupted() {
        // Given
        Story story = new Story().day(on(CAPITULATION, 1)).day(on(INDETERMINATE, 1));

        // Then
        assertThat(story.day(on(INDETERMINATE, 1), on(SEVERE, 1)).grade()).isEqualTo(CAPITULATION);
    }

    @Test
    void the_memory_of_a_gap_outlives_its_writing_and_one_written_before_there_was_such_a_memory_is_read() {
        // Given
        GradeMemory gap = new Story().day(on(SEVERE, 1)).day(on(INDETERMINATE, 1)).memory;
        String json = AssessmentJson.write(gap);
        String older = json.replace(",\"interrupted\":\"SEVERE\"", "");

        // Then
        assertThat(AssessmentJson.readMemory(json)).isEqualTo(gap);
        assertThat(older).doesNotContain("interrupted");
        assertThat(AssessmentJson.readMemory(older).interrupted()).isEmpty();
    }

    @Test
    void indeterminate_without_a_grade_before_it_is_left_for_the_raw_grade_at_once() {
        // Given
        Story story = new Story().day(on(INDETERMINATE, 1));

        // Then
        assertThat(story.day(on(STRESSED, 2)).grade()).isEqualTo(STRESSED);
    }

    @Test
    void the_raw_grade_says_whether_inputs_were_wanting() {
        assertThat(RawGrade.of(List.of(), none(), OPERATOR)).isEqualTo(new RawGrade(NORMAL, false));
        assertThat(RawGrade.of(List.of(on(WATCH, 2), on(STRESSED, 2)), none(), OPERATOR))
                .isEqualTo(new RawGrade(STRESSED, false));
        assertThat(RawGrade.of(List.of(on(INDETERMINATE, 1), on(STRESSED, 2)), none(), OPERATOR))
                .isEqualTo(new RawGrade(INDETERMINATE, true));
        assertThat(RawGrade.of(List.of(on(INDETERMINATE, 1), on(SEVERE, 2)), none(), OPERATOR))
                .isEqualTo(new RawGrade(SEVERE, true));
        assertThat(RawGrade.of(List.of(), none(), NetworkClasses.POLICY)).isEqualTo(new RawGrade(INDETERMINATE, true));
    }

    @Test
    void the_networks_class_is_left_below_a_score_and_not_by_its_findings() {
        // Given
        Story story = new Story(NetworkClasses.POLICY).score(65, on(SEVERE, 2));

        // Then seven days at the leave level hold it, seven below do not
        for (int day = 1; day <= 7; day++) {
            assertThat(story.score(55, on(STRESSED, 2)).grade()).isEqualTo(SEVERE);
        }
        for (int day = 1; day <= 6; day++) {
            assertThat(story.score(54.999, on(STRESSED, 2)).grade()).isEqualTo(SEVERE);
        }
        assertThat(story.score(54.999, on(STRESSED, 2)).grade()).isEqualTo(STRESSED);
    }

    @Test
    void the_network_counts_days_and_not_assessments() {
        // Given
        Story story = new Story(NetworkClasses.POLICY).score(10);

        // Then
        story.score(65, on(SEVERE, 2));
        assertThat(story.scoreAgain(66, on(SEVERE, 2)).grade()).isEqualTo(NORMAL);
        assertThat(story.score(65, on(SEVERE, 2)).grade()).isEqualTo(SEVERE);
    }

    @Test
    void an_operators_rise_is_confirmed_by_two_assessments_of_one_day() {
        // Given
        Story story = new Story().day().day(on(STRESSED, 2));

        // Then
        assertThat(story.again(on(STRESSED, 2)).grade()).isEqualTo(STRESSED);
    }

    @Test
    void a_grade_keeps_the_moment_it_came_into_force() {
        // Given
        Story story = new Story().day(on(WATCH, 1)).days(3, on(WATCH, 1));

        // Then
        assertThat(story.memory.gradeSince()).contains(START);
        story.day(on(SEVERE, 1));
        assertThat(story.memory.gradeSince()).contains(START.plus(Duration.ofDays(4)));
    }

    @Test
    void a_flag_opens_when_found_stays_since_then_and_vanishes() {
        // Given
        Instant later = START.plusSeconds(60);
        Map<String, Instant> first = Hysteresis.openFlags(Map.of(), List.of(crunch("MARGIN_CALL_NEAR")), START);

        // When
        Map<String, Instant> second =
                Hysteresis.openFlags(first, List.of(crunch("MARGIN_CALL_NEAR"), crunch("CASH_OUT")), later);

        // Then
        assertThat(second).isEqualTo(Map.of("MARGIN_CALL_NEAR", START, "CASH_OUT", later));
        assertThat(Hysteresis.openFlags(second, List.of(), later)).isEmpty();
        assertThat(GradeMemory.NONE.withOpenFlags(second).openFlags()).isEqualTo(second);
    }

    private static Finding.Stress on(Grade grade, int confirm) {
        return new Finding.Stress("T-" + grade, grade, "test", confirm, List.of());
    }

    private static Finding.Crunch crunch(String flag) {
        return new Finding.Crunch("T-" + flag, flag, "test", List.of());
    }

    private static MetricSet none() {
        return new MetricSet(List.of());
    }

    /** Assessments of one subject, day after day. */
    private static final class Story {
        private final RulebookPolicy.Hysteresis policy;
        private Instant now = START.minus(Duration.ofDays(1));
        private GradeMemory memory = GradeMemory.NONE;

        Story() {
            this(OPERATOR);
        }

        Story(RulebookPolicy.Hysteresis policy) {
            this.policy = policy;
        }

        Story day(Finding.Stress... findings) {
            now = now.plus(Duration.ofDays(1));
            return assess(none(), findings);
        }

        Story days(int count, Finding.Stress... findings) {
            for (int i = 0; i < count; i++) {
                day(findings);
            }
            return this;
        }

        /** One more assessment of the same day. */
        Story again(Finding.Stress... findings) {
            now = now.plusSeconds(60);
            return assess(none(), findings);
        }

        Story score(double score, Finding.Stress... findings) {
            now = now.plus(Duration.ofDays(1));
            return assess(new MetricSet(List.of(new NetworkStress(score))), findings);
        }

        Story scoreAgain(double score, Finding.Stress... findings) {
            now = now.plusSeconds(60);
            return assess(new MetricSet(List.of(new NetworkStress(score))), findings);
        }

        Story pause(Duration time) {
            now = now.plus(time);
            return this;
        }

        Grade grade() {
            return memory.grade().orElseThrow();
        }

        private Story assess(MetricSet metrics, Finding.Stress... findings) {
            memory = Hysteresis.next(memory, List.of(findings), metrics, policy, now);
            return this;
        }
    }
}
