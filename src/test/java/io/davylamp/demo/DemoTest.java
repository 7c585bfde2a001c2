package io.davylamp.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.assessment.Assessment;
import io.davylamp.assessment.AssessmentStore;
import io.davylamp.assessment.Subject;
import io.davylamp.mining.Grade;
import io.davylamp.mining.OperatorId;
import io.davylamp.testing.PostgresResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Plays the demo through the real service, and looks at what a first user sees. */
@QuarkusTest
@TestProfile(DemoTest.DatabaseOfItsOwn.class)
class DemoTest {
    public static final class DatabaseOfItsOwn implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(PostgresResource.class));
        }
    }

    private final DemoPlayer player;
    private final AssessmentStore assessments;

    @Inject
    DemoTest(DemoPlayer player, AssessmentStore assessments) {
        this.player = player;
        this.assessments = assessments;
    }

    @Test
    void shows_the_crunch_month_by_month_and_ends_with_a_table_of_grades_and_reasons() {
        // Given
        DemoBook book = DemoBook.load();
        List<String> console = new ArrayList<>();
        assertThat(player.isDue(book)).isTrue();

        // When
        player.play(book, console::add);

        // Then
        assertThat(console).anyMatch(it -> it.startsWith("2022-06  BTC 19,800"));
        assertThat(console)
                .anyMatch(it -> it.matches("Granite Creek Compute +debt-heavy +[A-Z]+ +2022-.*[A-Z]+-\\d+ .*"));
        assertThat(book.operators())
                .allSatisfy(it -> assertThat(console)
                        .anyMatch(line -> line.startsWith(it.profile().name())));

        // Then: who differs in kind differs in grade
        assertThat(grade("quiet-fjord", "2022-12-31")).isLessThanOrEqualTo(Grade.WATCH);
        assertThat(grade("old-furnace", "2022-12-31")).isGreaterThanOrEqualTo(Grade.STRESSED);
        assertThat(grade("iron-lattice", "2022-12-31")).isGreaterThanOrEqualTo(Grade.SEVERE);
        assertThat(grade("granite-creek", "2022-12-31")).isGreaterThanOrEqualTo(Grade.SEVERE);
        assertThat(grade("last-mile", "2022-12-31")).isEqualTo(Grade.CAPITULATION);
        assertThat(grade("granite-creek", "2021-12-31")).isLessThanOrEqualTo(Grade.STRESSED);

        // Then: once played, it is not played again
        assertThat(player.isDue(book)).isFalse();
    }

    private Grade grade(String operator, String date) {
        Instant end = LocalDate.parse(date).plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        return assessments
                .at(Subject.of(new OperatorId(operator)), end)
                .map(Assessment::grade)
                .orElseThrow();
    }
}
