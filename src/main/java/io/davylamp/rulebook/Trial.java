package io.davylamp.rulebook;

import io.davylamp.rules.CaseFailure;
import io.davylamp.rules.Compilation;
import io.davylamp.rules.RuleCases;
import io.davylamp.rules.RuleCompiler;
import io.davylamp.rules.RuleProblem;
import io.davylamp.rules.RulebookSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * What a rulebook must pass before it judges anyone: it does no harm in a process of its own, where that is wanted, it
 * compiles, and its own cases hold.
 */
@ApplicationScoped
class Trial {
    private final Optional<ChildTrial> child;

    @Inject
    Trial(RulebookConfig config) {
        this(ChildTrial.of(config));
    }

    Trial(Optional<ChildTrial> child) {
        this.child = child;
    }

    Compilation of(RulebookSource source) {
        List<RuleProblem> dangers = child.map(it -> it.problems(source)).orElse(List.of());
        if (!dangers.isEmpty()) {
            return new Compilation.Refused(dangers);
        }
        Compilation compilation = RuleCompiler.compile(source);
        if (compilation instanceof Compilation.Compiled compiled) {
            List<RuleProblem> failures = RuleCases.run(compiled.rules(), source).stream()
                    .map(CaseFailure::problem)
                    .toList();
            if (!failures.isEmpty()) {
                compiled.rules().close();
                return new Compilation.Refused(failures);
            }
        }
        return compilation;
    }
}
