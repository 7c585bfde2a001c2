package io.davylamp.rulebookcheck;

import io.davylamp.assessment.Assessment;
import io.davylamp.mining.Grade;
import io.davylamp.rules.Change;
import io.davylamp.rules.FindingBrief;
import io.davylamp.rules.LintFinding;
import io.davylamp.rules.RuleProblem;
import io.davylamp.rules.RulebookCheck;
import io.davylamp.rules.RulebookDiff;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The report on a rulebook that was sent. Nothing of it is kept.
 *
 * @param version the version these files have
 * @param passed whether it could judge
 * @param rules how many rules were understood
 * @param cases how many cases were tried
 * @param problems what is wrong, by file, line and cell; beyond a hundred the last entry states how many more there are
 * @param lint what is valid but probably not as meant
 * @param changes what changes in meaning against the rulebook in force, each in a sentence
 * @param trial how one operator fares by it, where one was asked for and the rulebook compiles
 */
@Schema(name = "RulebookCheck", description = "The report on a rulebook that was sent")
public record RulebookCheckReply(
        String version,
        boolean passed,
        int rules,
        int cases,
        List<Trouble> problems,
        List<LintFinding> lint,
        List<String> changes,
        Optional<Trial> trial) {
    private static final int MAX_REPORTED = 101;

    /**
     * One thing that is wrong.
     *
     * @param kind PROBLEM keeps the rulebook from being built, CASE does not come out as written, UNTESTED lacks a case
     * @param line line in the file, or row of a sheet; 0 where the file as a whole is meant
     * @param cell cell of a table, such as {@code Grades!F9}; empty in other files
     * @param rule the rule's name or the case's
     */
    @Schema(name = "RulebookTrouble")
    public record Trouble(
            String kind, String file, int line, String cell, String rule, String message, String advice) {}

    /**
     * One operator at one moment, by the rulebook in force and by the one sent; each of the moment by itself.
     *
     * @param inForce by the rulebook in force
     * @param sent by the one that was sent
     */
    @Schema(name = "RulebookTrial")
    public record Trial(String operatorId, Instant at, Verdict inForce, Verdict sent) {}

    /** What one rulebook says. */
    @Schema(name = "RulebookTrialVerdict")
    public record Verdict(Grade grade, List<String> flags, List<FindingBrief> findings) {
        static Verdict of(Assessment it) {
            return new Verdict(it.rawGrade(), it.flags(), FindingBrief.of(it.findings()));
        }
    }

    static RulebookCheckReply of(RulebookCheck check, Optional<RulebookDiff> diff) {
        return new RulebookCheckReply(
                check.version(),
                check.passed(),
                check.rules().size(),
                check.cases().size(),
                troubles(check),
                check.lint(),
                diff.map(RulebookDiff::changes).orElse(List.of()).stream()
                        .map(Change::sentence)
                        .toList(),
                Optional.empty());
    }

    /** Of a rulebook that could not even be checked. */
    static RulebookCheckReply refused(String version, RuleProblem why) {
        return new RulebookCheckReply(
                version, false, 0, 0, List.of(trouble(why)), List.of(), List.of(), Optional.empty());
    }

    RulebookCheckReply with(Trial tried) {
        return new RulebookCheckReply(version, passed, rules, cases, problems, lint, changes, Optional.of(tried));
    }

    private static Trouble trouble(RuleProblem it) {
        return new Trouble("PROBLEM", it.file(), it.line(), it.cell(), it.rule(), it.message(), it.advice());
    }

    private static List<Trouble> troubles(RulebookCheck check) {
        List<Trouble> all = new ArrayList<>();
        check.problems().forEach(it -> all.add(trouble(it)));
        check.cases()
                .forEach(it -> it.wrong()
                        .forEach(wrong -> all.add(new Trouble(
                                "CASE",
                                it.file(),
                                it.line(),
                                "",
                                it.name(),
                                wrong,
                                "Maybe the rule is wrong, or the case no longer says what is meant."))));
        check.untested()
                .forEach(it -> all.add(new Trouble(
                        "UNTESTED",
                        it.file(),
                        it.line(),
                        it.cell(),
                        it.name(),
                        it.message(),
                        "Maybe add it to the .cases.yaml of the same name.")));
        return first(all);
    }

    private static List<Trouble> first(List<Trouble> all) {
        if (all.size() <= MAX_REPORTED) {
            return all;
        }
        Trouble next = all.get(MAX_REPORTED);
        List<Trouble> first = new ArrayList<>(all.subList(0, MAX_REPORTED));
        first.add(new Trouble(
                next.kind(),
                next.file(),
                next.line(),
                next.cell(),
                next.rule(),
                "and %,d more from here on.".formatted(all.size() - MAX_REPORTED),
                "Maybe correct those above first: some may follow from them."));
        return first;
    }
}
