package io.davylamp.operator;

import io.davylamp.mining.Declined;
import io.davylamp.mining.InvalidValue;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.OperatorProfile;
import io.davylamp.sql.Transactions;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Registers operators and reads their profiles. Every version is kept: past assessments name the one they used. */
@ApplicationScoped
public class OperatorStore implements PanacheRepositoryBase<OperatorProfileEntity, OperatorProfileEntity.Key> {
    private static final String LATEST = "from OperatorProfileEntity p where p.version ="
            + " (select max(q.version) from OperatorProfileEntity q where q.operatorId = p.operatorId)";

    private final Transactions transactions;
    private final StateStore states;

    public OperatorStore(Transactions transactions, StateStore states) {
        this.transactions = transactions;
        this.states = states;
    }

    /** What a registration did. */
    public enum Registration {
        CREATED,
        CHANGED,
        UNCHANGED
    }

    /** Registers an operator, or changes its profile to a new version. The same profile again changes nothing. */
    public Registration register(OperatorProfile profile, Instant now) {
        return transactions.inOne(() -> registerLocked(profile, now));
    }

    private Registration registerLocked(OperatorProfile profile, Instant now) {
        states.lockRegistration(profile.id());
        Optional<OperatorProfileEntity> known = latest(profile.id());
        if (known.map(OperatorProfileEntity::profile).filter(profile::equals).isPresent()) {
            return Registration.UNCHANGED;
        }
        int version = known.map(it -> it.version + 1).orElse(1);
        persistAndFlush(OperatorProfileEntity.of(profile, version, now));
        states.useProfile(profile.id(), version);
        return known.isEmpty() ? Registration.CREATED : Registration.CHANGED;
    }

    public Optional<OperatorProfile> profile(OperatorId id) {
        return transactions.inOne(() -> latest(id)).map(OperatorProfileEntity::profile);
    }

    /** The profile of an operator that is asked for by its id. */
    public OperatorProfile known(String id) {
        return profile(idOf(id))
                .orElseThrow(() -> Declined.unknown(
                        "operator " + id, "Maybe register it first: PUT /api/v1/operators/%s.".formatted(id)));
    }

    /** An id as somebody wrote it. */
    public static OperatorId idOf(String id) {
        try {
            return new OperatorId(id);
        } catch (InvalidValue e) {
            throw Declined.atParameter("id", String.valueOf(e.getMessage()), e.advice());
        }
    }

    /** One version of a profile, as a past assessment used it. */
    public OperatorProfile profile(OperatorId id, int version) {
        return transactions
                .inOne(() -> findById(new OperatorProfileEntity.Key(id.value(), version)))
                .profile();
    }

    /** Every version of a profile, by the moment it was registered. */
    public NavigableMap<Instant, OperatorProfile> registrations(OperatorId id) {
        NavigableMap<Instant, OperatorProfile> registrations = new TreeMap<>();
        transactions
                .inOne(() -> list("operatorId = ?1 order by version", id.value()))
                .forEach(it -> registrations.put(it.since, it.profile()));
        return registrations;
    }

    /** Every operator's current profile, by id. */
    public List<OperatorProfile> profiles() {
        return transactions.inOne(() -> list(LATEST + " order by p.operatorId")).stream()
                .map(OperatorProfileEntity::profile)
                .toList();
    }

    private Optional<OperatorProfileEntity> latest(OperatorId id) {
        return find("operatorId = ?1 order by version desc", id.value()).firstResultOptional();
    }
}
