package io.davylamp.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.Patch;
import com.github.difflib.patch.PatchFailedException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LineDiffTest {
    private static final int MANY = 20_000;

    private static List<String> lines(String prefix, int number) {
        return IntStream.range(0, number).mapToObj(it -> prefix + it).toList();
    }

    private static List<String> between(List<String> middle) {
        return Stream.of(List.of("first"), middle, List.of("last"))
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void texts_that_are_near_are_compared_line_by_line() {
        // Given
        List<String> before = lines("line ", MANY);
        List<String> after = Stream.concat(Stream.of("new"), before.stream().filter(it -> !it.endsWith("77")))
                .toList();

        // When
        Patch<String> patch = LineDiff.between(before, after);

        // Then
        assertThat(patch.getDeltas())
                .hasSize(1 + MANY / 100)
                .isEqualTo(DiffUtils.diff(before, after).getDeltas());
    }

    @Test
    void of_texts_far_apart_all_between_their_common_ends_is_one_change_and_soon_found() throws PatchFailedException {
        // Given
        List<String> before = between(lines("old ", MANY));
        List<String> after = between(lines("new ", MANY));

        // When
        Cost<Patch<String>> patch = Cost.of(() -> LineDiff.between(before, after));

        // Then
        assertThat(patch.result().getDeltas()).hasSize(1);
        assertThat(patch.result().getDeltas().get(0).getSource().getPosition()).isEqualTo(1);
        assertThat(DiffUtils.patch(before, patch.result())).isEqualTo(after);
        assertThat(patch.seconds()).isLessThan(2);
    }

    @Test
    void half_a_million_empty_lines_are_shown_in_part_and_soon() {
        // Given
        String empty = "\n".repeat(500_000);
        RulebookSource before = new RulebookSource(Map.of("rulebook.yaml", Rulebooks.POLICY, "README.md", empty));
        RulebookSource after =
                new RulebookSource(Map.of("rulebook.yaml", Rulebooks.POLICY, "README.md", "x" + empty + "y"));
        RulebookSource without = new RulebookSource(Map.of("rulebook.yaml", Rulebooks.POLICY));

        // When
        Cost<String> changed = Cost.of(() -> RulebookDiff.between(before, after).text());
        Cost<String> gone = Cost.of(() -> RulebookDiff.between(before, without).text());

        // Then
        assertThat(changed.result()).contains("+x", "+y");
        assertThat(gone.result()).endsWith("... and 495,003 more lines of this file, too many to show\n");
        assertThat(changed.seconds()).isLessThan(3);
        assertThat(gone.seconds()).isLessThan(3);
    }

    @Test
    void texts_of_one_line_many_times_end_soon_too() {
        // Given
        List<String> before = Collections.nCopies(400_000, "");
        List<String> after = IntStream.range(0, 400_000)
                .mapToObj(it -> it % 2 == 0 ? "" : "x")
                .toList();

        // When
        Cost<Patch<String>> patch = Cost.of(() -> LineDiff.between(before, after));

        // Then
        assertThat(patch.result().getDeltas()).isNotEmpty();
        assertThat(patch.seconds()).isLessThan(3);
    }
}
