package io.davylamp.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sentences of a {@code vocabulary.dsl}, one on each line: {@code [when]sentence=meaning}. */
final class SentenceBook {
    private static final Pattern LINE = Pattern.compile("\\[(\\w+|\\*)\\](?:\\[[^\\]]*\\])?\\s*([^=]*?)\\s*=\\s*(.+)");
    private static final Map<String, Sentence.Side> SIDES = Map.of(
            "when", Sentence.Side.WHEN,
            "condition", Sentence.Side.WHEN,
            "then", Sentence.Side.THEN,
            "consequence", Sentence.Side.THEN);
    private static final int MOST = 500;

    private final List<Sentence> sentences = new ArrayList<>();

    private SentenceBook() {}

    /** Reads a vocabulary; lines that cannot be understood are added to the problems. */
    static SentenceBook read(String path, String text, List<RuleProblem> problems) {
        SentenceBook book = new SentenceBook();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#") && !line.startsWith("//")) {
                try {
                    book.add(line, Place.line(path, i + 1));
                } catch (Refusal e) {
                    problems.add(e.in(path, ""));
                }
            }
        }
        return book;
    }

    private void add(String line, Place place) throws Refusal {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches() || matcher.group(2).isEmpty()) {
            throw new Refusal(
                    place,
                    "this is no line of a vocabulary.",
                    "Maybe write [when]sentence=condition or [then]sentence=call; a comment begins with #.");
        }
        Sentence.Side side = SIDES.get(matcher.group(1).toLowerCase(Locale.ROOT));
        if (side == null) {
            throw new Refusal(
                    place,
                    "there is no kind of sentence [%s].".formatted(matcher.group(1)),
                    Spelling.advice(matcher.group(1), List.of("when", "then")));
        } else if (sentences.size() == MOST) {
            throw new Refusal(
                    place,
                    "the vocabulary has more than %d sentences.".formatted(MOST),
                    "Maybe move some, and the rules they are for, to another folder.");
        }
        Sentence sentence = Sentence.of(side, matcher.group(2), matcher.group(3), place);
        for (Sentence other : sentences) {
            if (other.side() == side
                    && other.pattern().pattern().equals(sentence.pattern().pattern())) {
                throw new Refusal(
                        place,
                        "the sentence stands on %s already."
                                .formatted(other.place().described()),
                        "Maybe remove one of them.");
            }
        }
        sentences.add(sentence);
    }

    List<Sentence> sentences() {
        return sentences;
    }

    /** The sentences that a line could be. */
    List<Sentence> saying(Sentence.Side side, String line) {
        return sentences.stream()
                .filter(it -> it.side() == side && it.values(line).isPresent())
                .toList();
    }

    /** The sentence someone most likely meant. */
    Optional<Sentence> nearest(Sentence.Side side, String line) {
        return sentences.stream()
                .filter(it -> it.side() == side)
                .min(Comparator.comparingInt((Sentence it) -> distance(it.text(), line))
                        .thenComparing(Sentence::text));
    }

    /** By words, for which a value's place counts as right. */
    private static int distance(String sentence, String line) {
        String[] left = sentence.split("\\s+", -1);
        String[] right = line.split("\\s+", -1);
        int[] row = new int[right.length + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = 3 * j;
        }
        for (int i = 1; i <= left.length; i++) {
            int diagonal = row[0];
            row[0] = 3 * i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + cost(left[i - 1], right[j - 1]);
                diagonal = row[j];
                row[j] = Math.min(replaced, 3 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[right.length];
    }

    private static int cost(String word, String written) {
        if (word.contains("{") || word.equals(written)) {
            return 0;
        }
        return Spelling.isNear(word, written) ? 1 : 3;
    }
}
