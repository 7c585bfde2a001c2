package io.davylamp.command;

import io.davylamp.rules.RulebookCheck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a check has to say, place by place.
 *
 * @param check what was found
 * @param all one for each thing that is wrong
 */
record Notices(RulebookCheck check, List<Notice> all) {
    static final String PROBLEM = "rule-problem";
    static final String CASE = "case-fails";
    static final String UNTESTED = "rule-untested";
    static final String LINT = "rule-doubtful";
    private static final String ERROR = "error";

    Notices {
        all = List.copyOf(all);
    }

    /**
     * One thing that is wrong.
     *
     * @param kind {@link #PROBLEM}, {@link #CASE}, {@link #UNTESTED} or {@link #LINT}
     * @param level error, warning or note
     * @param path the file, the rulebook's folder before it
     * @param line line in it, or row of a sheet; 0 where the file as a whole is meant
     * @param cell cell of a table, such as {@code Grades!F9}; empty in other files
     */
    record Notice(String kind, String level, String path, int line, String cell, String message, String advice) {
        /** {@code rules/a.drl:7}, {@code rules/a.drl.xlsx cell Grades!F9}, {@code rules/a.drl}. */
        String place() {
            if (!cell.isEmpty()) {
                return path + " cell " + cell;
            }
            return line > 0 ? path + ":" + line : path;
        }

        @Override
        public String toString() {
            String sign = kind.equals(LINT) ? level + ": " : "";
            return "%s: %s%s %s".formatted(place(), sign, message, advice).strip();
        }
    }

    static Notices of(Path folder, RulebookCheck check) {
        List<Notice> all = new ArrayList<>();
        check.problems()
                .forEach(it -> all.add(new Notice(
                        PROBLEM,
                        ERROR,
                        path(folder, it.file()),
                        it.line(),
                        it.cell(),
                        it.rule().isEmpty() ? it.message() : "rule \"%s\": %s".formatted(it.rule(), it.message()),
                        it.advice())));
        check.cases()
                .forEach(it -> it.wrong()
                        .forEach(wrong -> all.add(new Notice(
                                CASE,
                                ERROR,
                                path(folder, it.file()),
                                it.line(),
                                "",
                                "case \"%s\": %s.".formatted(it.name(), wrong),
                                "Maybe the rule is wrong, or the case no longer says what is meant."))));
        check.untested()
                .forEach(it -> all.add(new Notice(
                        UNTESTED,
                        ERROR,
                        path(folder, it.file()),
                        it.line(),
                        it.cell(),
                        "%s: %s.".formatted(it.name(), it.message()),
                        "Maybe add it to the .cases.yaml of the same name.")));
        check.lint()
                .forEach(it -> all.add(new Notice(
                        LINT,
                        it.severity().name().toLowerCase(Locale.ROOT),
                        path(folder, it.file()),
                        it.line(),
                        it.cell(),
                        "%s %s".formatted(it.rule(), it.message()).strip(),
                        it.advice())));
        return new Notices(check, all);
    }

    private static String path(Path folder, String file) {
        return folder.resolve(file).normalize().toString().replace('\\', '/');
    }

    Notices withoutCases() {
        return new Notices(
                check, all.stream().filter(it -> !it.kind().equals(CASE)).toList());
    }

    Notices withoutLint() {
        return new Notices(
                check, all.stream().filter(it -> !it.kind().equals(LINT)).toList());
    }

    String lines() {
        return all.stream().map(it -> it + "\n").collect(Collectors.joining());
    }

    String text() {
        String counts = "rulebook %s: %d rules, %d cases"
                .formatted(check.version(), check.rules().size(), check.cases().size());
        int wrong = withoutLint().all().size();
        String verdict = wrong == 0 ? "all is well" : "%d problems".formatted(wrong);
        String doubts = check.lint().isEmpty()
                ? ""
                : ", %d doubts".formatted(check.lint().size());
        return "%s%s, %s%s%n".formatted(lines(), counts, verdict, doubts);
    }
}
