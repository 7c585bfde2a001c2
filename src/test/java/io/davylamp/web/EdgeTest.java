package io.davylamp.web;

import static io.davylamp.web.Problems.isProblem;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.davylamp.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class EdgeTest {
    private static final int FIFTY_MEGABYTES = 50 * 1024 * 1024;

    @TestHTTPResource("/api/v1/readings")
    URI readings = URI.create("/");

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
