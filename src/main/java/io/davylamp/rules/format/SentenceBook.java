package io.davylamp.rules.format;

import io.davylamp.rules.RuleProblem;
import io.davylamp.rules.text.FirstProblems;
import io.davylamp.rules.text.Place;
import io.davylamp.rules.text.Refusal;
import io.davylamp.rules.text.Spelling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The sentences of a {@code vocabulary.dsl}, one on each line: {@code [when]sentence=meaning}. */
public final class SentenceBook {
    private static final Map<String, Sentence.Side> SIDES = Map.of(
            "when", Sentence.Side.WHEN,
            "condition", Sentence.Side.WHEN,
            "then", Sentence.Side.THEN,
            "consequence", Sentence.Side.THEN);
    private static final int MAX = 200;

    private static final int MAX_WORDS_COMPARED = 40;

    private final List<Sentence> sentences = new ArrayList<>();

    private SentenceBook() {}

    /** Reads a vocabulary; lines that cannot be understood are added to the problems. */
    public static SentenceBook read(String path, String text, List<RuleProblem> problems) {
        SentenceBook book = new SentenceBook();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size() && problems.size() < FirstProblems.MAX; i++) {
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

    /** {@code [kind][scope]sentence=meaning}, where the scope is optional and means nothing here. */
    private record Line(String kind, String sentence, String meaning) {
        static Optional<Line> of(String line) {
            int kind = line.startsWith("[") ? line.indexOf(']') : -1;
            int scope = kind > 0 && line.startsWith("[", kind + 1) ? line.indexOf(']', kind + 1) : kind;
            int equals = scope > 0 ? line.indexOf('=', scope) : -1;
            if (equals < 0) {
                return Optional.empty();
            }
            Line read = new Line(
                    line.substring(1, kind),
                    line.substring(scope + 1, equals).strip(),
                    line.substring(equals + 1).strip());
            return read.sentence.isEmpty() || read.meaning.isEmpty() ? Optional.empty() : Optional.of(read);
        }
    }

    private void add(String line, Place place) throws Refusal {
        Line read = Line.of(line)
                .orElseThrow(() -> new Refusal(
                        place,
                        "this is not a line of a vocabulary.",
                        "Maybe write [when]sentence=condition or [then]sentence=call; a comment begins with #."));
        Sentence.Side side = SIDES.get(read.kind().toLowerCase(Locale.ROOT));
        if (side == null) {
            throw new Refusal(
                    place,
                    "there is no kind of sentence [%s].".formatted(read.kind()),
                    Spelling.advice(read.kind(), List.of("when", "then")));
        } else if (sentences.size() == MAX) {
            throw new Refusal(
                    place,
                    "the vocabulary has more than %d sentences.".formatted(MAX),
                    "Maybe move some, and the rules they are for, to another folder.");
        }
        Sentence sentence = Sentence.of(side, read.sentence(), read.meaning(), place);
        for (Sentence other : sentences) {
            if (other.side() == side && other.form().equals(sentence.form())) {
                throw new Refusal(
                        place,
                        "the sentence is already on %s.".formatted(other.place().described()),
                        "Maybe remove one of them.");
            }
        }
        sentences.add(sentence);
    }

    public List<Sentence> sentences() {
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

    /** By words, for which a value's place counts as right; of a long line its beginning. */
    private static int distance(String sentence, String line) {
        String[] left = sentence.split("\\s+", MAX_WORDS_COMPARED);
        String[] right = line.split("\\s+", MAX_WORDS_COMPARED);
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
