package io.davylamp.command;

import io.davylamp.rules.LintFinding;
import io.davylamp.rules.RulebookCheck;
import io.davylamp.rules.RulebookSource;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** All that the service would refuse a folder for. */
@Command(
        name = "check",
        description = "Compiles a rulebook, runs its cases and reports everything the service would refuse it for.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", description = "The rulebook's folder.", defaultValue = "rules")
    private Path folder = Path.of("rules");

    @Option(names = "--strict", description = "Also end with 1 for rules that are valid but probably not as meant.")
    private boolean strict;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        RulebookCheck check = RulebookCheck.of(RulebookSource.read(folder));
        Notices notices = Notices.of(folder, check);
        output.write(
                switch (output.format()) {
                    case TEXT -> notices.text();
                    case JSON -> Json.write(check);
                    case JUNIT -> JUnitXml.write(folder, check);
                    case SARIF -> Sarif.write(notices);
                });
        boolean doubtful = strict && check.lint().stream().anyMatch(it -> it.severity() != LintFinding.Severity.NOTE);
        return check.passed() && !doubtful ? Commands.OK : Commands.PROBLEMS;
    }
}
