package io.davylamp.rules.hostile;

import io.davylamp.rules.Rulebooks;
import java.util.HashMap;
import java.util.Map;

/**
 * Files that must be refused, in a rulebook that is sound without them.
 *
 * @param kind what they try
 * @param files path → text, a workbook as Base64; the first path is where the refusal belongs
 */
public record HostileFile(String kind, Map<String, String> files) {
    private static final String RULE = "sound.drl";

    static HostileFile of(String kind, String path, String text) {
        return new HostileFile(kind, Map.of(path, text));
    }

    /** The whole rulebook: a policy and a rule, with these files beside or in place of them. */
    public Map<String, String> rulebook() {
        Map<String, String> rulebook = sound();
        rulebook.putAll(files);
        return rulebook;
    }

    /** The rulebook that is sound. */
    public static Map<String, String> sound() {
        return new HashMap<>(Map.of(
                "rulebook.yaml",
                Rulebooks.POLICY,
                RULE,
                Rulebooks.rule("Dscr( ratio < 1 )", "findings.stress(WATCH, \"Below one.\");"),
                "sound.cases.yaml",
                """
                - case: below
                  facts: {Dscr: {ratio: 0.9}}
                  expect: [TST-001]
                - case: on the limit
                  facts: {Dscr: {ratio: 1}}
                  expect-not: [TST-001]
                """));
    }

    @Override
    public String toString() {
        return kind;
    }
}
