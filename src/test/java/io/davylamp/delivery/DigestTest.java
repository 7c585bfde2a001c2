package io.davylamp.delivery;

import static io.davylamp.delivery.Changes.opened;
import static io.davylamp.delivery.Configs.with;
import static io.davylamp.delivery.LoopbackReceiver.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.davylamp.alert.AlertChange;
import io.davylamp.delivery.DeliveryRow.Status;
import io.davylamp.delivery.LoopbackReceiver.Got;
import io.davylamp.mining.Grade;
import io.davylamp.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DigestTest {
    private static final DataSource DATA_SOURCE = TestDatabase.fresh();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final LoopbackReceiver chat = new LoopbackReceiver();
    private Service service = service();

    @BeforeEach
    void empty() {
        Service.empty(DATA_SOURCE);
    }

    @AfterEach
    void close() throws Exception {
        service.close();
        chat.close();
    }

    @Test
    void a_storm_reaches_a_channel_in_few_messages_a_second_apart_and_loses_nothing() {
        // Given
        service = service("total-timeout", "PT10S", "lease", "PT30S");
        service.report(storm(1_000));

        // When
        service.dispatch();
        service.dispatch();

        // Then
        awaitDelivered(1_000 + 2);
        assertThat(chat.got()).hasSize(2);
        assertThat(chat.got().get(0).body()).contains("500 alert changes at once");
        assertThat(millisBetween(chat.got().get(0), chat.got().get(1))).isGreaterThanOrEqualTo(990);
        assertThat(service.in(Status.DELIVERED).stream()
                        .filter(it -> it.changeId().isPresent()))
                .hasSize(1_000)
                .allMatch(it -> it.digestId().isPresent());
    }

    @Test
    void a_few_alerts_come_singly() {
        // Given
        service = service("receivers.chat.gap", "PT0.1S");
        service.report(storm(5));

        // When
        service.dispatch();

        // Then
        awaitDelivered(5);
        assertThat(chat.got()).hasSize(5).noneMatch(it -> it.body().contains("at once"));
    }

    @Test
    void one_more_than_a_few_come_as_one() {
        // Given
        service.report(storm(6));

        // When
        service.dispatch();

        // Then
        awaitDelivered(7);
        assertThat(chat.got()).hasSize(1).allMatch(it -> it.body().contains("6 alert changes at once"));
    }

    @Test
    void a_digest_that_fails_is_repeated_with_the_same_id_and_text() {
        // Given
        chat.answers(status(500));
        service.report(storm(6));
        service.dispatch();
        await().atMost(PATIENCE).until(() -> !chat.got().isEmpty());

        // When: more arrives before the repeat
        service.report(opened("late", Grade.WATCH));

        // Then
        awaitDelivered(8);
        Got first = chat.got().get(0);
        assertThat(chat.got())
                .filteredOn(it -> it.id().equals(first.id()))
                .hasSize(2)
                .extracting(Got::body)
                .containsOnly(first.body());
    }

    @Test
    void a_resolution_waits_for_the_digest_that_carries_its_opening() {
        // Given: the digest fails for longer than the resolution needs
        chat.answers(status(500), status(500));
        AlertChange[] openings = storm(6);
        service.report(openings);
        service.dispatch();
        await().atMost(PATIENCE).until(() -> !chat.got().isEmpty());

        // When
        service.report(Changes.next(openings[0], Grade.NORMAL));

        // Then
        awaitDelivered(8);
        List<Got> got = chat.got();
        assertThat(got.get(got.size() - 1).body()).contains("back to NORMAL");
        assertThat(got.get(got.size() - 2).body()).contains("6 alert changes at once");
    }

    @Test
    void an_abandoned_digest_can_be_resent_by_any_delivery_in_it() {
        // Given
        service = service("give-up-after", "PT0.001S");
        chat.answers(status(500), status(500));
        service.report(storm(6));
        service.dispatch();
        await().atMost(PATIENCE).until(() -> service.in(Status.FAILED).size() == 7);
        DeliveryRow member = service.in(Status.FAILED).stream()
                .filter(it -> it.changeId().isPresent())
                .findFirst()
                .orElseThrow();

        // When
        service.deliveries.retry(member.deliveryId());

        // Then
        awaitDelivered(7);
        assertThat(chat.ids()).hasSize(3).containsOnly(chat.ids().get(0));
    }

    private Service service(String... more) {
        Map<String, String> keys = Map.of("receivers.chat.type", "slack", "receivers.chat.url", chat.url());
        return new Service(DATA_SOURCE, with(keys, more));
    }

    private static AlertChange[] storm(int operators) {
        return IntStream.range(0, operators)
                .mapToObj(it -> opened("op" + it, Grade.SEVERE))
                .toArray(AlertChange[]::new);
    }

    private void awaitDelivered(long count) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(service.deliveries.count()).isEqualTo(Map.of(Status.DELIVERED, count)));
    }

    private static long millisBetween(Got first, Got second) {
        return (second.nanos() - first.nanos()) / 1_000_000;
    }
}
