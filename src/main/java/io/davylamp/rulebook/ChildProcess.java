package io.davylamp.rulebook;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A second Java machine with the same program, for one question on its standard input and one answer. */
final class ChildProcess {
    private static final int MOST_ANSWER = 4_000_000;
    private static final int MOST_WORDS = 64_000;
    private static final int LAST_WORDS = 300;

    private ChildProcess() {}

    /** How it ended. */
    sealed interface Outcome {
        record Answered(String text) implements Outcome {}

        record Died(int exitCode, String lastWords) implements Outcome {}

        record Overdue() implements Outcome {}
    }

    static Outcome run(int megabytes, Duration time, byte[] question) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("davylamp-trial");
        Process process = start(megabytes, folder);
        try {
            CompletableFuture<String> answer = read(process.getInputStream(), MOST_ANSWER);
            CompletableFuture<String> words = read(process.getErrorStream(), MOST_WORDS);
            CompletableFuture<Void> asked = CompletableFuture.runAsync(() -> ask(process, question), ChildProcess::go);
            if (!process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Outcome.Overdue();
            }
            asked.join();
            return process.exitValue() == 0
                    ? new Outcome.Answered(answer.join())
                    : new Outcome.Died(process.exitValue(), ending(words.join()));
        } finally {
            process.destroyForcibly().waitFor();
            delete(folder);
        }
    }

    /**
     * Nothing of the service's surroundings goes along: no variable, no proxy, no folder but an empty one. From Java 18
     * to 23 a process must be told that it may hold itself to permissions; before it may, and afterwards it cannot.
     */
    private static Process start(int megabytes, Path folder) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + megabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:MaxMetaspaceSize=192m",
                "-XX:MaxDirectMemorySize=16m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-HeapDumpOnOutOfMemoryError",
                "-XX:ErrorFile=" + folder.resolve("fatal.log"),
                "-Djava.io.tmpdir=" + folder,
                "-Duser.home=" + folder));
        int java = Runtime.version().feature();
        if (java > 17 && java < 24) {
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
        List<String> parts = new ArrayList<>();
        for (String part : path.split(File.pathSeparator, -1)) {
            parts.add(Path.of(part).toAbsolutePath().toString());
        }
        return parts.size() == 1 && path.endsWith("quarkus-run.jar")
                ? List.of("-jar", parts.get(0))
                : List.of("-cp", String.join(File.pathSeparator, parts), "io.davylamp.Davylamp");
    }

    private static void ask(Process process, byte[] question) {
        try (OutputStream to = process.getOutputStream()) {
            to.write(question);
        } catch (IOException e) {
            // It ended before it had read everything: how, its exit code says.
        }
    }

    /** Reads to the end, so that the process never waits for us, and keeps the first so many bytes. */
    private static CompletableFuture<String> read(InputStream from, int most) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (from) {
                        byte[] kept = from.readNBytes(most);
                        from.transferTo(OutputStream.nullOutputStream());
                        return new String(kept, StandardCharsets.UTF_8);
                    } catch (IOException e) {
                        return "";
                    }
                },
                ChildProcess::go);
    }

    private static void go(Runnable work) {
        Thread thread = new Thread(work, "rulebook-trial");
        thread.setDaemon(true);
        thread.start();
    }

    private static String ending(String words) {
        String stripped = words.strip();
        return stripped.substring(Math.max(0, stripped.length() - LAST_WORDS));
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (var files = Files.walk(folder)) {
            all = files.sorted(java.util.Comparator.reverseOrder()).toList();
        }
        for (Path it : all) {
            Files.deleteIfExists(it);
        }
    }
}
