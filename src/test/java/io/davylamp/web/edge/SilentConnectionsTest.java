package io.davylamp.web.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.davylamp.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Senders that begin and then say nothing more: they hold neither threads nor the places of others, and have an end. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SilentConnectionsTest {
    private static final String HALF_FORM = """
            POST /rulebooks/check HTTP/1.1\r
            Host: localhost\r
            Content-Type: multipart/form-data; boundary=half\r
            Content-Length: 100000\r
            \r
            --half\r
            Content-Disposition: form-data; name="text"\r
            \r
            rule""";

    private static final String HALF_JSON = """
            POST /api/v1/readings HTTP/1.1\r
            Host: localhost\r
            Content-Type: application/json\r
            Content-Length: 100000\r
            \r
            [{"type":""";

    private static final String HALF_HEADER = "GET /api/v1/operators HTTP/1.1\r\nHost: loc";

    @TestHTTPResource("/api/v1/readings")
    URI readings = URI.create("/");

    @TestHTTPResource(value = "/", management = true)
    URI management = URI.create("/");

    @Inject
    Connections connections;

    @Inject
    Bodies bodies;

    private final List<Socket> open = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    @Test
    void half_forms_and_half_bodies_by_the_hundred_hold_nobody_up() throws Exception {
        // Given
        assertThat(millis(readings, "[]")).isPositive();
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();

        // When
        for (int i = 0; i < 1_300; i++) {
            begin(i < 300 ? HALF_FORM : i % 10 == 0 ? HALF_HEADER : HALF_JSON);
            if (i % 100 == 99) {
                assertThat(best(management.resolve("/q/health"), null))
                        .as("health after %d", i)
                        .isLessThan(1_000);
                assertThat(best(readings, "[]")).as("a reading after %d", i).isLessThan(2_000);
            }
        }

        // Then
        assertThat(connections.count()).isLessThanOrEqualTo(520);
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> {
                    assertThat(open).allMatch(SilentConnectionsTest::hasEnded);
                    assertThat(bodies.held()).isZero();
                });
        assertThat(ManagementFactory.getThreadMXBean().getThreadCount()).isLessThan(threads + 30);
    }

    @Test
    void a_body_that_does_not_end_is_refused_with_the_reason() throws IOException {
        // When
        Socket socket = begin(HALF_JSON);
        String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        // Then
        assertThat(answer).startsWith("HTTP/1.1 408").contains("/problems/request-timeout");
    }

    @Test
    void bodies_that_are_held_have_a_limit_in_all_and_small_ones_go_on() throws Exception {
        // Given
        byte[] part = "1,".repeat(7_000_000).getBytes(StandardCharsets.US_ASCII);
        String head = HALF_JSON.substring(0, HALF_JSON.indexOf('['));

        // When
        for (int i = 0; i < 6; i++) {
            Socket socket = begin(head.replace("100000", "16000000") + "[");
            try {
                socket.getOutputStream().write(part);
            } catch (IOException e) {
                assertThat(e).hasMessageMatching("(?i).*(reset|broken pipe).*");
            }
        }

        // Then
        assertThat(bodies.held()).isLessThanOrEqualTo(48L * 1024 * 1024);
        assertThat(best(readings, "[]")).isLessThan(2_000);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(bodies.held()).isZero());
    }

    private Socket begin(String half) throws IOException {
        Socket socket = new Socket(readings.getHost(), readings.getPort());
        open.add(socket);
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(half.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** Whether the service has closed it; what it said before is read. */
    private static boolean hasEnded(Socket socket) {
        try {
            socket.setSoTimeout(1);
            while (socket.getInputStream().read() >= 0) {
                // what it said before
            }
            return true;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** The best of three: other tests may have the machine for a while, but not for three times. */
    private long best(URI address, @org.jspecify.annotations.Nullable String body) throws Exception {
        return Math.min(millis(address, body), Math.min(millis(address, body), millis(address, body)));
    }

    private long millis(URI address, @org.jspecify.annotations.Nullable String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(20));
        if (body != null) {
            request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
        }
        long start = System.nanoTime();
        assertThat(http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);
        return Math.max(1, Duration.ofNanos(System.nanoTime() - start).toMillis());
    }
}
