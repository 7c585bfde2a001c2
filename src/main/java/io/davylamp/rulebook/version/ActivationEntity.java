package io.davylamp.rulebook.version;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A version put in force, as a row; the last one judges. */
@Entity
@Immutable
@Table(name = "rulebook_activation")
class ActivationEntity extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    String version;
    String source;

    @Column(name = "activated_at")
    Instant activatedAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    ActivationEntity() {}

    static ActivationEntity of(Activation activation) {
        ActivationEntity row = new ActivationEntity();
        row.version = activation.version();
        row.source = activation.source();
        row.activatedAt = activation.at();
        return row;
    }

    Activation activation() {
        return new Activation(version, source, activatedAt);
    }
}
