package io.davylamp.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RulebookCheckPageTest {
    private static final String RULE = """
            rule "A payment was missed"
                @id("LIQ-021") @owner("credit-risk") @confirm(1)
                @why("Tried on the page.")
            when
                DebtStatus( missedPayment, $balance : %s )
            then
                findings.stress(SEVERE, "A payment that was due has not been made; USD %%,.0f are owed.", $balance);
                findings.crunch("MISSED_PAYMENT", "A payment that was due has not been made.");
            end
            """;

    @Test
    void shows_a_fault_beside_its_line() {
        String page = posted(form(RULE.formatted("balanceUsdt")));

        assertThat(page)
                .contains("1 problems")
                .containsSubsequence("class=\"wrong\"", "<th scope=\"row\">5</th>", "balanceUsdt", "Maybe");
    }

    @Test
    void shows_how_an_operator_would_fare_by_both() {
        Requests.judged("cp-both", "Both", true);

        String page = posted(form(RULE.formatted("balanceUsd"))
                .multiPart("operatorId", "cp-both")
                .multiPart("at", "2022-07-31"));

        assertThat(page)
                .contains("LIQ-021: stress CAPITULATION → SEVERE", "Rules in force", "These rules")
                .containsSubsequence("cp-both", "Capitulation", "Severe");
    }

    @Test
    void takes_files_that_replace_those_of_their_name(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("missed-payment.drl");
        Files.writeString(file, RULE.formatted("balanceUsd"));

        String page = posted(given().header("Accept", "text/html").multiPart("upload", file.toFile()));

        assertThat(page).contains("<code>liquidity/missed-payment.drl</code>", "stress CAPITULATION → SEVERE");
    }

    @Test
    void refuses_a_form_of_undeclared_length_rather_than_wait_for_it() {
        given().header("Accept", "text/html")
                .multiPart("upload", "a.drl", new byte[] {1})
                .post("/rulebooks/check")
                .then()
                .statusCode(400);
    }

    @Test
    void runs_nothing_of_what_is_pasted() {
        String page = posted(form("<script>alert(1)</script>"));

        assertThat(page).contains("&lt;script&gt;").doesNotContain("<script");
        assertThat(given().header("Accept", "text/html").get("/rulebooks/check").asString())
                .contains("Skip to content", "enctype=\"multipart/form-data\"")
                .doesNotContain("<script", " style=", " onclick=");
    }

    private static RequestSpecification form(String text) {
        return given().header("Accept", "text/html")
                .multiPart("path", "liquidity/missed-payment.drl")
                .multiPart("text", text);
    }

    private static String posted(RequestSpecification form) {
        return form.post("/rulebooks/check")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .extract()
                .asString();
    }
}
