package io.davylamp.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The page on which rules are tried before anyone uses them.
 *
 * @param path the file pasted
 * @param text what was pasted
 * @param alone whether the files are the whole rulebook, rather than changes to the one in force
 * @param operatorId whom to try them on, empty for nobody
 * @param at of which moment, as it was typed
 * @param operators whom one can try them on
 * @param reply what came of it; none before anything was sent
 * @param files the files sent, line by line
 * @param elsewhere what is wrong in files that were not sent, or in a file as a whole
 */
record RulebookCheckPage(
        String path,
        String text,
        boolean alone,
        String operatorId,
        String at,
        List<String> operators,
        @Nullable RulebookCheckReply reply,
        List<FileLines> files,
        List<RulebookCheckReply.Trouble> elsewhere) {

    /** A file, and beside each of its lines what is wrong there. */
    record FileLines(String path, List<Line> lines, boolean sound) {}

    /** One line. */
    record Line(int number, String text, List<RulebookCheckReply.Trouble> troubles) {}

    static RulebookCheckPage empty(List<String> operators) {
        return new RulebookCheckPage("liquidity/runway.drl", "", false, "", "", operators, null, List.of(), List.of());
    }

    RulebookCheckPage answered(RulebookCheckReply answer, Map<String, String> sent) {
        List<FileLines> shown = new ArrayList<>();
        new TreeMap<>(sent).forEach((file, content) -> shown.add(lines(file, content, answer)));
        List<RulebookCheckReply.Trouble> others = answer.problems().stream()
                .filter(it -> it.line() == 0 || !sent.containsKey(it.file()))
                .toList();
        return new RulebookCheckPage(path, text, alone, operatorId, at, operators, answer, shown, others);
    }

    private static FileLines lines(String file, String content, RulebookCheckReply answer) {
        boolean text = !file.endsWith(".xlsx");
        List<String> all = text ? content.lines().toList() : List.of();
        List<Line> lines = new ArrayList<>();
        for (int number = 1; number <= all.size(); number++) {
            int here = number;
            lines.add(new Line(
                    number,
                    all.get(number - 1),
                    answer.problems().stream()
                            .filter(it -> it.file().equals(file) && it.line() == here)
                            .toList()));
        }
        return new FileLines(
                file,
                lines,
                answer.problems().stream().noneMatch(it -> it.file().equals(file)));
    }
}
