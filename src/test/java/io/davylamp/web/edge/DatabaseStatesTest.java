package io.davylamp.web.edge;

import static io.davylamp.web.Problems.isProblem;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.davylamp.sql.Sql;
import io.davylamp.testing.OwnDatabase;
import io.davylamp.web.Requests;
import io.davylamp.web.problem.ProblemType;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The states a real database passes through, as a sender of readings and a load balancer meet them. */
@QuarkusTest
@TestProfile(DatabaseStatesTest.ShortPatience.class)
class DatabaseStatesTest {
    @TestHTTPResource(value = "/", management = true)
    URI management = URI.create("/");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String WAITERS = "select pid from pg_stat_activity where datname = current_database()"
            + " and wait_event_type = 'Lock' and pid <> pg_backend_pid()";

    private final ExecutorService senders = Executors.newFixedThreadPool(8);

    @Inject
    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @Inject
    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @Inject
    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    /** The shipped time-outs, but that of locks shortened, and little room for what waits. */
    public static final class ShortPatience extends OwnDatabase {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.datasource.jdbc.new-connection-sql",
                    "set lock_timeout = '3s'",
                    "davylamp.monitor.queue-size",
                    "2");
        }
    }

    @AfterEach
    void send_no_more() {
        senders.shutdown();
    }

    @Test
    void a_database_that_takes_no_writes_is_503_and_not_ready_and_recovers_alone() {
        // Given
        judged("db-read-only");
        String reading = Requests.array(Requests.treasury("db-read-only", 100_000));
        try {
            // When
            setReadOnly("on");

            // Then: whatever is asked while connections end and come back, nothing is a fault of ours
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    isPassing(Requests.send(reading)).extract().<String>path("detail"))
                            .contains("takes no writes"));
            isPassing(Requests.register("db-read-only", "{\"name\": \"Renamed\"}"));
            await().atMost(PATIENCE)
                    .until(() -> get("/api/v1/operators/db-read-only").statusCode() == 200);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> get(management.resolve("/q/health/ready"))
                            .then()
                            .statusCode(503)
                            .body("checks.find { it.name == 'database' }.data.problem", containsString("read-only")));
        } finally {
            setReadOnly("off");
        }
        await().atMost(PATIENCE)
                .until(() -> get(management.resolve("/q/health/ready")).statusCode() == 200);
        await().atMost(PATIENCE).until(() -> Requests.send(reading).extract().statusCode() == 200);
    }

    @Test
    void a_lock_that_somebody_else_holds_is_503_after_our_own_time_out() throws SQLException {
        // Given
        judged("db-locked");
        try (Connection holder = locked("db-locked")) {
            // When
            long begun = System.nanoTime();
            ValidatableResponse answer = Requests.send(Requests.array(Requests.debt("db-locked", true)));
            Duration took = Duration.ofNanos(System.nanoTime() - begun);

            // Then
            isPassing(answer);
            assertThat(took).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(10));
            assertThat(holder.isValid(1)).isTrue();
        }
    }

    @Test
    void what_finds_the_queue_full_is_503_and_was_not_kept() throws Exception {
        // Given: both workers wait for an operator that somebody holds
        judged("db-full");
        List<CompletableFuture<ValidatableResponse>> answers = new ArrayList<>();
        try (Connection holder = locked("db-full")) {
            // When: one may wait, and eight are there
            for (int i = 0; i < 8; i++) {
                String reading = Requests.fleet("db-full", "full-" + i, "1300", "0.9");
                answers.add(CompletableFuture.supplyAsync(
                        () -> Requests.send(Requests.array(reading, Requests.cost("db-full"))), senders));
            }
            CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
        }

        // Then
        List<Integer> full = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            ValidatableResponse answer = answers.get(i).join().statusCode(503).header("Retry-After", notNullValue());
            if (answer.extract().<String>path("type").equals(ProblemType.BUSY.uri())) {
                isProblem(answer, ProblemType.BUSY).body("detail", containsString("Nothing of this request was kept."));
                full.add(i);
            }
        }
        assertThat(full).hasSizeGreaterThanOrEqualTo(4);
        for (int i : full) {
            Requests.send(Requests.array(Requests.fleet("db-full", "full-" + i, "1300", "0.9")))
                    .statusCode(200)
                    .body("accepted", is(1));
        }
    }

    @Test
    void a_statement_that_was_cancelled_is_503() throws Exception {
        // Given
        judged("db-cancelled");
        try (Connection holder = locked("db-cancelled")) {
            CompletableFuture<ValidatableResponse> answer = CompletableFuture.supplyAsync(
                    () -> Requests.send(Requests.array(Requests.debt("db-cancelled", true))));
            // When
            await().atMost(PATIENCE).until(() -> endWaiters(holder, "pg_cancel_backend") > 0);
            // Then
            isPassing(answer.get());
        }
    }

    @Test
    void a_connection_that_was_ended_is_503() throws Exception {
        // Given
        judged("db-ended");
        try (Connection holder = locked("db-ended")) {
            CompletableFuture<ValidatableResponse> answer =
                    CompletableFuture.supplyAsync(() -> Requests.send(Requests.array(Requests.debt("db-ended", true))));
            // When
            await().atMost(PATIENCE).until(() -> endWaiters(holder, "pg_terminate_backend") > 0);
            // Then
            isPassing(answer.get());
        }
    }

    @Test
    void a_deadlock_is_tried_again_and_the_sender_notices_nothing() {
        // Given
        judged("db-lock-1");
        judged("db-lock-2");
        // When: of two the database chooses one to give way; until it was ours
        await().atMost(PATIENCE).until(this::oursGaveWay);
    }

    /** Somebody holds the second operator, our batch the first and waits for the second, and then they want the first. */
    private boolean oursGaveWay() throws Exception {
        try (Connection other = locked("db-lock-2")) {
            CompletableFuture<ValidatableResponse> answer = CompletableFuture.supplyAsync(() ->
                    Requests.send(Requests.array(Requests.debt("db-lock-1", true), Requests.debt("db-lock-2", true))));
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> waiters(other) > 0);
            boolean theirs = theirsGivesWay(other);
            other.rollback();
            // Then
            answer.get().statusCode(200);
            return !theirs;
        }
    }

    private static boolean theirsGivesWay(Connection other) {
        try {
            lock(other, "db-lock-1");
            return false;
        } catch (SQLException e) {
            assertThat(e.getSQLState()).isEqualTo("40P01");
            return true;
        }
    }

    /** Registered and judged, even where the test before has left broken connections in the pool. */
    private static void judged(String id) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(Requests.register(id, "{\"name\": \"%s\"}".formatted(id))
                            .extract()
                            .statusCode())
                    .isBetween(200, 201);
            Requests.send(Requests.array(Requests.market(Requests.AT), Requests.fleet(id), Requests.cost(id)))
                    .statusCode(200);
        });
    }

    private static ValidatableResponse isPassing(ValidatableResponse answer) {
        return isProblem(answer, ProblemType.DATABASE_UNREACHABLE).header("Retry-After", notNullValue());
    }

    /** As an administrator does it: from now on, for new sessions; those of the service are ended. */
    private void setReadOnly(String value) {
        try (Connection connection = database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set default_transaction_read_only = off");
            statement.execute("alter database %s set default_transaction_read_only = %s"
                    .formatted(connection.getCatalog(), value));
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and pid <> pg_backend_pid()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection locked(String operator) throws SQLException {
        Connection connection = database().getConnection();
        connection.setAutoCommit(false);
        lock(connection, operator);
        return connection;
    }

    private static void lock(Connection connection, String operator) throws SQLException {
        Sql.query(connection, "select 1 from operator_state where operator_id = ? for update", row -> 1, operator);
    }

    private static int endWaiters(Connection connection, String how) throws SQLException {
        return Sql.query(connection, "select " + how + "(pid) from (" + WAITERS + ") w", row -> 1)
                .size();
    }

    private static int waiters(Connection connection) throws SQLException {
        return Sql.query(connection, WAITERS, row -> 1).size();
    }

    private PGSimpleDataSource database() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(url);
        database.setUser(user);
        database.setPassword(password);
        return database;
    }
}
