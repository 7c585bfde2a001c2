package io.davylamp.rules.language;

import java.util.List;

/** One line of a rule's conditions: a fact that must be there, or must not. */
public sealed interface Premise {
    /** The facts it is about. */
    List<Pattern> patterns();

    /** The rule fires once for each such fact, which is then among a finding's reasons. */
    record Present(Pattern pattern) implements Premise {
        @Override
        public List<Pattern> patterns() {
            return List.of(pattern);
        }
    }

    /** At least one fact that fits one of the patterns is there: {@code exists ( A or B )}. */
    record AnyOf(List<Pattern> patterns) implements Premise {
        public AnyOf {
            patterns = List.copyOf(patterns);
        }
    }

    /** No such fact is there. */
    record Absent(Pattern pattern) implements Premise {
        @Override
        public List<Pattern> patterns() {
            return List.of(pattern);
        }
    }
}
