package io.davylamp.rules.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.rules.RuleProblem;
import io.davylamp.rules.RulebookSource;
import io.davylamp.rules.Rulebooks;
import io.davylamp.rules.sheet.Workbooks;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a risk officer gets wrong in a table or in sentences, and the one message at the right place. */
class EverydayFormatMistakesTest {
    private static final String SHEET = "xl/worksheets/sheet1.xml";

    private static Arguments csv(String name, String right, String wrong, String problem) {
        assertThat(Tables.RUNWAY).contains(right);
        return Arguments.of(
                "CSV: " + name, Map.of("test.drl.csv", Tables.RUNWAY.replace(right, wrong)), "test.drl.csv " + problem);
    }

    /** The same mistake in CSV and in a workbook. */
    private static Stream<Arguments> table(String name, String right, String wrong, String problem) {
        String changed = Tables.RUNWAY.replace(right, wrong);
        return Stream.of(
                csv(name, right, wrong, problem),
                Arguments.of(
                        "workbook: " + name,
                        Map.of("test.drl.xlsx", Workbooks.of("Grades", changed)),
                        "test.drl.xlsx " + problem.replaceFirst("^cell ", "cell Grades!")));
    }

    private static Arguments workbook(String name, String right, String wrong, String problem) {
        Map<String, String> parts = Workbooks.parts("Grades", Tables.RUNWAY);
        assertThat(parts.get(SHEET)).contains(right);
        parts.computeIfPresent(SHEET, (key, xml) -> xml.replace(right, wrong));
        return Arguments.of(
                "workbook: " + name,
                Map.of("test.drl.xlsx", Workbooks.base64(Workbooks.zip(parts))),
                "test.drl.xlsx " + problem);
    }

    private static Arguments sentence(String name, String right, String wrong, String problem) {
        assertThat(SentencesTest.RULES).contains(right);
        return Arguments.of(
                "sentence: " + name,
                Map.of("test.dslr", SentencesTest.RULES.replace(right, wrong), "vocabulary.dsl", SentencesTest.BOOK),
                problem);
    }

    private static Arguments book(String name, String right, String wrong, String problem) {
        assertThat(SentencesTest.BOOK).contains(right);
        return Arguments.of(
                "vocabulary: " + name,
                Map.of("test.dslr", SentencesTest.RULES, "vocabulary.dsl", SentencesTest.BOOK.replace(right, wrong)),
                problem);
    }

    private static Arguments ending(String path, String problem) {
        return Arguments.of("ending: " + path, Map.of(path, ""), problem);
    }

