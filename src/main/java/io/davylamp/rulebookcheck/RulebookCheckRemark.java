package io.davylamp.rulebookcheck;

import io.davylamp.rules.LintFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is to be said at one place of a rulebook that was sent.
 *
 * @param word how bad it is, in a word, so that nothing is shown by its colour alone
 * @param file path inside the rulebook
 * @param line line in that file, or row of a sheet; 0 where the file as a whole is meant
 * @param cell cell of a table; empty in other files
 * @param rule the rule's name or id, or the case's; empty where none is meant
 */
public record RulebookCheckRemark(
        String word, String file, int line, String cell, String rule, String message, String advice) {
    private static final String WRONG = "Wrong";
    private static final String DOUBTFUL = "Doubtful";
    private static final String NOTE = "Note";

    /** All of them: what is wrong, then what is probably not as meant. */
    static List<RulebookCheckRemark> of(RulebookCheckReply reply) {
        List<RulebookCheckRemark> all = new ArrayList<>();
        reply.problems()
                .forEach(it -> all.add(new RulebookCheckRemark(
                        WRONG, it.file(), it.line(), it.cell(), it.rule(), it.message(), it.advice())));
        reply.lint()
                .forEach(it -> all.add(new RulebookCheckRemark(
                        word(it.severity()), it.file(), it.line(), it.cell(), it.rule(), it.message(), it.advice())));
        return all;
    }

    private static String word(LintFinding.Severity severity) {
        return switch (severity) {
            case ERROR -> WRONG;
            case WARNING -> DOUBTFUL;
            case NOTE -> NOTE;
        };
    }

    /** {@code 1 problem, 2 doubts}; {@code All is well} where nothing is wrong. */
    static String verdict(List<RulebookCheckRemark> all) {
        String wrong = count(all, WRONG, "problem");
        return Stream.of(
                        wrong.isEmpty() ? "All is well" : wrong,
                        count(all, DOUBTFUL, "doubt"),
                        count(all, NOTE, "note"))
                .filter(it -> !it.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String count(List<RulebookCheckRemark> all, String word, String what) {
        long number = all.stream().filter(it -> it.word().equals(word)).count();
        return number == 0 ? "" : "%d %s%s".formatted(number, what, number == 1 ? "" : "s");
    }

    /** {@code liquidity/runway.drl:7}, {@code liquidity/debt-service.drl.xlsx cell Grades!F9}. */
    public String place() {
        String here = within();
        return here.isEmpty() ? file : here.startsWith("cell") ? file + " " + here : file + ":" + line;
    }

    /** {@code line 7}, {@code cell Grades!F9}; empty where the file as a whole is meant. */
    public String within() {
        if (!cell.isEmpty()) {
            return "cell " + cell;
        }
        return line > 0 ? "line " + line : "";
    }
}
