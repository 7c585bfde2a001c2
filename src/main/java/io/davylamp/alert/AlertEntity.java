package io.davylamp.alert;

import io.davylamp.alert.AlertRow.Acknowledgement;
import io.davylamp.assessment.Subject;
import io.davylamp.mining.Grade;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An alert's latest state, as a row. A batch writes these in bulk; single ones are read and acknowledged. */
@Entity
@Table(name = "alert")
class AlertEntity extends PanacheEntityBase {
    @Id
    @Column(name = "alert_id")
    String alertId;

    String subject;

    @Column(name = "subject_name")
    String subjectName;

    String topic;

    @Enumerated(EnumType.STRING)
    Grade grade;

    @Column(name = "peak_grade")
    @Enumerated(EnumType.STRING)
    Grade peakGrade;

    String headline;

    @Column(name = "opened_at")
    Instant openedAt;

    @Column(name = "last_told_at")
    Instant lastToldAt;

    @Column(name = "resolved_at")
    @Nullable
    Instant resolvedAt;

    @Column(name = "acknowledged_by")
    @Nullable
    String acknowledgedBy;

    @Column(name = "acknowledged_at")
    @Nullable
    Instant acknowledgedAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    AlertEntity() {}

    AlertRow row() {
        return new AlertRow(
                alertId,
                new Subject(subject),
                subjectName,
                topic,
                grade,
                peakGrade,
                headline,
                openedAt,
                lastToldAt,
                Optional.ofNullable(resolvedAt),
                Optional.ofNullable(acknowledgedBy)
                        .flatMap(who -> Optional.ofNullable(acknowledgedAt).map(at -> new Acknowledgement(who, at))));
    }
}
