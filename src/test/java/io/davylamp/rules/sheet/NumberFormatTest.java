package io.davylamp.rules.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.rules.RuleProblem;
import io.davylamp.rules.RulebookSource;
import io.davylamp.rules.Rulebooks;
import io.davylamp.rules.hostile.FormattedWorkbooks;
import io.davylamp.rules.hostile.HostileFile;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A workbook's number formats are understood as a spreadsheet program understands them, or not at all. */
class NumberFormatTest {
    private static final List<String> CODES = List.of(
            "General",
            "0",
            "0.0",
            "0.00",
            "0.000",
            "#",
            "#.##",
            "0.##",
            "#,##0",
            "#,##0.00",
            "0%",
            "0.0%",
            "0.00%",
            "#,##0,",
            "0.0,,",
            "$#,##0.00",
            "0.00_);(0.00)",
            "0;-0",
            "0;0",
            "0.00;[Red]-0.00",
            "0.00E+00",
            "0.0\"x\"",
            "0\" days\"",
            "\"90\"",
            ";;;",
            "0;;",
            "00.0",
            "\"USD\" 0.00",
            "[Blue]0.0",
            "0.0;(0.0);\"-\"");

    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "-1",
            "0.15",
            "-0.15",
            "0.155",
            "0.1555",
            "15",
            "90",
            "180",
            "1250.5",
            "-1250.5",
            "180000",
            "1234567",
            "1000000000",
            "0.001",
            "0.0001",
            "123456789.12",
            "0.123456789",
            "1.5",
            "-99.25");

    private static NumberFormat format(String code) {
        return NumberFormat.of(200, Map.of(200, code)).get(0);
    }

    @Test
    void a_number_taken_for_shown_is_what_a_spreadsheet_program_shows() {
        int taken = 0;
        for (String code : CODES) {
            for (String number : NUMBERS) {
                BigDecimal held = new BigDecimal(number);
                boolean shown = format(code)
                        .shown(held)
                        .filter(it -> !it.text().isEmpty() && it.number().compareTo(held) == 0)
                        .isPresent();

                // When
                String theirs = new DataFormatter(Locale.US).formatRawCellContents(held.doubleValue(), 200, code);

                // Then
                if (shown) {
                    taken++;
                    assertThat(read(theirs))
                            .as("%s in %s is %s", number, code, theirs)
                            .isEqualByComparingTo(held);
                }
            }
        }
        assertThat(taken).isGreaterThan(CODES.size() * NUMBERS.size() / 3);
    }

    /** A number as a person reads it off the screen. */
    private static BigDecimal read(String shown) {
        String digits = shown.replaceAll("[^0-9.E+%-]", "");
        if (digits.equals("-")) {
            return BigDecimal.ZERO;
        }
        boolean negative = shown.contains("(");
        boolean percent = digits.endsWith("%");
        BigDecimal number = new BigDecimal(percent ? digits.substring(0, digits.length() - 1) : digits);
        BigDecimal signed = negative ? number.negate() : number;
        return percent ? signed.movePointLeft(2) : signed;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            0              | 0.15     | the cell shows 0, but holds 0.15. Maybe show all its decimals, or type the number that is meant.
            0%             | 0.155    | the cell shows 16%, but holds 0.155. Maybe
            #,##0,         | 180000   | the cell shows 180, but holds 180000. Maybe
            General        | 0.123456789012 | the cell shows 0.123456789, but holds 0.123456789012. Maybe
            0.00;[Red]0.00 | -0.15    | the cell shows 0.15, but holds -0.15. Maybe
            ;;;            | 180      | the cell holds 180, but its number format ';;;' hides it. Maybe format the cell as a number or General.
            "90"           | 180      | the cell's number format '"90"' is not one that surely shows the number it holds, 180. Maybe
            [>5]"x"        | 180      | the cell's number format '[>5]"x"' is not one that surely shows the number it holds, 180. Maybe
            0%%            | 0.15     | the cell's number format '0%%' is not one that surely shows the number it holds, 0.15. Maybe
            yyyy           | 180      | the cell shows a date. Maybe a decimal was typed
            """)
    void what_a_cell_does_not_show_is_refused_at_the_cell(String code, String number, String problem) {
        // Given
        RulebookSource source = Rulebooks.withFile("test.drl.xlsx", FormattedWorkbooks.number(200, code, number));

        // When
        List<RuleProblem> problems = Rulebooks.problems(source);

        // Then
        assertThat(problems)
                .singleElement()
                .satisfies(it -> assertThat(it.toString()).startsWith("test.drl.xlsx cell Grades!H9: " + problem));
    }

    static Stream<HostileFile> formatted() {
        return FormattedWorkbooks.hostile();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formatted")
    void each_format_that_misleads_is_refused_at_its_cell(HostileFile file) {
        // When
        List<RuleProblem> problems = Rulebooks.problems(new RulebookSource(file.rulebook()));

        // Then
        assertThat(problems)
                .singleElement()
                .satisfies(it -> assertThat(it.cell()).isIn("Grades!H9", "Grades!I9"));
    }

    @Test
    void the_formats_that_every_workbook_knows_are_those_of_a_spreadsheet_program() {
        for (int number : List.of(0, 1, 2, 3, 4, 9, 10, 37, 38, 39, 40, 41, 42, 43, 44)) {
            String theirs = BuiltinFormats.getBuiltinFormat(number);
            for (String held : NUMBERS) {
                BigDecimal it = new BigDecimal(held);

                assertThat(NumberFormat.of(number, Map.of()).get(0).shown(it).map(NumberFormat.Shown::number))
                        .as("%s in %d: %s", held, number, theirs)
                        .isEqualTo(format(theirs).shown(it).map(NumberFormat.Shown::number));
            }
        }
    }
}
