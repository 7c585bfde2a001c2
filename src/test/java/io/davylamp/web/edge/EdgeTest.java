package io.davylamp.web.edge;

import static io.davylamp.web.Problems.isProblem;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.davylamp.testing.PostgresResource;
import io.davylamp.web.Requests;
import io.davylamp.web.problem.Problem;
import io.davylamp.web.problem.ProblemType;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class EdgeTest {
    private static final int FIFTY_MEGABYTES = 50 * 1024 * 1024;

    @TestHTTPResource("/api/v1/readings")
    URI readings = URI.create("/");

    @Inject
    ConcurrencyLimiter.Places places;

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/v1/operators", "/api/v1/operators/nobody", "/nowhere", "/davylamp.css"})
    void every_answer_keeps_browsers_safe(String path) {
        get(path)
                .then()
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin")
                .header("X-Request-Id", matchesPattern("[0-9a-f]{32}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/recommendations/%00",
                "/api/v1/alerts/a%00b",
                "/api/v1/recommendations?operator=%00",
                "/api/v1/operators/%00/assessment"
            })
    void a_zero_character_in_an_address_is_the_callers_fault(String path) {
        isProblem(given().urlEncodingEnabled(false).get(path).then(), ProblemType.BAD_REQUEST)
                .body("detail", containsString("zero character"));
    }

    @Test
    void the_description_of_the_api_is_there() {
        get("/q/swagger-ui").then().statusCode(200);
        get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("info.title", equalTo("Davylamp"))
                .body(
                        "paths.'/api/v1/readings'.post.requestBody.content.'application/x-ndjson'.examples.size()",
                        equalTo(1));
    }

    @Test
    void a_request_keeps_the_id_its_client_gave_it() {
        given().header("X-Request-Id", "load-7.42")
                .get("/api/v1/operators/nobody")
                .then()
                .header("X-Request-Id", "load-7.42")
                .body("requestId", equalTo("load-7.42"));
    }

    @Test
    void an_id_that_could_forge_a_log_line_is_replaced() {
        given().header("X-Request-Id", "a b\" c")
                .get("/api/v1/operators")
                .then()
                .header("X-Request-Id", matchesPattern("[0-9a-f]{32}"));
    }

    @Test
    void an_unknown_path_is_a_problem_for_programs_and_a_page_for_people() {
        isProblem(get("/api/v1/nowhere").then(), ProblemType.NOT_FOUND)
                .body("detail", containsString("/api/v1/nowhere"));
        isProblem(given().header("Accept", "text/html").get("/api/v1/nowhere").then(), ProblemType.NOT_FOUND);
        given().header("Accept", "text/html,*/*;q=0.8")
                .get("/nowhere")
                .then()
                .statusCode(404)
                .contentType(ContentType.HTML)
                .body(containsString("Back to the book"));
    }

    @Test
    void a_method_the_path_does_not_offer_is_refused() {
        isProblem(given().delete("/api/v1/operators").then(), ProblemType.METHOD_NOT_ALLOWED)
                .body("detail", containsString("DELETE"));
    }

    @Test
    void a_representation_that_is_not_offered_is_refused() {
        isProblem(given().accept("image/png").get("/api/v1/operators").then(), ProblemType.NOT_ACCEPTABLE);
    }

    @Test
    void another_sites_page_changes_nothing_here() {
        isProblem(
                given().header("Sec-Fetch-Site", "cross-site")
                        .post("/api/v1/replays")
                        .then(),
                ProblemType.CROSS_SITE);
        given().header("Sec-Fetch-Site", "cross-site")
                .get("/api/v1/operators")
                .then()
                .statusCode(200);
        given().header("Sec-Fetch-Site", "same-origin")
                .post("/api/v1/replays?to=2010-01-01")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/operators HTTP/1.1\r\nHost: evil.example\r\n",
                "POST /api/v1/replays HTTP/1.1\r\nHost: evil.example:8080\r\nOrigin: http://evil.example:8080\r\n"
                        + "Sec-Fetch-Site: same-origin\r\nContent-Length: 0\r\n"
            })
    void a_host_that_is_not_ours_is_refused_and_the_setting_named(String head) throws IOException {
        String answer = raw(head + "Connection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 421").contains("evil.example", "davylamp.http.hosts");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /alerts/x/acknowledge HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + "Content-Length: 5\r\n\r\na=%zz",
                "POST /rulebooks/check HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 3\r\n"
                        + "\r\n--b",
                "POST /rulebooks/check HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 50\r\n"
                        + "\r\n--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\nab",
                "POST /rulebooks/check HTTP/1.1\r\nContent-Type: multipart/form-data\r\nContent-Length: 3\r\n\r\n--b",
                "POST /rulebooks/check HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=b\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n3\r\n--b\r\n0\r\n\r\n"
            })
    void what_cannot_be_decoded_or_was_cut_is_the_callers_fault(String request) throws IOException {
        String answer = raw(request.replaceFirst("\r\n", "\r\nHost: localhost\r\nConnection: close\r\n"));

        assertThat(answer).startsWith("HTTP/1.1 400").contains(Problem.MEDIA_TYPE, "Maybe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/recommendations?operator=%zz", "/api/v1/operators/%e", "/alerts?%"})
    void an_address_that_cannot_be_decoded_is_refused_with_status_400(String address) throws IOException {
        assertThat(raw("GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".formatted(address)))
                .startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b/c", "json", ";;;", "application/json, text/csv"})
    void a_content_type_that_is_not_one_is_refused(String type) throws IOException {
        assertThat(raw("POST /api/v1/readings HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: " + type
                        + "\r\nContent-Length: 2\r\n\r\n[]"))
                .startsWith("HTTP/1.1 415")
                .contains("Maybe set Content-Type");
    }

    @Test
    void a_zero_character_in_a_body_is_the_callers_fault() {
        isProblem(
                        given().contentType(ContentType.JSON)
                                .body("{\"after\": \"a\\u0000b\", \"from\": \"2022-01-01\", \"to\": \"2022-02-01\"}")
                                .post("/api/v1/backtests")
                                .then(),
                        ProblemType.BAD_REQUEST)
                .body("detail", containsString("zero character"));
    }

    @Test
    void a_form_of_a_thousand_and_one_fields_is_the_callers_fault() {
        isProblem(
                        given().contentType("application/x-www-form-urlencoded")
                                .body("a=1&".repeat(1_000) + "a=1")
                                .post("/alerts/x/acknowledge")
                                .then(),
                        ProblemType.MALFORMED_BODY)
                .body("detail", containsString("1,000 fields"));
    }

    @Test
    void a_body_is_as_large_as_its_path_needs() {
        String name = "{\"name\": \"%s\"}".formatted("x".repeat(1_100_000));

        isProblem(Requests.register("ed-large", name), ProblemType.BODY_TOO_LARGE);
        Requests.send("[" + name + "]").statusCode(422);
    }

    @Test
    void a_second_replay_is_sent_away_while_one_runs() {
        Semaphore free = places.of(ConcurrencyLimited.Kind.REPLAY);
        assertThat(free.tryAcquire()).isTrue();
        try {
            isProblem(given().post("/api/v1/replays?to=2010-01-01").then(), ProblemType.BUSY)
                    .header("Retry-After", matchesPattern("\\d+"));
        } finally {
            free.release();
        }
        given().post("/api/v1/replays?to=2010-01-01").then().statusCode(200);
    }

    @Test
    void computations_take_turns_and_readings_go_on() {
        Semaphore free = places.of(ConcurrencyLimited.Kind.COMPUTATION);
        int all = free.drainPermits();
        try {
            isProblem(
                    given().contentType(ContentType.JSON)
                            .body("{\"book\": true, \"shocks\": {\"priceChange\": -0.3}}")
                            .post("/api/v1/what-if")
                            .then(),
                    ProblemType.BUSY);
            Requests.send("[]").statusCode(200);
        } finally {
            free.release(all);
        }
    }

    /** What comes back on a connection of its own. */
    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(readings.getHost(), readings.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void fifty_megabytes_are_refused_with_a_problem() throws IOException, InterruptedException {
        // Given
        HttpRequest request = json(HttpRequest.BodyPublishers.ofByteArray(new byte[FIFTY_MEGABYTES]));

        // When
        HttpResponse<String> answer = http().send(request, HttpResponse.BodyHandlers.ofString());

        // Then
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).contains(Problem.MEDIA_TYPE);
        assertThat(answer.body()).contains("/problems/body-too-large", "Maybe send it in parts");
    }

    @Test
    void fifty_megabytes_without_a_declared_length_are_refused_too() throws IOException, InterruptedException {
        // Given
        HttpRequest request = json(HttpRequest.BodyPublishers.ofInputStream(() -> zeroes(FIFTY_MEGABYTES)));

        // When
        HttpResponse<String> answer = http().send(request, HttpResponse.BodyHandlers.ofString());

        // Then
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("/problems/body-too-large");
    }

    @Test
    void a_bearable_body_without_a_declared_length_is_read() throws IOException, InterruptedException {
        // Given
        byte[] body = "[{}]".getBytes(StandardCharsets.UTF_8);
        HttpRequest request = json(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

        // When
        HttpResponse<String> answer = http().send(request, HttpResponse.BodyHandlers.ofString());

        // Then
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("MISSING_FIELD");
    }

    private HttpRequest json(HttpRequest.BodyPublisher body) {
        return HttpRequest.newBuilder(readings)
                .header("Content-Type", "application/json")
                .POST(body)
                .build();
    }

    private static HttpClient http() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    private static InputStream zeroes(int count) {
        return new InputStream() {
            private int left = count;

            @Override
            public int read() {
                return left-- > 0 ? '0' : -1;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                int given = Math.min(left, length);
                left -= given;
                java.util.Arrays.fill(buffer, offset, offset + Math.max(0, given), (byte) '0');
                return given > 0 ? given : -1;
            }
        };
    }
}
