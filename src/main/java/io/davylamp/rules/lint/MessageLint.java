package io.davylamp.rules.lint;

import io.davylamp.rules.LintFinding;
import io.davylamp.rules.LintFinding.Severity;
import io.davylamp.rules.diff.PatternMeaning;
import io.davylamp.rules.language.Call;
import io.davylamp.rules.language.Condition;
import io.davylamp.rules.language.Message;
import io.davylamp.rules.language.Rule;
import io.davylamp.rules.language.Term;
import io.davylamp.rules.text.PlainNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds messages that show a share as if it were a percentage, and such that state another limit than the rule has. */
public final class MessageLint {
    private static final Pattern PLACE = Pattern.compile("%(?!%)[+,]{0,2}(?:\\.\\d)?[a-z](\\s*%%)?|%%");
    private static final Pattern LIMIT =
            Pattern.compile("(?:limit is|floor is|below|from|within|above) ([0-9]+(?:\\.[0-9]+)?)(?= ?%%|[ .;,:]|$)");
    private static final double CLOSE = 1e-9;

    private MessageLint() {}

    public static List<LintFinding> in(Rule rule) {
        List<LintFinding> findings = new ArrayList<>();
        for (Call call : rule.calls()) {
            percent(rule, call.message(), findings);
            limits(rule, call.message(), findings);
        }
        return findings;
    }

    private static void percent(Rule rule, Message message, List<LintFinding> findings) {
        Matcher place = PLACE.matcher(message.template());
        int next = 0;
        while (place.find()) {
            if (place.group().equals("%%")) {
                continue;
            }
            Term value = message.values().get(next++);
            boolean shownAsPercent = place.group(1) != null;
            if (value instanceof Term.Variable it && it.field().unit().startsWith("fraction") && shownAsPercent) {
                findings.add(LintFinding.of(
                        Severity.WARNING,
                        "percent",
                        rule,
                        "the message shows %s, a fraction, before a percent sign.".formatted(it.name()),
                        "Maybe write %s * 100.".formatted(it.name())));
            }
        }
    }

    private static void limits(Rule rule, Message message, List<LintFinding> findings) {
        Set<Double> limits = limits(rule);
        Matcher stated = LIMIT.matcher(message.template());
        while (stated.find()) {
            double number = Double.parseDouble(stated.group(1));
            boolean period = message.template().startsWith(" day", stated.end(1)) && !asksForDays(rule);
            boolean known = period
                    || limits.stream()
                            .anyMatch(it -> Math.abs(it - number) < CLOSE || Math.abs(it * 100 - number) < CLOSE * 100);
            if (!known && !limits.isEmpty()) {
                findings.add(LintFinding.of(
                        Severity.WARNING,
                        "message",
                        rule,
                        "the message states %s, but the rule's limits are %s."
                                .formatted(
                                        stated.group(1),
                                        limits.stream().map(PlainNumber::of).toList()),
                        "Maybe the limit was changed and the message was not."));
            }
        }
    }

    /** "Within 90 days" is a limit only where a rule counts days. */
    private static boolean asksForDays(Rule rule) {
        return rule.patterns().stream()
                .flatMap(it -> PatternMeaning.of(it).numbers().keySet().stream())
                .anyMatch(it -> it.unit().equals("days"));
    }

    private static Set<Double> limits(Rule rule) {
        Set<Double> limits = new TreeSet<>();
        rule.patterns()
                .forEach(pattern -> PatternMeaning.parts(pattern.conditions()).forEach(it -> {
                    if (it instanceof Condition.Comparison comparison
                            && comparison.right() instanceof Term.Number number) {
                        limits.add(number.value());
                    }
                }));
        return limits;
    }
}
