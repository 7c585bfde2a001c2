package io.davylamp.rules.language;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes understood conditions for people, in the notation of rule files. */
public final class ConditionText {
    private static final MathContext DIGITS = new MathContext(6);

    private ConditionText() {}

    /** {@code Runway( days < 90, scenario in (BASE, OBSERVED) )}. */
    public static String of(Pattern pattern) {
        return "%s( %s )".formatted(pattern.fact().name(), conditions(pattern)).replace("(  )", "( )");
    }

    /** {@code exists ( Dscr( ratio < 1 ) or BtcLtv( ratio > 1 ) )}. */
    public static String of(Premise premise) {
        if (premise instanceof Premise.Present it) {
            return of(it.pattern());
        } else if (premise instanceof Premise.Absent it) {
            return "not " + of(it.pattern());
        }
        return premise.patterns().stream()
                .map(ConditionText::of)
                .collect(Collectors.joining(" or ", "exists ( ", " )"));
    }

    /** A pattern's conditions, one by one: those joined by "and" are separate. */
    public static List<Condition> parts(Pattern pattern) {
        return pattern.conditions().stream().flatMap(ConditionText::parts).toList();
    }

    private static Stream<Condition> parts(Condition condition) {
        return condition instanceof Condition.All all
                ? all.conditions().stream().flatMap(ConditionText::parts)
                : Stream.of(condition);
    }

    static String conditions(Pattern pattern) {
        return parts(pattern).stream().map(ConditionText::of).collect(Collectors.joining(", "));
    }

    public static String of(Condition condition) {
        if (condition instanceof Condition.Comparison it) {
            return "%s %s %s".formatted(of(it.left()), it.relation().symbol(), of(it.right()));
        } else if (condition instanceof Condition.OneOf it) {
            return "%s %s (%s)".formatted(of(it.value()), it.negated() ? "not in" : "in", terms(it.allowed()));
        } else if (condition instanceof Condition.Yes it) {
            return of(it.value());
        } else if (condition instanceof Condition.Not it) {
            return "!" + (it.condition() instanceof Condition.Yes ? of(it.condition()) : inner(it.condition()));
        } else if (condition instanceof Condition.All it) {
            return it.conditions().stream().map(ConditionText::inner).collect(Collectors.joining(" && "));
        }
        return ((Condition.Any) condition)
                .conditions().stream().map(ConditionText::inner).collect(Collectors.joining(" || "));
    }

    private static String inner(Condition condition) {
        boolean joined = condition instanceof Condition.All || condition instanceof Condition.Any;
        return joined ? "(%s)".formatted(of(condition)) : of(condition);
    }

    private static String terms(List<Term> terms) {
        return terms.stream().map(ConditionText::of).collect(Collectors.joining(", "));
    }

    public static String of(Term term) {
        if (term instanceof Term.Number it) {
            return exact(it.value());
        } else if (term instanceof Term.YesNo it) {
            return String.valueOf(it.value());
        } else if (term instanceof Term.Text it) {
            return '"' + it.value() + '"';
        } else if (term instanceof Term.Choice it) {
            return it.value().name();
        } else if (term instanceof Term.OfFact it) {
            return it.field().name();
        } else if (term instanceof Term.Variable it) {
            return it.name();
        }
        Term.Arithmetic it = (Term.Arithmetic) term;
        return "(%s %c %s)".formatted(of(it.left()), it.operator(), of(it.right()));
    }

    /** A limit, with all its digits and no more: {@code 90}, {@code 0.15}. */
    public static String exact(double value) {
        return Double.isFinite(value) ? plain(BigDecimal.valueOf(value)) : String.valueOf(value);
    }

    /** A value, with six digits at most. */
    public static String rounded(double value) {
        return Double.isFinite(value) ? plain(BigDecimal.valueOf(value).round(DIGITS)) : String.valueOf(value);
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /** A field's value, with its unit where it has one people say. */
    public static String value(Object value, String unit) {
        if (value instanceof Double number) {
            return rounded(number) + said(unit);
        } else if (value instanceof Boolean yes) {
            return yes ? "yes" : "no";
        }
        return String.valueOf(value);
    }

    private static String said(String unit) {
        return switch (unit) {
            case "fraction", "ratio", "multiple", "0-100" -> "";
            default -> " " + unit;
        };
    }
}
