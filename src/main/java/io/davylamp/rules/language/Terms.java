package io.davylamp.rules.language;

import io.davylamp.metrics.Input;
import io.davylamp.metrics.Metric;
import io.davylamp.metrics.Scenario;
import io.davylamp.mining.Grade;
import io.davylamp.mining.Instrument;
import io.davylamp.rules.text.Refusal;
import io.davylamp.rules.text.Spelling;
import io.davylamp.rules.text.Token;
import io.davylamp.rules.text.Tokens;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads values: numbers, texts, constants, a fact's fields, bound variables, and {@code + - * /} on numbers. There are
 * no calls, no members, no assignments: what is not in this grammar does not exist.
 */
final class Terms {
    private static final List<Class<?>> CHOICES =
            List.of(Scenario.class, Input.class, Metric.Reason.class, Grade.class, Instrument.class);
    private static final Map<String, Class<?>> CHOICE_BY_NAME =
            CHOICES.stream().collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

    private final Tokens tokens;
    private final Optional<Vocabulary.Fact> fact;
    private final Map<String, Term.Variable> variables;

    /**
     * @param fact the fact whose fields may be named, if any
     * @param variables the values bound so far, by name
     */
    Terms(Tokens tokens, Optional<Vocabulary.Fact> fact, Map<String, Term.Variable> variables) {
        this.tokens = tokens;
        this.fact = fact;
        this.variables = variables;
    }

    /** A value; where one type is expected, a bare constant such as {@code BASE} is understood as one of it. */
    Term read(Class<?> expected) throws Refusal {
        Term left = product(expected);
        while (tokens.peek().is("+") || tokens.peek().is("-")) {
            char operator = tokens.take().text().charAt(0);
            left = arithmetic(left, operator, product(expected));
        }
        return left;
    }

    private Term product(Class<?> expected) throws Refusal {
        Term left = factor(expected);
        while (tokens.peek().is("*") || tokens.peek().is("/")) {
            char operator = tokens.take().text().charAt(0);
            left = arithmetic(left, operator, factor(expected));
        }
        return left;
    }

    private Term arithmetic(Term left, char operator, Term right) throws Refusal {
        if (!Kinds.isNumber(left.type()) || !Kinds.isNumber(right.type())) {
            throw tokens.unexpected(
                    "'%c' joins something that is not a number".formatted(operator),
                    "Maybe separate the values with a comma.");
        }
        return new Term.Arithmetic(left, operator, right);
    }

    private Term factor(Class<?> expected) throws Refusal {
        Token token = tokens.take();
        return switch (token.kind()) {
            case NUMBER -> new Term.Number(Double.parseDouble(token.text()));
            case TEXT -> text(token);
            case VARIABLE -> variable(token);
            case WORD -> word(token, expected);
            default -> signed(token, expected);
        };
    }

    private Term signed(Token token, Class<?> expected) throws Refusal {
        if (token.is("(")) {
            Term inner = read(expected);
            tokens.expect(")", "after a value in parentheses");
            return inner;
        } else if (token.is("-")) {
            Term inner = factor(expected);
            return inner instanceof Term.Number number
                    ? new Term.Number(-number.value())
                    : arithmetic(new Term.Number(0), '-', inner);
        }
        throw new Refusal(
                token.line(),
                "a value is missing; found %s.".formatted(token.described()),
                "Maybe write a number, a field or a bound $variable.");
    }

    private static Term text(Token token) throws Refusal {
        if (!Term.Text.isPlain(token.text())) {
            throw new Refusal(
                    token.line(),
                    "a text to compare with has characters that no name has, or more than 64.",
                    "Maybe use letters, digits, blanks and . _ @ : / + - only.");
        }
        return new Term.Text(token.text());
    }

    private Term variable(Token token) throws Refusal {
        Term.Variable variable = variables.get(token.text());
        if (variable == null) {
            throw new Refusal(
                    token.line(),
                    "%s is not bound before it is used.".formatted(token.text()),
                    variables.isEmpty()
                            ? "Maybe bind it in a condition: Runway( $days : days )."
                            : Spelling.advice(token.text(), variables.keySet()));
        }
        noMembers(token);
        return variable;
    }

    private Term word(Token token, Class<?> expected) throws Refusal {
        if (token.text().equals("true") || token.text().equals("false")) {
            return new Term.YesNo(token.text().equals("true"));
        } else if (tokens.peek().is(".")) {
            return qualifiedChoice(token);
        }
        noMembers(token);
        Optional<Vocabulary.Field> field = fact.flatMap(it -> it.field(token.text()));
        if (field.isPresent()) {
            return new Term.OfFact(field.get());
        } else if (Kinds.isChoice(expected)) {
            return choice(expected, token);
        }
        throw unknown(token);
    }

    private Refusal unknown(Token token) {
        if (fact.isPresent()) {
            Vocabulary.Fact it = fact.get();
            return new Refusal(
                    token.line(),
                    "%s has no field '%s'.".formatted(it.name(), token.text()),
                    Spelling.advice(token.text(), it.fieldNames()));
        }
        return new Refusal(
                token.line(),
                "'%s' is not a value known here.".formatted(token.text()),
                "Maybe put a text between quotes, or bind a $variable in a condition.");
    }

    /** {@code Scenario.BASE}, {@code Metric.Reason.MISSING_INPUT}. */
    private Term qualifiedChoice(Token first) throws Refusal {
        tokens.expect(".", "here");
        Token second = tokens.take();
        if (first.isWord("Metric") && second.isWord("Reason")) {
            tokens.expect(".", "after Metric.Reason");
            return qualified(second, tokens.take());
        }
        return qualified(first, second);
    }

    private Term qualified(Token list, Token constant) throws Refusal {
        Class<?> type = CHOICE_BY_NAME.get(list.text());
        if (type == null) {
            throw new Refusal(
                    list.line(),
                    "'%s.%s' is not known.".formatted(list.text(), constant.text()),
                    Spelling.advice(
                            list.text(),
                            CHOICES.stream().map(Class::getSimpleName).toList()));
        }
        return choice(type, constant);
    }

    private Term choice(Class<?> type, Token constant) throws Refusal {
        noMembers(constant);
        return Arrays.stream(type.getEnumConstants())
                .map(it -> (Enum<?>) it)
                .filter(it -> it.name().equals(constant.text()))
                .findFirst()
                .map(Term.Choice::new)
                .orElseThrow(() -> new Refusal(
                        constant.line(),
                        "%s has no '%s'.".formatted(type.getSimpleName(), constant.text()),
                        Spelling.advice(constant.text(), Kinds.choices(type))));
    }

    private void noMembers(Token token) throws Refusal {
        if (tokens.peek().is("(") || tokens.peek().is(".") || tokens.peek().is("[")) {
            throw new Refusal(
                    token.line(),
                    "'%s' is followed by '%s': a rule calls nothing and opens nothing."
                            .formatted(token.text(), tokens.peek().text()),
                    "Maybe name the field alone: days, not days().");
        }
    }
}
