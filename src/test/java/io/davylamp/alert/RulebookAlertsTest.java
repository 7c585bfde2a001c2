package io.davylamp.alert;

import static io.davylamp.alert.Assessments.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.alert.Reason.Kind;
import io.davylamp.assessment.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RulebookAlertsTest {
    private static final Optional<String> GOOD = Optional.of("0ac634f1c4466d56");
    private static final Map<String, String> BAD = Map.of("bad", "runway.drl:7: Runway has no field 'day'.");
    private static final Instant LATER = MONDAY.plus(Duration.ofMinutes(1));

    @Test
    void says_which_version_may_not_judge_why_and_what_does() {
        // When
        AlertChange change = RulebookAlerts.decide(List.of(), BAD, GOOD, MONDAY).get(0);

        // Then
        assertThat(change.kind()).isEqualTo(Kind.OPENED);
        assertThat(change.subject()).isEqualTo(Subject.RULEBOOK);
        assertThat(change.topic()).isEqualTo("rulebook:bad");
        assertThat(change.headline())
                .isEqualTo("The rulebook: version bad cannot be used; 0ac634f1c4466d56 stays in force");
        assertThat(change.lines()).extracting(AlertChange.Line::text).containsExactly(BAD.get("bad"));
        assertThat(change.actions()).isNotEmpty();
        assertThat(change.rulebookVersion()).isEqualTo("0ac634f1c4466d56");
    }

    @Test
    void says_that_nothing_judges_where_no_version_is_in_force() {
        AlertChange change =
                RulebookAlerts.decide(List.of(), BAD, Optional.empty(), MONDAY).get(0);

        assertThat(change.headline()).contains("none is in force");
        assertThat(change.rulebookVersion()).isEqualTo("none");
    }

    @Test
    void notifies_each_version_once() {
        // Given
        List<OpenAlert> open = after(RulebookAlerts.decide(List.of(), BAD, GOOD, MONDAY));

        // When
        List<AlertChange> again = RulebookAlerts.decide(open, BAD, GOOD, LATER);
        List<AlertChange> worse =
                RulebookAlerts.decide(open, Map.of("bad", "x", "worse", "slow.drl:1: too slow"), GOOD, LATER);

        // Then
        assertThat(again).isEmpty();
        assertThat(worse).extracting(AlertChange::topic).containsExactly("rulebook:worse");
    }

    @Test
    void is_resolved_once_nobody_holds_the_version_any_more() {
        // Given
        AlertChange opened = RulebookAlerts.decide(List.of(), BAD, GOOD, MONDAY).get(0);

        // When
        List<AlertChange> changes =
                RulebookAlerts.decide(after(List.of(opened)), Map.of(), Optional.of("mended"), LATER);

        // Then
        assertThat(changes).hasSize(1);
        assertThat(changes.get(0).kind()).isEqualTo(Kind.RESOLVED);
        assertThat(changes.get(0).alertId()).isEqualTo(opened.alertId());
        assertThat(changes.get(0).openedAt()).isEqualTo(MONDAY);
        assertThat(changes.get(0).headline()).contains("bad", "mended is in force");
        assertThat(changes.get(0).lines()).isEmpty();
    }

    @Test
    void the_same_version_may_be_refused_again_later() {
        AlertChange first = RulebookAlerts.decide(List.of(), BAD, GOOD, MONDAY).get(0);
        AlertChange second = RulebookAlerts.decide(List.of(), BAD, GOOD, LATER).get(0);

        assertThat(second.alertId()).isNotEqualTo(first.alertId());
        assertThat(second.changeId()).isNotEqualTo(first.changeId());
    }

    private static List<OpenAlert> after(List<AlertChange> changes) {
        return changes.stream().map(it -> OpenAlert.after(it, false)).toList();
    }
}
