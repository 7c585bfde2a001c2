package io.davylamp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.davylamp.command.Commands;
import io.davylamp.start.DatabaseAtStart;
import io.davylamp.start.Settings;
import io.davylamp.start.StartSettings;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.smallrye.config.SmallRyeConfig;
import java.io.PrintWriter;
import org.jspecify.annotations.NullMarked;

/**
 * The entrance: sees to a database, then starts the service, without arguments or with {@code serve}. With any others it
 * is the command line.
 */
@NullMarked
@QuarkusMain
public final class Davylamp {
    private static final int MISCONFIGURED = 2;

    public static void main(String... args) {
        if (Commands.isMeant(args)) {
            System.exit(Commands.run(
                    new PrintWriter(System.out, true, UTF_8), new PrintWriter(System.err, true, UTF_8), args));
        }
        try {
            SmallRyeConfig sources = StartSettings.sources();
            Settings.check(sources).forEach(System.err::println);
            StartSettings settings = StartSettings.of(sources);
            forgetProfileOfBuild(settings);
            DatabaseAtStart.provide(settings);
        } catch (Settings.WrongSettings e) {
            System.err.println(e.getMessage());
            System.exit(MISCONFIGURED);
        } catch (DatabaseAtStart.NoDatabase e) {
            System.err.println(e.getMessage());
            System.exit(e.exitCode());
        }
        Quarkus.run();
    }

    /** A package keeps the profile that it was built with, such as that of a first try; what is run is decided here. */
    private static void forgetProfileOfBuild(StartSettings settings) {
        boolean packaged = System.getProperty("java.class.path").endsWith("quarkus-run.jar");
        if (packaged && settings.profile().isEmpty()) {
            System.setProperty(StartSettings.PROFILE, LaunchMode.NORMAL.getDefaultProfile());
        }
    }
}
