package io.davylamp.whatif;

import io.davylamp.assessment.Assessment;
import io.davylamp.rules.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The findings of one assessment that another does not have. A finding whose figures alone differ is the same: what
 * counts is the rule, what it says (grade, flag, instrument) and about what (loan, scenario).
 */
final class FindingChange {
    private FindingChange() {}

    /** Findings of {@code one} that have no counterpart in {@code other}, worst first. */
    static List<Finding> only(Assessment one, Assessment other) {
        Set<Key> known = other.findings().stream().map(Key::of).collect(Collectors.toSet());
        return one.findings().stream().filter(it -> !known.contains(Key.of(it))).toList();
    }

    private record Key(String ruleId, String says, List<String> about) {
        static Key of(Finding finding) {
            List<String> about = new ArrayList<>();
            finding.because().forEach(metric -> about.add(metric.name() + " " + Figures.which(metric)));
            return new Key(finding.ruleId(), says(finding), about);
        }

        private static String says(Finding finding) {
            if (finding instanceof Finding.Stress stress) {
                return stress.grade().name();
            } else if (finding instanceof Finding.Crunch crunch) {
                return crunch.flag();
            }
            return ((Finding.Hedge) finding).instrument().name();
        }
    }
}
