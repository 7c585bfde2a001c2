package io.davylamp.web.disclosure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.testing.PostgresResource;
import io.davylamp.web.Requests;
import io.davylamp.web.page.Examples;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class FirstGradePageTest {
    @BeforeEach
    void keep_the_market_of_july_2022() {
        given().contentType("application/json").body(Examples.REGISTRATION).put("/api/v1/operators/acme");
        given().contentType("application/json").body(Examples.READINGS).post("/api/v1/readings");
    }

    @Test
    void asks_for_a_name_and_a_few_figures_without_script() {
        // When
        String page = Requests.page("/first-grade", 200);

        // Then one field must be filled, nine may be at first sight, and one button grades
        assertThat(page).contains("action=\"/first-grade\" method=\"post\"").doesNotContain("<script", " style=");
        assertThat(count(page, " required")).isEqualTo(1);
        assertThat(count(page.substring(0, page.indexOf("<details")), "<input "))
                .isEqualTo(10);
        assertThat(count(page, "<button>Grade</button>")).isEqualTo(1);
    }

    @Test
    void answers_with_grade_range_and_estimates_on_the_same_page() {
        // When: seven fields typed, one click
        String page = grade(Map.of(
                "name", "Page Miner",
                "at", "2022-07-31",
                "hashrateEh", "10.9",
                "btcMined", "1,221",
                "btcSold", "1,975",
                "cashUsd", "83m",
                "debtUsd", "0.88bn"));

        // Then
        assertThat(page)
                .contains("<a href=\"/operators/page-miner\">Page Miner</a>", "Severe", "What is estimated")
                .containsPattern("figures are estimated")
                .containsPattern("(?s)power price</th>.*?0\\.0450.*?0\\.0650.*?0\\.0830.*?USD/kWh.*?EIA")
                .contains("value=\"0.88bn\"");
        assertThat(Requests.page("/operators/page-miner?at=2022-07-31", 200))
                .contains("Rests on estimates", "What is estimated", "debt service of all-debt");
    }

    @Test
    void says_beside_the_field_what_is_wrong() {
        assertThat(grade(Map.of("name", "Typo", "cashUsd", "a lot")))
                .contains("“a lot” is not a number. Maybe write 29.5m", "aria-invalid");
        assertThat(grade(Map.of("name", "Typo", "at", "2022-07-31", "hashrateEh", "10900")))
                .contains(
                        "hashrateEh is 10900; allowed is 0 to 5000.",
                        "aria-describedby=\"hashrateEh-hint hashrateEh-error\"");
        assertThat(grade(Map.of("name", ""))).contains("name is missing.");
        assertThat(grade(Map.of("name", "Typo", "at", "yesterday"))).contains("at is yesterday", "at-error");
    }

    private static String grade(Map<String, String> typed) {
        return given().contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(typed)
                .post("/first-grade")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static long count(String text, String part) {
        return Pattern.compile(Pattern.quote(part)).matcher(text).results().count();
    }
}
