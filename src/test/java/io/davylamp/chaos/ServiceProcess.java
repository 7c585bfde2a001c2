package io.davylamp.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The packaged service as a process of its own, in a folder of its own with {@code config/application.properties} and
 * {@code service.log}. It listens on one port of the loopback address for as long as this object lives, however often
 * it is killed and started again.
 */
public final class ServiceProcess implements AutoCloseable {
    /** What {@code ./mvnw package} leaves. */
    public static final Path PACKAGED = Path.of("target", "quarkus-app", "quarkus-run.jar");

    /** What decides how a service runs stands in its folder, not in the shell of whoever starts this program. */
    private static final Pattern SETTINGS = Pattern.compile("(QUARKUS|DAVYLAMP|SMALLRYE|MP|KAFKA)_.*");

    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(50);

    private final Path home;
    private final int port;
    private final int managementPort;
    private final List<String> options;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private @Nullable Process process;

    private ServiceProcess(Path home, int port, int managementPort, List<String> options) {
        this.home = home;
        this.port = port;
        this.managementPort = managementPort;
        this.options = List.copyOf(options);
    }

    /**
     * Lays the folder out; starts nothing yet.
     *
     * @param home its folder
     * @param settings what {@code config/application.properties} is to hold
     * @param options options of its JVM
     */
    public static ServiceProcess in(Path home, Map<String, String> settings, String... options) {
        if (!Files.exists(PACKAGED)) {
            throw new IllegalStateException(
                    "%s is not there. Maybe run ./mvnw package -DskipTests first.".formatted(PACKAGED));
        }
        int port = freePort();
        int managementPort = freePort();
        Properties properties = new Properties();
        properties.setProperty("davylamp.demo", "false");
        properties.putAll(settings);
        properties.setProperty("quarkus.http.host", "127.0.0.1");
        properties.setProperty("quarkus.http.port", String.valueOf(port));
        properties.setProperty("quarkus.management.host", "127.0.0.1");
        properties.setProperty("quarkus.management.port", String.valueOf(managementPort));
        properties.setProperty("quarkus.log.console.json.enabled", "false");
        try {
            Path config = Files.createDirectories(home.resolve("config")).resolve("application.properties");
            try (var out = Files.newBufferedWriter(config, StandardCharsets.UTF_8)) {
                properties.store(out, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ServiceProcess(home, port, managementPort, List.of(options));
    }

    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Health and metrics. */
    public URI management(String path) {
        return URI.create("http://127.0.0.1:" + managementPort + path);
    }

    /** Starts it and returns at once. */
    public void start() {
        start(PACKAGED);
    }

    /**
     * Starts another build of it and returns at once.
     *
     * @param jar its {@code quarkus-run.jar}
     */
    public synchronized void start(Path jar) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of(
                "-Dquarkus.profile=prod", "-jar", PACKAGED.toAbsolutePath().toString()));
        try {
            ProcessBuilder service = new ProcessBuilder(command)
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            home.resolve("service.log").toFile()));
            service.environment().keySet().removeIf(it -> SETTINGS.matcher(it).matches());
            process = service.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it takes readings. */
    public ServiceProcess awaitReady() throws InterruptedException {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (!ready()) {
            if (System.nanoTime() > end || (process != null && !process.isAlive())) {
                throw new IllegalStateException("the service does not come up, see " + home.resolve("service.log"));
            }
            Thread.sleep(POLL.toMillis());
        }
        return this;
    }

    public long pid() {
        return running().pid();
    }

    /** SIGKILL: it gets no chance to finish anything. */
    public void killNine() throws InterruptedException {
        running().destroyForcibly().waitFor();
    }

    /** SIGTERM, as an orderly shutdown. */
    @Override
    public void close() throws InterruptedException {
        if (process == null) {
            return;
        }
        process.destroy();
        if (!process.waitFor(40, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private synchronized Process running() {
        if (process == null) {
            throw new IllegalStateException("not started");
        }
        return process;
    }

    private boolean ready() throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(management("/q/health/ready"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
