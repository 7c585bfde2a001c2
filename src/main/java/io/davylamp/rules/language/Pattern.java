package io.davylamp.rules.language;

import io.davylamp.rules.text.Place;
import java.util.List;

/**
 * A kind of fact and what must hold of it.
 *
 * @param bound the values a rule takes from it
 * @param conditions what must hold of it, all of them
 * @param line line in the file
 * @param places where each of the conditions is
 */
public record Pattern(
        Vocabulary.Fact fact, List<Term.Variable> bound, List<Condition> conditions, int line, List<Place> places) {
    public Pattern {
        bound = List.copyOf(bound);
        conditions = List.copyOf(conditions);
        places = List.copyOf(places);
        if (places.size() != conditions.size()) {
            throw new IllegalArgumentException("each condition stands somewhere");
        }
    }

    /** What it says, wherever it is. */
    @Override
    public String toString() {
        return "%s %s %s".formatted(fact.name(), bound, conditions);
    }
}
