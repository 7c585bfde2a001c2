package io.davylamp.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Files of the shipped rulebook, spoilt at random. Each is taken or refused with sound problems; nothing crashes. More
 * than the few hundred of an ordinary run with {@code -Ddavylamp.spoilt=10000}.
 */
class SpoiltFilesTest {
    private static final int TRIES = Integer.getInteger("davylamp.spoilt", 200);
    private static final List<String> SNIPPETS = List.of(
            "\"",
            "\\",
            "(",
            ")",
            "{",
            "}",
            ";",
            ",",
            ".",
            ":",
            "$",
            "@",
            "/*",
            "*/",
            "//",
            "end",
            "rule",
            "when",
            "then",
            "not",
            "exists",
            "or",
            "and",
            "eval(",
            "%",
            "%s",
            "%.0f",
            "0",
            "-1",
            "1e400",
            "99999999999",
            "\u0000",
            "\n",
            "\t",
            "\u202E",
            "ü",
            "\uD800",
            "in (",
            "null",
            "true",
            "this",
            "findings.",
            "import x;",
            "salience 1");

    @Test
    void are_taken_or_refused_but_never_crash() {
        // Given
        Map<String, String> shipped = RulebookSource.read(Rulebooks.SHIPPED).files();
        List<String> paths = new ArrayList<>(shipped.keySet());
        paths.removeIf(it -> it.equals("README.md") || it.endsWith(".cases.yaml"));
        Random random = new Random(42);
        int taken = 0;
        for (int i = 0; i < TRIES; i++) {
            String path = paths.get(random.nextInt(paths.size()));
            String text = spoil(Objects.requireNonNull(shipped.get(path)), random);
            RulebookSource source = path.endsWith(".drl")
                    ? Rulebooks.withFile(path, text)
                    : new RulebookSource(
                            Map.of(path, text, "a.drl", Rulebooks.rule("Dscr( )", "findings.stress(WATCH, \"x\");")));

            // When
            Compilation compilation = RuleCompiler.compile(source);

            // Then
            if (compilation instanceof Compilation.Compiled it) {
                it.rules().close();
                taken++;
            } else {
                checkProblems(((Compilation.Refused) compilation).problems(), path, text);
            }
        }
        assertThat(taken).isLessThan(TRIES);
    }

    private static void checkProblems(List<RuleProblem> problems, String path, String text) {
        assertThat(problems).as(text).isNotEmpty().allSatisfy(it -> {
            assertThat(it.file()).isIn(path, "rulebook.yaml");
            assertThat(it.advice()).startsWith("Maybe");
            assertThat(it.message()).doesNotContain("engine could not build", "cannot be understood", "cannot be read");
        });
    }

    private static String spoil(String text, Random random) {
        StringBuilder spoilt = new StringBuilder(text);
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            int from = random.nextInt(spoilt.length() + 1);
            int to = Math.min(spoilt.length(), from + random.nextInt(12));
            switch (random.nextInt(5)) {
                case 0 -> spoilt.delete(from, to);
                case 1 -> spoilt.insert(from, SNIPPETS.get(random.nextInt(SNIPPETS.size())));
                case 2 -> spoilt.replace(from, to, SNIPPETS.get(random.nextInt(SNIPPETS.size())));
                case 3 -> spoilt.insert(random.nextInt(spoilt.length() + 1), spoilt.substring(from, to));
                default -> {
                    if (from < to) {
                        spoilt.setCharAt(from, (char) random.nextInt(128));
                    }
                }
            }
        }
        return spoilt.toString();
    }
}
