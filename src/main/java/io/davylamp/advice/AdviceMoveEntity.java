package io.davylamp.advice;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One move of a recommendation, as a row. */
@Entity
@Immutable
@Table(name = "advice_move")
class AdviceMoveEntity extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long seq;

    @Column(name = "advice_id")
    String adviceId;

    @Enumerated(EnumType.STRING)
    AdviceState.Name state;

    @Column(name = "moved_by")
    String movedBy;

    String why;

    @Column(name = "moved_at")
    Instant movedAt;

    @Column(name = "open_until")
    @Nullable
    Instant openUntil;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    AdviceMoveEntity() {}

    /** The move that brought a recommendation to where it stands. */
    static AdviceMoveEntity of(AdviceEntity advice, AdviceState.Decision decision) {
        AdviceMoveEntity row = new AdviceMoveEntity();
        row.adviceId = advice.adviceId;
        row.state = advice.state;
        row.movedBy = decision.who();
        row.why = decision.why();
        row.movedAt = decision.at();
        row.openUntil = advice.openUntil;
        return row;
    }

    AdviceStore.Move move() {
        return new AdviceStore.Move(state, movedBy, why, movedAt, Optional.ofNullable(openUntil));
    }
}
