package io.davylamp.delivery.receiver;

import static io.davylamp.delivery.Changes.opened;
import static io.davylamp.delivery.Changes.saying;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.davylamp.alert.AlertChange;
import io.davylamp.delivery.Changes;
import io.davylamp.delivery.Configs;
import io.davylamp.mining.Grade;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackReceiverTest {
    private final Receiver slack = Receivers.of(Configs.of(Map.of(
                    "receivers.ops.type", "slack",
                    "receivers.ops.url", "https://hooks.example.com/services/T0/B0/secret",
                    "link-base", "https://lamp.example.com/")))
            .get(0);

    @Test
    void says_who_what_which_rule_which_values_and_what_to_do() {
        // Given
        AlertChange change = opened("acme", Grade.SEVERE);

        // When
        JsonNode message = message(slack.payload(change));

        // Then
        assertThat(message.get("text").asText()).isEqualTo("""
                        🔴 *Miner acme: grade rose to SEVERE*
                        • `LIQ-003` Runway is 62 days; the floor is 90.
                        *What to do*
                        • Sell futures for half. Not sized: no forward curve
                        <https://lamp.example.com/alerts/%s|Open in Davylamp> · 2022-07-25T08:00:00Z · rulebook rulebook-1""".formatted(change.alertId()));
        assertThat(message.get("blocks")).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!channel>",
                "<!here|here>",
                "<@U012AB3CD>",
                "<#C012AB3CD>",
                "<!subteam^S012>",
                "@here look",
                "@channel",
                "@everyone",
                "@all",
                "<https://evil.example|Open in Davylamp>",
                "https://evil.example",
                "*All clear* `code` ~gone~",
                "one\n*two*",
                "a\rb",
                "&lt;!channel&gt;"
            })
    void text_from_outside_cannot_mention_link_or_format(String hostile) {
        // Given
        AlertChange change = saying(opened("acme", Grade.SEVERE), hostile, hostile, hostile);

        // When
        List<String> texts = texts(message(slack.payload(change)));

        // Then: what is left of markup is our own
        String ours = "<https://lamp.example.com/alerts/" + change.alertId() + "|Open in Davylamp>";
        for (String text : texts) {
            assertThat(text.replace(ours, "").replace("*What to do*", "").replace("`LIQ-003`", ""))
                    .doesNotContain("<", ">", "://", "`", "~", "\r")
                    .doesNotContainPattern("@\\w")
                    .doesNotContainPattern("#\\w")
                    .doesNotContainPattern("&(?!amp;|lt;|gt;)")
                    .doesNotContainPattern("\\*(two|All clear)\\*");
        }
    }

    @Test
    void stays_within_slacks_bounds_however_long_the_text() {
        // Given
        String endless = "&".repeat(50_000);
        AlertChange change = saying(opened("acme", Grade.SEVERE), endless, endless, endless);
        List<AlertChange> many = IntStream.range(0, 500)
                .mapToObj(it -> saying(opened("op" + it, Grade.WATCH), endless, endless, endless))
                .toList();

        // Then
        for (JsonNode message : List.of(message(slack.payload(change)), message(slack.digest(many)))) {
            assertThat(message.get("text").asText().length()).isLessThanOrEqualTo(4_000);
            assertThat(message.get("blocks").size()).isLessThanOrEqualTo(50);
            assertThat(texts(message)).allSatisfy(it -> assertThat(it.length()).isBetween(1, 4_000));
            assertThat(texts(message).subList(1, texts(message).size()))
                    .allSatisfy(it -> assertThat(it.length()).isLessThanOrEqualTo(3_000));
        }
    }

    @Test
    void a_digest_counts_all_and_names_the_worst_first() {
        // Given
        List<AlertChange> changes = new ArrayList<>();
        IntStream.range(0, 999).forEach(it -> changes.add(opened("op" + it, Grade.WATCH)));
        changes.add(Changes.next(opened("bad", Grade.WATCH), Grade.CAPITULATION));

        // When
        String text = message(slack.digest(changes)).get("text").asText();

        // Then
        assertThat(text.lines().toList().get(0)).isEqualTo("*1000 alert changes at once: 999 opened, 1 escalated*");
        assertThat(text.lines().toList().get(1)).isEqualTo("⚫ Miner bad: grade rose from WATCH to CAPITULATION");
        assertThat(text).containsPattern("… and \\d+ more");
    }

    private static JsonNode message(String payload) {
        try {
            return new JsonMapper().readTree(payload);
        } catch (JsonProcessingException e) {
            throw new AssertionError(payload, e);
        }
    }

    private static List<String> texts(JsonNode message) {
        List<String> texts = new ArrayList<>(List.of(message.get("text").asText()));
        message.get("blocks").findValuesAsText("text").stream()
                .filter(it -> !it.isEmpty())
                .forEach(texts::add);
        message.get("blocks").findValues("text").stream()
                .filter(JsonNode::isObject)
                .forEach(it -> texts.add(it.get("text").asText()));
        return texts;
    }
}
