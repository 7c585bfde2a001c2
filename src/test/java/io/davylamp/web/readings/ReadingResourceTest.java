package io.davylamp.web.readings;

import static io.davylamp.web.Problems.isProblem;
import static io.davylamp.web.Requests.array;
import static io.davylamp.web.Requests.cost;
import static io.davylamp.web.Requests.fleet;
import static io.davylamp.web.Requests.registered;
import static io.davylamp.web.Requests.send;
import static io.davylamp.web.Requests.sendLines;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.davylamp.ingest.Quarantine;
import io.davylamp.sql.Sql;
import io.davylamp.testing.PostgresResource;
import io.davylamp.web.Requests;
import io.davylamp.web.problem.ProblemType;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ReadingResourceTest {
    @Inject
    Quarantine quarantine;

    @Inject
    DataSource dataSource;

    private Sql sql;

    @BeforeEach
    void openSql() {
        sql = new Sql(dataSource);
    }

    @Test
    void accepts_an_array_and_says_so_item_by_item() {
        registered("rd-array", "Array");

        send(array(fleet("rd-array"), cost("rd-array")))
                .statusCode(200)
                .body("accepted", equalTo(2))
                .body("rejected", equalTo(0))
                .body("items[1].position", equalTo(1))
                .body("items[1].id", equalTo("cost"))
                .body("items[1].outcome", equalTo("accepted"));
    }

    @Test
    void accepts_one_object_and_lines() {
        registered("rd-forms", "Forms");

        send(fleet("rd-forms", "one", "100", "0.9")).statusCode(200).body("accepted", equalTo(1));
        sendLines(oneLine(fleet("rd-forms", "two", "100", "0.9")) + "\n\n" + oneLine(cost("rd-forms")) + "\n")
                .statusCode(200)
                .body("accepted", equalTo(2));
    }

    @Test
    void a_repeat_changes_nothing() {
        registered("rd-repeat", "Repeat");
        send(fleet("rd-repeat")).statusCode(200);

        send(fleet("rd-repeat"))
                .statusCode(200)
                .body("accepted", equalTo(0))
                .body("duplicates", equalTo(1))
                .body("items[0].outcome", equalTo("duplicate"));
    }

    @Test
    void an_id_with_other_content_is_refused() {
        registered("rd-other", "Other");
        send(fleet("rd-other", "same", "100", "0.9")).statusCode(200);

        refused(send(fleet("rd-other", "same", "200", "0.9")), "ID_WITH_OTHER_CONTENT", "/id")
                .statusCode(422)
                .body("items[0].advice", startsWith("Maybe"));
    }

    @Test
    void one_bad_item_never_spoils_the_rest() {
        registered("rd-mixed", "Mixed");

        send(array(fleet("rd-mixed", "percent", "100", "94"), fleet("rd-mixed", "good", "100", "0.94")))
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("rejected", equalTo(1))
                .body("items[0].reason", equalTo("OUT_OF_RANGE"))
                .body("items[0].field", equalTo("/uptime"))
                .body("items[0].advice", containsString("percentage"));
    }

    @Test
    void every_refusal_names_its_field_and_is_in_the_quarantine() {
        registered("rd-bad", "Bad");

        refused(send(fleet("rd-bad", "negative", "-5", "0.9")), "OUT_OF_RANGE", "/hashratePh");
        refused(send(cost("rd-bad").replace("0.062", "-0.062")), "OUT_OF_RANGE", "/powerPriceUsdPerKwh");
        refused(send(fleet("rd-bad").replace("2022", "2122")), "IN_THE_FUTURE", "/at");
        refused(send(fleet("rd-nobody")), "UNKNOWN_OPERATOR", "/operatorId")
                .body("items[0].advice", containsString("PUT /api/v1/operators/rd-nobody"));
        refused(send(fleet("rd-bad").replace("uptime", "uptme")), "MISSING_FIELD", "/uptime");
        refused(send(fleet("rd-bad").replace("}", ", \"uptme\": 1}")), "UNKNOWN_FIELD", "/uptme")
                .body("items[0].advice", containsString("uptime"));
        refused(send(fleet("rd-bad").replace("\"fleet\"", "\"fleets\"")), "UNKNOWN_TYPE", "/type");

        get("/api/v1/quarantine?limit=200")
                .then()
                .statusCode(200)
                .body("rejection.readingId", hasItem("negative"))
                .body("source", hasItem("rest"));
    }

    @Test
    void a_body_that_is_cut_off_keeps_nothing_and_says_where_it_ends() {
        registered("rd-cut", "Cut");
        String whole = array(fleet("rd-cut"));

        isProblem(send(whole.substring(0, whole.length() - 20)), ProblemType.MALFORMED_BODY)
                .body("detail", containsString("line"))
                .body("advice", containsString("send it again"));
        send(whole).body("accepted", equalTo(1));
    }

    @Test
    void a_line_that_is_cut_off_is_refused_alone() {
        registered("rd-line", "Line");
        String line = oneLine(fleet("rd-line"));

        sendLines(line + "\n" + line.substring(0, 40))
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("items[1].reason", equalTo("NOT_JSON"));
    }

    @Test
    void an_empty_batch_is_accepted_and_an_empty_body_is_not() {
        send("[]").statusCode(200).body("items", hasSize(0));
        isProblem(send(""), ProblemType.MALFORMED_BODY);
    }

    @Test
    void takes_ten_thousand_items_and_not_one_more() {
        String most = IntStream.range(0, 10_000).mapToObj(i -> "1").collect(Collectors.joining(",", "[", "]"));

        isProblem(send(most.replace("]", ",1]")), ProblemType.TOO_MANY_ITEMS)
                .body("detail", containsString("10,001"))
                .body("advice", containsString("parts"));
        send(most).statusCode(422).body("rejected", equalTo(10_000));
    }

    @Test
    void imports_market_history_and_lists_refused_rows_only() {
        String csv = """
                date,price_usd,blk_cnt,height_last,difficulty_mean,hashrate_ths,fees_btc,issuance_btc
                2010-12-01,0.25,159,91000,14484.16,0.1,1.2,7950.0
                2010-12-02,-1,159,92000,14484.16,0.1,1.2,7950.0
                """;

        given().contentType("text/csv")
                .body(csv)
                .post("/api/v1/market/history")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("rejected", equalTo(1))
                .body("items", hasSize(1))
                .body("items[0].position", equalTo(1))
                .body("items[0].reason", equalTo("OUT_OF_RANGE"));
    }

    @Test
    void market_history_without_its_header_is_refused_whole() {
        isProblem(
                        given().contentType("text/csv")
                                .body("2020-01-01,7200\n")
                                .post("/api/v1/market/history")
                                .then(),
                        ProblemType.MALFORMED_BODY)
                .body("detail", containsString("date or time"));
    }

    @Test
    void readings_are_not_read_as_something_else() {
        isProblem(
                        given().contentType(ContentType.XML)
                                .body("<a/>")
                                .post("/api/v1/readings")
                                .then(),
                        ProblemType.UNSUPPORTED_MEDIA_TYPE)
                .body("advice", containsString("application/x-ndjson"));
    }

    @Test
    void a_zero_character_or_half_a_pair_in_a_fields_name_spoils_its_item_only() {
        registered("rd-zero", "Zero");

        send(array(
                        fleet("rd-zero").replace("}", ", \"a\\u0000b\": 1}"),
                        fleet("rd-zero", "\\ud800", "1", "0.9"),
                        fleet("rd-zero", "good", "100", "0.9")))
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("items[0].reason", equalTo("UNKNOWN_FIELD"))
                .body("items[0].field", equalTo("/a\ufffdb"))
                .body("items[1].reason", equalTo("OUT_OF_RANGE"));
    }

    @Test
    void the_quarantine_is_shown_a_page_at_a_time_however_long_its_items_came() {
        String huge = "{\"id\": \"kill-switch\", \"type\": \"%s\"}".formatted("x".repeat(200_000));
        send(array(huge, huge, huge)).statusCode(422);
        long latest =
                get("/api/v1/quarantine?limit=1").then().extract().jsonPath().getLong("[0].id");

        String page = get("/api/v1/quarantine?limit=2&before=" + (latest + 1))
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(page.length()).isLessThan(20_000);
        get("/api/v1/quarantine?limit=2&before=" + latest)
                .then()
                .body("size()", equalTo(2))
                .body("[0].id", equalTo((int) latest - 1));
        assertThat(Requests.page("/quarantine?before=" + (latest + 1), 200)).contains("kill-switch");
        isProblem(get("/api/v1/quarantine?before=-1").then(), ProblemType.INVALID_PARAMETER);
    }

    @Test
    void rows_of_old_are_cut_when_they_are_read_and_the_oldest_are_forgotten() {
        sql.update("insert into quarantine (source, position, reading_id, field, reason, message, advice, item)"
                + " select 'rest', 0, repeat('i', 9000), repeat('f', 9000), 'NOT_JSON', repeat('m', 3000000), 'a', 'x'"
                + " from generate_series(1, 60)");
        sql.update("insert into quarantine (source, position, reason, message, advice, item, received_at)"
                + " values ('old', 0, 'NOT_JSON', 'm', 'a', 'x', now() - interval '40 days')");

        assertThat(Requests.page("/quarantine", 200).length()).isLessThan(500_000);
        int forgotten = quarantine.forget(Instant.now().minus(Duration.ofDays(30)), 1_000_000, 1_000);
        assertThat(forgotten).isEqualTo(1);
        assertThat(quarantine.forget(Instant.EPOCH, 10, 5)).isEqualTo(5);
        assertThat(quarantine.before(Long.MAX_VALUE, 100))
                .noneMatch(it -> it.source().equals("old"));
    }

    @Test
    void a_name_that_turns_its_letters_around_is_refused() {
        isProblem(Requests.register("rd-bidi", "{\"name\": \"Acme \\u202e gnp\"}"), ProblemType.INVALID_VALUE)
                .body("pointer", equalTo("/name"))
                .body("detail", containsString("U+202E"));
        registered("rd-plain", "Açaí Бит 矿业");
        refused(
                send(fleet("rd-plain")
                        .replace(
                                "}",
                                ", \"machines\": [{\"name\": \"S19\\u200b\", \"hashratePh\":"
                                        + " 1, \"joulesPerTh\": 30}]}")),
                "OUT_OF_RANGE",
                "/machines/0/name");
    }

    @Test
    void what_a_parser_says_of_its_classes_reaches_nobody() {
        String said = Requests.register("rd-words", "{\"name\": {}, \"btcHaircut\": null}")
                        .extract()
                        .asString()
                + Requests.register("rd-words", "{\"name\": \"A\", \"pool\": 7}")
                        .extract()
                        .asString()
                + Requests.register("rd-words", "{\"name\": \"A\", \"pool\": {\"scheme\": []}}")
                        .extract()
                        .asString()
                + Requests.register("rd-words", "[[[[").extract().asString()
                + Requests.register("rd-words", "nul").extract().asString()
                + send("[{]").extract().asString();

        assertThat(said)
                .doesNotContain("Cannot", "Unexpected", "java", "jackson", "Registration", "START_", "token", "`");
    }

    private static ValidatableResponse refused(ValidatableResponse answer, String reason, String field) {
        return answer.statusCode(422)
                .body("rejected", equalTo(1))
                .body("items[0].outcome", equalTo("rejected"))
                .body("items[0].reason", equalTo(reason))
                .body("items[0].field", equalTo(field));
    }

    private static String oneLine(String json) {
        return json.replace("\n", "");
    }
}
