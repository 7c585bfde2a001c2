package io.davylamp.web.rulebookchecks;

import static io.davylamp.web.Problems.isProblem;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.davylamp.rules.hostile.HostileArchives;
import io.davylamp.rules.hostile.HostileFile;
import io.davylamp.testing.PostgresResource;
import io.davylamp.web.Requests;
import io.davylamp.web.problem.ProblemType;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RulebookCheckResourceTest {
    private static final String MISSED = "liquidity/missed-payment.drl";

    @Test
    void the_rulebook_in_force_passes() {
        check(Map.of("files", inForce()))
                .statusCode(200)
                .body("passed", equalTo(true))
                .body("rules", greaterThan(10))
                .body("cases", greaterThan(50))
                .body("problems", hasSize(0))
                .body("changes", hasSize(0));
    }

    @Test
    void a_byte_order_mark_changes_nothing() {
        Map<String, String> marked = new HashMap<>(inForce());
        marked.replaceAll((path, text) -> path.endsWith(".xlsx") ? text : "\uFEFF" + text);
        String version = get("/api/v1/rulebooks/status").path("active.version");

        check(Map.of("files", marked))
                .statusCode(200)
                .body("passed", equalTo(true))
                .body("version", equalTo(version))
                .body("changes", hasSize(0));
    }

    @Test
    void of_thousands_of_faults_a_hundred_are_reported_and_how_many_more_there_are() {
        String broken = "rule \"\" when then end\n".repeat(4_311);

        check(Map.of("files", Map.of("broken.drl", broken), "onTopOfInForce", true))
                .statusCode(200)
                .body("problems", hasSize(101))
                .body("problems[0].line", equalTo(1))
                .body("problems[100].message", equalTo("and 4,211 more from here on."));
    }

    @Test
    void a_fault_is_reported_with_its_line_and_advice() {
        String spoilt = missed().replace("missedPayment", "missedPayments");

        check(Map.of("files", Map.of(MISSED, spoilt), "onTopOfInForce", true))
                .statusCode(200)
                .body("passed", equalTo(false))
                .body("problems[0].kind", equalTo("PROBLEM"))
                .body("problems[0].file", equalTo(MISSED))
                .body("problems[0].line", greaterThan(1))
                .body("problems[0].advice", containsString("missedPayment"));
    }

    @Test
    void a_change_is_tried_on_an_operator_beside_the_rulebook_in_force() {
        Requests.judged("rc-try", "Try", true);
        String milder = missed().replace("stress(CAPITULATION", "stress(WATCH");
        String version = get("/api/v1/rulebooks/status").path("active.version");

        check(Map.of(
                        "files",
                        Map.of(MISSED, milder),
                        "onTopOfInForce",
                        true,
                        "operatorId",
                        "rc-try",
                        "at",
                        "2022-07-31"))
                .statusCode(200)
                .body("changes", hasItem("LIQ-021: stress CAPITULATION → WATCH"))
                .body("problems.kind", hasItem("CASE"))
                .body("trial.inForce.grade", equalTo("CAPITULATION"))
                .body("trial.sent.findings.ruleId", hasItem("LIQ-021"));
        get("/api/v1/rulebooks/status").then().body("active.version", equalTo(version));
    }

    @Test
    void takes_a_folder_as_an_archive() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : inForce().entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(
                        file.getKey().endsWith(".xlsx")
                                ? Base64.getDecoder().decode(file.getValue())
                                : file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }

        given().contentType("application/zip")
                .body(bytes.toByteArray())
                .post("/api/v1/rulebooks/check")
                .then()
                .statusCode(200)
                .body("passed", equalTo(true))
                .body("version", equalTo(get("/api/v1/rulebooks/status").path("active.version")));
        isProblem(
                given().contentType("application/zip")
                        .body(new byte[] {1, 2, 3})
                        .post("/api/v1/rulebooks/check")
                        .then(),
                ProblemType.MALFORMED_BODY);
    }

    @Test
    void a_fault_in_a_table_is_reported_with_its_cell() {
        String table = "collateral/asic-ltv.drl.csv";
        String spoilt = Objects.requireNonNull(inForce().get(table)).replace("0.80,1.0,STRESSED", "80,100,STRESSED");

        check(Map.of("files", Map.of(table, spoilt), "onTopOfInForce", true))
                .statusCode(200)
                .body("passed", equalTo(false))
                .body("problems.find { it.kind == 'UNTESTED' }.cell", equalTo("E9"))
                .body("lint.find { it.check == 'unit' }.cell", equalTo("E9"));
        check(Map.of("files", Map.of(table, spoilt.replace("80,100,", "\"0,80\",100,")), "onTopOfInForce", true))
                .body("problems.size()", equalTo(1))
                .body("problems[0].line", equalTo(9))
                .body("problems[0].cell", equalTo("E9"));
    }

    @Test
    void takes_an_archive_with_a_folder_around_and_what_a_mac_adds() throws IOException {
        Map<String, byte[]> entries = new java.util.LinkedHashMap<>();
        for (Map.Entry<String, String> file : inForce().entrySet()) {
            byte[] text = file.getValue().getBytes(StandardCharsets.UTF_8);
            entries.put(
                    "rules/" + file.getKey(),
                    file.getKey().endsWith(".xlsx") ? Base64.getDecoder().decode(text) : text);
        }
        entries.put("__MACOSX/rules/._rulebook.yaml", new byte[] {0, 5, 22, 7});
        entries.put("rules/.DS_Store", new byte[] {0, 0, 0, 1});

        archive(entries)
                .statusCode(200)
                .body("passed", equalTo(true))
                .body("version", equalTo(get("/api/v1/rulebooks/status").path("active.version")));
    }

    @Test
    void gives_an_archive_up_as_soon_as_it_holds_too_much() throws IOException {
        isProblem(archive(Map.of("a.drl", new byte[20 * 1024 * 1024])), ProblemType.BODY_TOO_LARGE);
        Map<String, byte[]> many = new java.util.LinkedHashMap<>();
        for (int i = 0; i < 501; i++) {
            many.put("a%d.drl".formatted(i), new byte[] {'x'});
        }
        isProblem(archive(many), ProblemType.BODY_TOO_LARGE);
        isProblem(archive(Map.of()), ProblemType.MALFORMED_BODY);
        isProblem(archive(Map.of("../a.drl", new byte[] {'x'})), ProblemType.MALFORMED_BODY);
    }

    static Stream<Map.Entry<String, byte[]>> hostile() {
        Map<String, byte[]> sound = new java.util.LinkedHashMap<>();
        HostileFile.sound().forEach((name, text) -> sound.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return HostileArchives.of(sound).entrySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void refuses_an_archive_that_two_programs_would_read_differently(Map.Entry<String, byte[]> hostile) {
        given().contentType("application/zip")
                .body(hostile.getValue())
                .post("/api/v1/rulebooks/check")
                .then()
                .statusCode(anyOf(is(400), is(413)))
                .body("type", anyOf(endsWith("malformed-body"), endsWith("body-too-large")))
                .body("detail", containsString("archive"))
                .body("detail", not(matchesPattern("(?s).*(Exception|java\\.|\\p{Cntrl}).*")));
    }

    @Test
    void takes_texts_with_a_byte_order_mark() {
        Map<String, String> marked = new HashMap<>(HostileFile.sound());
        marked.replaceAll((name, text) -> "\uFEFF" + text);

        check(Map.of("files", marked)).statusCode(200).body("passed", equalTo(true));
    }

    @Test
    void refuses_names_that_lead_elsewhere_or_differ_in_capitals_only() {
        for (String name : List.of("../a.drl", "a\\b.drl", "a.drl.", "a.drl ", "C:/a.drl", "a\u0000.drl", "a//b.drl")) {
            isProblem(check(Map.of("files", Map.of(name, "x"))), ProblemType.INVALID_VALUE);
        }
        isProblem(
                check(Map.of("files", Map.of("a.drl", "x", "A.drl", "x"))).body("detail", containsString("twice")),
                ProblemType.INVALID_VALUE);
    }

    private static ValidatableResponse archive(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return given().contentType("application/zip")
                .body(bytes.toByteArray())
                .post("/api/v1/rulebooks/check")
                .then();
    }

    @Test
    void says_what_it_cannot_look_at() {
        isProblem(check(Map.of()), ProblemType.MALFORMED_BODY);
        isProblem(check(Map.of("files", Map.of())), ProblemType.INVALID_VALUE);
        isProblem(check(Map.of("files", Map.of("/etc/passwd", "x"))), ProblemType.INVALID_VALUE);
        isProblem(check(Map.of("files", Map.of("a.drl", "x".repeat(600_000)))), ProblemType.INVALID_VALUE);
        isProblem(check(Map.of("files", Map.of("a.drl", "x"), "operatorId", "rc-none")), ProblemType.NOT_FOUND);
    }

    @Test
    void distinguishes_two_versions() {
        String version = get("/api/v1/rulebooks/status").path("active.version");

        get("/api/v1/rulebooks/%s/diff/%s".formatted(version, version))
                .then()
                .statusCode(200)
                .body("changes", hasSize(0))
                .body("text", equalTo(""));
        isProblem(get("/api/v1/rulebooks/%s/diff/0000".formatted(version)).then(), ProblemType.NOT_FOUND);
    }

    private static ValidatableResponse check(Map<String, ?> body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/rulebooks/check")
                .then();
    }

    private static String missed() {
        return Objects.requireNonNull(inForce().get(MISSED));
    }

    private static Map<String, String> inForce() {
        return get("/api/v1/rulebooks/" + get("/api/v1/rulebooks").path("[0].version"))
                .path("files");
    }
}
