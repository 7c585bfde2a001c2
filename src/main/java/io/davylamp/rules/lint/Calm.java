package io.davylamp.rules.lint;

import io.davylamp.metrics.Metric;
import io.davylamp.mining.Grade;
import io.davylamp.mining.Instrument;
import io.davylamp.rules.language.Call;
import io.davylamp.rules.language.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds advice of calm that can stand beside an alarm: a rule that asks for DO_NOTHING, and one that says SEVERE or
 * worse, or INDETERMINATE, or raises a flag, on the same figures. It goes by what the rules ask for, not by their words.
 */
public final class Calm {
    /** More are not looked at: a sound rulebook has a handful of rules of calm, and each is then not shown to be one. */
    private static final int MAX_PAIRS = 10_000;

    private Calm() {}

    /**
     * Two rules of which one soothes while the other warns.
     *
     * @param calm the rule that asks for nothing to be done
     * @param alarm one it can stand beside
     * @param facts figures on which both speak; empty where none were found, and none were shown not to exist
     */
    public record Contradiction(Rule calm, Rule alarm, List<Metric> facts) {
        public Contradiction {
            facts = List.copyOf(facts);
        }

        public String message() {
            String example = facts.isEmpty()
                    ? "nothing in what they ask for keeps the two apart"
                    : "both speak on " + Witness.text(facts);
            return "it advises calm beside %s (%s): %s.".formatted(alarm.info().id(), said(alarm), example);
        }

        public String advice() {
            return "Maybe add the condition OtherRules( worst in (NORMAL, WATCH), !crunch, !hedge ), or forbid what %s asks for."
                    .formatted(alarm.info().id());
        }
    }

    /** For each rule of calm the first alarm it can stand beside. */
    public static List<Contradiction> besideAlarm(List<Rule> rules) {
        List<Rule> alarms = rules.stream()
                .filter(it -> !it.isAboutNetwork() && says(it, Calm::isAlarm))
                .toList();
        List<Contradiction> contradictions = new ArrayList<>();
        int pairs = 0;
        for (Rule calm : rules) {
            if (says(calm, Calm::isCalm) && !alarms.isEmpty()) {
                pairs += alarms.size();
                Optional<Contradiction> found = pairs > MAX_PAIRS
                        ? Optional.of(new Contradiction(calm, alarms.get(0), List.of()))
                        : contradiction(calm, alarms);
                found.ifPresent(contradictions::add);
            }
        }
        return contradictions;
    }

    private static Optional<Contradiction> contradiction(Rule calm, List<Rule> alarms) {
        for (Rule alarm : alarms) {
            Witness.Answer answer = Witness.of(calm, alarm, it -> fits(it, alarm));
            if (!(answer instanceof Witness.Answer.Never)) {
                List<Metric> facts = answer instanceof Witness.Answer.Together it ? it.facts() : List.of();
                return Optional.of(new Contradiction(calm, alarm, facts));
            }
        }
        return Optional.empty();
    }

    private static boolean says(Rule rule, Predicate<Call> what) {
        return rule.calls().stream().anyMatch(what);
    }

    private static boolean isCalm(Call call) {
        return call instanceof Call.Hedge it && it.instrument() == Instrument.DO_NOTHING;
    }

    private static boolean isAlarm(Call call) {
        return call instanceof Call.Crunch || (call instanceof Call.Stress it && isAlarm(it.grade()));
    }

    private static boolean isAlarm(Grade grade) {
        return grade == Grade.INDETERMINATE || grade.atLeast(Grade.SEVERE);
    }

    /** Whether rules can come to this while the alarm is one of them. */
    private static boolean fits(Metric.OtherRules said, Rule alarm) {
        List<Grade> grades = new ArrayList<>(List.of(said.worst()));
        alarm.calls().forEach(it -> {
            if (it instanceof Call.Stress stress) {
                grades.add(stress.grade());
            }
        });
        boolean crunch = says(alarm, Call.Crunch.class::isInstance);
        return Grade.ofAll(grades) == said.worst() && (said.crunch() || !crunch);
    }

    private static String said(Rule alarm) {
        return alarm.calls().stream()
                .filter(Calm::isAlarm)
                .map(it -> it instanceof Call.Stress stress ? stress.grade().name() : ((Call.Crunch) it).flag())
                .findFirst()
                .orElseThrow();
    }
}
