package io.davylamp.rulebook;

import io.davylamp.rules.RulebookSource;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Every rulebook that judged, and which one is in force. */
@ApplicationScoped
public class RulebookStore implements PanacheRepositoryBase<RulebookVersionEntity, String> {

    /** Keeps a rulebook if it is new, and puts it in force. */
    @Transactional
    public void activate(RulebookSource rulebook, String name, String source, Instant now) {
        if (findByIdOptional(rulebook.version()).isEmpty()) {
            persistAndFlush(RulebookVersionEntity.of(rulebook, name, source, now));
        }
        RulebookActivationEntity.of(rulebook.version(), source, now).persistAndFlush();
    }

    /** The activation in force, where there is any. */
    @Transactional
    public Optional<Activation> active() {
        return activations(1).stream().findFirst();
    }

    /** The last activations, newest first. */
    @Transactional
    public List<Activation> activations(int limit) {
        return RulebookActivationEntity.<RulebookActivationEntity>find("order by id desc").page(0, limit).stream()
                .map(it -> new Activation(it.version, it.source, it.activatedAt))
                .toList();
    }

    /** The text of a version. */
    @Transactional
    public Optional<RulebookSource> text(String version) {
        return findByIdOptional(version).map(RulebookVersionEntity::rulebook);
    }
}
