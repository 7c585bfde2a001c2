package io.davylamp.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.rules.sheet.Sheet;
import io.davylamp.rules.sheet.Workbooks;
import io.davylamp.rules.text.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Files of the shipped rulebook, of every format, spoilt at random. Each is taken or refused with sound problems; nothing crashes. More
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
    void are_taken_or_refused_but_never_crash() throws Exception {
        // Given
        Map<String, String> shipped = RulebookSource.read(Rulebooks.SHIPPED).files();
        List<String> paths = new ArrayList<>(shipped.keySet());
        paths.removeIf(it -> it.endsWith(".md") || it.endsWith(".cases.yaml"));
        Random random = new Random(42);
        int taken = 0;
        for (int i = 0; i < TRIES; i++) {
            String path = paths.get(random.nextInt(paths.size()));
            String text = Objects.requireNonNull(shipped.get(path));
            String spoilt = path.endsWith(".xlsx") ? spoilWorkbook(text, random) : spoil(text, random);
            RulebookSource source = new RulebookSource(around(path, spoilt, shipped));

            // When
            Compilation compilation = RuleCompiler.compile(source);
            List<Grid> shown = Grid.isTable(path) ? Grid.of(path, spoilt) : List.of();

            // Then
            assertThat(shown).allSatisfy(it -> assertThat(it.rows()).hasSizeLessThanOrEqualTo(Sheet.MAX_ROWS));
            if (compilation instanceof Compilation.Compiled it) {
                assertThat(RulebookLint.of(it.rules().understood())).doesNotContainNull();
                it.rules().close();
                taken++;
            } else {
                checkProblems(((Compilation.Refused) compilation).problems(), source, spoilt);
            }
        }
        assertThat(taken).isLessThan(TRIES);
    }

    /** The file in a rulebook with what it needs: a policy, a rule, and the vocabulary or sentences beside it. */
    private static Map<String, String> around(String path, String text, Map<String, String> shipped) {
        Map<String, String> files = new HashMap<>(Map.of(
                "rulebook.yaml",
                Rulebooks.POLICY,
                "a.drl",
                Rulebooks.rule("Dscr( )", "findings.stress(WATCH, \"x\");")));
        if (path.startsWith("hedging/")) {
            shipped.forEach((other, sound) -> {
                if (other.equals("hedging/vocabulary.dsl") || other.equals("hedging/production.dslr")) {
                    files.put(other, sound);
                }
            });
        }
        files.put(path, text);
        return files;
    }

    /** Half of them spoilt as bytes, half in the text of a part. */
    private static String spoilWorkbook(String base64, Random random) throws Refusal {
        byte[] bytes = Base64.getDecoder().decode(base64);
        if (random.nextBoolean()) {
            for (int changes = 1 + random.nextInt(5); changes > 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            return Workbooks.base64(bytes);
        }
        Map<String, byte[]> parts = new TreeMap<>(Workbooks.parts(bytes));
        String part = random.nextInt(4) > 0
                ? "xl/worksheets/sheet1.xml"
                : List.copyOf(parts.keySet()).get(random.nextInt(parts.size()));
        String text = new String(Objects.requireNonNull(parts.get(part)), StandardCharsets.UTF_8);
        parts.put(part, spoil(text, random).getBytes(StandardCharsets.UTF_8));
        return Workbooks.base64(Workbooks.zipBytes(parts));
    }

    private static void checkProblems(List<RuleProblem> problems, RulebookSource source, String text) {
        assertThat(problems).as(text).isNotEmpty().allSatisfy(it -> {
            assertThat(source.files()).containsKey(it.file());
            assertThat(it.advice()).startsWith("Maybe");
            assertThat(it.message())
                    .doesNotContain("engine could not build", "cannot be understood", "cannot be read as");
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
