package io.davylamp.rulebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.davylamp.rules.RulebookSource;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import org.hibernate.annotations.ColumnTransformer;

/** One rulebook's text, as a row. */
@Entity
@Table(name = "rulebook_version")
class RulebookVersionEntity extends PanacheEntityBase {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Id
    String version;

    String name;

    @ColumnTransformer(write = "?::json")
    String files;

    String source;

    @Column(name = "created_at")
    Instant createdAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    RulebookVersionEntity() {}

    static RulebookVersionEntity of(RulebookSource rulebook, String name, String source, Instant now) {
        RulebookVersionEntity row = new RulebookVersionEntity();
        row.version = rulebook.version();
        row.name = name;
        row.source = source;
        row.createdAt = now;
        try {
            row.files = JSON.writeValueAsString(rulebook.files());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a rulebook that cannot be written as JSON", e);
        }
        return row;
    }

    RulebookSource rulebook() {
        try {
            return new RulebookSource(JSON.readValue(files, new TypeReference<Map<String, String>>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept rulebook that cannot be read back", e);
        }
    }
}
