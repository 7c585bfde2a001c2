package io.davylamp.rulebook;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One activation, as a row. */
@Entity
@Table(name = "rulebook_activation")
class RulebookActivationEntity extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    String version;
    String source;

    @Column(name = "activated_at")
    Instant activatedAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    RulebookActivationEntity() {}

    static RulebookActivationEntity of(String version, String source, Instant now) {
        RulebookActivationEntity row = new RulebookActivationEntity();
        row.version = version;
        row.source = source;
        row.activatedAt = now;
        return row;
    }
}
