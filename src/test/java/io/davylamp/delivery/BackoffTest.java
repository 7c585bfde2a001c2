package io.davylamp.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(30));

    @ParameterizedTest
    @CsvSource({
        "1, 1, PT1S",
        "1, 0, PT0.5S",
        "2, 1, PT2S",
        "5, 1, PT16S",
        "11, 1, PT17M4S",
        "12, 1, PT30M",
        "12, 0, PT15M",
        "2000000000, 1, PT30M"
    })
    void doubles_up_to_the_longest(int attempt, double draw, Duration expected) {
        assertThat(backoff.delay(attempt, draw)).isEqualTo(expected);
    }
}
