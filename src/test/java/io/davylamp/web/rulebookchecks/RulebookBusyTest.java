package io.davylamp.web.rulebookchecks;

import static io.davylamp.web.Problems.isProblem;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.davylamp.rulebook.RulebookConfig;
import io.davylamp.rulebook.trial.Task;
import io.davylamp.rulebook.trial.TrialProcesses;
import io.davylamp.testing.PostgresResource;
import io.davylamp.web.problem.ProblemType;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every place on the bench and before it is taken. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RulebookBusyTest {
    @TestHTTPResource(value = "/", management = true)
    URI management = URI.create("/");

    private static final Map<String, String> FILES = Map.of("rulebook.yaml", "name: mine");

    @Inject
    TrialProcesses bench;

    @Inject
    RulebookConfig config;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<CompletableFuture<?>> holding = new ArrayList<>();

    /** Holds a place until it is let go. */
    record Holding() implements Task<Holding.Done> {
        static final AtomicInteger BEGUN = new AtomicInteger();
        static volatile CountDownLatch ends = new CountDownLatch(1);

        record Done() {}

        @Override
        public Done answer() {
            BEGUN.incrementAndGet();
            try {
                ends.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new Done();
        }

        @Override
        public Class<Done> answers() {
            return Done.class;
        }
    }

    @BeforeEach
    void takeEveryPlace() {
        Holding.BEGUN.set(0);
        Holding.ends = new CountDownLatch(1);
        for (int i = 0; i < config.trialsAtOnce() + config.trialsWaiting(); i++) {
            holding.add(CompletableFuture.runAsync(() -> bench.answer(new Holding()), threads));
        }
        await().until(() -> Holding.BEGUN.get() == config.trialsAtOnce());
        await().untilAsserted(() -> assertThat(bench.waiting()).isEqualTo(config.trialsWaiting()));
    }

    @AfterEach
    void letGo() {
        Holding.ends.countDown();
        holding.forEach(CompletableFuture::join);
        threads.shutdown();
    }

    @Test
    void another_check_is_busy_and_never_bad_and_what_needs_no_bench_is_answered() {
        ValidatableResponse check = given().contentType(ContentType.JSON)
                .body(Map.of("files", FILES))
                .post("/api/v1/rulebooks/check")
                .then()
                .header("Retry-After", equalTo("15"))
                .body("detail", containsString("says nothing about the rules"));
        isProblem(check, ProblemType.BUSY);
        get(management.resolve("/q/health/ready")).then().statusCode(200);
        get("/api/v1/rulebooks/status").then().statusCode(200);
    }

    @Test
    void another_draft_is_busy_and_not_kept() {
        isProblem(
                given().contentType(ContentType.JSON)
                        .body(Map.of("who", "Ada", "why", "to try", "files", FILES))
                        .post("/api/v1/rulebooks")
                        .then(),
                ProblemType.BUSY);
        get("/api/v1/rulebooks").then().body(not(containsString("to try")));
    }

    @Test
    void the_page_says_so_in_words() {
        given().accept("text/html")
                .multiPart("path", "rulebook.yaml")
                .multiPart("text", "name: mine")
                .post("/rulebooks/check")
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("15"))
                .body(containsString("are being checked"));
    }
}
