package io.davylamp.rulebook.version;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.davylamp.json.Mappers;
import io.davylamp.rules.RulebookSource;
import io.davylamp.sql.Transactions;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The text of every version. What is kept here never changes. */
@ApplicationScoped
public class RulebookStore implements PanacheRepositoryBase<VersionTextEntity, String> {
    private static final Logger LOG = Logger.getLogger(RulebookStore.class);
    private static final TypeReference<Map<String, String>> FILES = new TypeReference<>() {};

    private final Transactions transactions;

    RulebookStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * The text of a version.
     *
     * @throws SpoiltRulebook if it is not the text that was kept
     */
    public Optional<RulebookSource> text(String version) {
        return transactions.inOne(() -> findByIdOptional(version)).map(it -> verified(version, it.files));
    }

    /** The text of a version to compare another one with; empty where it is not what was kept. */
    public Optional<RulebookSource> soundText(String version) {
        try {
            return text(version);
        } catch (CorruptRulebook e) {
            LOG.error(e.getMessage());
            return Optional.empty();
        }
    }

    /** Keeps a version's text; one that is known already stays as it is. */
    void keep(RulebookSource rulebook, String name, String source, Instant now) {
        if (findByIdOptional(rulebook.version()).isEmpty()) {
            persistAndFlush(VersionTextEntity.of(rulebook.version(), name, write(rulebook.files()), source, now));
        }
    }

    /** Drops a text that nobody ever submitted; the database lets no other go. */
    void forget(String version) {
        deleteById(version);
        flush();
    }

    static String write(Object value) {
        try {
            return Mappers.PLAIN.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a rulebook that cannot be written as JSON", e);
        }
    }

    static <T> T read(String json, TypeReference<T> type) {
        try {
            return Mappers.PLAIN.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored rulebook that cannot be read", e);
        }
    }

    /**
     * The text that is kept of a version.
     *
     * @param files it as JSON
     * @throws SpoiltRulebook if it is not that of the version
     */
    public static RulebookSource verified(String version, String files) {
        Map<String, String> texts;
        try {
            texts = Mappers.PLAIN.readValue(files, FILES);
        } catch (JsonProcessingException e) {
            throw new CorruptRulebook(version, "unreadable");
        }
        if (texts == null || texts.containsValue(null)) {
            throw new CorruptRulebook(version, "incomplete");
        }
        RulebookSource source = new RulebookSource(texts);
        if (!source.version().equals(version)) {
            throw new CorruptRulebook(version, "that of " + source.version());
        }
        return source;
    }
}
