package io.davylamp.rules.explain;

import io.davylamp.metrics.Metric;
import io.davylamp.metrics.MetricSet;
import io.davylamp.rules.Check;
import io.davylamp.rules.language.Condition;
import io.davylamp.rules.language.ConditionText;
import io.davylamp.rules.language.Fields;
import io.davylamp.rules.language.Kinds;
import io.davylamp.rules.language.Pattern;
import io.davylamp.rules.language.Premise;
import io.davylamp.rules.language.Term;
import io.davylamp.rules.language.Values;
import io.davylamp.rules.language.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Words for what a rule asks and what there was. */
public final class Checks {
    private final MetricSet metrics;

    Checks(MetricSet metrics) {
        this.metrics = metrics;
    }

    /** The conditions on a fact that was there, one by one. */
    List<Check> ofFact(Pattern pattern, Metric fact, Values before) {
        Values values = before.with(pattern, fact);
        String name = pattern.fact().name();
        List<Check> checks = new ArrayList<>();
        for (Condition condition : ConditionText.parts(pattern)) {
            checks.add(values.holds(condition) ? held(name, condition, values) : failed(name, condition, values));
        }
        if (checks.isEmpty()) {
            checks.add(new Check(name, "there", true, OptionalDouble.empty(), "There is a %s.".formatted(name)));
        }
        return checks;
    }

    /** A fact asked for, and none of its kind there. */
    Check ofMissing(Pattern pattern) {
        String why = whyMissing(pattern);
        return new Check(
                ConditionText.of(pattern),
                why,
                false,
                OptionalDouble.empty(),
                "The rule asks for %s; %s.".formatted(pattern.fact().name(), why));
    }

    /** No fact such as the pattern's must be there. */
    Check ofAbsent(Premise premise, Pattern pattern, Values before, boolean holds) {
        return about(
                premise, pattern, before, holds, holds ? "the rule asks for none like it" : "and none may be there");
    }

    /** At least one fact such as one of the patterns' must be there. */
    Check ofAny(Premise premise, Values before, boolean holds) {
        String found = premise.patterns().stream()
                .filter(it -> !holds || satisfied(it, before))
                .map(it -> shown(it, before))
                .distinct()
                .collect(Collectors.joining("; "));
        String sentence = holds
                ? "The rule asks for one of several, and %s.".formatted(found)
                : "The rule asks for %s; %s.".formatted(ConditionText.of(premise), found);
        return new Check(ConditionText.of(premise), found, holds, OptionalDouble.empty(), sentence);
    }

    private Check about(Premise premise, Pattern pattern, Values before, boolean holds, String asked) {
        String shown = shown(pattern, before);
        return new Check(
                ConditionText.of(premise),
                shown,
                holds,
                OptionalDouble.empty(),
                "%s: %s, %s.".formatted(ConditionText.of(premise), shown, asked));
    }

    private boolean satisfied(Pattern pattern, Values before) {
        return metrics.all(pattern.fact().type())
                .anyMatch(it -> pattern.conditions().stream().allMatch(before.with(pattern, it)::holds));
    }

    /** What there is of a pattern's kind: the fact that comes nearest to it. */
    private String shown(Pattern pattern, Values before) {
        Optional<? extends Metric> nearest = metrics.all(pattern.fact().type())
                .min(Comparator.comparing(it -> Distances.toHold(pattern, before.with(pattern, it))));
        return nearest.map(it -> shown(pattern, it)).orElseGet(() -> whyMissing(pattern));
    }

    private static String shown(Pattern pattern, Metric fact) {
        String fields = fields(pattern).stream()
                .map(it -> "%s is %s".formatted(it.name(), ConditionText.value(Values.read(fact, it), it.unit())))
                .collect(Collectors.joining(" and "));
        return fields.isEmpty()
                ? "there is a " + pattern.fact().name()
                : pattern.fact().name() + "." + fields;
    }

    private static List<Vocabulary.Field> fields(Pattern pattern) {
        return pattern.conditions().stream()
                .flatMap(it -> Fields.of(it).stream())
                .distinct()
                .toList();
    }

    private String whyMissing(Pattern pattern) {
        String name = pattern.fact().name();
        return metrics.all(Metric.Unavailable.class)
                .filter(it -> it.metric().equals(name))
                .findFirst()
                .map(it -> "%s is not available (%s): %s".formatted(name, it.reason(), it.detail()))
                .orElse(
                        pattern.fact().type() == Metric.Unavailable.class
                                ? "every metric is available"
                                : "there is no " + name);
    }

    private static Check held(String fact, Condition condition, Values values) {
        String actual = actual(condition, values);
        String asks = fact + "." + ConditionText.of(condition);
        return new Check(
                asks,
                actual,
                true,
                OptionalDouble.empty(),
                "%s, as the rule asks: %s.".formatted(what(fact, condition, values), ConditionText.of(condition)));
    }

    private static Check failed(String fact, Condition condition, Values values) {
        OptionalDouble missed = missedBy(condition, values);
        String how = missed.isPresent() ? ": " + miss((Condition.Comparison) condition, values) : "";
        return new Check(
                fact + "." + ConditionText.of(condition),
                actual(condition, values),
                false,
                missed,
                "%s, the rule asks %s%s.".formatted(what(fact, condition, values), asked(condition, values), how));
    }

    /** "< 90", and what a computed limit comes to: "< $distance (0.4)". */
    private static String asked(Condition condition, Values values) {
        if (!(condition instanceof Condition.Comparison it) || !(it.left() instanceof Term.OfFact)) {
            return ConditionText.of(condition);
        }
        boolean computed = it.right() instanceof Term.Variable || it.right() instanceof Term.Arithmetic;
        String limit = computed && values.of(it.right()) instanceof Double number
                ? " (%s)".formatted(ConditionText.rounded(number))
                : "";
        return "%s %s%s".formatted(it.relation().symbol(), ConditionText.of(it.right()), limit);
    }

    private static String miss(Condition.Comparison it, Values values) {
        double gap = values.number(it.left()) - values.number(it.right());
        if (gap == 0) {
            return "exactly on the limit";
        }
        return "%s %s".formatted(ConditionText.rounded(Math.abs(gap)), gap > 0 ? "above" : "below");
    }

    private static OptionalDouble missedBy(Condition condition, Values values) {
        if (condition instanceof Condition.Comparison it
                && Kinds.isNumber(it.left().type())) {
            double gap = Math.abs(values.number(it.left()) - values.number(it.right()));
            return Double.isFinite(gap) ? OptionalDouble.of(gap) : OptionalDouble.empty();
        }
        return OptionalDouble.empty();
    }

    /** "Runway.days is 112.4 days"; for a condition on several fields, all of them. */
    private static String what(String fact, Condition condition, Values values) {
        List<Vocabulary.Field> fields = Fields.of(condition);
        return fields.isEmpty()
                ? actual(condition, values)
                : fields.stream()
                        .map(it -> "%s.%s is %s".formatted(fact, it.name(), value(it, values)))
                        .collect(Collectors.joining(" and "));
    }

    private static String actual(Condition condition, Values values) {
        List<Vocabulary.Field> fields = Fields.of(condition);
        if (fields.isEmpty()) {
            return Fields.first(condition)
                    .map(it -> "%s is %s".formatted(ConditionText.of(it), ConditionText.value(values.of(it), "")))
                    .orElse("");
        }
        return fields.stream().map(it -> value(it, values)).collect(Collectors.joining(", "));
    }

    private static String value(Vocabulary.Field field, Values values) {
        return ConditionText.value(values.of(new Term.OfFact(field)), field.unit());
    }
}
