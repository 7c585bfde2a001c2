package io.davylamp.alert;

import static io.davylamp.alert.Assessments.ACME;
import static io.davylamp.alert.Assessments.MONDAY;
import static io.davylamp.alert.Assessments.graded;
import static io.davylamp.mining.Grade.CAPITULATION;
import static io.davylamp.mining.Grade.NORMAL;
import static io.davylamp.mining.Grade.SEVERE;
import static io.davylamp.mining.Grade.WATCH;
import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.alert.AlertRow.Status;
import io.davylamp.assessment.Assessment;
import io.davylamp.assessment.Subject;
import io.davylamp.testing.Persistence;
import io.davylamp.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlertStoreTest {
    private static final Instant TUESDAY = MONDAY.plus(Duration.ofDays(1));

    private static Persistence persistence = Persistence.over(TestDatabase.fresh());
    private static DataSource dataSource = persistence.dataSource();

    private final AlertPolicy policy = new AlertPolicy(AlertSettings.DEFAULT);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AlertChangeStore log = new AlertChangeStore(dataSource);
    private final AlertStore store =
            persistence.store(AlertStore.class, persistence.transactions(), dataSource, log, meters);

    @BeforeEach
    void empty() {
        TestDatabase.execute(dataSource, "truncate alert, alert_change, delivery, delivery_receiver");
    }

    @Test
    void open_alerts_come_back_as_the_policy_left_them() {
        // Given
        List<AlertChange> changes = policy.decide(List.of(), graded(SEVERE, MONDAY, "MARGIN_CALL_NEAR"), "Acme");

        // When
        store.record(changes);

        // Then
        assertThat(store.open(List.of(ACME, new Subject("other"))))
                .containsOnlyKeys(ACME)
                .satisfies(it ->
                        assertThat(it.get(ACME)).containsExactlyInAnyOrderElementsOf(policy.after(List.of(), changes)));
    }

    @Test
    void a_change_known_already_is_not_new() {
        // Given
        List<AlertChange> changes = policy.decide(List.of(), graded(SEVERE, MONDAY), "Acme");

        // When
        List<AlertChange> first = store.record(changes);
        List<AlertChange> again = store.record(changes);

        // Then
        assertThat(first).isEqualTo(changes);
        assertThat(again).isEmpty();
        assertThat(meters.counter("davylamp.alerts", "kind", "opened").count()).isEqualTo(1);
    }

    @Test
    void a_change_named_twice_in_one_call_is_one_change() {
        // Given
        AlertChange change =
                policy.decide(List.of(), graded(SEVERE, MONDAY), "Acme").get(0);

        // When
        List<AlertChange> added = store.record(List.of(change, change));

        // Then
        assertThat(added).containsExactly(change);
    }

    @Test
    void a_replay_of_an_old_change_does_not_reopen_what_was_resolved() {
        // Given
        List<AlertChange> opened = decideAndRecord(graded(SEVERE, MONDAY));
        decideAndRecord(graded(NORMAL, TUESDAY));

        // When
        store.record(opened);

        // Then
        assertThat(store.open(List.of(ACME))).isEmpty();
    }

    @Test
    void one_call_may_resolve_an_alert_and_open_the_next() {
        // Given
        decideAndRecord(graded(WATCH, MONDAY));
        List<OpenAlert> open = openAlerts();
        List<AlertChange> changes = new ArrayList<>();
        for (Assessment assessment : List.of(
                graded(NORMAL, TUESDAY),
                graded(SEVERE, TUESDAY.plusSeconds(1)),
                graded(NORMAL, TUESDAY.plusSeconds(2)),
                graded(CAPITULATION, TUESDAY.plusSeconds(3)))) {
            List<AlertChange> next = policy.decide(open, assessment, "Acme");
            open = policy.after(open, next);
            changes.addAll(next);
        }

        // When
        store.record(changes);

        // Then
        assertThat(openAlerts()).isEqualTo(open);
        assertThat(store.list(Status.ALL, 10)).hasSize(3);
        assertThat(store.list(Status.OPEN, 10)).extracting(AlertRow::grade).containsExactly(CAPITULATION);
        assertThat(store.list(Status.RESOLVED, 10)).hasSize(2);
        assertThat(store.list(Status.ALL, 1)).hasSize(1);
    }

    @Test
    void changes_come_back_as_they_were_recorded() {
        // Given
        List<AlertChange> first = decideAndRecord(graded(WATCH, MONDAY));
        List<AlertChange> second = decideAndRecord(graded(SEVERE, TUESDAY));

        // When
        List<AlertChange> changes = log.changesOf(first.get(0).alertId());

        // Then
        assertThat(changes).containsExactly(first.get(0), second.get(0));
    }

    @Test
    void text_no_database_takes_is_kept_without_its_control_characters() {
        // Given
        List<AlertChange> changes = policy.decide(List.of(), graded(SEVERE, MONDAY), "Ac\u0000me\uD83D");

        // When
        store.record(changes);

        // Then
        assertThat(store.list(Status.OPEN, 1)).extracting(AlertRow::subjectName).containsExactly("Ac me");
    }

    @Test
    void an_acknowledgement_lasts_until_the_alert_escalates() {
        // Given
        String alertId = decideAndRecord(graded(WATCH, MONDAY)).get(0).alertId();

        // When
        boolean taken = store.acknowledge(alertId, "ann", TUESDAY);
        AlertRow acknowledged = store.alert(alertId).orElseThrow();
        boolean policySeesIt = openAlerts().get(0).acknowledged();
        decideAndRecord(graded(SEVERE, TUESDAY));

        // Then
        assertThat(taken).isTrue();
        assertThat(policySeesIt).isTrue();
        assertThat(acknowledged.acknowledgement()).contains(new AlertRow.Acknowledgement("ann", TUESDAY));
        assertThat(store.alert(alertId).orElseThrow().acknowledgement()).isEmpty();
    }

    @Test
    void only_an_open_alert_can_be_acknowledged() {
        // Given
        String alertId = decideAndRecord(graded(WATCH, MONDAY)).get(0).alertId();
        decideAndRecord(graded(NORMAL, TUESDAY));

        // When
        boolean resolved = store.acknowledge(alertId, "ann", TUESDAY);
        boolean unknown = store.acknowledge("alert_0", "ann", TUESDAY);

        // Then
        assertThat(resolved).isFalse();
        assertThat(unknown).isFalse();
    }

    @Test
    void keeps_a_whole_book_in_one_call() {
        // Given
        List<AlertChange> changes = IntStream.range(0, 2_000)
                .mapToObj(it -> Assessments.graded(new Subject("op-" + it), SEVERE, MONDAY, false))
                .flatMap(it -> policy.decide(List.of(), it, it.subject().value()).stream())
                .toList();

        // When
        List<AlertChange> added = store.record(changes);

        // Then
        assertThat(added).hasSize(2_000);
        assertThat(store.open(changes.stream().map(AlertChange::subject).toList()))
                .hasSize(2_000);
    }

    private List<AlertChange> decideAndRecord(Assessment assessment) {
        List<OpenAlert> open = openAlerts();
        return store.record(policy.decide(open, assessment, "Acme"));
    }

    private List<OpenAlert> openAlerts() {
        return store.open(List.of(ACME)).getOrDefault(ACME, List.of());
    }
}
