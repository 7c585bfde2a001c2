package io.davylamp.rules.text;

import java.util.List;

/** Tokens being read one after the other. */
public final class Tokens {
    private final List<Token> tokens;
    private int next;

    private Tokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    public static Tokens of(String source, int firstLine) throws Refusal {
        return new Tokens(Lexer.read(source, firstLine));
    }

    public Token peek() {
        return peek(0);
    }

    /** The token some places ahead; the end stays the end. */
    public Token peek(int ahead) {
        return tokens.get(Math.min(next + ahead, tokens.size() - 1));
    }

    public Token take() {
        Token token = peek();
        next = Math.min(next + 1, tokens.size() - 1);
        return token;
    }

    public boolean atEnd() {
        return peek().kind() == Token.Kind.END;
    }

    /** Takes the symbol if it is here. */
    public boolean accept(String symbol) {
        boolean there = peek().is(symbol);
        if (there) {
            take();
        }
        return there;
    }

    public void expect(String symbol, String where) throws Refusal {
        if (!accept(symbol)) {
            int line = tokens.get(Math.max(0, next - 1)).line();
            throw new Refusal(
                    line,
                    "'%s' is missing %s; found %s.".formatted(symbol, where, peek().described()),
                    "Maybe compare it with a rule near it.");
        }
    }

    /** The opening parenthesis ahead closes at this many tokens from here, or at the end. */
    public int closing() {
        int depth = 0;
        for (int ahead = 0; peek(ahead).kind() != Token.Kind.END; ahead++) {
            depth += peek(ahead).is("(") ? 1 : peek(ahead).is(")") ? -1 : 0;
            if (depth == 0) {
                return ahead;
            }
        }
        return tokens.size();
    }

    public Refusal unexpected(String message, String advice) {
        return new Refusal(peek().line(), message + ".", advice);
    }
}
