package io.davylamp.rules.language;

import io.davylamp.rules.text.Refusal;
import io.davylamp.rules.text.Spelling;
import io.davylamp.rules.text.Token;
import io.davylamp.rules.text.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what is between a pattern's parentheses, one condition at a time. */
public final class Conditions {
    private static final Set<String> RELATIONS = Set.of("<", "<=", ">", ">=", "==", "!=");

    private final Tokens tokens;
    private final Vocabulary.Fact fact;
    private final Map<String, Term.Variable> variables;
    private final Terms terms;

    private Conditions(Tokens tokens, Vocabulary.Fact fact, Map<String, Term.Variable> variables) {
        this.tokens = tokens;
        this.fact = fact;
        this.variables = variables;
        this.terms = new Terms(tokens, Optional.of(fact), variables);
    }

    /**
     * Reads one condition, such as {@code $days : days < 90}.
     *
     * @param variables the values bound so far by name; a value bound here is added
     * @return the condition, or none where a value is only bound
     */
    public static Optional<Condition> read(
            String source, int line, Vocabulary.Fact fact, Map<String, Term.Variable> variables) throws Refusal {
        Conditions reader = new Conditions(Tokens.of(source, line), fact, variables);
        Optional<Condition> condition = reader.binding() ? Optional.empty() : Optional.of(reader.any());
        if (!reader.tokens.atEnd()) {
            throw reader.tokens.unexpected(
                    "%s does not continue a condition"
                            .formatted(reader.tokens.peek().described()),
                    "Maybe a comma is missing between two conditions.");
        }
        return condition;
    }

    /** Binds a variable where one is declared; true where the condition ends with that. */
    private boolean binding() throws Refusal {
        if (tokens.peek().kind() != Token.Kind.VARIABLE || !tokens.peek(1).is(":")) {
            return false;
        }
        Token name = tokens.take();
        tokens.expect(":", "after a variable");
        Token fieldName = tokens.peek();
        Vocabulary.Field field = fact.field(fieldName.text())
                .orElseThrow(() -> new Refusal(
                        fieldName.line(),
                        "%s has no field '%s'.".formatted(fact.name(), fieldName.text()),
                        Spelling.advice(fieldName.text(), fact.fieldNames())));
        if (variables.putIfAbsent(name.text(), new Term.Variable(name.text(), variables.size(), field)) != null) {
            throw new Refusal(
                    name.line(), "%s is bound twice.".formatted(name.text()), "Maybe give one of them another name.");
        }
        boolean only = tokens.peek(1).kind() == Token.Kind.END;
        if (only) {
            tokens.take();
        }
        return only;
    }

    private Condition any() throws Refusal {
        List<Condition> alternatives = new ArrayList<>(List.of(all()));
        while (tokens.accept("||")) {
            alternatives.add(all());
        }
        return alternatives.size() == 1 ? alternatives.get(0) : new Condition.Any(alternatives);
    }

    private Condition all() throws Refusal {
        List<Condition> all = new ArrayList<>(List.of(single()));
        while (tokens.accept("&&")) {
            all.add(single());
        }
        return all.size() == 1 ? all.get(0) : new Condition.All(all);
    }

    private Condition single() throws Refusal {
        if (tokens.accept("!")) {
            return new Condition.Not(single());
        } else if (tokens.peek().is("(")
                && !isRelation(tokens.peek(tokens.closing() + 1))
                && !isArithmeticAfterGroup()) {
            tokens.expect("(", "here");
            Condition inner = any();
            tokens.expect(")", "after a condition in parentheses");
            return inner;
        }
        return comparison();
    }

    private boolean isArithmeticAfterGroup() {
        return Set.of("+", "-", "*", "/")
                .contains(tokens.peek(tokens.closing() + 1).text());
    }

    private static boolean isRelation(Token token) {
        return token.kind() == Token.Kind.SYMBOL && RELATIONS.contains(token.text());
    }

    private Condition comparison() throws Refusal {
        Term left = terms.read(Object.class);
        if (tokens.peek().isWord("in")
                || (tokens.peek().isWord("not") && tokens.peek(1).isWord("in"))) {
            return oneOf(left);
        } else if (!isRelation(tokens.peek())) {
            return yes(left);
        }
        Condition first = relation(left);
        if (!isAbbreviated()) {
            return first;
        }
        String joint = tokens.peek().text();
        List<Condition> relations = new ArrayList<>(List.of(first));
        while (isAbbreviated()) {
            if (!tokens.accept(joint)) {
                throw tokens.unexpected("&& and || are mixed", "Maybe write each comparison in full.");
            }
            relations.add(relation(left));
        }
        return joint.equals("&&") ? new Condition.All(relations) : new Condition.Any(relations);
    }

    /** {@code days > 3 && < 7}: the value before the first comparison is meant in the others, too. */
    private boolean isAbbreviated() {
        return (tokens.peek().is("&&") || tokens.peek().is("||")) && isRelation(tokens.peek(1));
    }

    private Condition relation(Term left) throws Refusal {
        int line = tokens.peek().line();
        String symbol = tokens.take().text();
        Condition.Relation relation = Arrays.stream(Condition.Relation.values())
                .filter(it -> it.symbol().equals(symbol))
                .findFirst()
                .orElseThrow();
        Term right = terms.read(left.type());
        Comparability.check(left, relation, right, line);
        return new Condition.Comparison(left, relation, right);
    }

    private Condition oneOf(Term left) throws Refusal {
        int line = tokens.peek().line();
        boolean negated = tokens.take().isWord("not");
        if (negated) {
            tokens.take();
        }
        tokens.expect("(", "after 'in'");
        List<Term> allowed = new ArrayList<>();
        do {
            Term value = terms.read(left.type());
            Comparability.check(left, Condition.Relation.EQUAL, value, line);
            allowed.add(value);
        } while (tokens.accept(","));
        tokens.expect(")", "after the list");
        return new Condition.OneOf(left, allowed, negated);
    }

    private Condition yes(Term value) throws Refusal {
        if (value instanceof Term.OfFact it && it.type() == boolean.class) {
            return new Condition.Yes(value);
        }
        if (value instanceof Term.Number number) {
            throw tokens.unexpected(
                    "the number %s is not compared with anything".formatted(number.value()),
                    "Maybe a decimal comma: write 9.5, not 9,5.");
        }
        throw tokens.unexpected(
                "a comparison is missing before %s".formatted(tokens.peek().described()),
                "Maybe write one, such as days < 90.");
    }
}
