package io.davylamp.assessment;

import io.davylamp.mining.GradeRange;
import io.davylamp.rules.Finding;
import java.util.stream.Collectors;

/** What of an assessment is a verdict, in one line: an assessment whose verdict is the one before is not news. */
public final class Verdict {
    private Verdict() {}

    private static String ends(GradeRange range) {
        return "(%s-%s)".formatted(range.atLeast(), range.atMost());
    }

    /** Grades, completeness, flags and the rules that fired; figures and texts left out. */
    public static String of(Assessment assessment) {
        return "%s%s/%s%s %s %s"
                .formatted(
                        assessment.grade(),
                        assessment.range().map(Verdict::ends).orElse(""),
                        assessment.rawGrade(),
                        assessment.incomplete() ? " incomplete" : "",
                        String.join(",", assessment.flags()),
                        assessment.findings().stream()
                                .map(Finding::ruleId)
                                .sorted()
                                .collect(Collectors.joining(",")));
    }
}
