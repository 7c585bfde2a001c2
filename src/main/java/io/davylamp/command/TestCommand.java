package io.davylamp.command;

import io.davylamp.rules.RulebookCheck;
import io.davylamp.rules.RulebookCheck.CaseResult;
import io.davylamp.rules.RulebookSource;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The cases alone, each with its outcome. */
@Command(
        name = "test",
        description = "Runs a rulebook's cases and reports how each came out.",
        mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", description = "The rulebook's folder.", defaultValue = "rules")
    private Path folder = Path.of("rules");

    @Option(names = "--only", paramLabel = "TEXT", description = "Cases whose name or file holds this text.")
    private @Nullable String only;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        RulebookCheck check = narrowed(RulebookCheck.of(RulebookSource.read(folder)));
        output.write(
                switch (output.format()) {
                    case TEXT -> text(check);
                    case JSON -> Json.write(check);
                    case JUNIT -> JUnitXml.write(folder, check);
                    case SARIF -> Sarif.write(Notices.of(folder, check));
                });
        return check.passed() ? Commands.OK : Commands.PROBLEMS;
    }

    private RulebookCheck narrowed(RulebookCheck check) {
        String text = only;
        if (text == null) {
            return check;
        }
        List<CaseResult> cases = check.cases().stream()
                .filter(it -> it.name().contains(text) || it.file().contains(text))
                .toList();
        if (cases.isEmpty() && check.problems().isEmpty()) {
            throw new Commands.Fault("no case's name or file holds '%s'. Maybe leave --only out: there are %d cases."
                    .formatted(text, check.cases().size()));
        }
        return new RulebookCheck(check.version(), check.rules(), check.problems(), cases, List.of(), List.of());
    }

    private String text(RulebookCheck check) {
        StringBuilder text = new StringBuilder();
        for (CaseResult it : check.cases()) {
            text.append(it.passed() ? "ok    " : "FAILS ")
                    .append("%s/%s:%d %s%n".formatted(folder, it.file(), it.line(), it.name()));
            it.wrong().forEach(wrong -> text.append("      ").append(wrong).append('\n'));
        }
        long failed = check.cases().stream().filter(it -> !it.passed()).count();
        return text
                + Notices.of(folder, check).withoutCases().withoutLint().lines()
                + "%d cases, %d fail%n".formatted(check.cases().size(), failed);
    }
}
