package io.davylamp.rules.language;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The fields of its own fact that a condition looks at. */
public final class Fields {
    private Fields() {}

    public static List<Vocabulary.Field> of(Condition condition) {
        return terms(condition).flatMap(Fields::of).distinct().toList();
    }

    /** The term a condition begins with. */
    public static Optional<Term> first(Condition condition) {
        return terms(condition).findFirst();
    }

    private static Stream<Vocabulary.Field> of(Term term) {
        if (term instanceof Term.OfFact it) {
            return Stream.of(it.field());
        } else if (term instanceof Term.Arithmetic it) {
            return Stream.concat(of(it.left()), of(it.right()));
        }
        return Stream.empty();
    }

    /** The values a condition compares. */
    public static Stream<Term> terms(Condition condition) {
        if (condition instanceof Condition.Comparison it) {
            return Stream.of(it.left(), it.right());
        } else if (condition instanceof Condition.OneOf it) {
            return Stream.concat(Stream.of(it.value()), it.allowed().stream());
        } else if (condition instanceof Condition.Yes it) {
            return Stream.of(it.value());
        } else if (condition instanceof Condition.Not it) {
            return terms(it.condition());
        } else if (condition instanceof Condition.All it) {
            return it.conditions().stream().flatMap(Fields::terms);
        }
        return ((Condition.Any) condition).conditions().stream().flatMap(Fields::terms);
    }
}
