package io.davylamp.rulebook.version;

import com.fasterxml.jackson.core.type.TypeReference;
import io.davylamp.rulebook.version.VersionState.Decision;
import io.davylamp.rules.RuleProblem;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;

/** Where a version stands, as a row. Which moves are legal is said by {@link VersionState}, and held by the database. */
@Entity
@Table(name = "rulebook_life")
class VersionEntity extends PanacheEntityBase {
    @Id
    String version;

    /** It stands with the text, which is not read for it. */
    @Formula("(select text.name from rulebook_version text where text.version = version)")
    @Nullable
    String name;

    @Enumerated(EnumType.STRING)
    VersionState.Name state;

    @Enumerated(EnumType.STRING)
    RulebookVersion.Origin origin;

    String author;

    @Nullable
    String approver;

    @Column(name = "needs_approval")
    boolean needsApproval;

    int rules;

    /** A list as JSON. */
    @ColumnTransformer(write = "?::json")
    String problems;

    @Column(name = "moved_by")
    String movedBy;

    String why;

    @Column(name = "moved_at")
    Instant movedAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    VersionEntity() {}

    static VersionEntity of(RulebookVersion version) {
        VersionEntity row = new VersionEntity();
        row.version = version.version();
        row.name = version.name();
        row.rules = version.rules();
        row.problems = RulebookStore.write(version.problems());
        row.become(version);
        return row;
    }

    /** What was counted and found when it was drafted stays. */
    void become(RulebookVersion is) {
        state = is.state().name();
        origin = is.origin();
        author = is.state().author();
        approver = is.state().approver().orElse(null);
        needsApproval = is.needsApproval();
        movedBy = is.state().decision().who();
        why = is.state().decision().why();
        movedAt = is.state().decision().at();
    }

    RulebookVersion rulebookVersion() {
        return new RulebookVersion(
                version,
                String.valueOf(name),
                origin,
                versionState(),
                needsApproval,
                rules,
                RulebookStore.read(problems, new TypeReference<List<RuleProblem>>() {}));
    }

    private VersionState versionState() {
        Decision decision = new Decision(movedBy, why, movedAt);
        Optional<String> by = Optional.ofNullable(approver);
        return switch (state) {
            case DRAFT -> new VersionState.Draft(author, decision);
            case SUBMITTED -> new VersionState.Submitted(author, decision);
            case APPROVED -> new VersionState.Approved(author, by.orElseThrow(), decision);
            case REJECTED -> new VersionState.Rejected(author, decision);
            case WITHDRAWN -> new VersionState.Withdrawn(author, decision);
            case ACTIVE -> new VersionState.Active(author, by, decision);
            case RETIRED -> new VersionState.Retired(author, by, decision);
        };
    }
}
