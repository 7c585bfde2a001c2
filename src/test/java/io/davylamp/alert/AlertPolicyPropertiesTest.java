package io.davylamp.alert;

import static io.davylamp.alert.Assessments.ACME;
import static io.davylamp.alert.Assessments.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.alert.Reason.Kind;
import io.davylamp.assessment.Assessment;
import io.davylamp.mining.Grade;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AlertPolicyPropertiesTest {
    private final AlertPolicy policy = new AlertPolicy(AlertSettings.DEFAULT);

    @Property
    void an_alert_opens_once_and_is_resolved_before_its_topic_opens_again(@ForAll("histories") List<Moment> history) {
        Set<String> openTopics = new HashSet<>();
        for (AlertChange change : changesOf(history)) {
            if (change.kind() == Kind.OPENED) {
                assertThat(openTopics.add(change.topic()))
                        .as("%s opens", change.topic())
                        .isTrue();
            } else {
                assertThat(openTopics).as("%s is open", change.topic()).contains(change.topic());
            }
            if (change.kind() == Kind.RESOLVED) {
                openTopics.remove(change.topic());
            }
        }
    }

    @Property
    void the_same_history_gives_the_same_changes_and_no_id_twice(@ForAll("histories") List<Moment> history) {
        List<AlertChange> changes = changesOf(history);

        assertThat(changesOf(history)).isEqualTo(changes);
        assertThat(changes).extracting(AlertChange::changeId).doesNotHaveDuplicates();
    }

    @Property
    void deciding_again_after_the_changes_gives_none(@ForAll("histories") List<Moment> history) {
        List<OpenAlert> open = List.of();
        for (Assessment assessment : assessments(history)) {
            open = policy.after(open, policy.decide(open, assessment, "Acme"));

            assertThat(policy.decide(open, assessment, "Acme")).isEmpty();
        }
    }

    @Property
    void what_is_open_at_the_end_matches_the_last_complete_assessment(@ForAll("histories") List<Moment> history) {
        List<OpenAlert> open = List.of();
        for (Assessment assessment : assessments(history)) {
            open = policy.after(open, policy.decide(open, assessment, "Acme"));
        }
        Moment last = history.get(history.size() - 1);
        if (!last.incomplete() && last.grade() != Grade.INDETERMINATE) {
            Set<String> expected = new HashSet<>();
            last.flags().forEach(it -> expected.add(Topic.ofFlag(it)));
            if (last.grade().atLeast(Grade.WATCH)) {
                expected.add(Topic.GRADE);
            }
            assertThat(open).extracting(OpenAlert::topic).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Provide
    Arbitrary<List<Moment>> histories() {
        Arbitrary<Moment> moment = Combinators.combine(
                        Arbitraries.of(Grade.class),
                        Arbitraries.of(true, false, false, false),
                        Arbitraries.of("A", "B").set(),
                        Arbitraries.integers().between(1, 100_000))
                .as(Moment::new);
        return moment.list().ofMinSize(1).ofMaxSize(30);
    }

    private List<AlertChange> changesOf(List<Moment> history) {
        List<OpenAlert> open = List.of();
        List<AlertChange> all = new ArrayList<>();
        for (Assessment assessment : assessments(history)) {
            List<AlertChange> changes = policy.decide(open, assessment, "Acme");
            open = policy.after(open, changes);
            all.addAll(changes);
        }
        return all;
    }

    private static List<Assessment> assessments(List<Moment> history) {
        List<Assessment> assessments = new ArrayList<>();
        var at = MONDAY;
        for (Moment moment : history) {
            at = at.plus(Duration.ofSeconds(moment.secondsLater()));
            boolean incomplete = moment.incomplete() || moment.grade() == Grade.INDETERMINATE;
            String[] flags = moment.flags().stream().sorted().toArray(String[]::new);
            assessments.add(Assessments.graded(ACME, moment.grade(), at, incomplete, flags));
        }
        return assessments;
    }

    record Moment(Grade grade, boolean incomplete, Set<String> flags, int secondsLater) {}
}
