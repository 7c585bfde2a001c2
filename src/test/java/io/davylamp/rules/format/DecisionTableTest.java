package io.davylamp.rules.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.metrics.Metric;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.OperatorMetric;
import io.davylamp.metrics.Scenario;
import io.davylamp.rules.Finding;
import io.davylamp.rules.RuleInfo;
import io.davylamp.rules.RuleProblem;
import io.davylamp.rules.RuleSet;
import io.davylamp.rules.RulebookSource;
import io.davylamp.rules.Rulebooks;
import io.davylamp.rules.guard.DrlFile;
import io.davylamp.rules.guard.Guard;
import io.davylamp.rules.language.Rule;
import io.davylamp.rules.sheet.Cell;
import io.davylamp.rules.sheet.Sheet;
import io.davylamp.rules.sheet.Workbook;
import io.davylamp.rules.sheet.Workbooks;
import io.davylamp.rules.text.Expansion;
import io.davylamp.rules.text.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.drools.decisiontable.InputType;
import org.drools.decisiontable.SpreadsheetCompiler;
import org.drools.drl.ast.descr.RuleDescr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A table in CSV or in a workbook is read as the rules it states, and as Drools itself reads it. */
public class DecisionTableTest {
    private static Stream<RulebookSource> both() {
        return Stream.of(Tables.csv(Tables.RUNWAY), Tables.workbook(Tables.RUNWAY));
    }

    @ParameterizedTest
    @MethodSource("both")
    void judges_by_each_row(RulebookSource source) {
        // Given
        List<Metric> facts = List.of(
                new OperatorMetric.Runway(89, Scenario.BASE),
                new OperatorMetric.Runway(90, Scenario.OBSERVED),
                new OperatorMetric.CashMargin(0.149));

        try (RuleSet rules = Rulebooks.compiled(source)) {
            // When
            List<Finding> findings = rules.evaluate(new MetricSet(facts));

            // Then
            assertThat(findings)
                    .extracting(Finding::text)
                    .containsExactly(
                            "Runway is 89 days, \"short\".",
                            "Runway is 90 days; the limit is 180.",
                            "Liquidity lasts 89 days.");
        }
    }

    @ParameterizedTest
    @MethodSource("both")
    void knows_where_each_rule_is(RulebookSource source) {
        // Given
        String file = source.files().keySet().stream()
                .filter(it -> it.startsWith("test"))
                .findFirst()
                .orElseThrow();
        String sheet = file.endsWith(".xlsx") ? "Grades!" : "";

        try (RuleSet rules = Rulebooks.compiled(source)) {
            // When
            List<RuleInfo> infos = rules.rules();

            // Then
            assertThat(infos)
                    .extracting(RuleInfo::place)
                    .containsExactly(file + " cell " + sheet + "A8", file + " cell " + sheet + "A9");
            assertThat(infos).extracting(RuleInfo::line).containsExactly(8, 9);
            assertThat(infos.get(0).text()).contains("days < 180", "days >= 90", "scenario in ( BASE, OBSERVED )");
        }
    }

    @Test
    void means_the_same_with_semicolons_and_a_byte_order_mark() {
        // Given
        String semicolons = "\uFEFF" + Tables.RUNWAY.replaceAll(",(?=([^\"]*\"[^\"]*\")*[^\"]*$)", ";");

        // When / Then
        assertThat(semicolons).contains(";180;90;");
        assertThat(understood(Tables.csv(semicolons))).isEqualTo(understood(Tables.csv(Tables.RUNWAY)));
    }

    @Test
    void means_the_same_in_a_workbook() {
        assertThat(understood(Tables.workbook(Tables.RUNWAY))).isEqualTo(understood(Tables.csv(Tables.RUNWAY)));
    }

    @Test
    void takes_numbers_as_programs_keep_them() {
        // Given
        Map<String, String> parts = Workbooks.parts("Grades", Tables.RUNWAY);
        parts.computeIfPresent(
                "xl/worksheets/sheet1.xml",
                (name, xml) ->
                        xml.replace("<v>0.15</v>", "<v>0.14999999999999999</v>").replace("<v>180</v>", "<v>1.8E2</v>"));

        // When
        RulebookSource source = Rulebooks.withFile("test.drl.xlsx", Workbooks.base64(Workbooks.zip(parts)));

        // Then
        assertThat(understood(source)).isEqualTo(understood(Tables.csv(Tables.RUNWAY)));
    }

