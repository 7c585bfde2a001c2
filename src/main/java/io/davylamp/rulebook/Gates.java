package io.davylamp.rulebook;

import io.davylamp.rules.CaseFailure;
import io.davylamp.rules.Compilation;
import io.davylamp.rules.RuleCase;
import io.davylamp.rules.RuleCases;
import io.davylamp.rules.RuleProblem;
import io.davylamp.rules.RulebookSource;
import io.davylamp.rules.UnderstoodRulebook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What keeps a version from coming into force by a person's word. */
final class Gates {
    private Gates() {}

    /**
     * What came of trying a version.
     *
     * @param name its own name; empty where it could not be read
     * @param rules how many rules were understood
     */
    record Tried(String name, int rules, List<RuleProblem> problems) {}

    /** Compiles a version and runs its cases; nothing stays loaded. */
    static Tried trial(RulebookSource source, Trial trial) {
        Compilation compilation = trial.of(source);
        if (compilation instanceof Compilation.Compiled compiled) {
            try (var rules = compiled.rules()) {
                return new Tried(rules.policy().name(), rules.rules().size(), List.of());
            }
        }
        UnderstoodRulebook understood = UnderstoodRulebook.of(source);
        return new Tried(
                understood.policy().map(it -> it.name()).orElse(""),
                understood.rules().size(),
                ((Compilation.Refused) compilation).problems());
    }

    /** Rules of both versions of which fewer cases speak than before. */
    static List<RuleProblem> coverage(RulebookSource before, RulebookSource after) {
        Map<String, Integer> was = cases(before);
        Map<String, Integer> is = cases(after);
        return UnderstoodRulebook.of(after).rules().stream()
                .filter(it -> is.getOrDefault(it.id(), 0) < was.getOrDefault(it.id(), 0))
                .map(it -> new RuleProblem(
                        it.file(),
                        it.line(),
                        it.cell(),
                        it.name(),
                        "%d cases name %s; in the version in force it is %d."
                                .formatted(is.getOrDefault(it.id(), 0), it.id(), was.getOrDefault(it.id(), 0)),
                        "Maybe bring back the cases that went, or put others in their place."))
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