    private static Stream<Arguments> inTables() {
        return Stream.of(
                        table(
                                "a typo in a field",
                                "days >= $param",
                                "dayz >= $param",
                                "cell F6: Runway has no field 'dayz'. Maybe it is 'days'."),
                        table(
                                "a typo in a fact",
                                "Runway...,Runway...,Runway...",
                                "Runaway...,Runaway...,Runaway...",
                                "cell E5: there is no fact 'Runaway'. Maybe it is 'Runway'."),
                        table(
                                "a typo in a column's kind",
                                "CONDITION,ACTION",
                                "CONDITON,ACTION",
                                "cell H4: there is no kind of column 'CONDITON'. Maybe it is 'CONDITION'."),
                        table(
                                "a typo in a label",
                                "\"owner(\"\"$param\"\")\"",
                                "\"ovner(\"\"$param\"\")\"",
                                "cell A3: the table has no column for @owner. Maybe add one of kind METADATA with"
                                        + " owner(\"$param\")."),
                        table(
                                "a typo in a constant",
                                ",BASE,0.15",
                                ",BASIS,0.15",
                                "cell G9 rule \"Runway below 90 days\": Scenario has no 'BASIS'. Maybe it is 'BASE'."),
                        table(
                                "a typo in a grade",
                                "SEVERE",
                                "SERVERE",
                                "cell I9 rule \"Runway below 90 days\": Grade has no 'SERVERE'. Maybe it is 'SEVERE'."),
                        table(
                                "a decimal comma",
                                ",0.15,",
                                ",\"0,15\",",
                                "cell H9 rule \"Runway below 90 days\": '0,15' is not a value. Maybe a decimal comma: write"
                                        + " decimals with a point, 0.15, and thousands without a separator."),
                        table(
                                "a percentage for a fraction",
                                ",0.15,",
                                ",15,",
                                "cell H9 rule \"Runway below 90 days\": 'fraction' is a fraction of one, but the limit is 15."
                                        + " Maybe it is a percentage: write 0.15."),
                        table(
                                "a percent sign",
                                ",0.15,",
                                ",15 %,",
                                "cell H9 rule \"Runway below 90 days\": '15 %' is not a value. Maybe write a share as a fraction:"
                                        + " 0.15 for 15 %."),
                        table(
                                "a unit",
                                ",180,",
                                ",180 days,",
                                "cell E8 rule \"Runway below half a year\": '180 days' is not a value. Maybe write the plain"
                                        + " number, without a unit."),
                        table(
                                "an empty grade",
                                ",SEVERE,",
                                ",,",
                                "cell I9 rule \"Runway below 90 days\": the cell is empty, but J9 continues the call that it"
                                        + " begins. Maybe fill in both, or clear both."),
                        table(
                                "an empty message",
                                "Liquidity lasts %.0f days.",
                                "",
                                "cell L9 rule \"Runway below 90 days\": the cell is empty, but each rule needs \"$param\","
                                        + " $days);. Maybe fill it in, or clear the whole row."),
                        table(
                                "a row that says nothing",
                                "STRESSED,\"Runway is %.0f days; the limit is 180.\"",
                                ",",
                                "cell I8 rule \"Runway below half a year\": the row says nothing: its ACTION cells are empty."
                                        + " Maybe fill in a grade and a message."),
                        table(
                                "an empty id",
                                "LIQ-002",
                                "",
                                "cell B8 rule \"Runway below half a year\": the cell is empty, but each rule needs"
                                        + " id(\"$param\"). Maybe fill it in, or clear the whole row."),
                        table(
                                "no name",
                                "Runway below half a year",
                                "",
                                "cell A8: the cell is empty, but each rule needs NAME. Maybe fill it in, or clear the whole"
                                        + " row."),
                        table(
                                "no condition",
                                "180,90,\"BASE, OBSERVED\"",
                                ",,",
                                "cell E8 rule \"Runway below half a year\": the row has no condition. Maybe fill in at least"
                                        + " one of its CONDITION cells."),
                        table(
                                "an id of another form",
                                "LIQ-002",
                                "runway 2",
                                "cell A8 rule \"Runway below half a year\": the @id 'runway 2' is not of the form LIQ-001. Maybe"
                                        + " write the area in capitals, a dash and three digits."),
                        table(
                                "a value too many in a message",
                                "\"Runway is %.0f days; the limit is 180.\"",
                                "Runway is %.0f of %.0f days.",
                                "cell J8 rule \"Runway below half a year\": the message has 2 placeholders and 1 values."
                                        + " Maybe write %% where a percent sign is meant, or name each value after the text."),
                        table(
                                "a name twice",
                                "Runway below 90 days",
                                "Runway below half a year",
                                "cell A9 rule \"Runway below half a year\": its name 'Runway below half a year' is also that of"
                                        + " the rule in FILE. Maybe say in it what sets this rule apart."),
                        table(
                                "no placeholder for the value",
                                "days >= $param",
                                "days >=",
                                "cell F6: 'days >=' has no placeholder for the cells' values. Maybe write $param where the value"
                                        + " belongs: days < $param."))
                .flatMap(it -> it);
    }

    private static Stream<Arguments> inFiles() {
        return Stream.of(
                csv(
                        "a missing quote",
                        "\"New money is dear, then.\"",
                        "New money is dear, then.\"",
                        "cell E8: there is a quote in the middle of a cell. Maybe the quote before it is missing, here or in a"
                                + " cell to the left; a quote within a text is written twice: \"\"."),
                csv(
                        "a quote not closed",
                        "\"New money is dear, then.\"",
                        "\"New money is dear, then.",
                        "cell D8: something follows the quote that ends this cell. Maybe write each quote inside it twice:"
                                + " \"\"."),
                csv(
                        "a text with a comma",
                        "\"BASE, OBSERVED\"",
                        "BASE, OBSERVED",
                        "cell A8 rule \"Runway below half a year\": the row has more cells than the table has columns. Maybe a text"
                                + " with a comma lacks its quotes, or a number has a decimal comma."),
                csv(
                        "tabs",
                        ",",
                        "\t",
                        "cell A1: the cells are not separated by commas or semicolons. Maybe save it as CSV with commas"
                                + " between the cells."),
                workbook(
                        "a decimal that became a date",
                        "s=\"2\"><v>0.15</v>",
                        "s=\"3\"><v>45306</v>",
                        "cell Grades!H9: the cell shows a date. Maybe a decimal was typed that the program took for one:"
                                + " format the cell as a number and type it again."),
                workbook(
                        "a formula",
                        "<v>0.15</v>",
                        "<f>A1*2</f><v>0.15</v>",
                        "cell Grades!H9: the cell has a formula. Maybe paste it as a value: a cell of a rule must not compute."),
                workbook(
                        "a filter left on",
                        "<row r=\"9\">",
                        "<row r=\"9\" hidden=\"1\">",
                        "cell Grades: row 9 is hidden. Maybe show or delete it, or take the filter away: what judges must be"
                                + " seen."),
                ending(
                        "limits.xlsx",
                        "limits.xlsx: a file with this ending is not part of a rulebook. Maybe name it"
                                + " limits.drl.xlsx: only then is it read as a table of rules."),
                ending(
                        "a/limits.csv",
                        "a/limits.csv: a file with this ending is not part of a rulebook. Maybe name it"
                                + " limits.drl.csv: only then is it read as a table of rules."),
                ending(
                        "limits.ods",
                        "limits.ods: a file with this ending is not part of a rulebook. Maybe save it as .xlsx and"
                                + " name it limits.drl.xlsx."),
                ending(
                        "words.dsl",
                        "words.dsl: a file with this ending is not part of a rulebook. Maybe name it words.dslr if it"
                                + " holds rules, vocabulary.dsl if it says what sentences mean."));
    }

