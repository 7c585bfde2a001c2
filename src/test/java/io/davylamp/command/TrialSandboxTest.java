package io.davylamp.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialSandboxTest {
    @Test
    void a_process_that_tries_rules_reaches_nothing_outside(@TempDir Path own, @TempDir Path others)
            throws IOException, InterruptedException {
        // Given
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(100);

            // When
            String said = probed(own, others, server.getLocalPort());

            // Then
            assertThat(said.lines())
                    .containsExactly(
                            "channel: refused",
                            "delete: refused",
                            "exec: refused",
                            "freeing itself: refused",
                            "http: refused",
                            "listen: refused",
                            "reading: done",
                            "socket: refused",
                            "writing its own: done",
                            "writing others': refused");
            assertThat(others.resolve("kept")).exists();
            assertThat(others.resolve("new")).doesNotExist();
            assertThat(accepted(server)).isFalse();
        }
    }

    private static String probed(Path own, Path others, int port) throws IOException, InterruptedException {
        Files.writeString(others.resolve("kept"), "kept");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + own,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Probe.class.getName(),
                        others.toString(),
                        String.valueOf(port))
                .redirectError(own.resolve("errors").toFile())
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor())
                .as(Files.readString(own.resolve("errors")))
                .isZero();
        return said;
    }

    private static boolean accepted(ServerSocket server) throws IOException {
        try (Socket socket = server.accept()) {
            return socket.isConnected();
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    /** Tries what must not be, one after the other, and says what came of each. */
    static final class Probe {
        private interface Attempt {
            void make() throws Exception;
        }

        @SuppressWarnings("removal")
        public static void main(String... arguments) {
            Path others = Path.of(arguments[0]);
            int port = Integer.parseInt(arguments[1]);
            String host = InetAddress.getLoopbackAddress().getHostAddress();
            Map<String, Attempt> attempts = new TreeMap<>();
            attempts.put("socket", () -> new Socket(host, port).close());
            attempts.put(
                    "channel",
                    () -> SocketChannel.open(new java.net.InetSocketAddress(host, port))
                            .close());
            attempts.put(
                    "http",
                    () -> HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(URI.create("http://%s:%d/".formatted(host, port)))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding()));
            attempts.put("listen", () -> new ServerSocket(0).close());
            attempts.put("exec", () -> new ProcessBuilder("true").start());
            attempts.put("delete", () -> Files.delete(others.resolve("kept")));
            attempts.put("writing others'", () -> Files.writeString(others.resolve("new"), "new"));
            attempts.put("writing its own", () -> Files.createTempFile("own", ""));
            attempts.put("reading", () -> Files.readString(others.resolve("kept")));
            attempts.put("freeing itself", () -> System.setSecurityManager(null));
            TrialSandbox.enter();
            List.copyOf(attempts.entrySet()).forEach(it -> System.out.println(it.getKey() + ": " + of(it.getValue())));
            System.exit(0);
        }

        private static String of(Attempt attempt) {
            try {
                attempt.make();
                return "done";
            } catch (SecurityException e) {
                return "refused";
            } catch (Exception e) {
                return e.toString();
            }
        }
    }
}
