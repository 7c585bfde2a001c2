package io.davylamp.alert;

import static io.davylamp.sql.Sql.column;
import static io.davylamp.sql.Sql.instant;

import io.davylamp.assessment.Subject;
import io.davylamp.mining.Grade;
import io.davylamp.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Keeps the changes of alerts, in bulk: how each came to be what it is. Joins the caller's transaction. */
@ApplicationScoped
public class AlertChangeStore {
    private static final String KEEP_CHANGES = """
            insert into alert_change (change_id, alert_id, subject, subject_name, topic, reason, at, opened_at,
                grade_before, grade_after, peak_grade, headline, lines, actions, rulebook_version, standing)
            select change_id, alert_id, subject, subject_name, topic, reason, at::timestamptz, opened_at::timestamptz,
                grade_before, grade_after, peak_grade, headline, lines::json, actions::json, rulebook_version,
                standing::json
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                with ordinality
                as n (change_id, alert_id, subject, subject_name, topic, reason, at, opened_at,
                    grade_before, grade_after, peak_grade, headline, lines, actions, rulebook_version, standing,
                    position)
            order by position
            on conflict (change_id) do nothing
            returning change_id""";

    private final Sql sql;

    public AlertChangeStore(DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** All changes of an alert, in the order they were recorded. */
    public List<AlertChange> changesOf(String alertId) {
        return sql.query(
                "select * from alert_change where alert_id = ? order by seq", AlertChangeStore::change, alertId);
    }

    /** Changes by id, in the order they were recorded. */
    public List<AlertChange> changes(Collection<String> changeIds) {
        return sql.query(
                "select * from alert_change where change_id = any(?) order by seq", AlertChangeStore::change, (Object)
                        changeIds.toArray(String[]::new));
    }

    /** Keeps changes in the order given; returns the ids of those that were not known. */
    List<String> keep(List<AlertChange> changes) {
        return sql.query(
                KEEP_CHANGES,
                row -> row.getString("change_id"),
                column(changes, AlertChange::changeId),
                column(changes, AlertChange::alertId),
                column(changes, it -> it.subject().value()),
                column(changes, AlertChange::subjectName),
                column(changes, AlertChange::topic),
                column(changes, it -> it.reason().name()),
                column(changes, it -> it.at().toString()),
                column(changes, it -> it.openedAt().toString()),
                column(changes, it -> it.gradeBefore().name()),
                column(changes, it -> it.gradeAfter().name()),
                column(changes, it -> it.peakGrade().name()),
                column(changes, AlertChange::headline),
                column(changes, it -> ChangeJson.write(it.lines())),
                column(changes, it -> ChangeJson.write(it.actions())),
                column(changes, AlertChange::rulebookVersion),
                column(changes, it -> it.standing().map(ChangeJson::write).orElse(null)));
    }

    private static AlertChange change(ResultSet row) throws SQLException {
        return new AlertChange(
                row.getString("change_id"),
                row.getString("alert_id"),
                new Subject(row.getString("subject")),
                row.getString("subject_name"),
                row.getString("topic"),
                Reason.valueOf(row.getString("reason")),
                instant(row, "at"),
                instant(row, "opened_at"),
                Grade.valueOf(row.getString("grade_before")),
                Grade.valueOf(row.getString("grade_after")),
                Grade.valueOf(row.getString("peak_grade")),
                row.getString("headline"),
                ChangeJson.lines(row.getString("lines")),
                ChangeJson.texts(row.getString("actions")),
                row.getString("rulebook_version"),
                Optional.ofNullable(row.getString("standing")).map(ChangeJson::standing));
    }
}
