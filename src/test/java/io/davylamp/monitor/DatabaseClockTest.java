package io.davylamp.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class DatabaseClockTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Driven own = new Driven(NOW.plus(Duration.ofHours(1)));
    private final DatabaseClock clock = new DatabaseClock(own);

    @Test
    void a_machine_an_hour_ahead_goes_by_the_database() {
        // When
        clock.measure(() -> NOW);

        // Then
        assertThat(clock.instant()).isEqualTo(NOW);
        own.passes(Duration.ofSeconds(90));
        assertThat(clock.instant()).isEqualTo(NOW.plusSeconds(90));
    }

    @Test
    void a_clock_that_was_set_right_is_trusted_again() {
        // Given
        clock.measure(() -> NOW);

        // When
        own.passes(Duration.ofHours(-1));
        clock.measure(() -> NOW);

        // Then
        assertThat(clock.ahead()).isZero();
        assertThat(clock.instant()).isEqualTo(own.instant());
    }

    @Test
    void less_than_a_second_is_no_difference() {
        clock.measure(() -> own.instant().plusMillis(999));
        assertThat(clock.ahead()).isZero();

        clock.measure(() -> own.instant().plusMillis(1_000));
        assertThat(clock.ahead()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void an_answer_that_took_too_long_changes_nothing() {
        // Given
        clock.measure(() -> NOW);

        // When
        clock.measure(() -> {
            own.passes(Duration.ofSeconds(2));
            return NOW.minus(Duration.ofDays(1));
        });

        // Then
        assertThat(clock.ahead()).isEqualTo(Duration.ofHours(-1));
    }

    /** A clock that a test drives. */
    private static final class Driven extends Clock {
        private Instant now;

        Driven(Instant now) {
            this.now = now;
        }

        void passes(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
