package io.davylamp.embedded;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a server's {@code postmaster.pid} says about it. The file outlives a server that was killed, and its process
 * id may by then belong to another program.
 *
 * @param data the data folder
 * @param pid process id of the server
 * @param port port it listens on; 0 while it has not said
 */
record Postmaster(Path data, long pid, int port) {
    private static final int PORT_LINE = 3;

    /** A process id no system assigns. */
    private static final String NO_ONE = "999999999";

    /** The server the data folder names, dead or alive. */
    static Optional<Postmaster> of(Path data) throws IOException {
        try {
            List<String> lines = Files.readAllLines(file(data));
            if (lines.isEmpty()) {
                return Optional.empty();
            }
            String port = lines.size() > PORT_LINE ? lines.get(PORT_LINE).strip() : "";
            return Optional.of(new Postmaster(
                    data, Long.parseLong(lines.get(0).strip()), port.isEmpty() ? 0 : Integer.parseInt(port)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty(); // half written: the server looks after it itself
        }
    }

    /** Whether the server runs: its process is there, is PostgreSQL's, is not a zombie, and stands in this data folder. */
    boolean isRunning() {
        if (!processExists()) {
            return false;
        }
        Path process = Path.of("/proc", Long.toString(pid));
        try {
            return !Files.isDirectory(Path.of("/proc/self"))
                    || (Files.readString(process.resolve("stat")).matches("(?s)\\d+ \\(postgres\\) [^ZX].*")
                            && standsIn(process.resolve("cwd")));
        } catch (IOException e) {
            return false; // gone meanwhile
        }
    }

    boolean processExists() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    private boolean standsIn(Path cwd) throws IOException {
        try {
            return Files.isSameFile(cwd, data);
        } catch (AccessDeniedException e) {
            return true; // another user's process does not show its folder, not even to a container's root
        }
    }

    /**
     * Lets a server start although the file's process id now belongs to another program. The file is kept, not
     * deleted: its last line lets the new server find out whether orphans of the old one still use its memory.
     */
    void disown() throws IOException {
        List<String> lines = Files.readAllLines(file(data));
        lines.set(0, NO_ONE);
        Files.write(file(data), lines);
    }

    private static Path file(Path data) {
        return data.resolve("postmaster.pid");
    }
}
