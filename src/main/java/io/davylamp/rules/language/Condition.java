package io.davylamp.rules.language;

import java.util.List;

/** What must hold of a fact's fields. */
public sealed interface Condition {

    /** Two values of one type compared. */
    record Comparison(Term left, Relation relation, Term right) implements Condition {}

    /** A value is (or is not) in a list. */
    record OneOf(Term value, List<Term> allowed, boolean negated) implements Condition {
        public OneOf {
            allowed = List.copyOf(allowed);
        }
    }

    /** A yes-or-no value says yes. */
    record Yes(Term value) implements Condition {}

    record Not(Condition condition) implements Condition {}

    record All(List<Condition> conditions) implements Condition {
        public All {
            conditions = List.copyOf(conditions);
        }
    }

    record Any(List<Condition> conditions) implements Condition {
        public Any {
            conditions = List.copyOf(conditions);
        }
    }

    enum Relation {
        BELOW("<"),
        AT_MOST("<="),
        ABOVE(">"),
        AT_LEAST(">="),
        EQUAL("=="),
        DIFFERENT("!=");

        private final String symbol;

        Relation(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }

        public boolean ordersNumbers() {
            return this != EQUAL && this != DIFFERENT;
        }
    }
}
