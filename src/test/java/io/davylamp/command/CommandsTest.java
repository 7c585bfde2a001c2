package io.davylamp.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class CommandsTest {
    private final Path folder;
    private String out = "";
    private String err = "";

    /** With a copy of the shipped rulebook. */
    CommandsTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        Path shipped = Path.of("rules");
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = folder.resolve(shipped.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "help"})
    void helps(String word) {
        assertThat(Commands.isMeant(word)).isTrue();
        assertThat(Commands.run(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), word))
                .isZero();
    }

    @Test
    void only_its_own_word_or_none_starts_the_service() {
        assertThat(Commands.isMeant()).isFalse();
        assertThat(Commands.isMeant("serve")).isFalse();
        assertThat(Commands.isMeant("srve")).isTrue();
        StringWriter said = new StringWriter();
        assertThat(Commands.run(new PrintWriter(said), new PrintWriter(said), "srve"))
                .isEqualTo(Commands.USAGE);
        assertThat(said.toString()).contains("srve", "rules", "audit", "serve");
    }

    @Test
    void a_sound_rulebook_passes() {
        assertThat(run("check", folder.toString())).isZero();
        assertThat(out).contains("rules", "all is well");
    }

    @Test
    void a_fault_is_reported_with_file_line_and_advice() throws IOException {
        spoil("liquidity/runway.drl", "days < 90, days >= 30", "day < 90, days >= 30");

        assertThat(run("check", folder.toString())).isEqualTo(1);
        assertThat(out)
                .containsPattern("liquidity/runway\\.drl:\\d+: rule \"Runway below 90 days\": .*'day'.*Maybe .*'days'");
    }

    @Test
    void a_fault_in_a_table_is_reported_with_its_cell_in_every_format() throws Exception {
        spoil("collateral/asic-ltv.drl.csv", ",0.60,0.80,WATCH", ",0.60,80,WATCH");
        spoil("collateral/asic-ltv.drl.csv", "0.80,1.0,STRESSED", "\"0,80\",1.0,STRESSED");

        assertThat(run("check", folder.toString())).isEqualTo(1);
        assertThat(out)
                .containsPattern(
                        "collateral/asic-ltv\\.drl\\.csv cell E9: rule \"Machine loan above 80 % of collateral\":"
                                + " '0,80' is not a value\\. Maybe a decimal comma");

        run("check", folder.toString(), "--format", "json");
        assertThat(new ObjectMapper().readTree(out).at("/problems/0/cell").asText())
                .isEqualTo("E9");

        run("check", folder.toString(), "--format", "sarif");
        JsonNode location = new ObjectMapper().readTree(out).at("/runs/0/results/0/locations/0");
        assertThat(location.at("/physicalLocation/region/startLine").asInt()).isEqualTo(9);
        assertThat(location.at("/logicalLocations/0/name").asText()).isEqualTo("E9");
        assertThat(location.at("/logicalLocations/0/fullyQualifiedName").asText())
                .isEqualTo("E9");
        assertThat(location.at("/logicalLocations/0/kind").asText()).isEqualTo("cell");

        run("check", folder.toString(), "--format", "junit");
        assertThat(out).containsPattern("<testcase name=\"[^\"]*asic-ltv\\.drl\\.csv cell E9\"");
    }

    @Test
    void a_doubt_about_a_table_and_a_rule_of_it_without_a_case_name_their_cells() throws IOException {
        spoil("collateral/asic-ltv.drl.csv", ",0.60,0.80,WATCH", ",0.60,0.75,WATCH");

        assertThat(run("check", folder.toString())).isEqualTo(1);
        assertThat(out)
                .containsPattern(
                        "asic-ltv\\.drl\\.csv cell E9: warning: COL-012 no rule grades AsicLtv\\.ratio from 0\\.75"
                                + " below 0\\.8")
                .containsPattern(
                        "asic-ltv\\.drl\\.csv cell F8: COL-011: no case exactly at its limit, AsicLtv\\.ratio = 0\\.75");
        assertThat(out.lines().filter(it -> it.contains("COL-011: no case exactly at its limit")))
                .hasSize(1);
    }

    @Test
    void a_case_that_fails_fails_the_test() throws IOException {
        spoil("liquidity/runway.drl", "days < 90, days >= 30", "days < 91, days >= 30");

        assertThat(run("test", folder.toString())).isEqualTo(1);
        assertThat(out).containsPattern("FAILS .*runway\\.cases\\.yaml:\\d+ ");
        assertThat(out.lines().filter(it -> it.startsWith("ok ")).count()).isGreaterThan(50);
    }

    @Test
    void sarif_has_the_shape_code_hosts_read() throws IOException {
        spoil("liquidity/runway.drl", "days < 90, days >= 30", "day < 90, days >= 30");

        assertThat(run("check", folder.toString(), "--format", "sarif")).isEqualTo(1);

        JsonNode log = new ObjectMapper().readTree(out);
        assertThat(log.at("/version").asText()).isEqualTo("2.1.0");
        assertThat(log.at("/runs/0/tool/driver/name").asText()).isEqualTo("davylamp");
        JsonNode result = log.at("/runs/0/results/0");
        assertThat(log.at("/runs/0/tool/driver/rules").findValuesAsText("id"))
                .contains(result.at("/ruleId").asText());
        assertThat(result.at("/level").asText()).isEqualTo("error");
        assertThat(result.at("/message/text").asText()).contains("'day'");
        JsonNode location = result.at("/locations/0/physicalLocation");
        assertThat(location.at("/artifactLocation/uri").asText()).endsWith("liquidity/runway.drl");
        assertThat(location.at("/region/startLine").asInt()).isPositive();
    }

    @Test
    void junit_counts_what_it_lists() throws Exception {
        spoil("liquidity/runway.drl", "days < 90, days >= 30", "days < 91, days >= 30");
        Path file =
                folder.resolve("../junit-%d.xml".formatted(System.nanoTime())).normalize();

        assertThat(run("test", folder.toString(), "--format", "junit", "--output", file.toString()))
                .isEqualTo(1);

        byte[] xml = Files.readAllBytes(file);
        Files.delete(file);
        Element root = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml))
                .getDocumentElement();
        assertThat(root.getTagName()).isEqualTo("testsuites");
        assertThat(root.getAttribute("tests"))
                .isEqualTo(String.valueOf(root.getElementsByTagName("testcase").getLength()));
        assertThat(root.getAttribute("failures"))
                .isEqualTo(String.valueOf(root.getElementsByTagName("failure").getLength()))
                .isNotEqualTo("0");
        NodeList suites = root.getElementsByTagName("testsuite");
        for (int i = 0; i < suites.getLength(); i++) {
            Element suite = (Element) suites.item(i);
            assertThat(suite.getAttribute("tests"))
                    .isEqualTo(String.valueOf(
                            suite.getElementsByTagName("testcase").getLength()));
        }
        assertThat(out).isEmpty();
    }

    @Test
    void explains_given_facts() {
        assertThat(run(
                        "explain",
                        folder.toString(),
                        "--facts",
                        "Runway: {days: 112.4, scenario: BASE}",
                        "--rule",
                        "LIQ-003"))
                .isZero();
        assertThat(out).contains("silent LIQ-003", "- Runway.days is 112.4 days, the rule asks < 90: 22.4 above.");

        assertThat(run("explain", folder.toString(), "--facts", "Runway: {days: 80, scenario: BASE}"))
                .isZero();
        assertThat(out).startsWith("fires LIQ-003");
    }

    @Test
    void reports_a_fact_that_is_misspelt() {
        assertThat(run("explain", folder.toString(), "--facts", "Runwai: {days: 1}"))
                .isEqualTo(2);
        assertThat(err).contains("there is no fact 'Runwai'", "Runway");
    }

    @Test
    void compares_two_folders_by_meaning() throws IOException {
        spoil("liquidity/runway.drl", "days < 90, days >= 30", "days < 60, days >= 30");

        assertThat(run("diff", "rules", folder.toString(), "--text")).isZero();
        assertThat(out).contains("LIQ-003: Runway.days < 90 → 60, so it fires in fewer situations", "@@");
        assertThat(run("diff", "rules", folder.toString(), "--exit-code")).isEqualTo(1);
        assertThat(run("diff", "rules", "rules", "--exit-code")).isZero();
        assertThat(out).isEqualTo("the same files\n");
    }

    @Test
    void tries_a_change_on_a_history_kept_in_files() throws IOException {
        spoil("liquidity/runway.drl", "days < 90, days >= 30", "days < 60, days >= 30");
        Path history = Files.createDirectory(folder.resolve(".history"));
        Files.writeString(history.resolve("operators.json"), """
                [{"id": "acme", "name": "Acme", "pool": {"scheme": "FPPS", "fee": 0.02}, "btcHaircut": 0.1,
                  "power": {"pue": 1.05, "takeOrPay": false, "curtailable": false}}]""");
        Files.writeString(history.resolve("market.csv"), """
                date,price_usd,blk_cnt,height_last,difficulty_mean,hashrate_ths,fees_btc,issuance_btc
                2022-07-30,23650,150,747000,27692567959233,200000000,14,937.5
                2022-07-31,23303,150,747150,27692567959233,200000000,14,937.5
                2022-08-01,23271,150,747300,28174668481289,200000000,14,937.5
                """);
        Files.writeString(history.resolve("readings.ndjson"), """
                {"type": "fleet", "id": "f", "at": "2022-07-30T00:00:00Z", "operatorId": "acme", "hashratePh": 1200, "uptime": 0.94, "joulesPerTh": 34}
                {"type": "cost", "id": "c", "at": "2022-07-30T00:00:00Z", "operatorId": "acme", "powerPriceUsdPerKwh": 0.11, "otherCashCostUsdPerDay": 15000, "curtailmentCreditsUsdPerDay": 0}
                {"type": "treasury", "id": "t", "at": "2022-07-30T00:00:00Z", "operatorId": "acme", "cashUsd": 3500000, "btcUnencumbered": 0, "btcPledged": 0, "undrawnUsd": 0}
                {"type": "debt", "id": "d", "at": "2022-07-30T00:00:00Z", "operatorId": "acme", "missedPayment": false, "loans": []}
                """);

        int code = run("backtest", "rules", folder.toString(), "--history", history.toString());

        assertThat(code).as(err).isZero();
        assertThat(out)
                .contains("2022-07-30 to 2022-08-01: 2 subjects, 6 days judged", "old \\ new", "alerts: old")
                .doesNotContain("demo");
    }

    @Test
    void says_which_file_of_a_history_cannot_be_read() throws IOException {
        Path history = Files.createDirectory(folder.resolve(".history"));
        Files.writeString(history.resolve("readings.ndjson"), "{\"type\": \"fleet\"}\n");

        assertThat(run("backtest", "rules", "rules", "--history", history.toString()))
                .isEqualTo(2);
        assertThat(err).contains("readings.ndjson: item 1:");
    }

    @Test
    void a_command_that_is_not_understood_ends_with_two() {
        assertThat(run("chekc")).isEqualTo(2);
        assertThat(run("check", folder.resolve("nowhere").toString())).isEqualTo(2);
        assertThat(err).contains("nowhere");
        assertThat(run("diff", "rules", "rules", "--format", "sarif")).isEqualTo(2);
        assertThat(err).contains("text, json");
    }

    private int run(String... arguments) {
        StringWriter answer = new StringWriter();
        StringWriter faults = new StringWriter();
        int code = Commands.run(
                new PrintWriter(answer, true),
                new PrintWriter(faults, true),
                Stream.concat(Stream.of(Commands.RULES), Stream.of(arguments)).toArray(String[]::new));
        out = answer.toString();
        err = faults.toString();
        return code;
    }

    private void spoil(String file, String before, String after) throws IOException {
        Path path = folder.resolve(file);
        Files.writeString(path, Files.readString(path).replace(before, after), StandardCharsets.UTF_8);
    }
}
