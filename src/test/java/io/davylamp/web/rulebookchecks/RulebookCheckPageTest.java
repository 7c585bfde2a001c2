package io.davylamp.web.rulebookchecks;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.davylamp.testing.PostgresResource;
import io.davylamp.web.Requests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.specification.MultiPartSpecification;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
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
                .contains("1 problem<")
                .containsSubsequence("class=\"wrong\"", "<th scope=\"row\">5</th>", "balanceUsdt", "Wrong", "Maybe");
    }

    @Test
    void shows_a_table_cell_by_cell_and_marks_the_wrong_one(@TempDir Path folder) throws IOException {
        String csv = Files.readString(Path.of("rules/collateral/asic-ltv.drl.csv"));
        Path file = folder.resolve("asic-ltv.drl.csv");
        Files.writeString(file, csv.replace("0.80,1.0,STRESSED", "\"0,80\",1.0,STRESSED"));

        String page = posted(upload(file));

        assertThat(page)
                .contains("1 problem<", "<code>collateral/asic-ltv.drl.csv</code>")
                .containsSubsequence(
                        "<table class=\"grid\">",
                        "<th scope=\"col\">A</th>",
                        "<th scope=\"col\">H</th>",
                        "<th scope=\"row\">9</th>",
                        "class=\"wrong\" aria-describedby=\"f0-0-9\"",
                        "Wrong</b> 0,80</td>",
                        "id=\"f0-0-9\"",
                        "cell E9:",
                        "is not a value.",
                        "Maybe a decimal comma");
    }

    @Test
    void shows_a_table_that_cannot_be_read_and_a_doubt_at_its_cell(@TempDir Path folder) throws IOException {
        String csv = Files.readString(Path.of("rules/collateral/asic-ltv.drl.csv"));
        Path file = folder.resolve("asic-ltv.drl.csv");

        Files.writeString(file, csv.replace("0.80,1.0,STRESSED", "=0.8,1.0,STRESSED"));
        assertThat(posted(upload(file)))
                .containsSubsequence("<th scope=\"row\">9</th>", "Wrong</b> =0.8</td>", "cell E9:", "would compute it");

        Files.writeString(file, csv.replace("0.60,0.80,WATCH", "0.60,0.75,WATCH"));
        assertThat(posted(upload(file)))
                .contains("doubt")
                .containsSubsequence(
                        "<th scope=\"row\">9</th>", "Doubtful</b> 0.80</td>", "cell E9:", "no rule grades");
    }

    @Test
    void shows_a_workbook_with_a_mistake_in_one_cell(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("debt-service.drl.xlsx");
        Map<String, byte[]> parts = parts(Files.readAllBytes(Path.of("rules/liquidity/debt-service.drl.xlsx")));
        parts.computeIfPresent(
                "xl/worksheets/sheet1.xml",
                (name, xml) -> new String(xml, UTF_8)
                        .replaceFirst("<v>1\\.25</v>", "<f>5/4</f><v>1.25</v>")
                        .getBytes(UTF_8));
        Files.write(file, zip(parts));

        String page = posted(upload(file));

        assertThat(page)
                .contains(
                        "1 problem<", "<code>liquidity/debt-service.drl.xlsx</code>", "<caption>Sheet Grades</caption>")
                .containsSubsequence(
                        "Wrong</b> 1.25</td>", "cell Grades!", "the cell has a formula.", "Maybe paste it");
    }

    @Test
    void takes_a_table_as_excel_saves_it_and_says_which_file_is_no_utf_8(@TempDir Path folder) throws IOException {
        String csv = Files.readString(Path.of("rules/collateral/asic-ltv.drl.csv"));
        Path file = folder.resolve("asic-ltv.drl.csv");

        Files.writeString(file, "\uFEFF" + csv.replace("\n", "\r\n"));
        assertThat(posted(upload(file))).contains("All is well");

        Files.write(file, csv.replace("Machine loan above 60", "Kredit über 60").getBytes(ISO_8859_1));
        upload(file)
                .post("/rulebooks/check")
                .then()
                .statusCode(400)
                .body(containsString("asic-ltv.drl.csv is not UTF-8"));
    }

    @Test
    void takes_a_folder_as_a_zip_in_whole_or_in_part(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("rules.zip");
        Map<String, byte[]> rules = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(Path.of("rules"))) {
            for (Path it : walk.filter(Files::isRegularFile).toList()) {
                rules.put(it.toString().replace('\\', '/'), Files.readAllBytes(it));
            }
        }
        Files.write(file, zip(rules));
        assertThat(posted(upload(file).multiPart("alone", "yes")))
                .contains("All is well", "Nothing to report on", "<code>liquidity/runway.drl</code>")
                .doesNotContain("<table");

        Files.write(
                file,
                zip(Map.of("missed-payment.drl", RULE.formatted("balanceUsdt").getBytes(UTF_8))));
        assertThat(posted(upload(file)))
                .contains("1 problem<", "<code>liquidity/missed-payment.drl</code>", "balanceUsdt");
    }

    @Test
    void refuses_a_file_that_is_sent_twice_and_names_that_lead_elsewhere(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("missed-payment.drl");
        Files.writeString(file, RULE.formatted("balanceUsd"));

        upload(file)
                .multiPart(named(file, "liquidity/missed-payment.drl"))
                .post("/rulebooks/check")
                .then()
                .statusCode(400)
                .body(containsString("liquidity/missed-payment.drl is sent twice"));
        for (String name : List.of("../evil.drl", "C:evil.drl", "evil.drl.", "evil /a.drl")) {
            given().header("Accept", "text/html")
                    .multiPart(named(file, name))
                    .post("/rulebooks/check")
                    .then()
                    .statusCode(400)
                    .body(containsString("the name &#39;"));
        }
    }

    private static MultiPartSpecification named(Path file, String name) {
        return new MultiPartSpecBuilder(file.toFile())
                .controlName("upload")
                .fileName(name)
                .build();
    }

    @Test
    void takes_a_pasted_text_with_a_byte_order_mark() {
        MultiPartSpecification text = new MultiPartSpecBuilder("\uFEFF" + RULE.formatted("balanceUsd"))
                .controlName("text")
                .charset(UTF_8)
                .build();

        String page = posted(given().header("Accept", "text/html")
                .multiPart("path", "liquidity/missed-payment.drl")
                .multiPart(text));

        assertThat(page).contains("stress CAPITULATION → SEVERE").doesNotContain("problem<");
    }

    private static RequestSpecification upload(Path file) {
        return given().header("Accept", "text/html").multiPart("upload", file.toFile());
    }

    private static Map<String, byte[]> parts(byte[] archive) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        return parts;
    }

    private static byte[] zip(Map<String, byte[]> parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        }
        return bytes.toByteArray();
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
    void takes_a_form_of_undeclared_length_too() {
        given().header("Accept", "text/html")
                .multiPart("upload", "a.drl", new byte[] {1})
                .post("/rulebooks/check")
                .then()
                .statusCode(200)
                .body(containsString("a.drl"));
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
