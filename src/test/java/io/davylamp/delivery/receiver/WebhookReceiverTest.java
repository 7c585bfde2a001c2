package io.davylamp.delivery.receiver;

import static io.davylamp.delivery.Changes.opened;
import static io.davylamp.delivery.Changes.standing;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.davylamp.alert.AlertChange;
import io.davylamp.assessment.GradeMemory.LastKnown;
import io.davylamp.assessment.GradeMemory.Next;
import io.davylamp.assessment.Standing;
import io.davylamp.delivery.Changes;
import io.davylamp.delivery.Configs;
import io.davylamp.mining.Grade;
import io.davylamp.mining.GradeRange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WebhookReceiverTest {
    private static final Standing HELD = new Standing(
            "Held at SEVERE.",
            Optional.of(new Standing.Held(
                    Grade.WATCH,
                    Optional.of(Changes.MONDAY),
                    Optional.of(new Next(Grade.STRESSED, Changes.MONDAY.plusSeconds(604_800))))),
            Optional.empty(),
            Optional.empty());

    private static final Standing UNSETTLED = new Standing(
            "Last known SEVERE.",
            Optional.empty(),
            Optional.of(new GradeRange(Grade.STRESSED, Grade.CAPITULATION, List.of("loans and debt service"))),
            Optional.of(new LastKnown(Grade.SEVERE, Changes.MONDAY)));

    private final Receiver webhook = Receivers.of(Configs.of(Map.of(
                    "receivers.book.type", "webhook",
                    "receivers.book.url", "https://book.example/hook",
                    "receivers.book.secret", Configs.SECRET)))
            .get(0);

    @Test
    void says_why_a_grade_is_held_and_until_when() {
        JsonNode standing = data(standing(opened("acme", Grade.SEVERE), HELD)).path("standing");

        assertThat(standing.path("text").asText()).isEqualTo("Held at SEVERE.");
        assertThat(standing.at("/held/figuresSay").asText()).isEqualTo("WATCH");
        assertThat(standing.at("/held/since").asText()).isEqualTo("2022-07-25T08:00:00Z");
        assertThat(standing.at("/held/next/grade").asText()).isEqualTo("STRESSED");
        assertThat(standing.at("/held/next/at").asText()).isEqualTo("2022-08-01T08:00:00Z");
        assertThat(standing.has("range")).isFalse();
    }

    @Test
    void says_how_bad_it_may_be_and_what_was_known_last() {
        JsonNode standing =
                data(standing(opened("acme", Grade.STRESSED), UNSETTLED)).path("standing");

        assertThat(standing.at("/range/atLeast").asText()).isEqualTo("STRESSED");
        assertThat(standing.at("/range/wouldSettle/0").asText()).isEqualTo("loans and debt service");
        assertThat(standing.at("/lastKnown/grade").asText()).isEqualTo("SEVERE");
    }

    @Test
    void says_nothing_of_it_where_the_figures_alone_give_the_grade() {
        assertThat(data(opened("acme", Grade.SEVERE)).has("standing")).isFalse();
    }

    private JsonNode data(AlertChange change) {
        try {
            return new JsonMapper().readTree(webhook.payload(change)).path("data");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
