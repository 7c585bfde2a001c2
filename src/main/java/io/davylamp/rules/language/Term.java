package io.davylamp.rules.language;

import java.util.regex.Pattern;

/**
 * A value in a rule: written down, read from a fact, or computed from those. The type is {@code double},
 * {@code boolean}, {@code String} or an enum.
 */
public sealed interface Term {
    Class<?> type();

    record Number(double value) implements Term {
        @Override
        public Class<?> type() {
            return double.class;
        }
    }

    record YesNo(boolean value) implements Term {
        @Override
        public Class<?> type() {
            return boolean.class;
        }
    }

    /**
     * A name to compare with. It is plain by construction: no quote, no escape, nothing that could be more than text.
     */
    record Text(String value) implements Term {
        private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9 ._@:/+-]{0,64}");

        public Text {
            if (!isPlain(value)) {
                throw new IllegalArgumentException("not a plain text");
            }
        }

        static boolean isPlain(String value) {
            return PLAIN.matcher(value).matches();
        }

        @Override
        public Class<?> type() {
            return String.class;
        }
    }

    /** One of an enum's constants. */
    record Choice(Enum<?> value) implements Term {
        @Override
        public Class<?> type() {
            return value.getDeclaringClass();
        }
    }

    /** A field of the pattern the term is in. */
    record OfFact(Vocabulary.Field field) implements Term {
        @Override
        public Class<?> type() {
            return field.type();
        }
    }

    /**
     * A value bound earlier in the rule.
     *
     * @param name the author's name for it, with its dollar sign
     * @param index its place among the rule's variables
     * @param field the field it was bound to
     */
    record Variable(String name, int index, Vocabulary.Field field) implements Term {
        @Override
        public Class<?> type() {
            return field.type();
        }
    }

    /** Two numbers and one of {@code + - * /}. */
    record Arithmetic(Term left, char operator, Term right) implements Term {
        /** Whether it is computed first where both follow each other: {@code *} before {@code +}. */
        public boolean bindsCloserThan(Arithmetic other) {
            return isProduct() && !other.isProduct();
        }

        private boolean isProduct() {
            return operator == '*' || operator == '/';
        }

        @Override
        public Class<?> type() {
            return double.class;
        }
    }
}
