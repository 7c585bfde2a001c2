package io.davylamp.rules;

import io.davylamp.rules.cases.CaseCoverage;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that can be said of a rulebook before it judges anyone.
 *
 * @param version the version its files have
 * @param rules the rules that were understood
 * @param problems what keeps it from being used
 * @param cases each case and what it gets wrong; empty while there are problems, for nothing can be tried then
 * @param untested what its cases leave open: a rule without one, a limit that none is at
 * @param lint what is valid but probably not as meant, the cases left out; it keeps nothing from being used
 */
public record RulebookCheck(
        String version,
        List<RuleInfo> rules,
        List<RuleProblem> problems,
        List<CaseResult> cases,
        List<CaseFailure> untested,
        List<LintFinding> lint) {
    public RulebookCheck {
        rules = List.copyOf(rules);
        problems = List.copyOf(problems);
        cases = List.copyOf(cases);
        untested = List.copyOf(untested);
        lint = List.copyOf(lint);
    }

    /**
     * One case, tried.
     *
     * @param wrong what does not come out as written; empty where all does
     */
    public record CaseResult(String file, int line, String name, List<String> wrong) {
        public CaseResult {
            wrong = List.copyOf(wrong);
        }

        public boolean passed() {
            return wrong.isEmpty();
        }
    }

    /** Whether it may judge. */
    public boolean passed() {
        return problems.isEmpty() && untested.isEmpty() && cases.stream().allMatch(CaseResult::passed);
    }

    /** Compiles a rulebook and tries its cases. Nothing of it is kept. */
    public static RulebookCheck of(RulebookSource source) {
        ParsedRulebook understood = ParsedRulebook.of(source);
        Compilation compilation = RuleCompiler.build(understood);
        if (compilation instanceof Compilation.Compiled compiled) {
            try (RuleSet rules = compiled.rules()) {
                return tried(rules, source);
            }
        }
        List<RuleProblem> problems = ((Compilation.Refused) compilation).problems();
        return new RulebookCheck(source.version(), understood.rules(), problems, List.of(), List.of(), List.of());
    }

    private static RulebookCheck tried(RuleSet rules, RulebookSource source) {
        List<CaseFailure> untested = new ArrayList<>();
        List<RuleCase> cases = RuleCases.read(source, untested);
        List<CaseResult> results = cases.stream()
                .map(it -> new CaseResult(
                        it.file(),
                        it.line(),
                        it.name(),
                        RuleCases.run(rules, it).stream()
                                .map(CaseFailure::message)
                                .toList()))
                .toList();
        rules.understood().forEach(it -> untested.addAll(CaseCoverage.missing(it, cases)));
        return new RulebookCheck(
                rules.version(),
                rules.rules(),
                List.of(),
                results,
                CaseFailure.first(untested),
                RulebookLint.doubts(rules.understood(), source));
    }
}
