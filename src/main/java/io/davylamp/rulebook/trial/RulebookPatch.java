package io.davylamp.rulebook.trial;

import com.github.difflib.UnifiedDiffUtils;
import io.davylamp.rules.LineDiff;
import io.davylamp.rules.RulebookSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What leads from one rulebook to another, as {@code git apply} and {@code patch -p1} read it. Workbooks are whole, in
 * Git's binary form.
 */
public final class RulebookPatch {
    private static final int CONTEXT_LINES = 3;
    private static final String NO_NEWLINE = "\\ No newline at end of file";

    private RulebookPatch() {}

    /** The patch; empty where the two are the same. */
    public static String between(RulebookSource before, RulebookSource after) {
        Set<String> paths = new TreeSet<>(before.files().keySet());
        paths.addAll(after.files().keySet());
        StringBuilder patch = new StringBuilder();
        for (String path : paths) {
            String old = before.files().get(path);
            String fresh = after.files().get(path);
            if (old == null ? fresh != null : !old.equals(fresh)) {
                patch.append("diff --git ")
                        .append(name("a", path))
                        .append(' ')
                        .append(name("b", path))
                        .append('\n');
                patch.append(old == null ? "new file mode 100644\n" : "");
                patch.append(fresh == null ? "deleted file mode 100644\n" : "");
                patch.append(
                        path.endsWith(".xlsx")
                                ? BinaryPatch.of(old, fresh)
                                : text(
                                        path,
                                        old == null ? "" : old,
                                        fresh == null ? "" : fresh,
                                        old == null,
                                        fresh == null));
            }
        }
        return patch.toString();
    }

    private static String text(String path, String old, String fresh, boolean isNew, boolean isGone) {
        List<String> before = lines(old);
        List<String> diff = UnifiedDiffUtils.generateUnifiedDiff(
                isNew ? "/dev/null" : name("a", path),
                isGone ? "/dev/null" : name("b", path),
                before,
                LineDiff.between(before, lines(fresh)),
                CONTEXT_LINES);
        StringBuilder text = new StringBuilder();
        for (String line : diff) {
            // a line that lacks its end carries the mark inside, see lines()
            text.append(line).append('\n');
        }
        return text.toString();
    }

    private static String name(String side, String path) {
        return side + "/" + path;
    }

    /** Lines without their ends; a last one without an end differs from the same line with one. */
    private static List<String> lines(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        int last = lines.size() - 1;
        if (lines.get(last).isEmpty()) {
            lines.remove(last);
        } else {
            lines.set(last, lines.get(last) + "\n" + NO_NEWLINE);
        }
        return lines;
    }
}
