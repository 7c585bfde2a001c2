package io.davylamp.rules.format;

import io.davylamp.rules.RuleProblem;
import io.davylamp.rules.policy.MandateFile;
import io.davylamp.rules.policy.PolicyFile;
import io.davylamp.rules.sheet.CsvSheet;
import io.davylamp.rules.sheet.Workbook;
import io.davylamp.rules.text.Bounds;
import io.davylamp.rules.text.Expansion;
import io.davylamp.rules.text.FirstProblems;
import io.davylamp.rules.text.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The kinds of file a rulebook holds; the one place where a format becomes DRL. */
public final class RuleFormat {
    private static final List<String> OTHERS = List.of("README.md", "MISTAKES.md", PolicyFile.NAME, MandateFile.NAME);
    static final String RULES = ".drl";
    public static final String WORKBOOK = ".drl.xlsx";
    public static final String CSV = ".drl.csv";
    public static final String SENTENCES = ".dslr";
    public static final String CASES = ".cases.yaml";
    /** The vocabulary of the sentences in the same folder. */
    public static final String SENTENCE_BOOK = "vocabulary.dsl";

    /** Endings people choose in good faith, and what to do about them. */
    private static final Map<String, String> NEARLY = nearly();

    private RuleFormat() {}

    private static Map<String, String> nearly() {
        Map<String, String> nearly = new LinkedHashMap<>();
        nearly.put(".xlsx", "Maybe name it %s%s: only then is it read as a table of rules.");
        nearly.put(".csv", "Maybe name it %s%s: only then is it read as a table of rules.");
        nearly.put(".xls", "Maybe save it as .xlsx and name it %s.drl.xlsx.");
        nearly.put(".xlsm", "Maybe save it without macros and name it %s.drl.xlsx.");
        nearly.put(".ods", "Maybe save it as .xlsx and name it %s.drl.xlsx.");
        nearly.put(".dsl", "Maybe name it %s.dslr if it holds rules, vocabulary.dsl if it says what sentences mean.");
        nearly.put(".yml", "Maybe name it %s.yaml.");
        nearly.put(".drl.txt", "Maybe name it %s.drl: some programs add .txt unasked.");
        nearly.put(".dslr.txt", "Maybe name it %s.dslr: some programs add .txt unasked.");
        return nearly;
    }

    /**
     * A file's rules as DRL; nothing where it holds none.
     *
     * @param files every file of the rulebook
     * @param problems takes what is wrong with single rows or lines
     * @throws Refusal where nothing of the file can be read, or its ending says nothing: it would otherwise be left out
     *     without a word
     */
    public static Expansion expand(String path, Map<String, String> files, List<RuleProblem> problems) throws Refusal {
        String text = withoutMark(files.getOrDefault(path, ""));
        if (isLines(path)) {
            Bounds.checkText(text);
        }
        if (path.endsWith(RULES)) {
            return Expansion.of(path, text);
        } else if (path.endsWith(WORKBOOK)) {
            return TableFile.expand(path, Workbook.read(path, text), problems);
        } else if (path.endsWith(CSV)) {
            return TableFile.expand(path, List.of(CsvSheet.read(path, text)), problems);
        } else if (path.endsWith(SENTENCES)) {
            return sentences(path, files, problems);
        } else if (isSentenceBook(path)) {
            SentenceBook.read(path, text, problems);
            return Expansion.nothing(path);
        } else if (path.endsWith(CASES) || OTHERS.contains(path)) {
            return Expansion.nothing(path);
        }
        throw new Refusal(0, "a file with this ending is not part of a rulebook.", advice(path));
    }

    /** Whether its lines are those of rules or of a vocabulary. */
    private static boolean isLines(String path) {
        return path.endsWith(RULES) || path.endsWith(SENTENCES) || isSentenceBook(path);
    }

    /** Without the mark that some programs put before the first character of a text. */
    static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** Whether a file is kept as Base64 for it holds no text. */
    public static boolean isBinary(String path) {
        return path.endsWith(".xlsx");
    }

    public static boolean isSentenceBook(String path) {
        return path.equals(SENTENCE_BOOK) || path.endsWith("/" + SENTENCE_BOOK);
    }

    private static Expansion sentences(String path, Map<String, String> files, List<RuleProblem> problems)
            throws Refusal {
        String bookPath = path.substring(0, path.lastIndexOf('/') + 1) + SENTENCE_BOOK;
        String bookText = files.get(bookPath);
        if (bookText == null) {
            throw new Refusal(
                    0,
                    "there is no %s that says what its sentences mean.".formatted(bookPath),
                    "Maybe copy the one of hedging/, or move the file there.");
        }
        Bounds.checkText(bookText);
        List<RuleProblem> ofBook = new FirstProblems();
        SentenceBook book = SentenceBook.read(bookPath, withoutMark(bookText), ofBook);
        return ofBook.isEmpty()
                ? SentenceFile.expand(path, withoutMark(files.getOrDefault(path, "")), bookPath, book, problems)
                : Expansion.nothing(path);
    }

    private static String advice(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        for (Map.Entry<String, String> it : NEARLY.entrySet()) {
            if (name.endsWith(it.getKey())) {
                String stem = name.substring(0, name.length() - it.getKey().length());
                return it.getValue().formatted(stem, ".drl" + it.getKey());
            }
        }
        return "Maybe it should end with %s, %s, %s, %s or %s; README.md and %s belong at the top."
                .formatted(RULES, WORKBOOK, CSV, SENTENCES, CASES, PolicyFile.NAME);
    }
}
