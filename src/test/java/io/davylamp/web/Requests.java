package io.davylamp.web;

import static io.restassured.RestAssured.given;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

/**
 * What tests send, in the words of the API. Every operator is a test's own. The market is shared with other tests:
 * here it is a noon, which the end of that day in real history overrules.
 */
public final class Requests {
    public static final String AT = "2022-07-31T12:00:00Z";

    private static final RestAssuredConfig NDJSON = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().encodeContentTypeAs("application/x-ndjson", ContentType.TEXT));

    private Requests() {}

    /** A page as a browser asks for it. */
    public static String page(String path, int status) {
        return given().header("Accept", "text/html")
                .urlEncodingEnabled(true)
                .get(path)
                .then()
                .statusCode(status)
                .contentType("text/html")
                .extract()
                .asString();
    }

    public static ValidatableResponse register(String id, String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .put("/api/v1/operators/" + id)
                .then();
    }

    public static void registered(String id, String name) {
        register(id, "{\"name\": \"%s\"}".formatted(name)).statusCode(201);
    }

    public static ValidatableResponse send(String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/readings")
                .then();
    }

    public static ValidatableResponse sendLines(String body) {
        return given().config(NDJSON)
                .contentType("application/x-ndjson")
                .body(body)
                .post("/api/v1/readings")
                .then();
    }

    public static String market(String at) {
        return """
                {"type": "market", "id": "market-%s", "at": "%s", "priceUsd": 23303, "difficulty": 27692567959233,
                 "subsidyBtc": 6.25, "feesBtcPerBlock": 0.094}""".formatted(at, at);
    }

    public static String fleet(String operatorId, String id, String hashratePh, String uptime) {
        return """
                {"type": "fleet", "id": "%s", "at": "%s", "operatorId": "%s", "hashratePh": %s, "uptime": %s,
                 "joulesPerTh": 34}""".formatted(id, AT, operatorId, hashratePh, uptime);
    }

    public static String fleet(String operatorId) {
        return fleet(operatorId, "fleet", "1200", "0.94");
    }

    public static String cost(String operatorId) {
        return """
                {"type": "cost", "id": "cost", "at": "%s", "operatorId": "%s", "powerPriceUsdPerKwh": 0.062,
                 "otherCashCostUsdPerDay": 15000, "curtailmentCreditsUsdPerDay": 0}""".formatted(AT, operatorId);
    }

    public static String treasury(String operatorId, int cashUsd) {
        return """
                {"type": "treasury", "id": "treasury", "at": "%s", "operatorId": "%s", "cashUsd": %d,
                 "btcUnencumbered": 0, "btcPledged": 380, "undrawnUsd": 0}""".formatted(AT, operatorId, cashUsd);
    }

    public static String debt(String operatorId, boolean missedPayment) {
        return """
                {"type": "debt", "id": "debt", "at": "%s", "operatorId": "%s", "missedPayment": %s, "loans": [
                 {"id": "btc-loan", "balanceUsd": 5200000, "debtServiceUsdPerDay": 9000, "collateral":
                 {"type": "btc", "btc": 380, "marginCallLtv": 0.70, "liquidationLtv": 0.80, "targetLtv": 0.55}}]}""".formatted(AT, operatorId, missedPayment);
    }

    public static String array(String... items) {
        return "[" + String.join(",", items) + "]";
    }

    /** An operator with all its readings on the last of July 2022, and the market of that day. */
    public static void judged(String id, String name, boolean missedPayment) {
        registered(id, name);
        send(array(market(AT), fleet(id), cost(id), treasury(id, 300_000), debt(id, missedPayment)))
                .statusCode(200);
    }
}
