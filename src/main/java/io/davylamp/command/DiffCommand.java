package io.davylamp.command;

import io.davylamp.rules.Change;
import io.davylamp.rules.RulebookDiff;
import io.davylamp.rules.RulebookSource;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What changes in meaning from one folder to another. */
@Command(
        name = "diff",
        description = "Shows what changes in meaning from one rulebook to another.",
        mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "OLD", description = "The old rulebook's folder.")
    @SuppressWarnings("NullAway.Init") // filled by picocli
    private Path before;

    @Parameters(index = "1", paramLabel = "NEW", description = "The new rulebook's folder.")
    @SuppressWarnings("NullAway.Init") // filled by picocli
    private Path after;

    @Option(names = "--text", description = "Also show the files' unified diff.")
    private boolean withText;

    @Option(names = "--exit-code", description = "End with 1 if they differ in meaning.")
    private boolean exitCode;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        RulebookDiff diff = RulebookDiff.between(RulebookSource.read(before), RulebookSource.read(after));
        output.write(
                switch (output.format()) {
                    case TEXT -> text(diff);
                    case JSON -> Json.write(diff);
                    case JUNIT, SARIF -> throw output.unknown("text, json");
                });
        return diff.problems().isEmpty() && (diff.changes().isEmpty() || !exitCode) ? Commands.OK : Commands.PROBLEMS;
    }

    private String text(RulebookDiff diff) {
        String problems = diff.problems().stream().map(it -> it + "\n").collect(Collectors.joining());
        String changes = diff.changes().stream()
                .map(Change::sentence)
                .map(it -> it + "\n")
                .collect(Collectors.joining());
        String none = diff.text().isEmpty() ? "the same files\n" : "no change in meaning\n";
        return problems + (changes.isEmpty() ? none : changes) + (withText ? diff.text() : "");
    }
}
