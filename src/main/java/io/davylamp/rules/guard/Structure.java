package io.davylamp.rules.guard;

import io.davylamp.rules.text.Refusal;
import io.davylamp.rules.text.Token;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether each bracket of a file of rules is closed within its part of a rule, and each rule has its {@code end}. The
 * parser would only notice where something no longer fits, which may be many rules below.
 */
final class Structure {
    private static final Set<String> PARTS = Set.of("rule", "when", "then", "end");

    private final Deque<Token> brackets = new ArrayDeque<>();
    private Optional<Token> rule = Optional.empty();

    private Structure() {}

    static void check(List<Token> tokens) throws Refusal {
        Structure structure = new Structure();
        Token before = tokens.get(tokens.size() - 1);
        for (Token token : tokens) {
            if (token.kind() == Token.Kind.SYMBOL) {
                structure.bracket(token);
            } else if (token.kind() == Token.Kind.END || (isPart(token) && !before.is("."))) {
                structure.part(token);
            }
            before = token;
        }
    }

    private static boolean isPart(Token token) {
        return token.kind() == Token.Kind.WORD && PARTS.contains(token.text());
    }

    private void bracket(Token token) {
        switch (token.text()) {
            case "(", "[", "{" -> brackets.push(token);
            case ")", "]", "}" -> brackets.poll();
            default -> {}
        }
    }

    private void part(Token token) throws Refusal {
        if (!brackets.isEmpty()) {
            throw new Refusal(
                    brackets.element().line(),
                    "the bracket opened here is not closed before %s.".formatted(token.described()),
                    "Maybe add the one that is missing.");
        }
        boolean begins = token.isWord("rule");
        if (rule.isPresent() && (begins || token.kind() == Token.Kind.END)) {
            throw new Refusal(
                    rule.get().line(), "the rule that begins here has no 'end'.", "Maybe add it after its last call.");
        }
        rule = begins ? Optional.of(token) : token.isWord("end") ? Optional.empty() : rule;
    }
}
