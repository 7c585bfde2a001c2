package io.davylamp.rules.format;

import io.davylamp.rules.text.Place;
import io.davylamp.rules.text.Refusal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * What a line must be to say a sentence: its words, with blanks as wide as one likes, and values between them. A value
 * between quotes goes to the next quote, another to the next blank. Matching takes at most as many steps as the line
 * has characters for each part of the sentence, whatever either holds.
 *
 * @param parts the pieces, from left to right
 */
record SentenceForm(List<Part> parts) {
    private static final int MAX_VALUES = 8;
    /** Words, the blanks between them, and values. */
    private static final int MAX_PARTS = 80;

    /** One piece. */
    private record Part(Kind kind, String text) {}

    private enum Kind {
        WORDS,
        BLANKS,
        VALUE,
        QUOTED
    }

    SentenceForm {
        parts = List.copyOf(parts);
    }

    /** The form of a sentence; values that touch each other are refused, for nobody could say where one ends. */
    static SentenceForm of(String text, Place place) throws Refusal {
        List<Part> parts = new ArrayList<>();
        Matcher slot = Sentence.SLOT.matcher(text);
        int from = 0;
        int values = 0;
        while (slot.find()) {
            if (values > 0 && slot.start() == from) {
                throw new Refusal(
                        place,
                        "the value %s follows another one with nothing between them.".formatted(slot.group()),
                        "Maybe put a word or a blank there: otherwise it is not clear where the first ends.");
            } else if (++values > MAX_VALUES) {
                throw new Refusal(
                        place,
                        "the sentence has more than %d values.".formatted(MAX_VALUES),
                        "Maybe say it in two sentences.");
            }
            words(text.substring(from, slot.start()), parts);
            boolean quoted =
                    slot.start() > 0 && text.charAt(slot.start() - 1) == '"' && text.startsWith("\"", slot.end());
            parts.add(new Part(quoted ? Kind.QUOTED : Kind.VALUE, ""));
            from = slot.end();
        }
        words(text.substring(from), parts);
        if (parts.size() > MAX_PARTS) {
            throw new Refusal(
                    place,
                    "the sentence has more than %d words.".formatted(MAX_PARTS / 2),
                    "Maybe say it in two sentences.");
        }
        return new SentenceForm(parts);
    }

    private static void words(String text, List<Part> parts) {
        int from = 0;
        while (from < text.length()) {
            boolean blank = text.charAt(from) == ' ';
            int end = from;
            while (end < text.length() && (text.charAt(end) == ' ') == blank) {
                end++;
            }
            parts.add(blank ? new Part(Kind.BLANKS, "") : new Part(Kind.WORDS, text.substring(from, end)));
            from = end;
        }
    }

    /** The values of a line that says this sentence, in order; each as long as it can be, the first before the next. */
    Optional<List<String>> match(String line) {
        if (!parts.stream().allMatch(it -> line.contains(it.text()))) {
            return Optional.empty();
        }
        List<BitSet> reach = reach(line);
        if (!reach.get(0).get(0)) {
            return Optional.empty();
        }
        List<String> values = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < parts.size(); i++) {
            int end = end(parts.get(i), line, at, reach.get(i + 1));
            if (parts.get(i).kind() == Kind.VALUE || parts.get(i).kind() == Kind.QUOTED) {
                values.add(line.substring(at, end));
            }
            at = end;
        }
        return Optional.of(values);
    }

    /** For each part, from which places of the line it and all after it fit to the line's end. */
    private List<BitSet> reach(String line) {
        List<BitSet> reach = new ArrayList<>();
        BitSet after = new BitSet();
        after.set(line.length());
        reach.add(after);
        for (int i = parts.size() - 1; i >= 0 && !after.isEmpty(); i--) {
            after = before(parts.get(i), line, after);
            reach.add(0, after);
        }
        return reach;
    }

    private static BitSet before(Part part, String line, BitSet after) {
        if (part.kind() == Kind.WORDS) {
            return starts(part.text(), line, after);
        }
        BitSet before = new BitSet();
        boolean fits = false;
        for (int at = line.length(); at >= 0; at--) {
            boolean goesOn = at < line.length() && fits(part, line.charAt(at));
            boolean longer = goesOn && (fits || after.get(at + 1));
            before.set(at, longer || (part.kind() == Kind.QUOTED && after.get(at)));
            fits = longer;
        }
        return before;
    }

    /** Where words begin in a line that end at one of some places, found in one pass (Knuth, Morris and Pratt). */
    private static BitSet starts(String words, String line, BitSet ends) {
        BitSet starts = new BitSet();
        int[] borders = new int[words.length() + 1];
        borders[0] = -1;
        for (int i = 0; i < words.length(); i++) {
            borders[i + 1] = grown(words, borders, borders[i], words.charAt(i));
        }
        int matched = 0;
        for (int at = 0; at < line.length(); at++) {
            matched = grown(words, borders, matched, line.charAt(at));
            if (matched == words.length()) {
                starts.set(at + 1 - matched, ends.get(at + 1));
                matched = borders[matched];
            }
        }
        return starts;
    }

    /** How much of the words a text ends with that ended with so much of them before one more character. */
    private static int grown(String words, int[] borders, int matched, char next) {
        int shorter = matched;
        while (shorter >= 0 && words.charAt(shorter) != next) {
            shorter = borders[shorter];
        }
        return shorter + 1;
    }

    /** Where a part ends that begins at a place from which it is known to fit: as late as it can. */
    private static int end(Part part, String line, int at, BitSet after) {
        if (part.kind() == Kind.WORDS) {
            return at + part.text().length();
        }
        int end = at;
        while (end < line.length() && fits(part, line.charAt(end))) {
            end++;
        }
        return after.previousSetBit(end);
    }

    private static boolean fits(Part part, char it) {
        return switch (part.kind()) {
            case BLANKS -> isBlank(it);
            case VALUE -> !isBlank(it);
            default -> it != '"';
        };
    }

    private static boolean isBlank(char it) {
        return it == ' ' || (it >= '\t' && it <= '\r');
    }
}
