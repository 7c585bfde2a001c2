package io.davylamp.monitor;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.OptionalLong;
import javax.sql.DataSource;

/** How far each partition has been worked off, written in the transaction of the batch itself. */
@ApplicationScoped
public class KafkaOffsets {
    private final DataSource dataSource;

    public KafkaOffsets(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A partition of a topic. */
    public record Partition(String topic, int number) {}

    void save(Map<Partition, Long> next) {
        if (next.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement(
                        """
                        insert into kafka_offset (topic, partition, next_offset) values (?, ?, ?)
                        on conflict (topic, partition) do update
                        set next_offset = greatest(kafka_offset.next_offset, excluded.next_offset)""")) {
            for (Map.Entry<Partition, Long> entry : next.entrySet()) {
                upsert.setString(1, entry.getKey().topic());
                upsert.setInt(2, entry.getKey().number());
                upsert.setLong(3, entry.getValue());
                upsert.addBatch();
            }
            upsert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write Kafka offsets", e);
        }
    }

    /** The next offset to read of a partition, where any was written. */
    OptionalLong next(Partition partition) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select next_offset from kafka_offset where topic = ? and partition = ?")) {
            select.setString(1, partition.topic());
            select.setInt(2, partition.number());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read Kafka offsets", e);
        }
    }
}
