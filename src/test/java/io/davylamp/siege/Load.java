package io.davylamp.siege;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the service's process holds.
 *
 * @param threads of the process
 * @param children processes it has started that still run
 * @param heapMegabytes objects in use, after a collection
 */
record Load(int threads, long children, long heapMegabytes) {
    private static final Pattern THREADS = Pattern.compile("Threads:\\s+(\\d+)");
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    /** Of a process on this machine; a Linux one. */
    static Load of(long pid) throws IOException, InterruptedException {
        jcmd(pid, "GC.run");
        return new Load(
                (int) number(THREADS, Files.readString(Path.of("/proc/" + pid + "/status"))),
                ProcessHandle.of(pid).map(it -> it.descendants().count()).orElse(0L),
                number(USED, jcmd(pid, "GC.heap_info")) / 1024);
    }

    private static long number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no %s in: %s".formatted(pattern, text));
        }
        return Long.parseLong(matcher.group(1));
    }

    private static String jcmd(long pid, String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(pid),
                        command)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
