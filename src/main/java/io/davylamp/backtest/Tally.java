package io.davylamp.backtest;

import io.davylamp.assessment.Assessment;
import io.davylamp.mining.Grade;
import io.davylamp.mining.Instrument;
import io.davylamp.rules.Finding;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Counts up one subject's moments. A day's grade is that of its last moment. */
final class Tally {
    private final String subject;
    private final Map<Grade, Map<Grade, Integer>> grades = new EnumMap<>(Grade.class);
    private final List<GradeDifference> differences = new ArrayList<>();
    private final Map<LocalDate, Counts> alerts = new TreeMap<>();
    private final Map<Instrument, Counts> hedges = new EnumMap<>(Instrument.class);
    private List<String> lastDifference = List.of();
    private @Nullable GradeDifference running;
    private @Nullable Moment last;
    private int days;
    private int judgements;

    Tally(String subject) {
        this.subject = subject;
    }

    private record Moment(LocalDate day, Assessment before, Assessment after) {}

    void add(Walk.Step before, Walk.Step after) {
        LocalDate day = Period.day(before.assessment().at());
        if (last != null && !last.day().equals(day)) {
            close(last);
        }
        judgements++;
        last = new Moment(day, before.assessment(), after.assessment());
        if (!sayTheSame(before.assessment().findings(), after.assessment().findings())) {
            List<String> differing = differing(before.assessment(), after.assessment());
            lastDifference = differing.isEmpty() ? lastDifference : differing;
        }
        Counts alerted = new Counts(before.changes().size(), after.changes().size());
        alerts.merge(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), alerted, Counts::plus);
    }

    Part part() {
        if (last != null) {
            close(last);
            last = null;
        }
        if (running != null) {
            differences.add(running);
            running = null;
        }
        return new Part(subject, days, judgements, grades, differences, alerts, hedges);
    }

    private void close(Moment moment) {
        days++;
        Grade before = moment.before().grade();
        Grade after = moment.after().grade();
        grades.computeIfAbsent(before, it -> new EnumMap<>(Grade.class)).merge(after, 1, Integer::sum);
        difference(moment.day(), before, after);
        Set<Instrument> old = asked(moment.before());
        Set<Instrument> fresh = asked(moment.after());
        Set<Instrument> all = new LinkedHashSet<>(old);
        all.addAll(fresh);
        all.forEach(
                it -> hedges.merge(it, new Counts(old.contains(it) ? 1 : 0, fresh.contains(it) ? 1 : 0), Counts::plus));
    }

    private void difference(LocalDate day, Grade before, Grade after) {
        if (running != null && running.goesOn(before, after)) {
            running = running.until(day);
            return;
        }
        if (running != null) {
            differences.add(running);
        }
        running = before == after ? null : new GradeDifference(subject, day, day, 1, before, after, lastDifference);
    }

    private static Set<Instrument> asked(Assessment assessment) {
        return assessment.findings().stream()
                .filter(Finding.Hedge.class::isInstance)
                .map(it -> ((Finding.Hedge) it).instrument())
                .collect(Collectors.toSet());
    }

    /** Whether the same rules ask for the same grades: on most moments they do, and nothing needs to be looked up. */
    private static boolean sayTheSame(List<Finding> before, List<Finding> after) {
        if (before.size() != after.size()) {
            return false;
        }
        for (int i = 0; i < before.size(); i++) {
            if (!before.get(i).ruleId().equals(after.get(i).ruleId()) || grade(before.get(i)) != grade(after.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Grade grade(Finding finding) {
        return finding instanceof Finding.Stress stress ? stress.grade() : null;
    }

    /** The rules that ask for another grade than before: of those the worst, and only in the direction of the change. */
    private static List<String> differing(Assessment before, Assessment after) {
        Map<String, Grade> old = stress(before);
        Map<String, Grade> fresh = stress(after);
        if (old.equals(fresh)) {
            return List.of();
        }
        boolean worse = after.rawGrade().worseThan(before.rawGrade());
        Map<String, Grade> firing = new HashMap<>(worse ? fresh : old);
        (worse ? old : fresh).forEach(firing::remove);
        Grade worst = firing.values().stream().reduce(Grade.INDETERMINATE, Grade::worst);
        Set<String> rules = new TreeSet<>();
        firing.forEach((rule, grade) -> {
            if (grade == worst) {
                rules.add(rule);
            }
        });
        return rules.isEmpty() ? List.copyOf(union(old, fresh)) : List.copyOf(rules);
    }

    private static Map<String, Grade> stress(Assessment assessment) {
        return assessment.findings().stream()
                .filter(Finding.Stress.class::isInstance)
                .map(Finding.Stress.class::cast)
                .collect(Collectors.toMap(Finding.Stress::ruleId, Finding.Stress::grade, Grade::worst));
    }

    private static Set<String> union(Map<String, Grade> old, Map<String, Grade> fresh) {
        Set<String> rules = new TreeSet<>();
        old.forEach((rule, grade) -> {
            if (grade != fresh.get(rule)) {
                rules.add(rule);
            }
        });
        fresh.forEach((rule, grade) -> {
            if (grade != old.get(rule)) {
                rules.add(rule);
            }
        });
        return rules;
    }
}
