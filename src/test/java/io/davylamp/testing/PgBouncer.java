package io.davylamp.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A real pgbouncer before a test's database, where one is installed. */
public final class PgBouncer implements AutoCloseable {
    private static final Optional<Path> PROGRAM = Stream.of("/usr/sbin/pgbouncer", "/usr/bin/pgbouncer")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();

    private final Process process;
    private final int port;
    private final String database;

    private PgBouncer(Process process, int port, String database) {
        this.process = process;
        this.port = port;
        this.database = database;
    }

    public static boolean isInstalled() {
        return PROGRAM.isPresent();
    }

    /** @param mode {@code transaction} or {@code session} */
    public static PgBouncer over(TestDatabase database, String mode) throws IOException {
        URI server = URI.create(database.jdbcUrl().substring("jdbc:".length()));
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "pgbouncer-");
        int port = freePort();
        Path users = Files.writeString(
                folder.resolve("users.txt"), "\"%s\" \"%s\"\n".formatted(database.user(), database.password()));
        Path settings = Files.writeString(folder.resolve("pgbouncer.ini"), """
                [databases]
                * = host=%s port=%d
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = scram-sha-256
                auth_file = %s
                pool_mode = %s
                ignore_startup_parameters = extra_float_digits
                logfile = %s
                """.formatted(
                        server.getHost(), server.getPort(), port, users, mode, folder.resolve("log")));
        List<String> command = new ArrayList<>(List.of(PROGRAM.orElseThrow().toString(), "-q"));
        if ("root".equals(System.getProperty("user.name"))) {
            readableByAll(folder, users, settings);
            command.addAll(List.of("-u", "nobody"));
        }
        command.add(settings.toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        Awaitility.await().until(() -> listens(port));
        return new PgBouncer(process, port, server.getPath().substring(1));
    }

    public String jdbcUrl(String parameters) {
        return "jdbc:postgresql://127.0.0.1:%d/%s%s".formatted(port, database, parameters);
    }

    /** It leaves root's rights at once, and then has to read its files and write its log. */
    private static void readableByAll(Path folder, Path... files) {
        folder.toFile().setReadable(true, false);
        folder.toFile().setExecutable(true, false);
        folder.toFile().setWritable(true, false);
        for (Path file : files) {
            file.toFile().setReadable(true, false);
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
