package io.davylamp.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulebookDiffTest {
    private static final RulebookSource SHIPPED = RulebookSource.read(Rulebooks.SHIPPED);

    @Test
    void two_rulebooks_that_are_the_same_differ_in_nothing() {
        RulebookDiff diff = RulebookDiff.between(SHIPPED, SHIPPED);

        assertThat(diff.changes()).isEmpty();
        assertThat(diff.problems()).isEmpty();
        assertThat(diff.text()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            days < 90, days >= 30 | days < 60, days >= 30  | LIQ-003: Runway.days < 90 → 60, so it fires in fewer situations
            days < 90, days >= 30 | days < 90, days >= 20  | LIQ-003: Runway.days >= 30 → 20, so it fires in more situations
            days < 90, days >= 30 | days <= 90, days >= 30 | LIQ-003: Runway days < 90 → days <= 90
            days < 90, days >= 30 | days < 90              | LIQ-003: it no longer asks for Runway.days >= 30, so it fires in more situations
            Dscr( ratio < 1.0 ) | Dscr( ratio < 1.2 ) | LIQ-004: Dscr.ratio < 1 → 1.2, so it fires in more situations
            not HashRibbon( inverted ) | ``       | NET-005: it no longer asks for not HashRibbon( inverted )
            DebtStatus( missedPayment, | DebtStatus( missedPayment, balanceUsd > 5, | LIQ-021: it also asks for DebtStatus.balanceUsd > 5, so it fires in fewer situations
            stress(SEVERE, "Runway (%s) is %.1f days; the floor | stress(WATCH, "Runway (%s) is %.1f days; the floor | LIQ-003: stress SEVERE → WATCH
            crunch("MISSED_PAYMENT", | crunch("PAYMENT_MISSED", | LIQ-021: crunch MISSED_PAYMENT → PAYMENT_MISSED
            "A payment was missed" | "A payment is missing" | LIQ-021: name A payment was missed → A payment is missing
            fallDays: 7 | fallDays: 5 | operator.fallDays 7 → 5
            WATCH: 15   | WATCH: 10   | network.leaveBelow.WATCH 15 → 10
            """)
    void says_in_a_sentence_what_changed(String before, @Nullable String after, String sentence) {
        RulebookDiff diff = RulebookDiff.between(SHIPPED, changed(before, after == null ? "" : after));

        assertThat(diff.changes()).extracting(Change::sentence).containsExactly(sentence);
        assertThat(diff.text()).contains("@@", "-");
    }

    @Test
    void reports_rules_that_came_and_went() {
        RulebookDiff diff = RulebookDiff.between(SHIPPED, changed("@id(\"LIQ-003\")", "@id(\"LIQ-033\")"));

        assertThat(diff.changes())
                .extracting(Change::kind, Change::rule)
                .containsExactly(tuple(Change.Kind.RULE_REMOVED, "LIQ-003"), tuple(Change.Kind.RULE_ADDED, "LIQ-033"));
    }

    @Test
    void a_comment_or_another_order_of_conditions_changes_no_meaning() {
        RulebookDiff diff = RulebookDiff.between(SHIPPED, changed("days < 90, days >= 30", "days >= 30, days < 90"));

        assertThat(diff.changes()).isEmpty();
        assertThat(diff.text()).contains("days >= 30, days < 90");
    }

    @Test
    void reports_cases_that_came_went_or_changed() {
        String cases = "liquidity/runway.cases.yaml";
        String text = Objects.requireNonNull(SHIPPED.files().get(cases));
        String spare = "\n- case: one more\n  facts:\n    Runway: {days: 1, scenario: STRESSED}\n  expect: [LIQ-007]\n";
        RulebookSource more = with(cases, text + spare);

        assertThat(RulebookDiff.between(SHIPPED, more).changes())
                .extracting(Change::sentence)
                .containsExactly("liquidity/runway.cases.yaml \"one more\": the case is new");
        assertThat(RulebookDiff.between(more, SHIPPED).changes())
                .extracting(Change::sentence)
                .containsExactly("liquidity/runway.cases.yaml \"one more\": the case was removed");
        assertThat(RulebookDiff.between(more, with(cases, text + spare.replace("days: 1", "days: 2")))
                        .changes())
                .extracting(Change::sentence)
                .containsExactly("liquidity/runway.cases.yaml \"one more\": the case changed: its facts");
    }

    @Test
    void compares_what_cannot_be_understood_as_text() {
        RulebookDiff diff = RulebookDiff.between(SHIPPED, changed("days < 90, days >= 30", "day < 90, days >= 30"));

        assertThat(diff.problems()).hasSize(1);
        assertThat(diff.changes()).extracting(Change::kind).containsExactly(Change.Kind.RULE_REMOVED);
        assertThat(diff.text()).contains("+    Runway( $days : days, day < 90");
    }

    private static RulebookSource changed(String before, String after) {
        Map<String, String> files = new HashMap<>(SHIPPED.files());
        String path = files.entrySet().stream()
                .filter(it -> it.getKey().endsWith(".drl") || it.getKey().endsWith("rulebook.yaml"))
                .filter(it -> it.getValue().contains(before))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        String text = Objects.requireNonNull(files.get(path));
        int at = text.indexOf(before);
        return with(path, text.substring(0, at) + after + text.substring(at + before.length()));
    }

    private static RulebookSource with(String path, String text) {
        Map<String, String> files = new HashMap<>(SHIPPED.files());
        files.put(path, text);
        return new RulebookSource(files);
    }
}
