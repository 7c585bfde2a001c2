package io.davylamp.rules;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Guesses from the tokens what someone meant where the parser only says that something did not fit. */
final class ParserAdvice {
    private static final List<String> OPENING = List.of("(", "[", "{");

    private ParserAdvice() {}

    static String on(DrlFile file, int line) {
        return unclosed(file)
                .or(() -> unended(file))
                .or(() -> decimalComma(file, line))
                .orElse("Maybe compare the line, and the one before it, with a rule that works.");
    }

    /** A rule begins before the one before it has ended. */
    private static Optional<String> unended(DrlFile file) {
        Token open = null;
        for (Token token : file.tokens()) {
            if (token.isWord("rule") && open != null) {
                return Optional.of(unended(file, open));
            } else if (token.isWord("rule")) {
                open = token;
            } else if (token.isWord("end")) {
                open = null;
            }
        }
        return Optional.ofNullable(open).map(it -> unended(file, it));
    }

    private static String unended(DrlFile file, Token rule) {
        return "Maybe the rule that begins on %s lacks its 'end'."
                .formatted(file.place(rule.line()).described());
    }

    /** A bracket that is open where 'then' or 'end' stands. */
    private static Optional<String> unclosed(DrlFile file) {
        java.util.ArrayDeque<Token> open = new java.util.ArrayDeque<>();
        for (Token token : file.tokens()) {
            if (OPENING.stream().anyMatch(token::is)) {
                open.push(token);
            } else if (token.is(")") || token.is("]") || token.is("}")) {
                open.poll();
            } else if ((token.isWord("then") || token.isWord("end")) && !open.isEmpty()) {
                break;
            }
        }
        return open.stream()
                .max(Comparator.comparingInt(Token::end))
                .map(it -> "Maybe the bracket opened on %s is not closed."
                        .formatted(file.place(it.line()).described()));
    }

    private static Optional<String> decimalComma(DrlFile file, int line) {
        List<Token> tokens = file.tokens();
        for (int i = 2; i < tokens.size(); i++) {
            if (tokens.get(i).line() == line
                    && tokens.get(i).kind() == Token.Kind.NUMBER
                    && tokens.get(i - 1).is(",")
                    && tokens.get(i - 2).kind() == Token.Kind.NUMBER) {
                return Optional.of("Maybe decimals take a point: %s.%s, not %s,%s."
                        .formatted(
                                tokens.get(i - 2).text(),
                                tokens.get(i).text(),
                                tokens.get(i - 2).text(),
                                tokens.get(i).text()));
            }
        }
        return Optional.empty();
    }
}
