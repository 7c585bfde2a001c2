package io.davylamp.rules.lint;

import io.davylamp.rules.LintFinding;
import io.davylamp.rules.LintFinding.Severity;
import io.davylamp.rules.diff.PatternMeaning;
import io.davylamp.rules.language.Condition;
import io.davylamp.rules.language.FieldDomain;
import io.davylamp.rules.language.Interval;
import io.davylamp.rules.language.Pattern;
import io.davylamp.rules.language.Premise;
import io.davylamp.rules.language.Rule;
import io.davylamp.rules.language.Term;
import io.davylamp.rules.text.Place;
import io.davylamp.rules.text.PlainNumber;
import java.util.ArrayList;
import java.util.List;

/** Finds rules that can never fire, conditions that always hold, and limits in another unit than their field. */
public final class Contradictions {
    private Contradictions() {}

    public static List<LintFinding> in(Rule rule) {
        List<LintFinding> findings = new ArrayList<>();
        for (Premise premise : rule.premises()) {
            for (Pattern pattern : premise.patterns()) {
                impossible(rule, premise, PatternMeaning.of(pattern), findings);
                for (int i = 0; i < pattern.conditions().size(); i++) {
                    Place place = pattern.places().get(i);
                    PatternMeaning.parts(List.of(pattern.conditions().get(i)))
                            .forEach(it -> condition(rule, pattern, it, place, findings));
                }
            }
        }
        excluded(rule, findings);
        return findings;
    }

    private static void impossible(Rule rule, Premise premise, PatternMeaning meaning, List<LintFinding> findings) {
        if (!meaning.isImpossible()) {
            return;
        }
        boolean absent = premise instanceof Premise.Absent;
        findings.add(LintFinding.of(
                absent ? Severity.WARNING : Severity.ERROR,
                absent ? "always" : "never",
                rule,
                absent
                        ? "no %s can match what the rule forbids."
                                .formatted(meaning.fact().name())
                        : "no %s can match: the rule's conditions exclude each other."
                                .formatted(meaning.fact().name()),
                "Maybe two limits are swapped, or < and > are."));
    }

    /** A fact that must be there, and must not be there. */
    private static void excluded(Rule rule, List<LintFinding> findings) {
        for (Premise present : rule.premises()) {
            for (Premise absent : rule.premises()) {
                if (present instanceof Premise.Present it
                        && absent instanceof Premise.Absent not
                        && PatternMeaning.of(not.pattern()).includes(PatternMeaning.of(it.pattern()))) {
                    findings.add(LintFinding.of(
                            Severity.ERROR,
                            "never",
                            rule,
                            "it asks for a %s and forbids it, so it can never fire."
                                    .formatted(it.pattern().fact().name()),
                            "Maybe the limit after 'not' is another one."));
                }
            }
        }
    }

    private static void condition(
            Rule rule, Pattern pattern, Condition condition, Place place, List<LintFinding> findings) {
        if (!(condition instanceof Condition.Comparison it)
                || !(it.left() instanceof Term.OfFact left)
                || !(it.right() instanceof Term.Number limit)) {
            return;
        }
        FieldDomain domain = FieldDomain.of(left.field());
        String name = pattern.fact().name() + "." + left.field().name();
        String shown = PlainNumber.of(limit.value());
        if (it.relation().ordersNumbers()
                && Interval.of(it.relation(), limit.value()).contains(domain.possible())) {
            findings.add(LintFinding.at(
                    place,
                    Severity.WARNING,
                    "always",
                    rule,
                    "%s %s %s always holds.".formatted(name, it.relation().symbol(), shown),
                    "Maybe leave it out, or correct the limit."));
        } else if (!domain.isUsual(limit.value())) {
            findings.add(LintFinding.at(
                    place,
                    Severity.WARNING,
                    "unit",
                    rule,
                    "%s is in %s, but its limit is %s."
                            .formatted(name, left.field().unit(), shown),
                    domain.otherUnit()));
        }
    }
}