    @Test
    void a_sheet_for_people_is_passed_over() {
        // Given
        Map<String, String> parts = Workbooks.parts("Grades", Tables.RUNWAY);
        parts.computeIfPresent(
                "xl/workbook.xml",
                (name, xml) -> xml.replace(
                        "</sheets>", "<sheet name=\"Notes on limits\" sheetId=\"2\" r:id=\"rId9\"/></sheets>"));
        parts.computeIfPresent(
                "xl/_rels/workbook.xml.rels",
                (name, xml) -> xml.replace(
                        "</Relationships>",
                        "<Relationship Id=\"rId9\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"/xl/worksheets/sheet2.xml\"/></Relationships>"));
        parts.put(
                "xl/worksheets/sheet2.xml",
                "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row><c t=\"inlineStr\"><is><t>Hello</t></is></c></row></sheetData></worksheet>");

        // When
        RulebookSource source = Rulebooks.withFile("test.drl.xlsx", Workbooks.base64(Workbooks.zip(parts)));

        // Then
        assertThat(understood(source)).hasSize(2);
    }

    /** Every table of the shipped rulebook, and the one above. */
    static Stream<Map.Entry<String, String>> tables() {
        List<Map.Entry<String, String>> tables = new ArrayList<>(List.of(
                Map.entry("test.drl.csv", Tables.RUNWAY),
                Map.entry("test.drl.xlsx", Workbooks.of("Grades", Tables.RUNWAY))));
        RulebookSource.read(Rulebooks.SHIPPED).files().entrySet().stream()
                .filter(it -> it.getKey().matches(".*\\.drl\\.(csv|xlsx)"))
                .forEach(tables::add);
        return tables.stream();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void means_what_drools_takes_it_for(Map.Entry<String, String> table) throws Exception {
        // Given
        boolean workbook = table.getKey().endsWith(".xlsx");
        byte[] bytes = workbook
                ? Base64.getDecoder().decode(table.getValue())
                : table.getValue().getBytes(StandardCharsets.UTF_8);
        InputStream in = new ByteArrayInputStream(bytes);

        // When
        String drl = new SpreadsheetCompiler().compile(in, workbook ? InputType.XLS : InputType.CSV);

        // Then
        assertThat(understood(drl.replaceFirst("package .*;", "")))
                .isEqualTo(understood(Rulebooks.withFile(table.getKey(), table.getValue())));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void shows_in_its_cells_what_a_spreadsheet_program_shows(Map.Entry<String, String> table) throws Exception {
        if (!table.getKey().endsWith(".xlsx")) {
            return;
        }
        // Given
        byte[] bytes = Base64.getDecoder().decode(table.getValue());
        Sheet ours = Workbook.read(table.getKey(), table.getValue()).get(0);

        // When
        List<String> theirs = shown(bytes);

        // Then
        assertThat(ours.rows().values().stream()
                        .flatMap(it -> it.values().stream())
                        .filter(it -> it.merged() == it.column())
                        .map(it -> Cell.name("", it.row(), it.column()) + " " + it.text()))
                .containsExactlyElementsOf(theirs);
    }

    private static List<String> shown(byte[] bytes) throws IOException {
        List<String> shown = new ArrayList<>();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            for (Row row : workbook.getSheetAt(0)) {
                row.forEach(it -> shown.add(it.getAddress() + " "
                        + new DataFormatter().formatCellValue(it).strip()));
            }
        }
        shown.removeIf(it -> it.endsWith(" "));
        return shown;
    }

    /** What a rulebook's rules mean, wherever they stand. */
    public static List<String> understood(RulebookSource source) {
        try (RuleSet rules = Rulebooks.compiled(source)) {
            return rules.understood().stream().map(DecisionTableTest::meaning).toList();
        }
    }

    public static List<String> understood(String drl) throws Refusal {
        List<RuleProblem> problems = new ArrayList<>();
        DrlFile file = DrlFile.of(Expansion.of("drools.drl", drl));
        List<String> rules = new ArrayList<>();
        for (RuleDescr rule : file.parse(problems)
                .orElseThrow(() -> new AssertionError(problems + drl))
                .getRules()) {
            rules.add(meaning(Guard.read(file, rule)));
        }
        assertThat(problems).isEmpty();
        return rules;
    }

    private static String meaning(Rule rule) {
        RuleInfo it = rule.info();
        return List.of(it.id(), it.name(), it.owner(), it.why(), rule.confirm(), rule.premises(), rule.calls())
                .toString();
    }
}
