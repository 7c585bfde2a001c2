package io.davylamp.ingest;

import static io.davylamp.sql.Sql.column;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.davylamp.json.Mappers;
import io.davylamp.mining.Reading;
import io.davylamp.plausible.Doubt;
import io.davylamp.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** What is unusual about readings that were kept. Works inside the caller's transaction. */
@ApplicationScoped
public class DoubtStore {
    private static final TypeReference<List<Doubt>> DOUBTS = new TypeReference<>() {};

    private final Sql sql;

    public DoubtStore(DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** A reading that is kept, and what is unusual about it. */
    public record Fresh(Reading reading, List<Doubt> doubts, Optional<Confirmation> confirmation) {
        public Fresh {
            doubts = List.copyOf(doubts);
        }
    }

    /**
     * A reading that was marked when it was kept.
     *
     * @param subject the operator's id, or {@code @market}
     * @param readingId the reading's id
     * @param at its moment
     * @param doubts what is unusual about it
     * @param confirmation who confirmed it, where it was held
     */
    public record Marked(
            String subject, String readingId, Instant at, List<Doubt> doubts, Optional<Confirmation> confirmation) {
        public Marked {
            doubts = List.copyOf(doubts);
        }
    }

    public void keep(List<Fresh> marked) {
        if (marked.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into reading_doubt (subject, reading_id, at, doubts, confirmed_by, confirmed_why)
                select subject, reading_id, at::timestamptz, doubts::json, confirmed_by, confirmed_why
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                    as n (subject, reading_id, at, doubts, confirmed_by, confirmed_why)
                on conflict do nothing""",
                column(marked, it -> ReadingRow.subject(it.reading())),
                column(marked, it -> it.reading().id()),
                column(marked, it -> it.reading().at()),
                column(marked, it -> write(it.doubts())),
                column(marked, it -> it.confirmation().map(Confirmation::by).orElse(null)),
                column(marked, it -> it.confirmation().map(Confirmation::why).orElse(null)));
    }

    /** The last to be marked first. */
    public List<Marked> latest(int limit) {
        return sql.query(
                "select * from reading_doubt order by marked_at desc, subject, reading_id limit ?",
                DoubtStore::marked,
                limit);
    }

    private static Marked marked(ResultSet row) throws SQLException {
        String by = row.getString("confirmed_by");
        return new Marked(
                row.getString("subject"),
                row.getString("reading_id"),
                Sql.instant(row, "at"),
                read(row.getString("doubts")),
                by == null ? Optional.empty() : Optional.of(new Confirmation(by, row.getString("confirmed_why"))));
    }

    private static String write(List<Doubt> doubts) {
        try {
            return Mappers.PLAIN.writeValueAsString(doubts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("doubts that cannot be written as JSON", e);
        }
    }

    private static List<Doubt> read(String json) {
        try {
            return Mappers.PLAIN.readValue(json, DOUBTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored doubts that cannot be read", e);
        }
    }
}
