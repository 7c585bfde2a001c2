package io.davylamp.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One server over one data folder: made, started, stopped by PostgreSQL's own programs. */
final class PostgresServer {
    static final String SUPERUSER = "postgres";

    private static final String WAIT_SECONDS = "60";

    private final DatabaseFolder folder;
    private final PostgresPrograms programs;
    private final ServerUser user;

    PostgresServer(DatabaseFolder folder, PostgresPrograms programs, ServerUser user) {
        this.folder = folder;
        this.programs = programs;
        this.user = user;
    }

    /** The running server of this folder. */
    Optional<Postmaster> running() throws IOException {
        return Postmaster.of(folder.data()).filter(Postmaster::isRunning);
    }

    /** Makes an empty cluster: UTF-8, sorted by code point whatever the host's language, passwords hashed. */
    void makeIfAbsent() throws IOException, InterruptedException {
        if (folder.hasData()) {
            return;
        }
        folder.password();
        Files.createDirectories(folder.data());
        user.own(folder.data());
        user.own(folder.passwordFile());
        run(
                "initdb",
                List.of(
                        "--pgdata=" + folder.data(),
                        "--username=" + SUPERUSER,
                        "--pwfile=" + folder.passwordFile(),
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=C"));
    }

    /** Starts the server and returns once it takes connections. */
    void start(int port) throws IOException, InterruptedException {
        Optional<Postmaster> left = Postmaster.of(folder.data());
        if (left.isPresent() && left.get().processExists()) {
            left.get().disown();
        }
        folder.beginLog();
        user.own(folder.log());
        user.own(folder.data());
        run(
                "pg_ctl",
                List.of(
                        "start",
                        "--wait",
                        "--timeout=" + WAIT_SECONDS,
                        "--pgdata=" + folder.data(),
                        "--log=" + folder.log(),
                        "--options=" + String.join(" ", options(port))));
    }

    /** Stops the server: open transactions are rolled back, what is committed is kept. */
    void stop() throws IOException, InterruptedException {
        try {
            stop("fast");
        } catch (IOException e) {
            stop("immediate"); // as a crash would: the next start recovers
        }
    }

    private void stop(String mode) throws IOException, InterruptedException {
        run(
                "pg_ctl",
                List.of("stop", "--wait", "--timeout=" + WAIT_SECONDS, "--mode=" + mode, "--pgdata=" + folder.data()));
    }

    private List<String> options(int port) {
        List<String> options = new ArrayList<>(List.of(
                "-p " + port,
                "-c listen_addresses=127.0.0.1",
                "-c unix_socket_directories=",
                "-c timezone=UTC",
                "-c shared_buffers=256MB",
                "-c max_connections=200",
                "-c log_checkpoints=off"));
        if (folder.durability() == DatabaseFolder.Durability.FORGET) {
            options.addAll(List.of("-c fsync=off", "-c full_page_writes=off", "-c synchronous_commit=off"));
        }
        return options;
    }

    private void run(String program, List<String> arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(user.command(programs.program(program), arguments));
        builder.environment().put("LC_ALL", "C");
        builder.directory(folder.home().toFile());
        builder.redirectErrorStream(true);
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException("%s failed: %s%s%s".formatted(program, said, endOfLog(), user.advice()));
        }
    }

    private String endOfLog() throws IOException {
        Path log = folder.log();
        if (!Files.exists(log) || Files.size(log) == 0) {
            return "";
        }
        List<String> lines = Files.readAllLines(log);
        return "\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }
}