    private static Stream<Arguments> inSentences() {
        return Stream.of(
                sentence(
                        "a typo",
                        "Cash margin is not",
                        "Cash margn is not",
                        "test.dslr:8 rule \"Runway below 90 days\": the vocabulary has no sentence 'Cash margn is not at  least"
                                + " 0.15' after 'when'. Maybe it is: Cash margin is not at least {share}"),
                sentence(
                        "a sentence of the other side",
                        "Grade it SEVERE, saying",
                        "The runway is below 90 days in BASE, saying",
                        "test.dslr:10 rule \"Runway below 90 days\": the vocabulary has no sentence"),
                sentence(
                        "a decimal comma",
                        "0.15",
                        "0,15",
                        "test.dslr:8 rule \"Runway below 90 days\": '0,15' is not a value. Maybe a decimal comma: write"
                                + " decimals with a point, 0.15, and thousands without a separator."),
                sentence(
                        "a percentage for a fraction",
                        "0.15",
                        "15",
                        "test.dslr:8 rule \"Runway below 90 days\": 'fraction' is a fraction of one, but the limit is 15."
                                + " Maybe it is a percentage: write 0.15."),
                sentence(
                        "a percent sign",
                        "0.15",
                        "15%",
                        "test.dslr:8 rule \"Runway below 90 days\": '15%' is not a value. Maybe write a share as a fraction:"
                                + " 0.15 for 15%."),
                sentence(
                        "a missing quote",
                        "the floor is 90.\"",
                        "the floor is 90.",
                        "test.dslr:10 rule \"Runway below 90 days\": the vocabulary has no sentence"),
                sentence(
                        "a typo in a constant",
                        "BASE,OBSERVED",
                        "BASE,OBSERVD",
                        "test.dslr:6 rule \"Runway below 90 days\": Scenario has no 'OBSERVD'. Maybe it is 'OBSERVED'."),
                sentence(
                        "a typo in a grade",
                        "SEVERE",
                        "SERVERE",
                        "test.dslr:10 rule \"Runway below 90 days\": Grade has no 'SERVERE'. Maybe it is 'SEVERE'."),
                sentence(
                        "no id",
                        "@id(\"LIQ-003\")",
                        "",
                        "test.dslr:2 rule \"Runway below 90 days\": the rule has no @id."),
                sentence(
                        "no rule above",
                        "rule \"Runway below 90 days\"",
                        "",
                        "test.dslr:3: this line is outside a rule. Maybe the line rule \"...\" above it is missing."),
                book(
                        "a typo in a field",
                        "fraction >= {share}",
                        "fracton >= {share}",
                        "vocabulary.dsl:3: CashMargin has no field 'fracton'. Maybe it is 'fraction'."),
                book(
                        "a value's name",
                        "fraction >= {share}",
                        "fraction >= {shere}",
                        "vocabulary.dsl:3: the sentence does not state {shere}, which its meaning needs. Maybe it is 'share'."),
                book(
                        "a side that does not exist",
                        "[then]",
                        "[than]",
                        "vocabulary.dsl:4: there is no kind of sentence [than]. Maybe it is 'then'."));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(inTables(), inFiles(), inSentences()).flatMap(it -> it);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void is_reported_once_at_its_place(String name, Map<String, String> files, String expected) {
        // Given
        Map<String, String> rulebook = new java.util.HashMap<>(files);
        rulebook.put("rulebook.yaml", Rulebooks.POLICY);
        String file = files.keySet().iterator().next();
        String sheet = file.endsWith(".xlsx") ? "Grades!" : "";

        // When
        List<RuleProblem> problems = Rulebooks.problems(new RulebookSource(rulebook));

        // Then
        List<RuleProblem> told = problems.stream()
                .filter(it -> !it.message().startsWith("the rulebook has 0 rules"))
                .toList();
        assertThat(told.get(0).toString()).startsWith(expected.replace("FILE", file + " cell " + sheet + "A8"));
        assertThat(told).as("%s", told).hasSize(1);
    }
}
