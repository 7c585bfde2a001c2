package io.davylamp.web.book;

import io.davylamp.assessment.Assessment;
import io.davylamp.assessment.Caveats;
import io.davylamp.assessment.Subject;
import io.davylamp.mining.Grade;
import io.davylamp.rules.About;
import io.davylamp.rules.Explanation;
import io.davylamp.rules.Explanation.Verdict;
import io.davylamp.rules.Explanations;
import io.davylamp.rules.ParsedRulebook;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why an assessment says what it says, and what it would take to say more.
 *
 * @param subject whom it is about
 * @param at the moment judged
 * @param grade the grade in force
 * @param rawGrade what that moment's findings alone say
 * @param rulebookVersion the rulebook that judged, whose rules these are
 * @param caveats what it rests on that nobody observed, in words
 * @param firing the rules that fire
 * @param silent the rules that do not, closest to firing first
 */
@Schema(name = "Explanation", description = "Why an assessment says what it says")
public record ExplanationReport(
        Subject subject,
        Instant at,
        Grade grade,
        Grade rawGrade,
        String rulebookVersion,
        List<String> caveats,
        List<Explanation> firing,
        List<Explanation> silent) {

    static ExplanationReport of(Assessment assessment, ParsedRulebook rules) {
        return report(
                assessment,
                Explanations.all(
                        rules,
                        assessment.metrics(),
                        assessment.subject().isNetwork() ? About.NETWORK : About.OPERATOR));
    }

    /** The same for one rule, where the rulebook has it. */
    static Optional<ExplanationReport> of(Assessment assessment, ParsedRulebook rules, String ruleId) {
        return Explanations.of(rules, assessment.metrics(), ruleId).map(it -> report(assessment, List.of(it)));
    }

    private static ExplanationReport report(Assessment assessment, List<Explanation> explanations) {
        return new ExplanationReport(
                assessment.subject(),
                assessment.at(),
                assessment.grade(),
                assessment.rawGrade(),
                assessment.rulebookVersion(),
                Caveats.of(assessment),
                explanations.stream()
                        .filter(it -> it.verdict() == Verdict.FIRES)
                        .toList(),
                explanations.stream()
                        .filter(it -> it.verdict() != Verdict.FIRES)
                        .sorted(Comparator.comparing(Explanation::distance))
                        .toList());
    }

    /** The silent rules nearest to making things worse: a worse grade than the findings ask for, or a flag not open. */
    List<Explanation> nearestToWorse(List<String> openFlags, int limit) {
        return silent.stream()
                .filter(it -> it.says()
                                .grade()
                                .filter(worse -> worse.worseThan(rawGrade))
                                .isPresent()
                        || it.says().flags().stream().anyMatch(flag -> !openFlags.contains(flag)))
                .limit(limit)
                .toList();
    }
}
