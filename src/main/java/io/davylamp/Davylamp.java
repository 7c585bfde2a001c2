package io.davylamp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.davylamp.command.Commands;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.PrintWriter;
import org.jspecify.annotations.NullMarked;

/** The entrance: sees to a database, then starts the service. With {@code rules} or {@code audit} it is the command line. */
@NullMarked
@QuarkusMain
public final class Davylamp {
    public static void main(String... args) {
        if (Commands.isMeant(args)) {
            System.exit(Commands.run(
                    new PrintWriter(System.out, true, UTF_8), new PrintWriter(System.err, true, UTF_8), args));
        }
        try {
            DatabaseAtStart.provide(StartSettings.read());
        } catch (DatabaseAtStart.NoDatabase e) {
            System.err.println(e.getMessage());
            System.exit(e.exitCode());
        }
        Quarkus.run(args);
    }
}
