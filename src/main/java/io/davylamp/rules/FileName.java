package io.davylamp.rules;

import io.davylamp.rules.text.InvisibleCharacters;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The name of a file with its folders. A name that another program or system would take for a different file is refused
 * as it is; nothing of it is cleaned away.
 */
public final class FileName {
    private static final int LONGEST = 600;

    private FileName() {}

    /** What is wrong with a name, as the end of a sentence: {@code has a backslash}; nothing where it is sound. */
    public static Optional<String> fault(String name) {
        if (name.isEmpty() || name.length() > LONGEST) {
            return Optional.of("has %d characters; allowed are 1 to %d".formatted(name.length(), LONGEST));
        } else if (name.chars().anyMatch(it -> it == '\\' || it == ':')) {
            return Optional.of(name.indexOf('\\') >= 0 ? "has a backslash" : "has a colon, as a drive does");
        } else if (name.codePoints().anyMatch(FileName::isInvisible)) {
            return Optional.of("has a control character or one that cannot be seen");
        }
        return faultOfSteps(name.endsWith("/") ? name.substring(0, name.length() - 1) : name);
    }

    private static boolean isInvisible(int character) {
        return Character.isISOControl(character) || InvisibleCharacters.is(character);
    }

    private static Optional<String> faultOfSteps(String name) {
        for (String step : name.split("/", -1)) {
            if (step.isEmpty()) {
                return Optional.of(
                        name.startsWith("/") ? "begins with a slash" : "has two slashes with nothing between");
            } else if (step.equals(".") || step.equals("..")) {
                return Optional.of("leads out of its folder (%s)".formatted(step));
            } else if (step.endsWith(".") || isBlank(step.charAt(0)) || isBlank(step.charAt(step.length() - 1))) {
                return Optional.of("has a part that ends with a dot, or begins or ends with a blank");
            }
        }
        return Optional.empty();
    }

    private static boolean isBlank(char it) {
        return Character.isSpaceChar(it) || Character.isWhitespace(it);
    }

    /** The first name that is there before, but for its capitals: some systems keep only one of both. */
    public static Optional<String> twice(Collection<String> names) {
        Set<String> seen = new HashSet<>();
        return names.stream()
                .filter(it -> !seen.add(it.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** A name as it can be shown: without what cannot be seen, and not too long. */
    public static String shown(String name) {
        StringBuilder shown = new StringBuilder();
        name.codePoints().limit(60).forEach(it -> shown.appendCodePoint(isInvisible(it) ? '?' : it));
        return name.length() > 60 ? shown + "..." : shown.toString();
    }
}
