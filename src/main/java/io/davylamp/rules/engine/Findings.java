package io.davylamp.rules.engine;

import io.davylamp.metrics.Metric;
import io.davylamp.mining.Grade;
import io.davylamp.rules.Finding;
import io.davylamp.rules.language.Call;
import io.davylamp.rules.language.Calls;
import io.davylamp.rules.language.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the rules say while one set of metrics is judged: the {@code findings} of a rule file. A compiled rule hands in
 * its number, the facts it matched and its values; the rest is looked up in the rule as it was understood.
 */
public final class Findings {
    private static final Comparator<Finding> WORST_FIRST = Comparator.comparingInt(Findings::urgency)
            .thenComparing(Finding::ruleId)
            .thenComparing(Finding::text)
            .thenComparing(it -> it.because().toString());

    private final List<Rule> rules;
    private final List<Integer> confirm;
    private final int edition;
    private final List<Finding> said = new ArrayList<>();
    private final List<Metric> because = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();
    private int current = -1;

    /**
     * @param rules the rules, by the number the engine calls them
     * @param confirm in how many assessments in a row each must fire
     * @param edition the rulebook's: how its sentences are written
     */
    Findings(List<Rule> rules, List<Integer> confirm, int edition) {
        this.rules = rules;
        this.confirm = confirm;
        this.edition = edition;
    }

    /** A rule begins to fire. Called by compiled rules only. */
    public void rule(int number) {
        current = number;
        because.clear();
        values.clear();
    }

    /** One of the facts it matched. Called by compiled rules only. */
    public void because(Metric fact) {
        because.add(fact);
    }

    /** One of the numbers it says. Called by compiled rules only. */
    public void number(double value) {
        values.add(value);
    }

    /** One of the words it says. Called by compiled rules only. */
    public void word(Object value) {
        values.add(value);
    }

    /** One of its sentences ends. Called by compiled rules only. */
    public void say(int call) {
        Rule rule = rules.get(current);
        said.add(finding(rule, rule.calls().get(call)));
        values.clear();
    }

    private Finding finding(Rule rule, Call call) {
        String id = rule.info().id();
        if (call instanceof Call.Stress it) {
            return new Finding.Stress(id, it.grade(), text(it), confirm.get(current), because);
        } else if (call instanceof Call.Crunch it) {
            return new Finding.Crunch(id, it.flag(), text(it), because);
        }
        Call.Hedge it = (Call.Hedge) call;
        double ratio = bounded("target ratio", (double) values.remove(0), 1);
        double tenor = bounded("tenor in days", (double) values.remove(0), Calls.LONGEST_TENOR_DAYS);
        return new Finding.Hedge(id, it.instrument(), ratio, (int) Math.round(tenor), text(it), because);
    }

    private String text(Call call) {
        return edition == 1 ? call.message().format(values) : call.message().formatWithoutSignOfZero(values);
    }

    private static double bounded(String what, double value, double most) {
        if (!(value >= 0 && value <= most)) {
            throw new IllegalArgumentException(
                    "the %s came out as %s; allowed is 0 to %s".formatted(what, value, most));
        }
        return value;
    }

    /** What was said so far, as a fact for rules that ask for it. */
    Metric soFar() {
        List<Grade> grades = new ArrayList<>();
        said.forEach(it -> {
            if (it instanceof Finding.Stress stress) {
                grades.add(stress.grade());
            }
        });
        return new Metric.OtherRules(
                Grade.ofAll(grades),
                said.stream().anyMatch(Finding.Crunch.class::isInstance),
                said.stream().anyMatch(Finding.Hedge.class::isInstance));
    }

    /** What was said, worst first, then by rule; the same whatever order the facts came in. */
    List<Finding> sorted() {
        List<Finding> sorted = new ArrayList<>(said);
        sorted.sort(WORST_FIRST);
        return List.copyOf(sorted);
    }

    /** The rule that fires, or fired last. */
    Optional<String> speaker() {
        return current < 0
                ? Optional.empty()
                : Optional.of(rules.get(current).info().id());
    }

    /** The rule that fired most often. */
    String mostTalkative() {
        Map<String, Integer> count = new HashMap<>();
        said.forEach(it -> count.merge(it.ruleId(), 1, Integer::sum));
        return count.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    /** Stress before crunch before hedge, and stress by grade; what cannot be graded comes after what was. */
    private static int urgency(Finding finding) {
        if (finding instanceof Finding.Stress stress) {
            return -stress.grade().ordinal();
        }
        return finding instanceof Finding.Crunch ? 1 : 2;
    }
}
