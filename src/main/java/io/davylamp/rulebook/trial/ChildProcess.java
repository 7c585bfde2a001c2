package io.davylamp.rulebook.trial;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A second Java machine with the same program, which does one {@link Task} after the other. It is held to processor
 * time, which a busy machine does not use up, and ended by force.
 */
final class ChildProcess implements AutoCloseable {
    private static final int MAX_ANSWER_BYTES = 16 * 1024 * 1024;
    private static final int MAX_WORDS = 64_000;
    private static final int LAST_WORDS = 300;
    private static final Duration GLANCE = Duration.ofMillis(50);
    private static final Limits OF_START = new Limits(Duration.ofSeconds(30), Duration.ofMinutes(2));

    private final Process process;
    private final Path folder;
    private final InputStream answers;
    private final CompletableFuture<String> words;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(ChildProcess::daemon);
    private int asked;

    private ChildProcess(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
        this.answers = new BufferedInputStream(process.getInputStream());
        this.words = CompletableFuture.supplyAsync(
                () -> words(process), it -> daemon(it).start());
    }

    /**
     * How long a task may take.
     *
     * @param processor in processor time
     * @param clock on the clock: a task that had so little of the machine was kept waiting by others
     */
    record Limits(Duration processor, Duration clock) {}

    /** What came of a task. All but an answer leaves the process ended. */
    sealed interface Outcome {
        record Answered(byte[] answer) implements Outcome {}

        /** The task failed; the process is as good as before. */
        record Failed(String why) implements Outcome {}

        /** The process ended by itself, or was ended from outside. */
        record Died(int exitCode, String lastWords) implements Outcome {}

        /** It used all its processor time. */
        record Overdue() implements Outcome {}

        /** It used little of it in a long while. */
        record Starved(Duration used, Duration waited) implements Outcome {}

        record TooMuchSaid() implements Outcome {}
    }

    /**
     * A process that is ready.
     *
     * @throws IOException if the machine does not give one
     */
    static ChildProcess start(int megabytes) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("davylamp-trial");
        ChildProcess child;
        try {
            child = new ChildProcess(Launch.start(megabytes, folder), folder);
        } catch (IOException e) {
            Files.deleteIfExists(folder);
            throw e;
        }
        Outcome outcome = child.within(OF_START, child.thread.submit(() -> Frames.read(child.answers, 0)));
        if (outcome instanceof Outcome.Answered) {
            return child;
        }
        throw new IOException("the process did not start: %s".formatted(outcome));
    }

    /** Whether it has done nothing yet that could have worn it out. */
    boolean isFresh() {
        return asked <= 1;
    }

    int asked() {
        return asked;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Does a task. */
    Outcome ask(byte[] question, Limits limits) throws InterruptedException {
        asked++;
        Outcome outcome = within(limits, thread.submit(() -> {
            Frames.write(process.getOutputStream(), question);
            return Frames.read(answers, MAX_ANSWER_BYTES);
        }));
        if (outcome instanceof Outcome.Answered it) {
            byte[] answer = Arrays.copyOfRange(it.answer(), 1, it.answer().length);
            return it.answer()[0] == TaskServer.Kind.ANSWERED.ordinal()
                    ? new Outcome.Answered(answer)
                    : new Outcome.Failed(new String(answer, StandardCharsets.UTF_8));
        }
        return outcome;
    }

    private Outcome within(Limits limits, Future<byte[]> answer) throws InterruptedException {
        Duration before = processorTime();
        long start = System.nanoTime();
        boolean ended = true;
        try {
            while (true) {
                try {
                    byte[] answered = answer.get(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
                    ended = false;
                    return new Outcome.Answered(answered);
                } catch (TimeoutException e) {
                    Duration used = processorTime().minus(before);
                    Duration waited = Duration.ofNanos(System.nanoTime() - start);
                    if (used.compareTo(limits.processor()) > 0) {
                        return new Outcome.Overdue();
                    } else if (waited.compareTo(limits.clock()) > 0) {
                        return new Outcome.Starved(used, waited);
                    }
                } catch (ExecutionException e) {
                    return e.getCause() instanceof Frames.TooLong ? new Outcome.TooMuchSaid() : died();
                }
            }
        } finally {
            if (ended) {
                close();
            }
        }
    }

    /** Time on the clock counts where the machine does not say what a process used. */
    private Duration processorTime() {
        return process.info().totalCpuDuration().orElseGet(() -> Duration.ofNanos(System.nanoTime()));
    }

    private Outcome died() throws InterruptedException {
        if (!process.waitFor(1, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        String said = words.join().strip();
        return new Outcome.Died(process.exitValue(), said.substring(Math.max(0, said.length() - LAST_WORDS)));
    }

    @Override
    public void close() {
        process.destroyForcibly();
        thread.shutdownNow();
        try {
            process.waitFor();
            delete(folder);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads to the end, so that the process never waits for us, and keeps the last of it. */
    private static String words(Process process) {
        StringBuilder words = new StringBuilder();
        try (InputStream from = process.getErrorStream()) {
            byte[] some = new byte[8_192];
            for (int read = from.read(some); read >= 0; read = from.read(some)) {
                words.append(new String(some, 0, read, StandardCharsets.UTF_8));
                words.delete(0, Math.max(0, words.length() - MAX_WORDS));
            }
        } catch (IOException e) {
            // It was ended: what it had said is enough.
        }
        return words.toString();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "rulebook-trial");
        thread.setDaemon(true);
        return thread;
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path it : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(it);
            }
        }
    }

    /** How it is started: with nothing of the service's surroundings but an empty folder. */
    private static final class Launch {
        private static final int LAST_WITHOUT_ASKING = 17;
        private static final int FIRST_WITHOUT_MANAGER = 24;

        static Process start(int megabytes, Path folder) throws IOException {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx" + megabytes + "m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:MaxHeapFreeRatio=40",
                    "-XX:-UsePerfData",
                    "-XX:+DisplayVMOutputToStderr",
                    "-XX:MaxMetaspaceSize=192m",
                    "-XX:ReservedCodeCacheSize=48m",
                    "-XX:MaxDirectMemorySize=16m",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-XX:-HeapDumpOnOutOfMemoryError",
                    "-XX:ErrorFile=" + folder.resolve("fatal.log"),
                    "-Djava.io.tmpdir=" + folder,
                    "-Duser.home=" + folder));
            int java = Runtime.version().feature();
            // From Java 18 to 23 a process must be allowed explicitly to hold itself to permissions.
            if (java > LAST_WITHOUT_ASKING && java < FIRST_WITHOUT_MANAGER) {
                command.add("-Djava.security.manager=allow");
            }
            command.addAll(program());
            command.addAll(List.of("rules", "trial"));
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
            builder.environment().clear();
            return builder.start();
        }

        /** A packaged service is one jar that finds its parts itself; elsewhere the class path says all. */
        private static List<String> program() {
            String path = System.getProperty("java.class.path");
            List<String> parts = Arrays.stream(path.split(File.pathSeparator, -1))
                    .map(it -> Path.of(it).toAbsolutePath().toString())
                    .toList();
            return parts.size() == 1 && path.endsWith("quarkus-run.jar")
                    ? List.of("-jar", parts.get(0))
                    : List.of("-cp", String.join(File.pathSeparator, parts), "io.davylamp.Davylamp");
        }
    }
}
