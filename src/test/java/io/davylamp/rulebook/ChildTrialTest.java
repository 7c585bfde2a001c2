package io.davylamp.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.rules.RuleProblem;
import io.davylamp.rules.RulebookSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** With real processes. */
class ChildTrialTest {
    private static final RulebookSource SHIPPED = RulebookSource.read(Path.of("rules"));

    @Test
    void the_shipped_rulebook_passes() {
        // Given
        long start = System.nanoTime();

        // When
        List<RuleProblem> problems = new ChildTrial(160, Duration.ofMinutes(2)).problems(SHIPPED);

        // Then
        System.out.printf("trial of the shipped rulebook: %.1f s%n", (System.nanoTime() - start) / 1e9);
        assertThat(problems).isEmpty();
    }

    @Test
    void a_case_that_fails_is_told_as_it_is_without_a_process() {
        // Given
        Map<String, String> files = new HashMap<>(SHIPPED.files());
        files.computeIfPresent("liquidity/runway.drl", (path, text) -> text.replace("days < 365", "days < 300"));

        // When
        List<RuleProblem> problems = new ChildTrial(160, Duration.ofMinutes(2)).problems(new RulebookSource(files));

        // Then
        assertThat(problems).isNotEmpty().allMatch(it -> it.file().contains("runway"));
    }

    @Test
    void a_process_that_runs_out_of_memory_has_the_rulebook_refused() {
        // When
        List<RuleProblem> problems = new ChildTrial(8, Duration.ofMinutes(2)).problems(SHIPPED);

        // Then
        assertThat(problems)
                .singleElement()
                .extracting(RuleProblem::message)
                .asString()
                .startsWith("the process in which the rulebook was tried, with 8 MB, died with exit code ");
    }

    @Test
    void a_process_that_does_not_end_is_ended_and_has_the_rulebook_refused() {
        // When
        List<RuleProblem> problems = new ChildTrial(160, Duration.ofMillis(50)).problems(SHIPPED);

        // Then
        assertThat(problems)
                .singleElement()
                .extracting(RuleProblem::message)
                .isEqualTo("the process in which the rulebook was tried, with 160 MB, did not end within 50 ms.");
    }
}
