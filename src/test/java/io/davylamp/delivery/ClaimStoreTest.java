package io.davylamp.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.davylamp.alert.AlertChange;
import io.davylamp.mining.Grade;
import io.davylamp.sql.Sql;
import io.davylamp.testing.TestDatabase;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class ClaimStoreTest {
    @Test
    void a_claim_reads_few_pages_however_many_deliveries_wait() throws Exception {
        // Given
        DataSource dataSource = TestDatabase.fresh();
        Service service = new Service(dataSource, Configs.webhook("book", "https://book.example/hook"));
        service.report(IntStream.range(0, 5_000)
                .mapToObj(it -> Changes.opened("op" + it, Grade.SEVERE))
                .toArray(AlertChange[]::new));
        service.claims.introduce(service.receivers.get(0));

        // When
        List<String> plan = new Sql(dataSource)
                .query(
                        "explain (analyze, buffers, format json) " + ClaimStore.CLAIM,
                        row -> row.getString(1),
                        "book",
                        "book",
                        1.0,
                        "book",
                        false,
                        60.0);

        // Then
        int pages = new JsonMapper()
                .readTree(plan.get(0))
                .at("/0/Plan/Shared Hit Blocks")
                .asInt();
        assertThat(pages).isBetween(1, 100);
        assertThat(service.deliveries.list(DeliveryRow.Status.PENDING, 10_000))
                .filteredOn(it -> it.attempts() == 1)
                .hasSize(1);
        service.close();
    }
}
