package io.davylamp.command;

import io.davylamp.audit.AuditCheck;
import io.davylamp.audit.AuditHead;
import io.davylamp.audit.AuditStore;
import io.davylamp.sql.Sql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The record of who did what to the rules. */
@Command(
        name = Commands.AUDIT,
        description = "Checks the record of who did what to the rules. Needs the database, not the service.",
        mixinStandardHelpOptions = true,
        subcommands = AuditCommand.Verify.class,
        footer = {"", "Exit codes: 0 the trail is as it was written, 1 it was changed, 2 the command cannot be run."})
final class AuditCommand {
    /** Whether it is as it was written. */
    @Command(
            name = "verify",
            description = "Checks every entry's hash, its link to the one before, and the end of the trail.",
            mixinStandardHelpOptions = true)
    static final class Verify implements Callable<Integer> {
        @Option(
                names = "--url",
                paramLabel = "JDBC-URL",
                defaultValue = "${env:QUARKUS_DATASOURCE_JDBC_URL}",
                description = "jdbc:postgresql://host/database; QUARKUS_DATASOURCE_JDBC_URL where left out.")
        private @Nullable String url;

        @Option(
                names = "--user",
                defaultValue = "${env:QUARKUS_DATASOURCE_USERNAME}",
                description = "QUARKUS_DATASOURCE_USERNAME where left out.")
        private @Nullable String user;

        @Option(
                names = "--password",
                arity = "0..1",
                interactive = true,
                defaultValue = "${env:QUARKUS_DATASOURCE_PASSWORD}",
                description = "Asked for; QUARKUS_DATASOURCE_PASSWORD where left out.")
        private @Nullable String password;

        @Option(
                names = "--head",
                paramLabel = "NUMBER:HASH",
                description =
                        "An end of the trail that was stored elsewhere: the log, health, the metrics, the answer to each change"
                                + " and each message's audit-head give one. May be given several times.")
        private List<String> heads = List.of();

        @Option(
                names = "--heads-in",
                paramLabel = "FILE",
                description =
                        "A file, such as a log, in which every NUMBER:HASH is such an end. May be given several times.")
        private List<Path> files = List.of();

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() {
            AuditCheck check = check(kept());
            output.write(
                    switch (output.format()) {
                        case TEXT -> text(check);
                        case JSON -> Json.write(check);
                        default -> throw output.unknown("TEXT, JSON");
                    });
            return check.isSound() ? Commands.OK : Commands.PROBLEMS;
        }

        private List<AuditHead> kept() {
            try {
                List<AuditHead> kept = new ArrayList<>();
                heads.forEach(it -> kept.add(AuditHead.parse(it)));
                for (Path file : files) {
                    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
                        lines.map(AuditHead::within).forEach(kept::addAll);
                    }
                }
                return kept;
            } catch (IllegalArgumentException e) {
                throw new Commands.Fault(String.valueOf(e.getMessage()));
            } catch (IOException | UncheckedIOException e) {
                throw new Commands.Fault("a file with ends of the trail cannot be read: %s".formatted(e.getMessage()));
            }
        }

        private AuditCheck check(List<AuditHead> kept) {
            String where = url;
            if (where == null || where.isBlank()) {
                throw new Commands.Fault("no database is named. Maybe add --url jdbc:postgresql://host/davylamp.");
            }
            try {
                PGSimpleDataSource database = new PGSimpleDataSource();
                database.setUrl(where);
                database.setUser(user);
                database.setPassword(password);
                return new AuditStore(database).check(kept);
            } catch (Sql.SqlFailure | IllegalArgumentException e) {
                throw new Commands.Fault("the trail cannot be read: %s".formatted(e.getMessage()));
            }
        }

        private static String text(AuditCheck check) {
            StringBuilder text =
                    new StringBuilder("%d entries, the end is %s%n".formatted(check.entries(), check.head()));
            check.faults().forEach(it -> text.append("entry %d: %s%n".formatted(it.seq(), it.what())));
            return text.append(check.isSound() ? "as it was written\n" : "CHANGED\n")
                    .toString();
        }
    }
}
