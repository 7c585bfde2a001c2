package io.davylamp.web.backtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.backtest.BacktestReport;
import io.davylamp.backtest.Counts;
import io.davylamp.backtest.GradeDifference;
import io.davylamp.backtest.Part;
import io.davylamp.mining.Grade;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BacktestFoundTest {
    private static final LocalDate MONDAY = LocalDate.of(2022, 7, 25);

    @ParameterizedTest
    @CsvSource({
        "WATCH, SEVERE, 3, worse",
        "SEVERE, WATCH, 3, better",
        "SEVERE, SEVERE, 3, ''",
        "INDETERMINATE, SEVERE, 3, ''",
        "SEVERE, INDETERMINATE, 3, ''",
        "WATCH, SEVERE, 0, none"
    })
    void a_cell_says_whether_the_new_rules_are_stricter(Grade before, Grade after, int days, String css) {
        assertThat(BacktestFound.Cell.of(before, after, days).css()).isEqualTo(css);
    }

    @Test
    void the_matrix_has_a_row_and_a_column_for_each_grade_from_calm_to_worst() {
        BacktestFound found = BacktestFound.of(report(1, 1), "");

        assertThat(found.grades()).startsWith(Grade.NORMAL).endsWith(Grade.CAPITULATION, Grade.INDETERMINATE);
        assertThat(found.matrix()).extracting(BacktestFound.Row::before).containsExactlyElementsOf(found.grades());
        assertThat(found.matrix().get(1).cells().get(3).days())
                .as("from WATCH to SEVERE")
                .isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({"199, 0, 59, 0", "200, 0, 60, 0", "201, 1, 61, 1"})
    void long_lists_are_cut_and_say_by_how_much(int differences, int moreDifferences, int weeks, int moreWeeks) {
        BacktestFound found = BacktestFound.of(report(differences, weeks), "");

        assertThat(found.differences()).hasSize(differences - moreDifferences);
        assertThat(found.moreDifferences()).isEqualTo(moreDifferences);
        assertThat(found.weeks()).hasSize(weeks - moreWeeks);
        assertThat(found.moreWeeks()).isEqualTo(moreWeeks);
        assertThat(found.alerts()).as("of all weeks").isEqualTo(new Counts(weeks, 2L * weeks));
        assertThat(found.weeks().get(0).monday()).as("newest first").isEqualTo(MONDAY.plusWeeks(weeks - 1L));
    }

    @Test
    void differences_are_narrowed_to_one_subject() {
        BacktestFound found = BacktestFound.of(report(4, 1), "op-1");

        assertThat(found.differences()).extracting(GradeDifference::subject).containsExactly("op-1");
        assertThat(found.moreDifferences()).isZero();
    }

    private static BacktestReport report(int differences, int weeks) {
        SortedMap<LocalDate, Counts> alerts = new TreeMap<>();
        IntStream.range(0, weeks).forEach(it -> alerts.put(MONDAY.plusWeeks(it), new Counts(1, 2)));
        alerts.put(MONDAY.minusWeeks(1), new Counts(0, 0));
        List<GradeDifference> all = IntStream.range(0, differences)
                .mapToObj(it -> new GradeDifference(
                        "op-" + it, MONDAY, MONDAY, 1, Grade.WATCH, Grade.SEVERE, List.of("LIQ-003")))
                .toList();
        return BacktestReport.of(List.of(
                new Part("op", 7, 7, Map.of(Grade.WATCH, Map.of(Grade.SEVERE, 7)), all, alerts, Map.of())));
    }
}
