package io.davylamp.delivery.receiver;

import static io.davylamp.delivery.Changes.opened;
import static io.davylamp.delivery.Configs.webhook;
import static io.davylamp.delivery.Configs.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.davylamp.alert.AlertChange;
import io.davylamp.delivery.Changes;
import io.davylamp.delivery.Configs;
import io.davylamp.delivery.DeliveryConfig;
import io.davylamp.mining.Grade;
import io.davylamp.mining.InvalidValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiversTest {
    private static final Map<String, String> BOOK = webhook("book", "https://book.example/hook");

    @Test
    void there_may_be_none() {
        assertThat(Receivers.of(Configs.exactly(Map.of()))).isEmpty();
    }

    @Test
    void each_kind_has_a_pace_of_its_own() {
        // Given
        Map<String, String> keys = with(
                Map.of(),
                "receivers.chat.type",
                "slack",
                "receivers.chat.url",
                "https://hooks.example/x",
                "receivers.book.type",
                "webhook",
                "receivers.book.url",
                "https://book.example/hook",
                "receivers.book.secret",
                Configs.SECRET);

        // When
        List<Receiver> receivers = Receivers.of(Configs.of(keys));

        // Then
        assertThat(receivers)
                .extracting(it -> it.terms().pace())
                .containsExactly(new SendingRate(Duration.ZERO, 0, 4), new SendingRate(Duration.ofSeconds(1), 5, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "receivers.book.secret,          whsec_short,                     receivers.book.secret",
        "receivers.book.url,             ftp://book.example/x,            receivers.book.url",
        "receivers.book.url,             https://me@book.example/x,       receivers.book.url",
        "receivers.book.url,             /hook,                           receivers.book.url",
        "receivers.book.min-grade,       NORMAL,                          min-grade",
        "receivers.book.topics,          'grade,flags',                   topics",
        "receivers.book.concurrency,     0,                               concurrency",
        "receivers.book.concurrency,     33,                              concurrency",
        "receivers.book.gap,             PT-1S,                           gap",
        "receivers.book.digest-after,    -1,                              digest-after",
        "lease,                          PT1.9S,                          lease",
        "total-timeout,                  PT0.5S,                          total-timeout",
        "give-up-after,                  PT0S,                            give-up-after",
        "backoff-base,                   PT0S,                            backoff-base",
        "backoff-max,                    PT0.01S,                         backoff-max",
    })
    void a_faulty_setting_stops_the_start_and_names_its_key(String key, String value, String named) {
        DeliveryConfig config = Configs.of(with(BOOK, key, value));

        assertThatThrownBy(() -> Receivers.of(config))
                .isInstanceOfSatisfying(
                        InvalidValue.class, it -> assertThat(it.field()).isEqualTo(named));
    }

    @Test
    void an_unencrypted_address_stops_the_start_unless_private_ones_are_allowed() {
        // Given
        Map<String, String> keys = webhook("book", "http://book.example/hook");
        // Then
        assertThatThrownBy(() -> Receivers.of(Configs.of(with(keys, "allow-private-addresses", "false"))))
                .isInstanceOfSatisfying(
                        InvalidValue.class, it -> assertThat(it.field()).isEqualTo("receivers.book.url"));
        assertThat(Receivers.of(Configs.of(with(keys, "allow-private-addresses", "true"))))
                .hasSize(1);
    }

    @Test
    void a_webhook_without_a_secret_stops_the_start() {
        DeliveryConfig config =
                Configs.of(Map.of("receivers.book.type", "webhook", "receivers.book.url", "https://book.example/hook"));

        assertThatThrownBy(() -> Receivers.of(config)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void neither_addresses_nor_secrets_are_printed() {
        assertThat(Receivers.of(Configs.of(BOOK)).toString())
                .doesNotContain("book.example")
                .doesNotContain(Configs.SECRET.substring(6));
    }

    @ParameterizedTest
    @CsvSource({
        "acme,            true",
        "'acme,other',    true",
        "acme*,           true",
        "a?me,            true",
        "'*',             true",
        "other,           false",
        "acm,             false",
        "a.me,            false",
        "@network,        false",
        "ACME,            false",
    })
    void operators_are_chosen_by_patterns(String operators, boolean wanted) {
        Route route = route("operators", operators);

        assertThat(route.wants(opened("acme", Grade.WATCH))).isEqualTo(wanted);
    }

    @Test
    void an_alert_that_reached_the_grade_is_followed_to_its_end() {
        // Given
        Route route = route("min-grade", "SEVERE");
        AlertChange watch = opened("acme", Grade.WATCH);
        AlertChange severe = Changes.next(watch, Grade.SEVERE);
        AlertChange eased = Changes.next(severe, Grade.WATCH);
        AlertChange resolved = Changes.next(eased, Grade.NORMAL);

        // Then
        assertThat(route.wants(watch)).isFalse();
        assertThat(route.wants(severe)).isTrue();
        assertThat(route.wants(eased)).isTrue();
        assertThat(route.wants(resolved)).isTrue();
        assertThat(route.wants(Changes.next(watch, Grade.NORMAL))).isFalse();
    }

    @Test
    void flags_and_missing_inputs_are_sent_whatever_the_grade_unless_not_wanted() {
        Route severe = route("min-grade", "SEVERE");
        Route gradesOnly = route("topics", "grade");

        assertThat(severe.wants(Changes.flagOpened("acme", "MARGIN_CALL_NEAR"))).isTrue();
        assertThat(severe.wants(Changes.inputsMissing("acme"))).isTrue();
        assertThat(gradesOnly.wants(Changes.flagOpened("acme", "MARGIN_CALL_NEAR")))
                .isFalse();
        assertThat(gradesOnly.wants(Changes.inputsMissing("acme"))).isFalse();
        assertThat(gradesOnly.wants(opened("acme", Grade.WATCH))).isTrue();
    }

    @Test
    void a_webhook_gets_the_change_as_signed_json() throws Exception {
        // Given
        Receiver receiver = Receivers.of(Configs.of(BOOK)).get(0);
        AlertChange change = Changes.next(opened("acme", Grade.WATCH), Grade.SEVERE);

        // When
        String payload = receiver.payload(change);
        Map<String, String> headers = receiver.headers("msg_1", Instant.ofEpochSecond(1_700_000_000), payload);

        // Then
        JsonNode event = new JsonMapper().readTree(payload);
        assertThat(event.get("type").asText()).isEqualTo("davylamp.alert.escalated");
        assertThat(event.get("timestamp").asText()).isEqualTo("2022-07-25T08:00:01Z");
        JsonNode data = event.get("data");
        assertThat(data.get("subject").asText()).isEqualTo("acme");
        assertThat(data.get("reason").asText()).isEqualTo("GRADE_ROSE_FURTHER");
        assertThat(data.get("gradeBefore").asText()).isEqualTo("WATCH");
        assertThat(data.get("gradeAfter").asText()).isEqualTo("SEVERE");
        assertThat(data.at("/findings/0/ruleId").asText()).isEqualTo("LIQ-003");
        assertThat(data.at("/actions/0").asText()).startsWith("Sell futures");
        assertThat(headers)
                .containsEntry("webhook-id", "msg_1")
                .containsEntry("webhook-timestamp", "1700000000")
                .hasEntrySatisfying("webhook-signature", it -> assertThat(it).startsWith("v1,"));
    }

    private static Route route(String key, String value) {
        return Receivers.of(Configs.of(with(BOOK, "receivers.book." + key, value)))
                .get(0)
                .terms()
                .route();
    }
}
