package io.davylamp.web.page;

import io.davylamp.assessment.Assessment;
import io.davylamp.assessment.NotJudged;
import io.davylamp.mining.Grade;
import io.davylamp.rules.Finding;
import java.util.Comparator;
import java.util.List;

/** Why an assessment says what it says, in the few sentences a person reads first. */
public final class Reasons {
    private Reasons() {}

    /**
     * The worst stress findings, at most so many; what is missing leads where it keeps a grade from being given.
     */
    public static List<String> of(Assessment assessment, int most) {
        List<Finding.Stress> stress = assessment.findings().stream()
                .filter(Finding.Stress.class::isInstance)
                .map(Finding.Stress.class::cast)
                .filter(it -> it.grade() != Grade.NORMAL)
                .sorted(worstFirst(assessment.grade()))
                .toList();
        return stress.isEmpty()
                ? List.of("No rule found stress.")
                : stress.stream()
                        .map(Finding.Stress::text)
                        .distinct()
                        .limit(most)
                        .toList();
    }

    /** Whether it is incomplete for want of inputs: who could not be judged has them, and its reason says what is wrong. */
    public static boolean inputsAreWanting(Assessment assessment) {
        return assessment.incomplete() && NotJudged.reason(assessment).isEmpty();
    }

    private static Comparator<Finding.Stress> worstFirst(Grade grade) {
        Comparator<Finding.Stress> byGrade =
                Comparator.comparing(Finding.Stress::grade).reversed();
        return grade == Grade.INDETERMINATE
                ? Comparator.<Finding.Stress, Boolean>comparing(it -> it.grade() != Grade.INDETERMINATE)
                        .thenComparing(byGrade)
                : byGrade;
    }
}
