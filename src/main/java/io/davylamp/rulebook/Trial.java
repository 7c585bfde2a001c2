package io.davylamp.rulebook;

import io.davylamp.rules.CaseFailure;
import io.davylamp.rules.Compilation;
import io.davylamp.rules.RuleCases;
import io.davylamp.rules.RuleCompiler;
import io.davylamp.rules.RuleProblem;
import io.davylamp.rules.RulebookSource;
import java.util.List;

/** What a rulebook must pass before it judges anyone: it compiles, and its own cases hold. */
final class Trial {
    private Trial() {}

    static Compilation of(RulebookSource source) {
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
