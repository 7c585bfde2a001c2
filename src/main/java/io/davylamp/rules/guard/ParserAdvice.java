package io.davylamp.rules.guard;

import io.davylamp.rules.text.Token;
import java.util.List;

/** Guesses from the tokens what someone meant where the parser only says that something did not fit. */
final class ParserAdvice {
    private ParserAdvice() {}

    /**
     * Advice on a line that does not fit.
     *
     * @param line the tokens of the line
     */
    static String on(List<Token> line) {
        for (int i = 2; i < line.size(); i++) {
            Token whole = line.get(i - 2);
            Token decimals = line.get(i);
            if (whole.kind() == Token.Kind.NUMBER && line.get(i - 1).is(",") && decimals.kind() == Token.Kind.NUMBER) {
                return "Maybe write decimals with a point: %s.%s, not %s,%s."
                        .formatted(whole.text(), decimals.text(), whole.text(), decimals.text());
            }
        }
        return "Maybe compare the line, and the one before it, with a rule that works.";
    }
}
