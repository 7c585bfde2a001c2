package io.davylamp.alert;

import static io.davylamp.sql.Sql.instant;
import static io.davylamp.sql.Sql.optionalInstant;

import io.davylamp.alert.AlertRow.Acknowledgement;
import io.davylamp.alert.AlertRow.Status;
import io.davylamp.assessment.Subject;
import io.davylamp.mining.Grade;
import io.davylamp.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** What people see and do: alerts listed, their changes, and an alert acknowledged. */
@ApplicationScoped
public class AlertLogStore {
    private static final String LIST = """
            select * from alert
            where ? = 'ALL' or (resolved_at is null) = (? = 'OPEN')
            order by last_told_at desc, alert_id
            limit ?""";

    private static final String OF_SUBJECT =
            "select * from alert where subject = ? and resolved_at is null order by topic";

    private static final String ACKNOWLEDGE = """
            update alert set acknowledged_by = ?, acknowledged_at = ?
            where alert_id = ? and resolved_at is null""";

    private final Sql sql;

    public AlertLogStore(DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** Alerts, the last to have changed first. */
    public List<AlertRow> list(Status status, int limit) {
        return sql.query(LIST, AlertLogStore::alert, status.name(), status.name(), limit);
    }

    /** The open alerts of one subject. */
    public List<AlertRow> openOf(Subject subject) {
        return sql.query(OF_SUBJECT, AlertLogStore::alert, subject.value());
    }

    public Optional<AlertRow> find(String alertId) {
        return sql.query("select * from alert where alert_id = ?", AlertLogStore::alert, alertId).stream()
                .findFirst();
    }

    /** All changes of an alert, in the order they were recorded. */
    public List<AlertChange> changesOf(String alertId) {
        return sql.query("select * from alert_change where alert_id = ? order by seq", AlertLogStore::change, alertId);
    }

    /** Changes by id, in the order they were recorded. */
    public List<AlertChange> changes(Collection<String> changeIds) {
        return sql.query(
                "select * from alert_change where change_id = any(?) order by seq", AlertLogStore::change, (Object)
                        changeIds.toArray(String[]::new));
    }

    /**
     * Takes an open alert on: it is not repeated until it gets worse.
     *
     * @return whether there is such an open alert
     */
    public boolean acknowledge(String alertId, String by, Instant at) {
        return sql.update(ACKNOWLEDGE, PlainText.of(by, 100), at, alertId) == 1;
    }

    private static AlertRow alert(ResultSet row) throws SQLException {
        Optional<String> by = Optional.ofNullable(row.getString("acknowledged_by"));
        Optional<Instant> acknowledgedAt = optionalInstant(row, "acknowledged_at");
        return new AlertRow(
                row.getString("alert_id"),
                new Subject(row.getString("subject")),
                row.getString("subject_name"),
                row.getString("topic"),
                Grade.valueOf(row.getString("grade")),
                Grade.valueOf(row.getString("peak_grade")),
                row.getString("headline"),
                instant(row, "opened_at"),
                instant(row, "last_told_at"),
                optionalInstant(row, "resolved_at"),
                by.flatMap(who -> acknowledgedAt.map(at -> new Acknowledgement(who, at))));
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
                row.getString("rulebook_version"));
    }
}
