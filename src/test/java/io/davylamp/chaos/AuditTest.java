package io.davylamp.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.ingest.ReadingJson;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.Reading;
import io.davylamp.sql.Sql;
import io.davylamp.testing.TestDatabase;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An audit that finds nothing proves nothing, unless it finds what is there to be found. */
class AuditTest {
    private static final Reading READING =
            new Story(1, 0).readings(new OperatorId("steady-000"), 0).get(0);

    private final DataSource killed = TestDatabase.fresh();
    private final DataSource quiet = TestDatabase.fresh();
    private final Audit audit = new Audit(killed, quiet);
    private final Ledger ledger = new Ledger();

    @BeforeEach
    void acknowledge_a_reading_and_tell_of_a_change() {
        ledger.acknowledge(READING, "accepted");
        for (DataSource database : new DataSource[] {killed, quiet}) {
            keep(database, READING.id(), ReadingJson.write(READING));
            new Sql(database)
                    .update(
                            "insert into assessment (subject, at, revision, grade, rulebook_version, profile_version,"
                                    + " verdict, memory, body) values ('steady-000', '2023-01-01', 1, '', '', 1, '', '{}', '{}')");
            new Sql(database)
                    .update("insert into alert_change (change_id, alert_id, subject, subject_name, topic, reason, at,"
                            + " opened_at, grade_before, grade_after, peak_grade, headline, lines, actions,"
                            + " rulebook_version) values ('chg_1', 'alert_1', 'steady-000', '', '', '', now(), now(),"
                            + " '', '', '', '', '[]', '[]', '')");
        }
    }

    @Test
    void finds_nothing_where_nothing_is_wrong() {
        assertThat(audit.ofReadings(ledger))
                .allSatisfy((name, count) -> assertThat(count).as(name).isZero());
        assertThat(audit.ofAssessments())
                .allSatisfy((name, count) -> assertThat(count).as(name).isZero());
        assertThat(audit.ofAlertChanges())
                .allSatisfy((name, count) -> assertThat(count).as(name).isZero());
    }

    @Test
    void finds_a_reading_that_is_lost() {
        new Sql(killed).update("delete from reading");
        assertThat(audit.ofReadings(ledger)).containsEntry("readings lost", 1L);
    }

    @Test
    void finds_a_reading_that_was_taken_for_new_twice() {
        ledger.acknowledge(READING, "accepted");
        assertThat(audit.ofReadings(ledger)).containsEntry("readings doubled", 1L);
    }

    @Test
    void finds_a_reading_that_changed() {
        new Sql(killed).update("update reading set body = '{}'");
        assertThat(audit.ofReadings(ledger)).containsEntry("readings changed", 1L);
    }

    @Test
    void finds_a_reading_nobody_sent() {
        keep(killed, "invented", "{}");
        assertThat(audit.ofReadings(ledger)).containsEntry("readings nobody sent", 1L);
    }

    @Test
    void finds_an_assessment_that_is_lost_or_differs() {
        new Sql(killed).update("update assessment set body = '{\"grade\":\"NORMAL\"}'");
        assertThat(audit.ofAssessments()).containsEntry("assessments that differ", 1L);
        new Sql(killed).update("update assessment set superseded_at = now()");
        assertThat(audit.ofAssessments()).containsEntry("assessments lost", 1L);
    }

    @Test
    void finds_an_alert_change_that_is_lost() {
        new Sql(killed).update("delete from alert_change");
        assertThat(audit.ofAlertChanges()).containsEntry("alert changes lost", 1L);
    }

    @Test
    void finds_a_change_without_a_delivery_and_a_webhook_that_never_came() throws java.io.IOException {
        try (WebhookSink nobodyCalls = WebhookSink.start(0)) {
            Map<String, Long> counts = audit.ofDeliveries(nobodyCalls);
            assertThat(counts).containsEntry("changes without delivery", 1L).containsEntry("webhooks lost", 1L);
        }
    }

    private static void keep(DataSource database, String id, String body) {
        new Sql(database)
                .update(
                        "insert into reading (subject, id, kind, at, body, content_hash)"
                                + " values ('steady-000', ?, 'fleet', '2023-01-01', ?::json, '')",
                        id,
                        body);
    }
}
