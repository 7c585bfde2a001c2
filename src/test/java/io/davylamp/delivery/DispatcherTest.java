package io.davylamp.delivery;

import static io.davylamp.delivery.Changes.opened;
import static io.davylamp.delivery.Configs.webhook;
import static io.davylamp.delivery.Configs.with;
import static io.davylamp.delivery.LoopbackReceiver.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.davylamp.alert.AlertChange;
import io.davylamp.delivery.DeliveryRow.Status;
import io.davylamp.delivery.LoopbackReceiver.Got;
import io.davylamp.delivery.receiver.Receiver;
import io.davylamp.delivery.receiver.Signature;
import io.davylamp.mining.Grade;
import io.davylamp.testing.TestDatabase;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DispatcherTest {
    private static final DataSource DATA_SOURCE = TestDatabase.fresh();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final LoopbackReceiver book = new LoopbackReceiver();
    private Service service = new Service(DATA_SOURCE, webhook("book", book.url()));

    @BeforeEach
    void empty() {
        Service.empty(DATA_SOURCE);
    }

    @AfterEach
    void close() throws Exception {
        service.close();
        book.close();
    }

    @Test
    void a_change_reaches_its_receiver_signed() {
        // Given
        AlertChange change = opened("acme", Grade.SEVERE);

        // When
        service.report(change);
        service.dispatch();

        // Then
        awaitStatus(Status.DELIVERED, 1);
        Got got = book.got().get(0);
        assertThat(got.path()).isEqualTo("/hook?key=a%20b");
        assertThat(got.body()).isEqualTo(service.receivers.get(0).payload(change));
        assertThat(got.headers())
                .containsEntry("Content-Type", "application/json")
                .containsEntry("audit-head", Service.AUDIT_HEAD.toString())
                .containsEntry("Host", "127.0.0.1:" + book.port());
        Instant sentAt = Instant.ofEpochSecond(Long.parseLong(got.headers().getOrDefault("webhook-timestamp", "0")));
        assertThat(got.headers())
                .containsEntry(
                        "webhook-signature",
                        Signature.of(Configs.SECRET).orElseThrow().sign(got.id(), sentAt, got.body()));
        assertThat(service.in(Status.DELIVERED))
                .extracting(DeliveryRow::deliveryId, DeliveryRow::lastResult)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(got.id(), Optional.of("answered 200")));
    }

    @Test
    void a_failed_attempt_is_repeated_with_the_same_id() {
        // Given
        book.answers(status(500), status(503), status(200));
        service.report(opened("acme", Grade.SEVERE));

        // When
        service.dispatch();

        // Then
        awaitStatus(Status.DELIVERED, 1);
        assertThat(book.ids()).hasSize(3).containsOnly(book.ids().get(0));
        assertThat(service.in(Status.DELIVERED))
                .extracting(DeliveryRow::attempts)
                .containsExactly(3);
        assertThat(service.meters
                        .counter("davylamp.deliveries", "receiver", "book", "outcome", "retried")
                        .count())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void a_receiver_that_asks_for_a_pause_gets_it(int status) {
        // Given
        book.answers(status(status, "Retry-After", "1"));
        service.report(opened("acme", Grade.SEVERE), opened("other", Grade.SEVERE));

        // When
        service.dispatch();

        // Then
        awaitStatus(Status.DELIVERED, 2);
        assertThat(millisBetween(book.got().get(0), book.got().get(1))).isGreaterThanOrEqualTo(1_000);
        assertThat(book.ids().get(1)).isEqualTo(book.ids().get(0));
    }

    @Test
    void a_redirect_is_never_followed() {
        // Given
        try (LoopbackReceiver elsewhere = new LoopbackReceiver()) {
            book.answers(status(307, "Location", elsewhere.url()));
            service.report(opened("acme", Grade.SEVERE));

            // When
            service.dispatch();

            // Then
            awaitStatus(Status.DELIVERED, 1);
            assertThat(elsewhere.got()).isEmpty();
            assertThat(book.ids()).hasSize(2).containsOnly(book.ids().get(0));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 403, 404, 405, 413, 422, 451})
    void what_a_receiver_refuses_is_tried_again_and_the_next_is_sent_meanwhile(int status) {
        // Given
        book.answers(status(status), status(status));
        service.report(opened("acme", Grade.SEVERE), opened("other", Grade.SEVERE));

        // When
        service.dispatch();

        // Then
        awaitStatus(Status.DELIVERED, 2);
        assertThat(book.got()).hasSize(4);
        assertThat(service.in(Status.FAILED)).isEmpty();
    }

    @Test
    void a_refusal_that_asks_for_a_pause_gets_it() {
        // Given
        book.answers(status(403, "Retry-After", "1"));
        service.report(opened("acme", Grade.SEVERE));

        // When
        service.dispatch();

        // Then
        awaitStatus(Status.DELIVERED, 1);
        assertThat(millisBetween(book.got().get(0), book.got().get(1))).isGreaterThanOrEqualTo(1_000);
    }

    @Test
    void a_later_change_does_not_wait_for_ever_behind_one_that_is_refused() {
        // Given: the receiver takes everything but this one message
        AlertChange first = opened("acme", Grade.WATCH);
        AlertChange worse = Changes.next(first, Grade.SEVERE);
        book.answers(status(400), status(400), status(400), status(400), status(400));

        // When
        service.report(first, worse);
        service.dispatch();

        // Then
        awaitStatus(Status.DELIVERED, 1);
        awaitStatus(Status.FAILED, 1);
        assertThat(book.got().get(5).body()).contains("davylamp.alert.escalated");
        assertThat(service.in(Status.FAILED).get(0).lastResult().orElse("")).contains("answered 400", "sent instead");
    }

    @Test
    void a_receiver_that_is_gone_gets_nothing_more_until_it_is_asked_for() {
        // Given
        book.answers(status(410));
        service.report(opened("acme", Grade.SEVERE), opened("other", Grade.SEVERE));

        // When
        service.dispatch();

        // Then
        awaitStatus(Status.FAILED, 1);
        await().during(Duration.ofMillis(500)).until(() -> book.got().size() == 1);
        assertThat(service.in(Status.PENDING)).hasSize(1);
        assertThat(service.deliveries.disabled()).isEqualTo(1);
        assertThat(service.deliveries.receivers()).singleElement().satisfies(it -> {
            assertThat(it.disabledWhy().orElse("")).contains("answered 410", "configure the new one");
            assertThat(it.waiting()).isEqualTo(1);
            assertThat(it.failed()).isEqualTo(1);
        });

        // When
        int again = service.deliveries.retryAll(Optional.of("book"));

        // Then
        assertThat(again).isEqualTo(1);
        awaitStatus(Status.DELIVERED, 2);
        assertThat(service.deliveries.disabled()).isZero();
    }

    @Test
    void a_receiver_that_was_gone_is_sent_to_again_at_another_address() throws Exception {
        // Given
        book.answers(status(410));
        service.report(opened("acme", Grade.SEVERE), opened("other", Grade.SEVERE));
        service.dispatch();
        awaitStatus(Status.FAILED, 1);
        service.close();

        // When
        try (LoopbackReceiver moved = new LoopbackReceiver()) {
            service = new Service(DATA_SOURCE, webhook("book", moved.url()));
            service.dispatch();

            // Then
            awaitStatus(Status.DELIVERED, 1);
            assertThat(moved.got()).hasSize(1);
        }
    }

    @Test
    void everything_that_failed_is_sent_again_at_once_digests_with_what_they_carried() {
        // Given
        use("give-up-after", "PT0.001S", "receivers.book.digest-after", "5");
        book.answers(status(500), status(500), status(500));
        service.report(IntStream.range(0, 958)
                .mapToObj(it -> opened("op" + it, Grade.SEVERE))
                .toArray(AlertChange[]::new));
        service.dispatch();
        await().atMost(PATIENCE).until(() -> !service.in(Status.FAILED).isEmpty());

        // When
        await().atMost(PATIENCE).until(() -> {
            service.deliveries.retryAll(Optional.empty());
            return service.in(Status.FAILED).isEmpty()
                    && service.in(Status.PENDING).isEmpty()
                    && service.in(Status.DIGESTED).isEmpty();
        });

        // Then
        assertThat(service.in(Status.DELIVERED))
                .filteredOn(it -> it.changeId().isPresent())
                .hasSize(958);
    }

    @Test
    void the_age_of_the_oldest_that_waits_is_known() {
        // Given
        assertThat(service.deliveries.oldestSeconds()).isZero();
        service.report(opened("acme", Grade.SEVERE));
        // When
        new io.davylamp.sql.Sql(DATA_SOURCE).update("update delivery set enqueued_at = now() - interval '1 hour'");
        // Then
        assertThat(service.deliveries.oldestSeconds()).isBetween(3_600.0, 3_700.0);
    }

    @Test
    void an_answer_that_never_comes_ends_with_the_timeout_and_is_repeated() {
        // Given
        book.answers(book.never());
        service.report(opened("acme", Grade.SEVERE));

        // When
        service.dispatch();

        // Then
        awaitStatus(Status.DELIVERED, 1);
        assertThat(book.ids()).hasSize(2).containsOnly(book.ids().get(0));
        assertThat(millisBetween(book.got().get(0), book.got().get(1))).isBetween(900L, 3_000L);
    }

    @Test
    void a_success_whose_body_drips_counts_and_is_not_repeated() {
        // Given
        book.answers(book.dripping(200));
        service.report(opened("acme", Grade.SEVERE));

        // When
        service.dispatch();

        // Then
        awaitStatus(Status.DELIVERED, 1);
        assertThat(book.got()).hasSize(1);
    }

    @Test
    void no_more_of_an_answer_is_read_than_a_message_needs() {
        // Given
        use("give-up-after", "PT0.001S");
        book.answers(book.flooding(400), book.flooding(400));
        service.report(opened("acme", Grade.SEVERE));

        // When
        service.dispatch();

        // Then
        awaitStatus(Status.FAILED, 1);
        assertThat(service.in(Status.FAILED).get(0).lastResult().orElse("")).hasSizeLessThan(400);
    }

    @Test
    void what_no_receiver_takes_waits_for_one_that_does() throws Exception {
        // Given
        int port = book.port();
        book.close();
        service.report(opened("acme", Grade.SEVERE));
        service.dispatch();
        await().atMost(PATIENCE).until(() -> service.in(Status.PENDING).get(0).attempts() >= 2);

        // When
        try (LoopbackReceiver again = new LoopbackReceiver(port)) {

            // Then
            awaitStatus(Status.DELIVERED, 1);
            assertThat(again.got()).hasSize(1);
        }
    }

    @Test
    void a_delivery_is_given_up_after_its_time_and_can_be_asked_for_again() {
        // Given
        use("give-up-after", "PT0.001S");
        book.answers(status(500), status(500));
        service.report(opened("acme", Grade.SEVERE));
        service.dispatch();
        awaitStatus(Status.FAILED, 1);
        String id = service.in(Status.FAILED).get(0).deliveryId();

        // When
        boolean asked = service.deliveries.retry(id);

        // Then
        awaitStatus(Status.DELIVERED, 1);
        assertThat(asked).isTrue();
        assertThat(book.ids()).containsExactly(id, id, id);
        assertThat(service.deliveries.retry(id)).isFalse();
    }

    @Test
    void a_sender_that_died_after_the_answer_leads_to_a_repeat_with_the_same_id() {
        // Given: a sender takes the delivery, the receiver gets it, and the sender dies before it can say so
        service.report(opened("acme", Grade.SEVERE));
        service.claims.introduce(receiver());
        Claim lost = service.claims
                .claim(receiver(), Duration.ZERO, Duration.ofMillis(300))
                .orElseThrow();

        // When
        service.dispatch();

        // Then
        awaitStatus(Status.DELIVERED, 1);
        assertThat(book.ids()).containsExactly(lost.deliveryId());
        assertThat(service.in(Status.DELIVERED))
                .extracting(DeliveryRow::attempts)
                .containsExactly(2);
    }

    @Test
    void a_leased_delivery_is_nobody_elses() {
        // Given
        service.report(opened("acme", Grade.SEVERE));
        service.claims.introduce(receiver());
        Duration lease = Duration.ofMinutes(1);

        // When
        Optional<Claim> first = service.claims.claim(receiver(), Duration.ZERO, lease);
        Optional<Claim> second = service.claims.claim(receiver(), Duration.ZERO, lease);

        // Then
        assertThat(first).isPresent();
        assertThat(second).isEmpty();
    }

    @Test
    void a_sender_whose_lease_ended_cannot_put_off_what_another_has_taken() {
        // Given
        service.report(opened("acme", Grade.SEVERE));
        service.claims.introduce(receiver());
        Claim late =
                service.claims.claim(receiver(), Duration.ZERO, Duration.ZERO).orElseThrow();
        Claim taken =
                service.claims.claim(receiver(), Duration.ZERO, Duration.ZERO).orElseThrow();

        // When
        service.claims.again(receiver(), late, "too late", new ClaimStore.Wait(Duration.ofDays(1), Duration.ZERO));

        // Then
        assertThat(taken.attempt()).isEqualTo(2);
        assertThat(service.in(Status.PENDING).get(0).nextAttemptAt())
                .isBefore(Instant.now().plusSeconds(60));
        assertThat(service.in(Status.PENDING).get(0).lastResult()).isEmpty();
    }

    @Test
    void several_dispatchers_send_each_delivery_once() {
        // Given
        use("receivers.book.concurrency", "4");
        service.report(IntStream.range(0, 300)
                .mapToObj(it -> opened("op" + it, Grade.SEVERE))
                .toArray(AlertChange[]::new));

        // When
        service.dispatch();
        service.dispatch();

        // Then
        awaitStatus(Status.DELIVERED, 300);
        assertThat(book.ids()).hasSize(300).doesNotHaveDuplicates();
    }

    @Test
    void the_changes_of_an_alert_arrive_in_order_even_if_the_first_fails_for_a_while() {
        // Given
        use("receivers.book.concurrency", "4");
        AlertChange first = opened("acme", Grade.WATCH);
        AlertChange second = Changes.next(first, Grade.SEVERE);
        AlertChange third = Changes.next(second, Grade.NORMAL);
        book.answers(status(500), status(500), status(500));

        // When
        service.report(first, second, third);
        service.dispatch();

        // Then
        awaitStatus(Status.DELIVERED, 3);
        List<String> kinds = book.got().stream()
                .map(it -> it.body()
                        .substring(it.body().indexOf("alert.") + 6, it.body().indexOf("\",")))
                .distinct()
                .toList();
        assertThat(kinds).containsExactly("opened", "escalated", "resolved");
    }

    @Test
    void a_dead_receiver_delays_no_other() throws Exception {
        // Given
        try (ServerSocket dead = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            service = new Service(
                    DATA_SOURCE,
                    with(
                            webhook("book", book.url()),
                            "receivers.dead.type",
                            "webhook",
                            "receivers.dead.url",
                            "http://127.0.0.1:" + dead.getLocalPort() + "/",
                            "receivers.dead.secret",
                            Configs.SECRET));
            service.report(IntStream.range(0, 50)
                    .mapToObj(it -> opened("op" + it, Grade.SEVERE))
                    .toArray(AlertChange[]::new));

            // When
            service.dispatch();

            // Then
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> service.in(Status.DELIVERED).size() == 50);
            assertThat(service.in(Status.DELIVERED))
                    .extracting(DeliveryRow::receiver)
                    .containsOnly("book");
        }
    }

    @Test
    void a_receiver_that_fails_is_probed_by_one_attempt_at_a_time() {
        // Given
        use("receivers.book.concurrency", "4", "backoff-base", "PT0.5S", "pause-max", "PT0.5S");
        IntStream.range(0, 40).forEach(it -> book.answers(status(500)));
        service.report(IntStream.range(0, 40)
                .mapToObj(it -> opened("op" + it, Grade.SEVERE))
                .toArray(AlertChange[]::new));

        // When
        service.dispatch();
        await().atMost(PATIENCE).until(() -> book.got().size() >= 6);

        // Then: a first wave of four, and then singly
        List<Got> got = book.got();
        assertThat(millisBetween(got.get(4), got.get(5))).isGreaterThanOrEqualTo(200);
    }

    @Test
    void a_receiver_inside_is_not_connected_to_unless_allowed() {
        // Given
        service = new Service(
                DATA_SOURCE,
                with(webhook("book", book.url().replace("http:", "https:")), "allow-private-addresses", "false"));
        service.report(opened("acme", Grade.SEVERE));

        // When
        service.dispatch();

        // Then
        await().atMost(PATIENCE)
                .until(() -> service.in(Status.PENDING).get(0).lastResult().isPresent());
        assertThat(book.got()).isEmpty();
        assertThat(service.in(Status.PENDING).get(0).lastResult().orElse("")).contains("not public");
    }

    @Test
    void the_connection_goes_to_the_address_that_was_checked_under_the_name_that_was_asked() {
        // Given: a name only our resolver knows
        service = new Service(DATA_SOURCE, webhook("book", "http://receiver.invalid:" + book.port() + "/hook"));
        service.report(opened("acme", Grade.SEVERE));

        // When
        service.dispatch(host -> List.of(InetAddress.getLoopbackAddress()));

        // Then
        awaitStatus(Status.DELIVERED, 1);
        assertThat(book.got().get(0).headers()).containsEntry("Host", "receiver.invalid:" + book.port());
    }

    @Test
    void history_is_recorded_and_not_sent() {
        // Given
        Instant limit = Changes.MONDAY.minus(Duration.ofDays(2));

        // When
        int old = service.report(opened("old", Grade.SEVERE, limit.minusMillis(1)));
        int recent = service.report(opened("recent", Grade.SEVERE, limit));

        // Then
        assertThat(old).isZero();
        assertThat(recent).isEqualTo(1);
        assertThat(service.alerts.list(io.davylamp.alert.AlertRow.Status.OPEN, 10))
                .hasSize(2);
    }

    @Test
    void the_same_change_is_enqueued_once() {
        // Given
        AlertChange change = opened("acme", Grade.SEVERE);

        // When
        int first = service.outbox.enqueue(List.of(change), Changes.MONDAY);
        int second = service.outbox.enqueue(List.of(change, change), Changes.MONDAY);

        // Then
        assertThat(first).isEqualTo(1);
        assertThat(second).isZero();
    }

    @Test
    void a_wake_sends_at_once() {
        // Given
        use("poll", "PT10M");
        Dispatcher dispatcher = service.dispatch();
        service.report(opened("acme", Grade.SEVERE));

        // When
        dispatcher.wake();

        // Then
        await().atMost(Duration.ofSeconds(5)).until(() -> !book.got().isEmpty());
    }

    @Test
    void settled_deliveries_are_forgotten_after_a_while() {
        // Given
        service.report(opened("acme", Grade.SEVERE));
        service.dispatch();
        awaitStatus(Status.DELIVERED, 1);

        // Then
        assertThat(service.deliveries.forget(Duration.ofDays(1))).isZero();
        assertThat(service.deliveries.forget(Duration.ofSeconds(-1))).isEqualTo(1);
    }

    @Test
    void an_answer_is_not_forgotten_while_the_database_is_away() {
        // Given: the database goes away while the receiver answers, and comes back later
        FlakyDataSource flaky = new FlakyDataSource(DATA_SOURCE);
        service = new Service(flaky.asDataSource(), webhook("book", book.url()));
        book.answers(exchange -> {
            flaky.goAway();
            status(200).answer(exchange);
        });
        service.report(opened("acme", Grade.SEVERE));

        // When
        service.dispatch();
        await().atMost(PATIENCE).until(() -> flaky.refused() >= 5);
        flaky.comeBack();

        // Then
        awaitStatus(Status.DELIVERED, 1);
        assertThat(book.got()).hasSize(1);
    }

    private Receiver receiver() {
        return service.receivers.get(0);
    }

    private void use(String... more) {
        service = new Service(DATA_SOURCE, with(webhook("book", book.url()), more));
    }

    private void awaitStatus(Status status, long count) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(service.deliveries.count()).containsEntry(status, count));
    }

    private static long millisBetween(Got first, Got second) {
        return (second.nanos() - first.nanos()) / 1_000_000;
    }
}
