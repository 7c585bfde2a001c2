package io.davylamp.delivery.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.delivery.receiver.Answer.Answered;
import io.davylamp.delivery.receiver.Answer.NoAnswer;
import io.davylamp.delivery.receiver.Outcome.Again;
import io.davylamp.delivery.receiver.Outcome.Delivered;
import io.davylamp.delivery.receiver.Outcome.Gone;
import io.davylamp.delivery.receiver.Outcome.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {
    private static final Instant NOW = Instant.parse("2022-07-31T10:00:00Z");

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void success_is_delivered(int status) {
        assertThat(outcome(status)).isInstanceOf(Delivered.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 501, 502, 503, 504, 599})
    void what_time_may_heal_is_tried_again(int status) {
        assertThat(outcome(status)).isInstanceOf(Again.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 303, 304, 307, 308, 399})
    void a_redirect_is_refused_but_tried_again_and_says_so(int status) {
        assertThat(outcome(status))
                .isInstanceOfSatisfying(
                        Refused.class,
                        it -> assertThat(it.result()).contains("redirect").contains("Maybe"));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 411, 422, 428, 430, 499})
    void other_faults_of_ours_are_refused_but_tried_again(int status) {
        assertThat(outcome(status)).isInstanceOf(Refused.class);
    }

    @Test
    void a_receiver_that_says_it_is_gone_is_believed() {
        assertThat(outcome(410)).isInstanceOf(Gone.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 404})
    void a_refusal_may_ask_for_time_too(int status) {
        assertThat(new Answered(status, Optional.of("9"), "").outcome(NOW))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.after()).contains(Duration.ofSeconds(9)));
    }

    @Test
    void no_answer_is_tried_again() {
        assertThat(new NoAnswer("connection refused").outcome(NOW))
                .isEqualTo(new Again("connection refused", Optional.empty()));
    }

    @Test
    void the_answers_beginning_is_kept_without_what_no_database_takes() {
        // Given
        Answer answer = new Answered(400, Optional.empty(), "invalid_\u0000payload\n");

        // When
        String result = answer.outcome(NOW).result();

        // Then
        assertThat(result).isEqualTo("answered 400 invalid_ payload");
    }

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "120, PT2M",
        "' 7 ', PT7S",
        "'Sun, 31 Jul 2022 10:00:30 GMT', PT30S",
        "'Sun, 31 Jul 2022 09:00:00 GMT', PT0S",
    })
    void reads_how_long_to_wait(String header, Duration expected) {
        assertThat(RetryAfter.parse(header, NOW)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "1.5", "9999999999", "31 Jul 2022"})
    void a_retry_after_that_cannot_be_read_asks_for_nothing(String header) {
        assertThat(RetryAfter.parse(header, NOW)).isEmpty();
    }

    @Test
    void waits_as_long_as_it_was_asked_to() {
        assertThat(new Answered(503, Optional.of("9"), "").outcome(NOW))
                .isEqualTo(new Again("answered 503", Optional.of(Duration.ofSeconds(9))));
    }

    private static Outcome outcome(int status) {
        return new Answered(status, Optional.empty(), "").outcome(NOW);
    }
}
