package io.davylamp.rules;

import io.davylamp.rules.LintFinding.Severity;
import io.davylamp.rules.diff.PatternMeaning;
import io.davylamp.rules.format.RuleFormat;
import io.davylamp.rules.format.SentenceBook;
import io.davylamp.rules.language.Rule;
import io.davylamp.rules.language.Vocabulary;
import io.davylamp.rules.lint.Calm;
import io.davylamp.rules.lint.Contradictions;
import io.davylamp.rules.lint.GradeBands;
import io.davylamp.rules.lint.MessageLint;
import io.davylamp.rules.policy.PolicyFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Looks through a rulebook for what compiles but is probably not as meant. */
public final class RulebookLint {
    private static final int SHORTEST_WHY = 15;
    private static final int MAX_REPORTED = 100;

    private RulebookLint() {}

    /** What is wrong with a rulebook, and what is odd about it; the worst first, then by file and line. */
    public static List<LintFinding> of(RulebookSource source) {
        Compilation compilation = RuleCompiler.compile(source);
        if (compilation instanceof Compilation.Refused refused) {
            return refused.problems().stream().map(RulebookLint::refused).toList();
        }
        try (RuleSet rules = ((Compilation.Compiled) compilation).rules()) {
            return of(rules, source);
        }
    }

    private static LintFinding refused(RuleProblem it) {
        return new LintFinding(
                Severity.ERROR, "refused", it.file(), it.line(), it.cell(), it.rule(), it.message(), it.advice());
    }

    /** What is odd about a rulebook that compiles. */
    public static List<LintFinding> of(RuleSet rules, RulebookSource source) {
        List<LintFinding> findings = found(rules.understood());
        findings.addAll(unusedSentences(source));
        for (CaseFailure it : RuleCases.all(rules, source)) {
            findings.add(new LintFinding(
                    Severity.ERROR,
                    "cases",
                    it.file(),
                    it.line(),
                    it.cell(),
                    it.name(),
                    it.message() + ".",
                    "Maybe add the case, or correct the rule."));
        }
        return sorted(findings);
    }

    /** What is odd about it, whatever its cases. */
    static List<LintFinding> doubts(List<Rule> rules, RulebookSource source) {
        List<LintFinding> findings = found(rules);
        findings.addAll(unusedSentences(source));
        return sorted(findings);
    }

    /** What is odd about rules, whatever their cases. */
    public static List<LintFinding> of(List<Rule> rules) {
        return sorted(found(rules));
    }

    private static List<LintFinding> found(List<Rule> rules) {
        List<LintFinding> findings = new ArrayList<>();
        rules.forEach(it -> {
            findings.addAll(Contradictions.in(it));
            findings.addAll(MessageLint.in(it));
            why(it, findings);
        });
        findings.addAll(GradeBands.in(rules));
        Calm.besideAlarm(rules)
                .forEach(it ->
                        findings.add(LintFinding.of(Severity.WARNING, "calm", it.calm(), it.message(), it.advice())));
        findings.addAll(duplicates(rules));
        findings.addAll(unusedMetrics(rules));
        return findings;
    }

    private static List<LintFinding> sorted(List<LintFinding> findings) {
        List<LintFinding> sorted = new ArrayList<>(findings);
        sorted.sort(Comparator.comparing(LintFinding::severity)
                .thenComparing(LintFinding::file)
                .thenComparingInt(LintFinding::line)
                .thenComparing(LintFinding::toString));
        return reported(sorted);
    }

    /** The first hundred, and how many more there are. */
    private static List<LintFinding> reported(List<LintFinding> sorted) {
        if (sorted.size() <= MAX_REPORTED) {
            return List.copyOf(sorted);
        }
        LintFinding next = sorted.get(MAX_REPORTED);
        List<LintFinding> reported = new ArrayList<>(sorted.subList(0, MAX_REPORTED));
        reported.add(new LintFinding(
                next.severity(),
                next.check(),
                next.file(),
                next.line(),
                next.cell(),
                next.rule(),
                "and %,d more from here on.".formatted(sorted.size() - MAX_REPORTED),
                "Maybe correct those above first."));
        return reported;
    }

    private static void why(Rule rule, List<LintFinding> findings) {
        RuleInfo info = rule.info();
        if (info.why().length() < SHORTEST_WHY || info.why().equalsIgnoreCase(info.name())) {
            findings.add(LintFinding.of(
                    Severity.WARNING,
                    "why",
                    rule,
                    "its @why gives no reason.",
                    "Maybe say which loss it prevents, and how the limit was found."));
        }
    }

    /** Rules that ask the same; bound names and the order of conditions do not matter. */
    private static List<LintFinding> duplicates(List<Rule> rules) {
        List<LintFinding> findings = new ArrayList<>();
        Map<String, Rule> seen = new HashMap<>();
        for (Rule rule : rules) {
            String asked =
                    rule.premises().stream().map(PatternMeaning::of).sorted().collect(Collectors.joining(" and "));
            Rule first = seen.putIfAbsent(asked, rule);
            if (first != null) {
                findings.add(LintFinding.of(
                        Severity.WARNING,
                        "duplicate",
                        rule,
                        "it fires exactly when %s does.".formatted(first.info().id()),
                        "Maybe say both things in one rule, or correct a limit."));
            }
        }
        return findings;
    }

    private static List<LintFinding> unusedMetrics(List<Rule> rules) {
        Set<String> unused = new TreeSet<>(Vocabulary.names());
        rules.forEach(
                rule -> rule.patterns().forEach(it -> unused.remove(it.fact().name())));
        if (unused.isEmpty()) {
            return List.of();
        }
        return List.of(note(
                PolicyFile.NAME,
                0,
                "metric",
                "no rule uses %s.".formatted(String.join(", ", unused)),
                "Maybe one of them is a risk nobody watches."));
    }

    private static LintFinding note(String file, int line, String check, String message, String advice) {
        return new LintFinding(Severity.NOTE, check, file, line, "", "", message, advice);
    }

    private static List<LintFinding> unusedSentences(RulebookSource source) {
        List<LintFinding> findings = new ArrayList<>();
        source.files().forEach((path, text) -> {
            if (RuleFormat.isSentenceBook(path)) {
                String folder = path.substring(0, path.length() - RuleFormat.SENTENCE_BOOK.length());
                List<String> lines = source.files().entrySet().stream()
                        .filter(it ->
                                it.getKey().startsWith(folder) && it.getKey().endsWith(RuleFormat.SENTENCES))
                        .flatMap(it -> it.getValue().lines())
                        .map(String::strip)
                        .distinct()
                        .toList();
                SentenceBook.read(path, text, new ArrayList<>()).sentences().stream()
                        .filter(it ->
                                lines.stream().noneMatch(line -> it.values(line).isPresent()))
                        .forEach(it -> findings.add(note(
                                path,
                                it.place().line(),
                                "sentence",
                                "no rule says \"%s\".".formatted(it.text()),
                                "Maybe remove it.")));
            }
        });
        return findings;
    }
}
