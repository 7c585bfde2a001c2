package io.davylamp.rules.engine;

import io.davylamp.rules.language.Call;
import io.davylamp.rules.language.Condition;
import io.davylamp.rules.language.Kinds;
import io.davylamp.rules.language.Pattern;
import io.davylamp.rules.language.Premise;
import io.davylamp.rules.language.Rule;
import io.davylamp.rules.language.Term;
import io.davylamp.rules.language.Vocabulary;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes understood rules as DRL for the engine. What the compiler sees is this text, never the author's: class names,
 * fields and constants come from our own records, variables are numbered, and sentences stay behind as numbers that
 * {@link Findings} looks up. A quote or an escape in a rule file can therefore not become code. Classes stand by their
 * binary names, for the engine does not find one by the other name where it ends as the first package does ("...Ratio",
 * "io").
 */
public final class DrlWriter {
    /** The package of the generated rules. */
    static final String PACKAGE = "rulebook";

    private static final java.util.regex.Pattern LIKE_A_GETTER = java.util.regex.Pattern.compile("(is|get|set).+");

    private final StringBuilder drl = new StringBuilder();

    private DrlWriter() {}

    public static String write(List<Rule> rules) {
        DrlWriter writer = new DrlWriter();
        writer.line("package %s;", PACKAGE);
        writer.line("global %s findings;", Findings.class.getCanonicalName());
        for (int number = 0; number < rules.size(); number++) {
            writer.rule(number, rules.get(number));
        }
        return writer.drl.toString();
    }

    /** The engine's name of a rule. */
    static String name(int number) {
        return "r" + number;
    }

    /** What is between {@code when} and {@code then}, a premise on each line. */
    static String premises(Rule rule) {
        List<Premise> premises = rule.premises();
        return IntStream.range(0, premises.size())
                .mapToObj(i -> "  %s\n".formatted(premise(i, premises.get(i))))
                .collect(Collectors.joining());
    }

    private void rule(int number, Rule rule) {
        List<Premise> premises = rule.premises();
        line("rule \"%s\" when", name(number));
        drl.append(premises(rule));
        line("then");
        line("  findings.rule(%d);", number);
        IntStream.range(0, premises.size())
                .filter(i -> premises.get(i) instanceof Premise.Present)
                .forEach(i -> line("  findings.because($f%d);", i));
        for (int i = 0; i < rule.calls().size(); i++) {
            call(i, rule.calls().get(i));
        }
        line("end");
    }

    private static String premise(int number, Premise premise) {
        if (premise instanceof Premise.Present it) {
            return "$f%d : %s".formatted(number, pattern(it.pattern()));
        } else if (premise instanceof Premise.Absent it) {
            return "not " + pattern(it.pattern());
        }
        List<Pattern> patterns = premise.patterns();
        return patterns.size() == 1 ? "exists " + pattern(patterns.get(0)) : anyOf(patterns);
    }

    /** "Not one of them is absent": written so, the rule fires once, however many of them are there. */
    private static String anyOf(List<Pattern> patterns) {
        return patterns.stream().map(it -> "not " + pattern(it)).collect(Collectors.joining(" and ", "not ( ", " )"));
    }

    private static String pattern(Pattern pattern) {
        String content = Stream.concat(
                        pattern.bound().stream().map(it -> "%s : %s".formatted(variable(it), field(it.field()))),
                        pattern.conditions().stream().flatMap(DrlWriter::parts).map(DrlWriter::condition))
                .collect(Collectors.joining(", "));
        return "%s( %s )".formatted(pattern.fact().type().getName(), content);
    }

    /** A name such as {@code issuer} the engine would take for the question "is it suer?". */
    private static String field(Vocabulary.Field field) {
        return LIKE_A_GETTER.matcher(field.name()).matches() ? field.name() + "()" : field.name();
    }

    /** Conditions joined by "and" are written one by one: only then does the engine index them. */
    private static Stream<Condition> parts(Condition condition) {
        return condition instanceof Condition.All all
                ? all.conditions().stream().flatMap(DrlWriter::parts)
                : Stream.of(condition);
    }

    private static String condition(Condition condition) {
        if (condition instanceof Condition.Comparison it) {
            return "%s %s %s".formatted(term(it.left()), it.relation().symbol(), term(it.right()));
        } else if (condition instanceof Condition.Yes it) {
            return term(it.value()) + " == true";
        } else if (condition instanceof Condition.Not it) {
            return negated(it.condition());
        } else if (condition instanceof Condition.OneOf it) {
            String relation = it.negated() ? " != " : " == ";
            return it.allowed().stream()
                    .map(allowed -> term(it.value()) + relation + term(allowed))
                    .collect(Collectors.joining(it.negated() ? " && " : " || ", "(", ")"));
        } else if (condition instanceof Condition.All it) {
            return "(%s)".formatted(all(it));
        }
        return ((Condition.Any) condition)
                .conditions().stream()
                        .map(it -> it instanceof Condition.All all ? all(all) : condition(it))
                        .collect(Collectors.joining(" || ", "(", ")"));
    }

    private static String all(Condition.All all) {
        return all.conditions().stream().map(DrlWriter::condition).collect(Collectors.joining(" && "));
    }

    private static String negated(Condition condition) {
        return condition instanceof Condition.Yes it
                ? term(it.value()) + " == false"
                : "!(%s)".formatted(condition(condition));
    }

    private static String term(Term term) {
        if (term instanceof Term.Number it) {
            return number(it.value());
        } else if (term instanceof Term.YesNo it) {
            return Boolean.toString(it.value());
        } else if (term instanceof Term.Text it) {
            return '"' + it.value() + '"';
        } else if (term instanceof Term.Choice it) {
            return it.type().getCanonicalName() + "." + it.value().name();
        } else if (term instanceof Term.OfFact it) {
            return field(it.field());
        } else if (term instanceof Term.Variable it) {
            return variable(it);
        }
        Term.Arithmetic it = (Term.Arithmetic) term;
        return "%s %c %s".formatted(operand(it.left(), it, false), it.operator(), operand(it.right(), it, true));
    }

    /** In brackets only where these change something: what the engine's parser spends doubles with each of them. */
    private static String operand(Term term, Term.Arithmetic parent, boolean right) {
        boolean bracketed = term instanceof Term.Arithmetic it
                && (right ? !it.bindsCloserThan(parent) : parent.bindsCloserThan(it));
        return bracketed ? "(%s)".formatted(term(term)) : term(term);
    }

    private static String number(double value) {
        return value < 0 ? "(%s)".formatted(Double.toString(value)) : Double.toString(value);
    }

    private static String variable(Term.Variable variable) {
        return "$v" + variable.index();
    }

    private void call(int number, Call call) {
        if (call instanceof Call.Hedge hedge) {
            value(hedge.targetRatio());
            value(hedge.tenorDays());
        }
        call.message().values().forEach(this::value);
        line("  findings.say(%d);", number);
    }

    /** Texts are passed by number, too: none of an author's words is in a consequence. */
    private void value(Term term) {
        line(Kinds.isNumber(term.type()) ? "  findings.number(%s);" : "  findings.word(%s);", term(term));
    }

    private void line(String format, Object... values) {
        drl.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
