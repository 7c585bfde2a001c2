package io.davylamp.web.whatif;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.davylamp.testing.PostgresResource;
import io.davylamp.web.Requests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SystemResourceTest {
    private static final double PRICE = 23_303;
    private static final double FIRST_DEBT = 15.05e6;
    private static final double SECOND_DEBT = 14.56e6;
    private static final double TARGET = 0.5;

    /** Called at 21,500, called at 20,800, and one that is poor; a last one of which too little is known. */
    @BeforeEach
    void keep_a_book() {
        Requests.register("first", "{\"name\": \"First\"}");
        Requests.register("second", "{\"name\": \"Second\"}");
        Requests.register("poor", "{\"name\": \"Poor\"}");
        Requests.register("unknown", "{\"name\": \"Unknown\"}");
        Requests.send(Requests.array(
                        Requests.market(Requests.AT),
                        fleet("first"),
                        cost("first", 0.03),
                        treasury("first", 20e6),
                        debt("first", FIRST_DEBT, coins(1_000)),
                        fleet("second"),
                        cost("second", 0.03),
                        treasury("second", 10e6),
                        debt("second", SECOND_DEBT, coins(1_000)),
                        fleet("poor"),
                        cost("poor", 0.20),
                        treasury("poor", 0),
                        debt("poor", 5e6, "{\"type\": \"none\"}"),
                        Requests.fleet("unknown")))
                .statusCode(200);
    }

    @Test
    void runs_forced_selling_in_the_stored_book_to_its_end() {
        // When
        JsonPath view = ask("{\"priceShock\": 0.10, \"impact\": 1.5, \"volPerDay\": 0.06, \"volumeBtcPerDay\": 2000}");

        // Then: 20,973 calls the first alone, whose selling calls the second
        double rest = fixedPoint(0.9 * PRICE);
        assertThat(view.getDouble("cascade.priceUsd")).isCloseTo(rest, within(0.5));
        assertThat(view.getDouble("cascade.amplification")).isCloseTo((PRICE - rest) / (0.1 * PRICE), within(1e-4));
        assertThat(view.getList("cascade.calledByShock")).containsExactly("first");
        assertThat(view.getList("cascade.pushedOver")).containsExactly("second");
        assertThat(view.getString("feedback")).isEqualTo("SEVERE");
        assertThat(view.getInt("operators")).isEqualTo(3);
        assertThat(view.getString("assumed")).contains("as they move by 1.30 % for 1 % of hashprice");
        assertThat(view.getList("notCounted[0].missing")).containsExactly("treasury", "cost", "debt");
    }

    @Test
    void says_how_hard_the_book_presses_on_the_market() {
        // When
        JsonPath view = ask("{\"priceShock\": 0.10, \"impact\": 0, \"horizonDays\": 30}");

        // Then: 100 PH/s each earn 107.4 USD/PH/day, the pool takes 2 %; 0.03 costs 21.6 of power, 0.20 costs 144
        assertThat(view.getDouble("before.underWaterShare")).isCloseTo(1.0 / 3, within(1e-6));
        double poorBtcPerDay = 0.98 * 100 * 86_400e15 * 6.344 / (27692567959233.0 * 4294967296.0);
        assertThat(view.getDouble("before.sellerPressureBtcPerDay")).isCloseTo(poorBtcPerDay, within(1e-4));
        double called = (FIRST_DEBT - TARGET * 1_000 * 0.9 * PRICE) / (0.9 * PRICE * (1 - TARGET));
        assertThat(view.getDouble("after.sellerPressureBtcPerDay"))
                .isCloseTo(poorBtcPerDay + called / 30, within(1e-3));
    }

    @Test
    void lets_failures_spread_through_a_lender_they_share() {
        // Given: the poor one cannot pay; its lender loses 5m of 4m and calls the others, of whom the second has 10m
        JsonPath view = ask(
                "{\"priceShock\": 0.10, \"impact\": 0, \"counterparties\": [{\"name\": \"Lender\", \"capitalUsd\": 4e6}]}");

        // Then
        assertThat(view.getList("outOfCoins")).containsExactly("poor");
        assertThat(view.getList("contagion.rounds[1]")).containsExactly("Lender");
        assertThat(view.getList("contagion.rounds[2]")).containsExactly("second");
        assertThat(view.getInt("counterparties.find { it.name == 'Lender' }.operators"))
                .isEqualTo(3);
        assertThat(ask("{\"priceShock\": 0.10, \"impact\": 0}").getList("contagion.rounds"))
                .hasSize(1);
        assertThat(ask("{\"priceShock\": 0.10, \"impact\": 0, \"failed\": [\"Host\"]}")
                        .getList("contagion.rounds[0]"))
                .contains("Host");
    }

    @Test
    void names_the_field_that_is_wrong() {
        refused("{\"priceShock\": -0.1}", "/priceShock");
        refused("{}", "/priceShock");
        refused("{\"priceShock\": 0.1, \"horizonDays\": 0}", "/horizonDays");
        refused("{\"priceShock\": 0.1, \"failed\": [\"nobody\"]}", "/failed");
        refused("{\"priceShock\": 0.1, \"volume\": 1}", "/volume");
    }

    @Test
    void shows_it_to_people() {
        assertThat(Requests.page("/system", 200)).contains("What is assumed").doesNotContain("id=\"result\"");
        assertThat(Requests.page("/system?priceShock=10%&impact=1.5&volPerDay=0.06&volumeBtcPerDay=2000", 200))
                .contains("BTC settles at USD", "Severe", "Margin call because others sell", "Lender", "lacks treasury")
                .doesNotContain("<script", " style=");
        assertThat(Requests.page("/system?priceShock=-10%", 200))
                .contains("id=\"priceShock-error\"", "priceShock is -0.1; allowed is ");
        assertThat(Requests.page("/system?priceShock=10%&failed=<b>", 200))
                .contains("&lt;b&gt;")
                .doesNotContain("<b>");
    }

    /** The highest price that holds itself, found by going down a cent at a time from the shock. */
    private static double fixedPoint(double shocked) {
        double price = shocked;
        while (price > shocked * (1 - 1.5 * 0.06 * Math.sqrt(sold(price) / 2_000)) + 0.01) {
            price -= 0.01;
        }
        return price;
    }

    private static double sold(double price) {
        double sold = 0;
        for (double debt : new double[] {FIRST_DEBT, SECOND_DEBT}) {
            if (debt > 0.7 * 1_000 * price) {
                sold += (debt - TARGET * 1_000 * price) / (price * (1 - TARGET));
            }
        }
        return sold;
    }

    private static JsonPath ask(String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/api/v1/system")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static void refused(String body, String pointer) {
        given().contentType("application/json")
                .body(body)
                .post("/api/v1/system")
                .then()
                .statusCode(400)
                .body("pointer", is(pointer))
                .body("detail", containsString(pointer.substring(1)));
    }

    private static String coins(int btc) {
        return "{\"type\": \"btc\", \"btc\": %d, \"marginCallLtv\": 0.70, \"liquidationLtv\": 0.80, \"targetLtv\": %s}"
                .formatted(btc, TARGET);
    }

    private static String fleet(String id) {
        return """
                {"type": "fleet", "id": "fleet", "at": "%s", "operatorId": "%s", "hashratePh": 100, "uptime": 1,
                 "joulesPerTh": 30, "host": "Host"}""".formatted(Requests.AT, id);
    }

    private static String cost(String id, double usdPerKwh) {
        return """
                {"type": "cost", "id": "cost", "at": "%s", "operatorId": "%s", "powerPriceUsdPerKwh": %s,
                 "otherCashCostUsdPerDay": 0, "curtailmentCreditsUsdPerDay": 0}""".formatted(Requests.AT, id, usdPerKwh);
    }

    private static String treasury(String id, double cashUsd) {
        return """
                {"type": "treasury", "id": "treasury", "at": "%s", "operatorId": "%s", "cashUsd": %s,
                 "btcUnencumbered": 0, "btcPledged": 1000, "undrawnUsd": 0}""".formatted(Requests.AT, id, cashUsd);
    }

    private static String debt(String id, double usd, String collateral) {
        return """
                {"type": "debt", "id": "debt", "at": "%s", "operatorId": "%s", "missedPayment": false, "loans": [
                 {"id": "loan", "balanceUsd": %s, "debtServiceUsdPerDay": 0, "lender": "Lender",
                  "collateral": %s}]}""".formatted(Requests.AT, id, usd, collateral);
    }
}
