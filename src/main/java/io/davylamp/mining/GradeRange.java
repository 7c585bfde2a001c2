package io.davylamp.mining;

import java.util.List;

/**
 * From which grade to which the truth may be, where something needed is not known or only estimated.
 *
 * @param atLeast what the known figures alone say; never INDETERMINATE
 * @param atMost the worst that the unknown ones allow; not calmer than {@code atLeast}
 * @param wouldSettle the figures whose knowing would narrow it most, in words for people, the most telling first
 */
public record GradeRange(Grade atLeast, Grade atMost, List<String> wouldSettle) {
    public GradeRange {
        if (atLeast == Grade.INDETERMINATE || atLeast.worseThan(atMost)) {
            throw new IllegalArgumentException("a range from %s to %s".formatted(atLeast, atMost));
        }
        wouldSettle = List.copyOf(wouldSettle);
    }
}
