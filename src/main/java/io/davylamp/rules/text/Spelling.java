package io.davylamp.rules.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the word someone meant among those that exist. */
public final class Spelling {
    /** Nobody misspells a longer word by a letter or two: looking for it would cost the square of its length. */
    private static final int LONGEST = 64;
    /** So many are looked through, and so many named. */
    private static final int MAX_CHECKED = 1_000;

    private static final int MAX_NAMED = 60;

    private Spelling() {}

    /** "Maybe it is 'days'." where a known word is near; else a list of what there is. */
    public static String advice(String word, Collection<String> known) {
        return closest(word, known)
                .map("Maybe it is '%s'."::formatted)
                .orElseGet(() -> "Maybe it is one of: %s%s."
                        .formatted(
                                known.stream().limit(MAX_NAMED).collect(Collectors.joining(", ")),
                                known.size() > MAX_NAMED ? " and %,d more".formatted(known.size() - MAX_NAMED) : ""));
    }

    /** Whether one word may have been meant for the other. */
    public static boolean isNear(String word, String other) {
        int allowed = Math.max(2, word.length() / 3);
        return word.length() <= LONGEST
                && Math.abs(word.length() - other.length()) <= allowed
                && distance(word, other) <= allowed;
    }

    private static Optional<String> closest(String word, Collection<String> known) {
        return known.stream()
                .limit(MAX_CHECKED)
                .filter(it -> isNear(word, it))
                .min(Comparator.comparingInt((String it) -> distance(word, it)).thenComparing(it -> it));
    }

    /** Levenshtein's distance, blind to case. */
    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
