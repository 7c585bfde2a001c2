package io.davylamp.rules;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.DiffAlgorithmListener;
import com.github.difflib.patch.ChangeDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.Patch;
import java.util.List;

/**
 * What differs between two texts, line by line. What that costs grows with the square of how far they are apart; beyond
 * a bound all that is between their common beginning and their common end is one change.
 */
public final class LineDiff {
    private static final int MAX_DIFFERENT = 1_000;
    private static final long MAX_STEPS = 20_000_000;

    private LineDiff() {}

    /** What leads from one text to the other. */
    public static Patch<String> between(List<String> before, List<String> after) {
        try {
            return DiffUtils.diff(before, after, new Limit(before.size() + after.size()));
        } catch (TooFarApart e) {
            return whole(before, after);
        }
    }

    private static Patch<String> whole(List<String> before, List<String> after) {
        int shorter = Math.min(before.size(), after.size());
        int first = 0;
        while (first < shorter && before.get(first).equals(after.get(first))) {
            first++;
        }
        int last = 0;
        while (last < shorter - first
                && before.get(before.size() - 1 - last).equals(after.get(after.size() - 1 - last))) {
            last++;
        }
        Patch<String> patch = new Patch<>();
        patch.addDelta(new ChangeDelta<>(
                new Chunk<>(first, before.subList(first, before.size() - last)),
                new Chunk<>(first, after.subList(first, after.size() - last))));
        return patch;
    }

    /** Ends a comparison that would take too long. */
    private static final class Limit implements DiffAlgorithmListener {
        private final long most;

        private Limit(int lines) {
            this.most = Math.min(MAX_DIFFERENT, MAX_STEPS / Math.max(1, lines));
        }

        @Override
        public void diffStart() {}

        @Override
        public void diffStep(int value, int max) {
            if (value > most) {
                throw new TooFarApart();
            }
        }

        @Override
        public void diffEnd() {}
    }

    private static final class TooFarApart extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private TooFarApart() {
            super("the texts differ too much", null, false, false);
        }
    }
}
