package io.davylamp.rules.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.rules.Cost;
import io.davylamp.rules.RulebookCheck;
import io.davylamp.rules.RulebookDiff;
import io.davylamp.rules.RulebookSource;
import io.davylamp.rules.Rulebooks;
import io.davylamp.rules.text.InvisibleCharacters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rulebooks that exhaust or confuse: each is refused where it goes wrong, before it has cost anything. */
class HostileRulebooksTest {
    private static final double MAX_SECONDS = 5;
    private static final int LARGE = 50_000;
    private static final RulebookSource SOUND =
            Rulebooks.of(Rulebooks.rule("Runway( days < 90 )", "findings.stress(WATCH, \"x\");"));
    private static final List<Map.Entry<Double, String>> COSTS = new ArrayList<>();

    static Stream<HostileRulebook> hostile() {
        return Stream.concat(HostileRulebooks.exhausting(), HostileRulebooks.confusing());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void is_refused_at_its_place_and_cheaply(HostileRulebook hostile) {
        // When
        Cost<RulebookCheck> check = Cost.of(() -> RulebookCheck.of(hostile.source()));

        // Then
        COSTS.add(Map.entry(check.seconds(), hostile.name()));
        assertThat(check.result().passed()).isFalse();
        assertThat(check.result().problems())
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(101)
                .allSatisfy(it -> {
                    assertThat(hostile.source().files()).containsKey(it.file());
                    assertThat(it.line()).as(it.toString()).isPositive();
                    assertThat(it.advice()).startsWith("Maybe");
                    assertThat(it.message()).doesNotContain("engine could not", "cannot be", "Exception", "java.");
                    assertThat(it.toString()).hasSizeLessThan(1_500);
                    assertThat(it.toString().codePoints()).noneMatch(InvisibleCharacters::is);
                });
        assertThat(check.seconds()).isLessThan(MAX_SECONDS);
    }

    static Stream<HostileRulebook> large() {
        return hostile()
                .filter(it -> it.source().files().values().stream()
                                .mapToInt(String::length)
                                .sum()
                        > LARGE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("large")
    void is_compared_with_another_rulebook_cheaply(HostileRulebook hostile) {
        // When
        Cost<RulebookDiff> diff = Cost.of(() -> RulebookDiff.between(SOUND, hostile.source()));

        // Then
        assertThat(diff.result().problems()).isNotEmpty();
        assertThat(diff.result().text()).hasSizeLessThan(3_000_000);
        assertThat(diff.seconds()).isLessThan(MAX_SECONDS);
    }

    @Test
    void each_has_a_name_of_its_own_and_there_are_enough() {
        assertThat(hostile().map(HostileRulebook::name)).doesNotHaveDuplicates().hasSizeGreaterThan(250);
        assertThat(HostileRulebooks.all().count()).isGreaterThan(700);
    }

    @AfterAll
    static void the_dearest() {
        String dearest = COSTS.stream()
                .sorted(Map.Entry.<Double, String>comparingByKey(Comparator.reverseOrder()))
                .limit(10)
                .map(it -> "%.2f s %s".formatted(it.getKey(), it.getValue()))
                .collect(Collectors.joining("\n"));
        System.out.println("dearest of %d hostile rulebooks:\n%s".formatted(COSTS.size(), dearest));
    }
}
