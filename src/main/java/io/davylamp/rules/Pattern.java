package io.davylamp.rules;

import java.util.List;

/**
 * A fact a rule looks for, or makes sure is not there.
 *
 * @param presence whether it must be there
 * @param fact its kind
 * @param bound the values the rule takes from it; none unless {@link Presence#MATCHED}
 * @param conditions what must hold of it, all of them
 * @param line line in the file
 */
record Pattern(
        Presence presence, Vocabulary.Fact fact, List<Term.Variable> bound, List<Condition> conditions, int line) {
    Pattern {
        bound = List.copyOf(bound);
        conditions = List.copyOf(conditions);
    }

    enum Presence {
        /** The rule speaks once for each such fact, which then stands among a finding's reasons. */
        MATCHED,
        /** At least one such fact is there. */
        EXISTS,
        /** No such fact is there. */
        ABSENT
    }
}
