package io.davylamp.alert;

import static io.davylamp.sql.Sql.column;
import static io.davylamp.sql.Sql.instant;

import io.davylamp.alert.AlertRow.Status;
import io.davylamp.alert.Reason.Kind;
import io.davylamp.assessment.Subject;
import io.davylamp.mining.Grade;
import io.davylamp.sql.Sql;
import io.davylamp.sql.Transactions;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Keeps the state of alerts. A batch records many at once, within its transaction, by SQL; people look at single ones and
 * acknowledge them. Recording is idempotent: a change that is known changes nothing.
 */
@ApplicationScoped
public class AlertStore implements PanacheRepositoryBase<AlertEntity, String> {
    private static final String OPEN = """
            select alert_id, subject, topic, grade, peak_grade, opened_at, last_told_at,
                   acknowledged_at is not null as acknowledged
            from alert
            where subject = any(?) and resolved_at is null
            order by subject, topic""";

    /** Resolved alerts come first: the same statement may open the one that follows. */
    private static final String KEEP_ALERTS = """
            insert into alert (alert_id, subject, subject_name, topic, grade, peak_grade, headline,
                opened_at, last_told_at, resolved_at)
            select alert_id, subject, subject_name, topic, grade, peak_grade, headline, opened_at::timestamptz,
                last_told_at::timestamptz, case when resolved::boolean then last_told_at::timestamptz end
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::text[], ?::text[])
                as n (alert_id, subject, subject_name, topic, grade, peak_grade, headline,
                    opened_at, last_told_at, resolved)
            order by resolved::boolean desc
            on conflict (alert_id) do update set subject_name = excluded.subject_name, grade = excluded.grade,
                peak_grade = excluded.peak_grade, headline = excluded.headline,
                last_told_at = excluded.last_told_at, resolved_at = excluded.resolved_at""";

    private static final String ASK_FOR_ATTENTION_AGAIN = """
            update alert set acknowledged_by = null, acknowledged_at = null
            where alert_id = any(?) and acknowledged_at is not null""";

    /** Serialises deciding about the rules, which every replica does; the number only has to be its own. */
    private static final long RULEBOOK_LOCK = 0x72756c6573L;

    private static final String LAST_CHANGED_FIRST = "order by lastToldAt desc, alertId";

    private final Transactions transactions;
    private final Sql sql;
    private final AlertChangeStore changeStore;
    private final MeterRegistry meters;
    private final Timer timer;

    AlertStore(Transactions transactions, DataSource dataSource, AlertChangeStore changeStore, MeterRegistry meters) {
        this.transactions = transactions;
        this.sql = new Sql(dataSource);
        this.changeStore = changeStore;
        this.meters = meters;
        this.timer = Timer.builder("davylamp.alert")
                .description("Time to keep the alert changes of one batch")
                .register(meters);
    }

    /** Alerts, the last to have changed first. */
    public List<AlertRow> list(Status status, int limit) {
        String which = switch (status) {
            case ALL -> "";
            case OPEN -> "resolvedAt is null ";
            case RESOLVED -> "resolvedAt is not null ";
        };
        return transactions.inOne(() -> find(which + LAST_CHANGED_FIRST).page(0, limit).stream()
                .map(AlertEntity::row)
                .toList());
    }

    /** The open alerts of one subject. */
    public List<AlertRow> openOf(Subject subject) {
        return transactions.inOne(
                () -> find("subject = ?1 and resolvedAt is null order by topic", subject.value()).stream()
                        .map(AlertEntity::row)
                        .toList());
    }

    public Optional<AlertRow> alert(String alertId) {
        return transactions.inOne(() -> findByIdOptional(alertId)).map(AlertEntity::row);
    }

    /**
     * Acknowledges an open alert: it is not repeated until it gets worse.
     *
     * @return whether there is such an open alert
     */
    public boolean acknowledge(String alertId, String by, Instant at) {
        return transactions.inOne(() -> update(
                        "acknowledgedBy = ?1, acknowledgedAt = ?2 where alertId = ?3 and resolvedAt is null",
                        PlainText.of(by, 100),
                        at,
                        alertId)
                == 1);
    }

    /** Waits until no other transaction decides about alerts of the rules, and keeps others out until this one ends. */
    public void lockRulebook() {
        sql.lock(RULEBOOK_LOCK);
    }

    /** The open alerts of each subject; a subject without any is absent. */
    public Map<Subject, List<OpenAlert>> open(Collection<Subject> subjects) {
        if (subjects.isEmpty()) {
            return Map.of();
        }
        return sql.query(OPEN, AlertStore::openAlert, (Object) column(subjects, Subject::value)).stream()
                .collect(Collectors.groupingBy(OpenAlert::subject));
    }

    /**
     * Records changes in the order given and brings their alerts up to date.
     *
     * @return those that were not known before, in the same order: only these are to be delivered
     */
    public List<AlertChange> record(List<AlertChange> changes) {
        return changes.isEmpty() ? List.of() : timer.record(() -> keep(changes));
    }

    private List<AlertChange> keep(List<AlertChange> changes) {
        Set<String> kept = new HashSet<>(changeStore.keep(changes));
        // The set gives each id once: a change named twice in one call is one change.
        List<AlertChange> added =
                changes.stream().filter(it -> kept.remove(it.changeId())).toList();
        if (!added.isEmpty()) {
            keepAlerts(added);
            added.forEach(it -> meters.counter(
                            "davylamp.alerts", "kind", it.kind().name().toLowerCase(java.util.Locale.ROOT))
                    .increment());
        }
        return added;
    }

    private void keepAlerts(List<AlertChange> added) {
        Map<String, AlertChange> lastOfEach = new LinkedHashMap<>();
        added.forEach(it -> lastOfEach.put(it.alertId(), it));
        Collection<AlertChange> last = lastOfEach.values();
        sql.update(
                KEEP_ALERTS,
                column(last, AlertChange::alertId),
                column(last, it -> it.subject().value()),
                column(last, AlertChange::subjectName),
                column(last, AlertChange::topic),
                column(last, it -> it.gradeAfter().name()),
                column(last, it -> it.peakGrade().name()),
                column(last, AlertChange::headline),
                column(last, it -> it.openedAt().toString()),
                column(last, it -> it.at().toString()),
                column(last, it -> String.valueOf(it.kind() == Kind.RESOLVED)));
        List<AlertChange> escalated =
                added.stream().filter(it -> it.kind() == Kind.ESCALATED).toList();
        if (!escalated.isEmpty()) {
            sql.update(ASK_FOR_ATTENTION_AGAIN, (Object) column(escalated, AlertChange::alertId));
        }
    }

    private static OpenAlert openAlert(ResultSet row) throws SQLException {
        return new OpenAlert(
                row.getString("alert_id"),
                new Subject(row.getString("subject")),
                row.getString("topic"),
                Grade.valueOf(row.getString("grade")),
                Grade.valueOf(row.getString("peak_grade")),
                instant(row, "opened_at"),
                instant(row, "last_told_at"),
                row.getBoolean("acknowledged"));
    }
}
