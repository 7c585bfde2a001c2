package io.davylamp.web.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.assessment.BookStore;
import io.davylamp.mining.Grade;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class GradeChartTest {
    private static final Instant START = Instant.parse("2022-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2022-12-31T00:00:00Z");

    @Test
    void draws_a_step_for_every_change_the_worse_the_higher() {
        // Given
        Instant middle = Instant.parse("2022-07-02T00:00:00Z");
        List<BookStore.Step> steps =
                List.of(new BookStore.Step(middle, Grade.CAPITULATION), new BookStore.Step(START, Grade.NORMAL));

        // When
        GradeChart chart = GradeChart.of(steps, END);

        // Then
        assertThat(chart.path()).isEqualTo("M112.0 120H591.0V16H1070.0");
        assertThat(chart.summary())
                .isEqualTo("From 2022-01-01 to 2022-12-31 the grade changed 1 times; it is Capitulation now.");
    }

    @Test
    void draws_a_line_where_nothing_changed() {
        GradeChart chart = GradeChart.of(List.of(new BookStore.Step(START, Grade.WATCH)), END);

        assertThat(chart.path()).isEqualTo("M112.0 94H1070.0");
    }

    @Test
    void draws_a_single_moment() {
        GradeChart chart = GradeChart.of(List.of(new BookStore.Step(START, Grade.WATCH)), START);

        assertThat(chart.path()).doesNotContain("NaN").startsWith("M112.0 94");
        assertThat(chart.ticks()).extracting(GradeChart.Tick::label).containsExactly("2022-01-01");
    }

    @Test
    void labels_as_few_months_as_stay_readable() {
        GradeChart year = GradeChart.of(List.of(new BookStore.Step(START, Grade.WATCH)), END);
        GradeChart decade =
                GradeChart.of(List.of(new BookStore.Step(Instant.parse("2013-01-01T00:00:00Z"), Grade.WATCH)), END);

        assertThat(year.ticks()).hasSize(6).first().isEqualTo(new GradeChart.Tick("2022-02", "193.6"));
        assertThat(decade.ticks()).hasSizeLessThanOrEqualTo(8);
    }
}
