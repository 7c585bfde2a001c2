package io.davylamp.rules.explain;

import io.davylamp.rules.Distance;
import io.davylamp.rules.language.Condition;
import io.davylamp.rules.language.Kinds;
import io.davylamp.rules.language.Pattern;
import io.davylamp.rules.language.Term;
import io.davylamp.rules.language.Values;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** How far conditions are from holding, or from no longer holding. */
final class Distances {
    private Distances() {}

    /** How far a condition is from the wanted outcome, for one fact. */
    static Distance to(boolean wanted, Condition condition, Values values) {
        if (values.holds(condition) == wanted) {
            return Distance.NONE;
        } else if (condition instanceof Condition.Comparison it) {
            return ofComparison(it.left(), it.right(), values);
        } else if (condition instanceof Condition.OneOf it) {
            return ofList(it, wanted, values);
        } else if (condition instanceof Condition.Not it) {
            return to(!wanted, it.condition(), values);
        } else if (condition instanceof Condition.All it) {
            return ofSeveral(it.conditions(), wanted, wanted, values);
        } else if (condition instanceof Condition.Any it) {
            return ofSeveral(it.conditions(), !wanted, wanted, values);
        }
        return Distance.TURN;
    }

    /** What a pattern's conditions lack together. */
    static Distance toHold(Pattern pattern, Values values) {
        return sum(pattern.conditions(), it -> to(true, it, values));
    }

    /** What it takes for one of a pattern's conditions to fail; a pattern without conditions fails with its fact only. */
    static Distance toFail(Pattern pattern, Values values) {
        return nearest(pattern.conditions(), it -> to(false, it, values));
    }

    private static Distance ofSeveral(List<Condition> conditions, boolean every, boolean wanted, Values values) {
        Function<Condition, Distance> each = it -> to(wanted, it, values);
        return every ? sum(conditions, each) : nearest(conditions, each);
    }

    private static Distance ofList(Condition.OneOf it, boolean wanted, Values values) {
        boolean member = it.negated() != wanted;
        return member ? nearest(it.allowed(), allowed -> ofComparison(it.value(), allowed, values)) : Distance.TURN;
    }

    private static Distance ofComparison(Term left, Term right, Values values) {
        if (!Kinds.isNumber(left.type())) {
            return Distance.TURN;
        }
        double actual = values.number(left);
        double limit = values.number(right);
        double gap = Math.abs(actual - limit);
        return Double.isFinite(gap) ? Distance.ofGap(gap / scale(left, actual, limit)) : Distance.TURN;
    }

    private static double scale(Term term, double actual, double limit) {
        if (term instanceof Term.OfFact it && it.field().unit().startsWith("fraction")) {
            return 1;
        }
        double scale = limit == 0 ? Math.abs(actual) : Math.abs(limit);
        return scale == 0 ? 1 : scale;
    }

    private static <T> Distance sum(Collection<T> all, Function<T, Distance> distance) {
        return all.stream().map(distance).reduce(Distance.NONE, Distance::plus);
    }

    private static <T> Distance nearest(Collection<T> all, Function<T, Distance> distance) {
        return all.stream().map(distance).min(Comparator.naturalOrder()).orElse(Distance.TURN);
    }
}
