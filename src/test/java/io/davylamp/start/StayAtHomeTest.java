package io.davylamp.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A first try with the embedded database is reached from this machine only, unless somebody asked for more. */
class StayAtHomeTest {
    @AfterEach
    void forget() {
        System.clearProperty(StartSettings.HTTP_HOST);
        System.clearProperty(StartSettings.MANAGEMENT_HOST);
    }

    @Test
    void listens_on_loopback_where_no_host_is_set() {
        // When
        DatabaseAtStart.stayAtHome(settings(false));

        // Then
        assertThat(System.getProperty("quarkus.http.host")).isEqualTo("127.0.0.1");
        assertThat(System.getProperty("quarkus.management.host")).isEqualTo("127.0.0.1");
    }

    @Test
    void leaves_a_host_that_is_set_alone() {
        // When
        DatabaseAtStart.stayAtHome(settings(true));

        // Then
        assertThat(System.getProperty("quarkus.http.host")).isNull();
        assertThat(System.getProperty("quarkus.management.host")).isNull();
    }

    private static StartSettings settings(boolean hostsAreSet) {
        return new StartSettings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Duration.ZERO,
                true,
                Optional.empty(),
                Path.of("unused"),
                hostsAreSet,
                hostsAreSet);
    }
}
