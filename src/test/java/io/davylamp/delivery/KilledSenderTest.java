package io.davylamp.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.davylamp.alert.AlertChange;
import io.davylamp.delivery.DeliveryRow.Status;
import io.davylamp.mining.Grade;
import io.davylamp.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class KilledSenderTest {
    private static final int KILLS = 3;
    private static final int CONCURRENCY = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void nothing_is_lost_and_only_what_was_on_its_way_is_repeated() throws Exception {
        // Given
        TestDatabase database = TestDatabase.migrated();
        DataSource dataSource = database.dataSource();
        try (LoopbackReceiver book = new LoopbackReceiver();
                Service service = new Service(dataSource, keys(book.url()))) {
            service.report(IntStream.range(0, 600)
                    .mapToObj(it -> Changes.opened("op" + it, Grade.SEVERE))
                    .toArray(AlertChange[]::new));

            // When
            for (int i = 1; i <= KILLS; i++) {
                Process sender = start(database, book.url());
                int next = book.got().size() + 40 * i;
                await().atMost(PATIENCE).until(() -> book.got().size() >= next);
                sender.destroyForcibly().waitFor();
            }
            service.dispatch();

            // Then
            await().atMost(PATIENCE).until(() -> service.deliveries.unsettled() == 0);
            assertThat(service.deliveries.count()).isEqualTo(Map.of(Status.DELIVERED, 600L));
            assertThat(new HashSet<>(book.ids())).hasSize(600);
            assertThat(book.ids().size() - 600).isLessThanOrEqualTo(KILLS * CONCURRENCY);
        }
    }

    static Map<String, String> keys(String url) {
        return Configs.with(
                Configs.webhook("book", url),
                "receivers.book.concurrency",
                String.valueOf(CONCURRENCY),
                "total-timeout",
                "PT2S",
                "lease",
                "PT4S");
    }

    private static Process start(TestDatabase database, String receiverUrl) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        SenderProcess.class.getName(),
                        database.jdbcUrl(),
                        database.password(),
                        receiverUrl)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
