package io.davylamp.rulebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.davylamp.rules.RulebookSource;
import io.davylamp.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** The text of every version, and which one is in force. What is kept here never changes. */
@ApplicationScoped
public class RulebookStore {
    private static final Logger LOG = Logger.getLogger(RulebookStore.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> FILES = new TypeReference<>() {};
    private static final String LATEST = "select * from rulebook_activation order by id desc limit ?";

    private final Sql sql;

    public RulebookStore(DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** The activation in force, where there is any. */
    public Optional<Activation> active() {
        return activations(1).stream().findFirst();
    }

    /** The last activations, newest first. */
    public List<Activation> activations(int limit) {
        return sql.query(LATEST, RulebookStore::activation, limit);
    }

    /** Whether a version ever judged. */
    public boolean wasInForce(String version) {
        return !sql.query("select 1 from rulebook_activation where version = ? limit 1", row -> row.getInt(1), version)
                .isEmpty();
    }

    /**
     * The text of a version.
     *
     * @throws SpoiltRulebook if it is not the text that was kept
     */
    public Optional<RulebookSource> text(String version) {
        return sql
                .query("select files from rulebook_version where version = ?", row -> source(version, row), version)
                .stream()
                .findFirst();
    }

    /** The text of a version to compare another one with; empty where it is not what was kept. */
    public Optional<RulebookSource> soundText(String version) {
        try {
            return text(version);
        } catch (SpoiltRulebook e) {
            LOG.error(e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Claims the work that follows an activation, in the transaction of the caller: of all replicas one does it, and
     * where that one fails, another.
     *
     * @return whether it is the caller who has to do it
     */
    public boolean claimRejudging(String version) {
        return sql.update("""
                insert into rulebook_rejudged (activation_id)
                select id from (select id, version from rulebook_activation order by id desc limit 1) last
                where version = ? and not exists (select from rulebook_rejudged where activation_id = last.id)
                on conflict do nothing""", version) == 1;
    }

    /** The folder's content that was acted on last. */
    Optional<String> folderActedOn() {
        return sql.query("select version from rulebook_folder", row -> row.getString("version")).stream()
                .findFirst();
    }

    static Optional<Activation> active(Connection connection) throws SQLException {
        return Sql.query(connection, LATEST, RulebookStore::activation, 1).stream()
                .findFirst();
    }

    static void actOnFolder(Connection connection, String version) throws SQLException {
        Sql.update(
                connection,
                "insert into rulebook_folder (version) values (?) on conflict (one) do update set version = excluded.version",
                version);
    }

    /** Keeps a version's text; one that is known already stays as it is. */
    static void keep(Connection connection, RulebookSource rulebook, String name, String source, Instant now)
            throws SQLException {
        Sql.update(
                connection,
                "insert into rulebook_version (version, name, files, source, created_at) values (?, ?, ?::json, ?, ?)"
                        + " on conflict do nothing",
                rulebook.version(),
                name,
                write(rulebook.files()),
                source,
                now);
    }

    static void activate(Connection connection, Activation activation) throws SQLException {
        Sql.update(
                connection,
                "insert into rulebook_activation (version, source, activated_at) values (?, ?, ?)",
                activation.version(),
                activation.source(),
                activation.at());
    }

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a rulebook that cannot be written as JSON", e);
        }
    }

    static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored rulebook that cannot be read", e);
        }
    }

    private static Activation activation(ResultSet row) throws SQLException {
        return new Activation(row.getString("version"), row.getString("source"), Sql.instant(row, "activated_at"));
    }

    private static RulebookSource source(String version, ResultSet row) throws SQLException {
        return verified(version, row.getString("files"));
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
            texts = JSON.readValue(files, FILES);
        } catch (JsonProcessingException e) {
            throw new SpoiltRulebook(version, "unreadable");
        }
        if (texts == null || texts.containsValue(null)) {
            throw new SpoiltRulebook(version, "incomplete");
        }
        RulebookSource source = new RulebookSource(texts);
        if (!source.version().equals(version)) {
            throw new SpoiltRulebook(version, "that of " + source.version());
        }
        return source;
    }
}
