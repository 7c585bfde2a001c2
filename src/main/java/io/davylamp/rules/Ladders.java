package io.davylamp.rules;

import io.davylamp.rules.LintFinding.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds holes between the grades of one figure, and figures that two grades claim. Rules that grade the same field of
 * the same fact, and ask the same of its other fields, are the rungs of a ladder.
 */
final class Ladders {
    /**
     * @param besides what the rule asks besides, of other facts
     */
    private record Rung(Rule rule, Interval numbers, String besides) {}

    private Ladders() {}

    static List<LintFinding> in(List<Rule> rules) {
        Map<String, List<Rung>> ladders = new LinkedHashMap<>();
        for (Rule rule : rules) {
            if (rule.calls().stream().anyMatch(Call.Stress.class::isInstance)
                    && rule.premises().get(0) instanceof Premise.Present first) {
                PatternMeaning meaning = PatternMeaning.of(first.pattern());
                if (meaning.isImpossible()) {
                    continue;
                }
                String besides =
                        rule.premises().stream().skip(1).toList().toString().replaceAll("line=\\d+", "");
                meaning.numbers()
                        .forEach((field, interval) -> ladders.computeIfAbsent(
                                        "%s.%s besides %s"
                                                .formatted(meaning.fact().name(), field.name(), meaning.besides(field)),
                                        it -> new ArrayList<>())
                                .add(new Rung(rule, interval, besides)));
            }
        }
        List<LintFinding> findings = new ArrayList<>();
        ladders.forEach((name, rungs) -> {
            String field = name.substring(0, name.indexOf(' '));
            gaps(field, rungs, findings);
            overlaps(field, rungs, findings);
        });
        return findings;
    }

    private static void gaps(String field, List<Rung> rungs, List<LintFinding> findings) {
        List<Rung> upwards = new ArrayList<>(rungs);
        upwards.sort(Comparator.comparingDouble((Rung it) -> it.numbers().low())
                .thenComparing(it -> !it.numbers().withLow()));
        Rung reached = upwards.get(0);
        for (Rung rung : upwards) {
            Interval gap = reached.numbers().gapTo(rung.numbers());
            if (!gap.isEmpty()) {
                findings.add(LintFinding.of(
                        Severity.WARNING,
                        "gap",
                        rung.rule(),
                        "no rule grades %s %s: %s ends there."
                                .formatted(
                                        field,
                                        gap.described(),
                                        reached.rule().info().id()),
                        "Maybe let one of the two begin where the other ends."));
            }
            reached = isHigher(rung.numbers(), reached.numbers()) ? rung : reached;
        }
    }

    private static boolean isHigher(Interval left, Interval right) {
        return left.high() > right.high() || (left.high() == right.high() && left.withHigh());
    }

    private static void overlaps(String field, List<Rung> rungs, List<LintFinding> findings) {
        for (int i = 0; i < rungs.size(); i++) {
            for (int j = i + 1; j < rungs.size(); j++) {
                Rung first = rungs.get(i);
                Rung second = rungs.get(j);
                Interval both = first.numbers().and(second.numbers());
                if (!both.isEmpty() && first.besides().equals(second.besides())) {
                    findings.add(LintFinding.of(
                            Severity.WARNING,
                            "overlap",
                            second.rule(),
                            "%s %s is graded by %s, too."
                                    .formatted(
                                            field,
                                            both.described(),
                                            first.rule().info().id()),
                            "Maybe let one of the two end where the other begins."));
                }
            }
        }
    }
}
