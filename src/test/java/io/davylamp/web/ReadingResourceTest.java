package io.davylamp.web;

import static io.davylamp.web.Problems.isProblem;
import static io.davylamp.web.Requests.array;
import static io.davylamp.web.Requests.cost;
import static io.davylamp.web.Requests.fleet;
import static io.davylamp.web.Requests.registered;
import static io.davylamp.web.Requests.send;
import static io.davylamp.web.Requests.sendLines;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.davylamp.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ReadingResourceTest {
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
    void every_refusal_names_its_field_and_stands_in_the_quarantine() {
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
