package io.davylamp.rulebook.trial;

import io.davylamp.rules.CaseFailure;
import io.davylamp.rules.Compilation;
import io.davylamp.rules.ParsedRulebook;
import io.davylamp.rules.RuleCase;
import io.davylamp.rules.RuleCases;
import io.davylamp.rules.RuleCompiler;
import io.davylamp.rules.RuleInfo;
import io.davylamp.rules.RuleProblem;
import io.davylamp.rules.RuleSet;
import io.davylamp.rules.RulebookPolicy;
import io.davylamp.rules.RulebookSource;
import io.davylamp.rules.RulebookTrial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Compiles a version, runs its cases and lets it judge random facts.
 *
 * @param files its files
 * @param before those of a version that it is to replace: no rule may have fewer cases than there
 */
public record TrialTask(Map<String, String> files, Optional<Map<String, String>> before)
        implements Task<TrialTask.Tried> {
    /**
     * What came of it.
     *
     * @param name its own name; empty where it could not be read
     * @param rules how many rules were understood
     * @param problems what keeps it from judging
     * @param coverage rules that fire in fewer cases than before
     */
    public record Tried(String name, int rules, List<RuleProblem> problems, List<RuleProblem> coverage) {
        public Tried {
            problems = List.copyOf(problems);
            coverage = List.copyOf(coverage);
        }
    }

    @Override
    public Class<Tried> answers() {
        return Tried.class;
    }

    @Override
    public Tried answer() {
        RulebookSource source = new RulebookSource(files);
        Compilation compilation = RuleCompiler.compile(source);
        if (compilation instanceof Compilation.Compiled compiled) {
            try (RuleSet rules = compiled.rules()) {
                return new Tried(
                        rules.policy().name(),
                        rules.rules().size(),
                        RulebookTrial.problems(rules, source),
                        before.map(it -> coverage(new RulebookSource(it), source, rules.rules()))
                                .orElse(List.of()));
            }
        }
        ParsedRulebook understood = ParsedRulebook.of(source);
        return new Tried(
                understood.policy().map(RulebookPolicy::name).orElse(""),
                understood.rules().size(),
                ((Compilation.Refused) compilation).problems(),
                List.of());
    }

    private static List<RuleProblem> coverage(RulebookSource before, RulebookSource after, List<RuleInfo> rules) {
        Map<String, Integer> was = cases(before);
        Map<String, Integer> is = cases(after);
        return rules.stream()
                .filter(it -> is.getOrDefault(it.id(), 0) < was.getOrDefault(it.id(), 0))
                .map(it -> new RuleProblem(
                        it.file(),
                        it.line(),
                        it.cell(),
                        it.name(),
                        "%d cases name %s; in the version in force it is %d."
                                .formatted(is.getOrDefault(it.id(), 0), it.id(), was.getOrDefault(it.id(), 0)),
                        "Maybe restore the cases that were removed, or add others in their place."))
                .toList();
    }

    private static Map<String, Integer> cases(RulebookSource source) {
        List<CaseFailure> unreadable = new ArrayList<>();
        Map<String, Integer> cases = new TreeMap<>();
        for (RuleCase it : RuleCases.read(source, unreadable)) {
            Stream.concat(it.expect().stream(), it.expectNot().stream())
                    .distinct()
                    .forEach(id -> cases.merge(id, 1, Integer::sum));
        }
        return cases;
    }
}
