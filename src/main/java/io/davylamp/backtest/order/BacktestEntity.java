package io.davylamp.backtest.order;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** A backtest that was ordered, as a row. Who runs it holds a lease, which is the database's affair and not mapped. */
@Entity
@Table(name = "backtest")
class BacktestEntity extends PanacheEntityBase {
    @Id
    String id;

    @Enumerated(EnumType.STRING)
    BacktestState state;

    @Column(name = "before_version")
    String beforeVersion;

    @Column(name = "after_version")
    String afterVersion;

    /** Files by their names, as JSON. */
    @Column(name = "before_files")
    @ColumnTransformer(write = "?::json")
    String beforeFiles;

    /** Files by their names, as JSON. */
    @Column(name = "after_files")
    @ColumnTransformer(write = "?::json")
    String afterFiles;

    @Column(name = "first_day")
    LocalDate firstDay;

    @Column(name = "last_day")
    LocalDate lastDay;

    int subjects;
    String fault;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "finished_at")
    @Nullable
    Instant finishedAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    BacktestEntity() {}

    static BacktestEntity of(BacktestOrder order, Instant createdAt) {
        BacktestEntity row = new BacktestEntity();
        row.id = order.id();
        row.state = BacktestState.QUEUED;
        row.beforeVersion = order.before().version();
        row.afterVersion = order.after().version();
        row.beforeFiles = BacktestJson.write(order.before().files());
        row.afterFiles = BacktestJson.write(order.after().files());
        row.firstDay = order.period().from();
        row.lastDay = order.period().to();
        row.fault = "";
        row.createdAt = createdAt;
        return row;
    }
}
