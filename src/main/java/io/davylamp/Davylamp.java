package io.davylamp;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.jspecify.annotations.NullMarked;

/** The entrance: sees to a database, then starts the service. */
@NullMarked
@QuarkusMain
public final class Davylamp {
    public static void main(String... args) {
        try {
            DatabaseAtStart.provide(StartSettings.read());
        } catch (DatabaseAtStart.NoDatabase e) {
            System.err.println(e.getMessage());
            System.exit(e.exitCode());
        }
        Quarkus.run(args);
    }
}
