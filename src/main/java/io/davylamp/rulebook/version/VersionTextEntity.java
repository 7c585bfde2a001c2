package io.davylamp.rulebook.version;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;

/** The text of a version, as a row. */
@Entity
@Immutable
@Table(name = "rulebook_version")
class VersionTextEntity extends PanacheEntityBase {
    @Id
    String version;

    String name;

    /** The files by their names, as JSON. */
    @ColumnTransformer(write = "?::json")
    String files;

    String source;

    @Column(name = "created_at")
    Instant createdAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    VersionTextEntity() {}

    static VersionTextEntity of(String version, String name, String files, String source, Instant createdAt) {
        VersionTextEntity row = new VersionTextEntity();
        row.version = version;
        row.name = name;
        row.files = files;
        row.source = source;
        row.createdAt = createdAt;
        return row;
    }
}
