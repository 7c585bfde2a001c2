package io.davylamp.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where a command's answer goes, and in which notation. */
final class Output {
    /** A notation; not every command knows each. */
    enum Format {
        TEXT,
        JSON,
        JUNIT,
        SARIF
    }

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // filled by picocli
    private CommandSpec command;

    @Option(
            names = "--format",
            defaultValue = "text",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}, in any case; text by default.")
    private Format format = Format.TEXT;

    @Option(names = "--output", paramLabel = "FILE", description = "Write there instead of to standard output.")
    private @Nullable Path file;

    Format format() {
        return format;
    }

    PrintWriter err() {
        return command.commandLine().getErr();
    }

    void write(String text) {
        Path target = file;
        if (target == null) {
            command.commandLine().getOut().print(text);
            command.commandLine().getOut().flush();
            return;
        }
        try {
            Files.writeString(target, text);
        } catch (IOException e) {
            throw new Commands.Fault("%s cannot be written (%s).".formatted(target, e));
        }
    }

    Commands.Fault unknown(String allowed) {
        return new Commands.Fault(
                "%s has no format %s. Maybe one of these: %s.".formatted(command.qualifiedName(), format, allowed));
    }
}
