package io.davylamp.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.testing.OwnDatabase;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** The first numbers of the long walk: {@code ./mvnw test-compile exec:java@fuzz} goes on from here. */
@QuarkusTest
@TestProfile(FuzzTest.Alone.class)
class FuzzTest {
    /** Some requests are not malformed enough: what they send and order is not for other tests. */
    public static final class Alone extends OwnDatabase {}

    @TestHTTPResource("/")
    URI service = URI.create("/");

    @Test
    void no_malformed_request_is_answered_by_a_fault_of_ours() throws Exception {
        // When
        FuzzTally tally = new Fuzzer(service).run(1, 1_500, 2);

        // Then
        assertThat(tally.faults()).as(tally.toString()).isEmpty();
    }
}
