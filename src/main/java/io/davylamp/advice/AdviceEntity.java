package io.davylamp.advice;

import io.davylamp.mining.OperatorId;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A recommendation and what has become of it, as a row. Batches propose them in bulk; a person decides one. */
@Entity
@Table(name = "advice")
class AdviceEntity extends PanacheEntityBase {
    @Id
    @Column(name = "advice_id")
    String adviceId;

    /** The order in which they were proposed. */
    @Column(insertable = false, updatable = false)
    long seq;

    @Column(name = "operator_id", updatable = false)
    String operatorId;

    @Column(name = "rulebook_version", updatable = false)
    String rulebookVersion;

    /** The recommendation as JSON. */
    @Column(updatable = false)
    String body;

    @Enumerated(EnumType.STRING)
    AdviceState.Name state;

    @Column(name = "open_until")
    Instant openUntil;

    @Column(name = "decided_by")
    @Nullable
    String decidedBy;

    @Column(name = "decided_why")
    @Nullable
    String decidedWhy;

    @Column(name = "decided_at")
    @Nullable
    Instant decidedAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    AdviceEntity() {}

    Advice advice() {
        return new Advice(
                adviceId,
                new OperatorId(operatorId),
                rulebookVersion,
                AdviceJson.read(body),
                AdviceState.of(state, openUntil, decidedBy, decidedWhy, decidedAt),
                openUntil);
    }

    boolean isOpen() {
        return state == AdviceState.Name.PROPOSED || state == AdviceState.Name.DEFERRED;
    }

    /** A deferred one is open until then; of any other the time stays what it was. */
    void become(AdviceState next, AdviceState.Decision decision) {
        state = next.name();
        decidedBy = decision.who();
        decidedWhy = decision.why();
        decidedAt = decision.at();
        if (next instanceof AdviceState.Deferred deferred) {
            openUntil = deferred.until();
        }
    }
}
