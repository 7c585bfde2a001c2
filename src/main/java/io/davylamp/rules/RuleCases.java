package io.davylamp.rules;

import io.davylamp.mining.Grade;
import io.davylamp.mining.Instrument;
import io.davylamp.rules.cases.CaseCoverage;
import io.davylamp.rules.cases.CaseFile;
import io.davylamp.rules.format.RuleFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Runs a rulebook's cases, and checks that there are enough of them: each rule needs a case in which it fires, one in
 * which it does not, and for each of its limits one whose fact is exactly at it. So a limit cannot move, nor a
 * {@code <} become a {@code <=}, without a case failing.
 */
public final class RuleCases {
    private RuleCases() {}

    /** The cases that fail and the rules that lack one, the first hundred of them; empty where all is well. */
    public static List<CaseFailure> run(RuleSet rules, RulebookSource source) {
        return CaseFailure.first(all(rules, source));
    }

    /** Every case that fails and every rule that lacks one. */
    static List<CaseFailure> all(RuleSet rules, RulebookSource source) {
        List<CaseFailure> failures = new ArrayList<>();
        List<RuleCase> cases = read(source, failures);
        cases.forEach(it -> failures.addAll(run(rules, it)));
        rules.understood().forEach(it -> failures.addAll(CaseCoverage.missing(it, cases)));
        return failures;
    }

    /** The cases of a rulebook; what cannot be read is added to the failures. */
    public static List<RuleCase> read(RulebookSource source, List<CaseFailure> failures) {
        List<RuleCase> cases = new ArrayList<>();
        source.files().forEach((path, text) -> {
            if (path.endsWith(RuleFormat.CASES)) {
                cases.addAll(CaseFile.read(path, text, failures));
            }
        });
        return cases;
    }

    /** What one case gets wrong. */
    public static List<CaseFailure> run(RuleSet rules, RuleCase ruleCase) {
        List<String> wrong = new ArrayList<>();
        try {
            compare(rules, ruleCase, rules.evaluate(ruleCase.facts()), wrong);
        } catch (RuleFault e) {
            wrong.add(String.valueOf(e.getMessage()));
        }
        return wrong.stream()
                .map(it -> new CaseFailure(ruleCase.file(), ruleCase.line(), ruleCase.name(), it))
                .toList();
    }

    private static void compare(RuleSet rules, RuleCase ruleCase, List<Finding> findings, List<String> wrong) {
        Set<String> known = rules.rules().stream().map(RuleInfo::id).collect(Collectors.toSet());
        Set<String> spoke = collect(findings, Finding::ruleId);
        ruleCase.expect().stream()
                .filter(it -> !spoke.contains(it))
                .forEach(it -> wrong.add("%s must fire, but did not; fired: %s".formatted(it, spoke)));
        ruleCase.expectNot().stream()
                .filter(spoke::contains)
                .forEach(it -> wrong.add("%s must not fire, but did".formatted(it)));
        ruleCase.expectNot().stream()
                .filter(it -> !known.contains(it))
                .forEach(it -> wrong.add("there is no rule %s".formatted(it)));
        ruleCase.grade().ifPresent(it -> same("grade", it, grade(findings), wrong));
        ruleCase.flags().ifPresent(it -> same("flags", it, flags(findings), wrong));
        ruleCase.hedges().ifPresent(it -> same("hedges", it, instruments(findings), wrong));
        ruleCase.says().stream()
                .filter(it ->
                        findings.stream().noneMatch(finding -> finding.text().contains(it)))
                .forEach(it ->
                        wrong.add("no rule says \"%s\"; said: %s".formatted(it, collect(findings, Finding::text))));
    }

    private static void same(String what, Object expected, Object actual, List<String> wrong) {
        if (!expected.equals(actual)) {
            wrong.add("%s must be %s, but came out as %s".formatted(what, expected, actual));
        }
    }

    private static Set<String> collect(List<Finding> findings, Function<Finding, String> property) {
        return findings.stream().map(property).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> flags(List<Finding> findings) {
        return findings.stream()
                .filter(Finding.Crunch.class::isInstance)
                .map(it -> ((Finding.Crunch) it).flag())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Instrument> instruments(List<Finding> findings) {
        return findings.stream()
                .filter(Finding.Hedge.class::isInstance)
                .map(it -> ((Finding.Hedge) it).instrument())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the findings alone ask for: the worst grade; INDETERMINATE where an input is missing and none is SEVERE. */
    private static Grade grade(List<Finding> findings) {
        List<Grade> grades = findings.stream()
                .filter(Finding.Stress.class::isInstance)
                .map(it -> ((Finding.Stress) it).grade())
                .toList();
        return Grade.ofAll(grades);
    }
}
