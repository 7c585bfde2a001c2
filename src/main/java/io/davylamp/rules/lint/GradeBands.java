package io.davylamp.rules.lint;

import io.davylamp.rules.LintFinding;
import io.davylamp.rules.LintFinding.Severity;
import io.davylamp.rules.language.Call;
import io.davylamp.rules.language.Interval;
import io.davylamp.rules.language.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds holes between the rungs of a ladder, and figures that two rungs claim.
 *
 * <p>Rules that grade the same field of the same fact, and ask the same of its other fields, are a ladder of grades. Of
 * hedges, only rules that differ in nothing but one interval are one: what they ask besides is what the choice is
 * about.
 */
public final class GradeBands {
    private static final String GRADES = "grades";
    private static final String HEDGES = "hedges";

    private GradeBands() {}

    public static List<LintFinding> in(List<Rule> rules) {
        Map<String, List<GradeBand>> ladders = new LinkedHashMap<>();
        for (Rule rule : rules) {
            if (says(rule, Call.Stress.class)) {
                GradeBand.of(rule, 0).forEach(it -> add(GRADES + it.field() + it.ofFact(), it, ladders));
            } else if (says(rule, Call.Hedge.class)) {
                for (int premise = 0; premise < rule.premises().size(); premise++) {
                    GradeBand.of(rule, premise)
                            .forEach(it -> add(HEDGES + it.field() + it.ofFact() + it.besides(), it, ladders));
                }
            }
        }
        List<LintFinding> findings = new ArrayList<>();
        ladders.forEach((name, rungs) -> {
            gaps(rungs, name.startsWith(HEDGES), findings);
            overlaps(rungs, name.startsWith(HEDGES), findings);
        });
        return findings;
    }

    private static boolean says(Rule rule, Class<? extends Call> what) {
        return rule.calls().stream().anyMatch(what::isInstance);
    }

    private static void add(String ladder, GradeBand rung, Map<String, List<GradeBand>> ladders) {
        ladders.computeIfAbsent(ladder, it -> new ArrayList<>()).add(rung);
    }

    private static void gaps(List<GradeBand> rungs, boolean hedges, List<LintFinding> findings) {
        List<GradeBand> upwards = new ArrayList<>(rungs);
        upwards.sort(Comparator.comparingDouble((GradeBand it) -> it.numbers().low())
                .thenComparing(it -> !it.numbers().withLow()));
        GradeBand reached = upwards.get(0);
        for (GradeBand rung : upwards) {
            Interval gap = reached.numbers().gapTo(rung.numbers());
            if (!gap.isEmpty()) {
                String said = hedges
                        ? "no rule asks for a hedge where %s is %s: %s ends there."
                        : "no rule grades %s %s: %s ends there.";
                findings.add(LintFinding.at(
                        rung.place(rung.numbers().low()),
                        Severity.WARNING,
                        "gap",
                        rung.rule(),
                        said.formatted(
                                rung.field(),
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

    private static double endWithin(Interval numbers, Interval both) {
        boolean low = numbers.low() == both.low() && Double.isFinite(both.low());
        return low ? both.low() : both.high();
    }

    /** Each rung that claims what others before it claim is reported once, with the first of these. */
    private static void overlaps(List<GradeBand> rungs, boolean hedges, List<LintFinding> findings) {
        for (int i = 1; i < rungs.size(); i++) {
            GradeBand second = rungs.get(i);
            List<GradeBand> overlapped = rungs.subList(0, i).stream()
                    .filter(it -> overlaps(it, second, hedges))
                    .toList();
            if (!overlapped.isEmpty()) {
                findings.add(overlap(overlapped.get(0), second, overlapped.size() - 1, hedges));
            }
        }
    }

    private static boolean overlaps(GradeBand first, GradeBand second, boolean hedges) {
        boolean meant = first.asksTheSame(second) || (hedges && first.goesWith(second));
        return !first.numbers().and(second.numbers()).isEmpty()
                && !meant
                && first.besides().equals(second.besides());
    }

    private static LintFinding overlap(GradeBand first, GradeBand second, int others, boolean hedges) {
        Interval both = first.numbers().and(second.numbers());
        String said = hedges ? "where %s is %s, %s asks for a hedge, too" : "%s %s is graded by %s, too";
        String message = said.formatted(
                second.field(), both.described(), first.rule().info().id());
        return LintFinding.at(
                second.place(endWithin(second.numbers(), both)),
                Severity.WARNING,
                "overlap",
                second.rule(),
                others == 0 ? message + "." : "%s, and %,d more rules overlap with it.".formatted(message, others),
                "Maybe let one of the two end where the other begins.");
    }
}
