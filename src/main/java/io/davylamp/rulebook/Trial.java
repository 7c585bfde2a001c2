package io.davylamp.rulebook;

import io.davylamp.rules.Compilation;
import io.davylamp.rules.RuleCompiler;
import io.davylamp.rules.RulebookSource;

/** What a rulebook must pass before it judges anyone: it compiles, and its own cases hold. */
final class Trial {
    private Trial() {}

    static Compilation of(RulebookSource source) {
        return RuleCompiler.compile(source);
    }
}
