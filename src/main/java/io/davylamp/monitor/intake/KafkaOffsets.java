package io.davylamp.monitor.intake;

import static io.davylamp.sql.Sql.column;

import io.davylamp.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import javax.sql.DataSource;

/** How far each partition has been processed, written in the transaction of the batch itself. */
@ApplicationScoped
public class KafkaOffsets {
    private final Sql sql;

    public KafkaOffsets(DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** A partition of a topic. */
    public record Partition(String topic, int number) {}

    public void save(Map<Partition, Long> next) {
        if (!next.isEmpty()) {
            List<Map.Entry<Partition, Long>> entries = List.copyOf(next.entrySet());
            sql.update(
                    """
                    insert into kafka_offset (topic, partition, next_offset)
                    select topic, partition::integer, next_offset::bigint
                    from unnest(?::text[], ?::text[], ?::text[]) as n (topic, partition, next_offset)
                    on conflict (topic, partition) do update
                    set next_offset = greatest(kafka_offset.next_offset, excluded.next_offset)""",
                    column(entries, it -> it.getKey().topic()),
                    column(entries, it -> it.getKey().number()),
                    column(entries, Map.Entry::getValue));
        }
    }

    /** The next offset to read of a partition, where any was written. */
    public OptionalLong next(Partition partition) {
        return sql
                .query(
                        "select next_offset from kafka_offset where topic = ? and partition = ?",
                        row -> row.getLong("next_offset"),
                        partition.topic(),
                        partition.number())
                .stream()
                .mapToLong(it -> it)
                .findFirst();
    }
}
