package io.davylamp.rules;

import java.util.List;

/** The kinds of file a rulebook holds; the one place where a format becomes DRL. */
final class RuleFormat {
    private static final List<String> OTHERS = List.of("README.md", PolicyFile.NAME, MandateFile.NAME);
    static final String RULES = ".drl";
    static final String CASES = ".cases.yaml";

    private RuleFormat() {}

    /**
     * A file's rules as DRL; empty where it holds none.
     *
     * @throws Refusal where the file's ending says nothing: it would otherwise be left out without a word
     */
    static String toDrl(String path, String text) throws Refusal {
        if (path.endsWith(RULES)) {
            return text;
        } else if (path.endsWith(CASES) || OTHERS.contains(path)) {
            return "";
        }
        throw new Refusal(
                0,
                "a file with this ending is not part of a rulebook.",
                "Maybe it should end with %s or %s; README.md and %s stand at the top."
                        .formatted(RULES, CASES, PolicyFile.NAME));
    }
}
