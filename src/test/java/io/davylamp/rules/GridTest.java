package io.davylamp.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.rules.format.Tables;
import io.davylamp.rules.sheet.Sheet;
import io.davylamp.rules.sheet.Workbooks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A table is shown as it is, above all where it is wrong. */
class GridTest {
    private static final String CSV = "test.drl.csv";
    private static final String WORKBOOK = "test.drl.xlsx";

    @Test
    void shows_the_same_cells_of_a_table_in_csv_and_of_its_workbook() {
        // Given / When
        Grid csv = Grid.of(CSV, Tables.RUNWAY).get(0);
        Grid workbook = Grid.of(WORKBOOK, Workbooks.of("Grades", Tables.RUNWAY)).get(0);

        // Then
        assertThat(csv.rows()).hasSize(9).allSatisfy(it -> assertThat(it).hasSize(12));
        assertThat(csv.rows().get(8)).contains("LIQ-003", "0.15", "SEVERE");
        assertThat(workbook.rows().get(8)).isEqualTo(csv.rows().get(8));
        assertThat(csv.name(9, 8)).isEqualTo("H9");
        assertThat(workbook.name(9, 8)).isEqualTo("Grades!H9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"Coins are sold into weakness.", "Coins are \"sold\" into weakness.", "=1+1", "@x"})
    void shows_a_csv_that_cannot_be_read_as_far_as_it_goes(String why) {
        // Given
        String wrong = Tables.RUNWAY.replace("Coins are sold into weakness.", why);
        List<RuleProblem> problems = Rulebooks.problems(Tables.csv(wrong));

        // When
        List<List<String>> rows = Grid.of(CSV, wrong).get(0).rows();

        // Then
        assertThat(problems).isNotEmpty();
        assertThat(rows.get(7)).contains("LIQ-002", "180");
        assertThat(rows.get(8).get(3)).isNotEmpty();
    }

    @Test
    void shows_a_workbook_with_a_formula_a_date_and_a_hidden_row() {
        // Given
        String sheet = "xl/worksheets/sheet1.xml";
        Map<String, String> parts = Workbooks.parts("Grades", Tables.RUNWAY);
        parts.computeIfPresent(
                sheet,
                (key, xml) -> xml.replace("<row r=\"8\">", "<row r=\"8\" hidden=\"1\">")
                        .replace("s=\"2\"><v>0.15</v>", "s=\"3\"><v>45306</v>")
                        .replace("<v>180</v>", "<f>90*2</f><v>180</v>"));

        // When
        List<List<String>> rows =
                Grid.of(WORKBOOK, Workbooks.base64(Workbooks.zip(parts))).get(0).rows();

        // Then
        assertThat(rows.get(7)).contains("180", "LIQ-002");
        assertThat(rows.get(8)).contains("45306", "LIQ-003");
    }

    @Test
    void shows_nothing_beyond_the_bounds_of_a_sheet() {
        // Given
        String far = Tables.RUNWAY + "\n".repeat(Sheet.MAX_ROWS) + "x" + ",x".repeat(Sheet.MAX_COLUMNS) + "\n"
                + "y".repeat(2 * Sheet.LONGEST_CELL);

        // When
        Grid grid = Grid.of(CSV, far).get(0);

        // Then
        assertThat(grid.rows()).hasSize(9);
        assertThat(Grid.of(CSV, Tables.RUNWAY.replace("LIQ-002", "y".repeat(2 * Sheet.LONGEST_CELL)))
                        .get(0)
                        .rows()
                        .get(7)
                        .get(1))
                .hasSize(Sheet.LONGEST_CELL);
    }

    @Test
    void shows_nothing_of_what_is_no_table() {
        assertThat(Grid.of(CSV, "just words")).isEmpty();
        assertThat(Grid.of(WORKBOOK, "UEsDBA==")).isEmpty();
        assertThat(Grid.of(WORKBOOK, "not Base64!")).isEmpty();
        assertThat(Grid.isTable("a/runway.drl")).isFalse();
        assertThat(Grid.isTable("a/runway.drl.csv")).isTrue();
    }
}
