package io.davylamp.mining;

import java.util.regex.Pattern;

/** Names one operator of the book: 1 to 64 of {@code a-z 0-9 . _ -}, starting with a letter or digit. */
public record OperatorId(String value) implements Comparable<OperatorId> {
    private static final Pattern ALLOWED = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    public OperatorId {
        if (!ALLOWED.matcher(value).matches()) {
            throw new InvalidValue(
                    "operatorId",
                    "operatorId must be 1 to 64 of a-z 0-9 . _ - and start with a letter or digit.",
                    "Maybe write it in lower case with dashes: core-scientific.");
        }
    }

    @Override
    public int compareTo(OperatorId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
