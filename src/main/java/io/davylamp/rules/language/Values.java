package io.davylamp.rules.language;

import io.davylamp.metrics.Metric;
import io.davylamp.rules.engine.DrlWriter;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a rule's terms and conditions come to for one fact and the values bound so far: the engine's computing, done
 * again in the open. Numbers are doubles throughout, as in the rules that {@link DrlWriter} writes.
 */
public final class Values {
    public static final Values NONE = new Values(Optional.empty(), Map.of());

    private final Optional<Metric> fact;
    private final Map<Integer, Object> bound;

    private Values(Optional<Metric> fact, Map<Integer, Object> bound) {
        this.fact = fact;
        this.bound = bound;
    }

    /** These values, with the fact a pattern looks at and what the pattern binds of it. */
    public Values with(Pattern pattern, Metric candidate) {
        Map<Integer, Object> more = new HashMap<>(bound);
        pattern.bound().forEach(it -> more.put(it.index(), read(candidate, it.field())));
        return new Values(Optional.of(candidate), more);
    }

    /** Whether a term can be computed: every variable in it is bound, or is about to be. */
    public boolean knows(Term term, Collection<Integer> aboutToBeBound) {
        if (term instanceof Term.Variable it) {
            return bound.containsKey(it.index()) || aboutToBeBound.contains(it.index());
        }
        return !(term instanceof Term.Arithmetic it)
                || (knows(it.left(), aboutToBeBound) && knows(it.right(), aboutToBeBound));
    }

    public Object of(Term term) {
        if (term instanceof Term.Number it) {
            return it.value();
        } else if (term instanceof Term.YesNo it) {
            return it.value();
        } else if (term instanceof Term.Text it) {
            return it.value();
        } else if (term instanceof Term.Choice it) {
            return it.value();
        } else if (term instanceof Term.OfFact it) {
            return read(fact.orElseThrow(), it.field());
        } else if (term instanceof Term.Variable it) {
            return Objects.requireNonNull(bound.get(it.index()), it.name());
        }
        Term.Arithmetic it = (Term.Arithmetic) term;
        return computed(number(it.left()), it.operator(), number(it.right()));
    }

    public double number(Term term) {
        return (double) of(term);
    }

    private static double computed(double left, char operator, double right) {
        return switch (operator) {
            case '+' -> left + right;
            case '-' -> left - right;
            case '*' -> left * right;
            default -> left / right;
        };
    }

    public boolean holds(Condition condition) {
        if (condition instanceof Condition.Comparison it) {
            return holds(it.left(), it.relation(), it.right());
        } else if (condition instanceof Condition.OneOf it) {
            return it.negated()
                    != it.allowed().stream().anyMatch(allowed -> holds(it.value(), Condition.Relation.EQUAL, allowed));
        } else if (condition instanceof Condition.Yes it) {
            return (boolean) of(it.value());
        } else if (condition instanceof Condition.Not it) {
            return !holds(it.condition());
        } else if (condition instanceof Condition.All it) {
            return it.conditions().stream().allMatch(this::holds);
        }
        return ((Condition.Any) condition).conditions().stream().anyMatch(this::holds);
    }

    private boolean holds(Term left, Condition.Relation relation, Term right) {
        if (Kinds.isNumber(left.type())) {
            return compare(number(left), relation, number(right));
        }
        boolean equal = of(left).equals(of(right));
        return relation == Condition.Relation.EQUAL ? equal : !equal;
    }

    private static boolean compare(double left, Condition.Relation relation, double right) {
        return switch (relation) {
            case BELOW -> left < right;
            case AT_MOST -> left <= right;
            case ABOVE -> left > right;
            case AT_LEAST -> left >= right;
            case EQUAL -> left == right;
            case DIFFERENT -> left != right;
        };
    }

    public static Object read(Metric metric, Vocabulary.Field field) {
        try {
            return metric.getClass().getMethod(field.name()).invoke(metric);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record has an accessor for each component", e);
        }
    }
}
