package io.davylamp.web.whatif;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.testing.PostgresResource;
import io.davylamp.web.Requests;
import io.davylamp.web.page.Examples;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class WhatIfPageTest {
    @BeforeEach
    void keep_an_operator() {
        given().contentType("application/json").body(Examples.REGISTRATION).put("/api/v1/operators/acme");
        given().contentType("application/json").body(Examples.READINGS).post("/api/v1/readings");
    }

    @Test
    void asks_before_it_judges() {
        assertThat(Requests.page("/what-if?operator=acme", 200))
                .contains("value=\"acme\"", "BTC price", "-99 % to 1,000 %", "<option value=\"acme\">")
                .doesNotContain("id=\"result\"", "<script", " style=");
        assertThat(Requests.page("/operators/acme", 200)).contains("href=\"/what-if?operator=acme\"");
    }

    @Test
    void shows_one_operator_before_and_after() {
        // When: the loan of 5.2m on 380 BTC is called at 19,549 USD
        String page = Requests.page("/what-if?operator=acme&priceChange=-20%", 200);

        // Then: 18,642 USD
        assertThat(page)
                .contains("Acme Mining", "value=\"-20%\"", "What the shock brings", "COL-004", "Margin called")
                .containsPattern("(?s)Margin call <small>btc-loan, distance</small>.*?16\\.1 %.*?-4\\.9 %");
    }

    @Test
    void takes_fractions_and_percentages_alike() {
        assertThat(result(Requests.page("/what-if?operator=acme&priceChange=-0.2&outage=0.1", 200)))
                .isEqualTo(result(Requests.page("/what-if?operator=acme&priceChange=−20 %&outage=10%", 200)));
    }

    @Test
    void shows_where_the_grades_of_the_book_go() {
        // When
        String page = Requests.page("/what-if?operator=&priceChange=-20%", 200);

        // Then
        assertThat(page)
                .contains("1 operators: 1 worse, 0 better", "Whose grade gets worse", "Acme Mining")
                .containsPattern("<td class=\"number worse\">1</td>");
    }

    @Test
    void says_beside_the_field_what_is_wrong_with_it() {
        assertThat(Requests.page("/what-if?operator=acme&priceChange=-30", 200))
                .contains("priceChange is -3,000 %; allowed is -99 % to 1,000 %. ", "Maybe a percent sign is missing")
                .contains("id=\"priceChange-error\"")
                .doesNotContain("id=\"result\"");
        assertThat(Requests.page("/what-if?operator=acme&outage=much", 200))
                .contains("outage is “much”, which is not a number.");
        assertThat(Requests.page("/what-if?operator=nobody&outage=0.1", 200))
                .contains("there is no operator “nobody”.");
        assertThat(Requests.page("/what-if?operator=<b>&outage=0.1", 200))
                .contains("&lt;b&gt;")
                .doesNotContain("<b>");
    }

    @Test
    void says_where_a_shock_does_not_fit_the_operators_own_figures() {
        // Given: power at 0.062 USD/kWh, up to 10 times more allowed, and 0.682 is less than 2
        given().contentType("application/json").body(Requests.array("""
                        {"type": "cost", "id": "dear", "at": "2022-08-01T00:00:00Z", "operatorId": "acme",
                         "powerPriceUsdPerKwh": 0.30, "otherCashCostUsdPerDay": 15000,
                         "curtailmentCreditsUsdPerDay": 0}""")).post("/api/v1/readings");

        // When
        String page = Requests.page("/what-if?operator=acme&powerChange=900%", 200);

        // Then
        assertThat(page).contains("powerChange makes power 3.000 USD/kWh; allowed is up to 2.", "powerChange-error");
    }

    private static String result(String page) {
        return page.substring(page.indexOf("id=\"result\""));
    }
}
