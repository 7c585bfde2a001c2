package io.davylamp.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** As whom the server runs: PostgreSQL refuses to be root, and a container's first user often is. */
enum ServerUser {
    /** As the user who started the service. */
    OURSELVES(""),
    /** Root, in a user namespace of its own, where it is root no longer; its files stay ours. */
    NAMESPACE("unshare --user"),
    /** Where a container forbids namespaces: the user "nobody", who is given the files of the server. */
    NOBODY("setpriv --reuid=65534 --regid=65534 --clear-groups --no-new-privs");

    private static final int ROOT_ID = 0;
    private static final int NOBODY_ID = 65534;

    private final String prefix;

    ServerUser(String prefix) {
        this.prefix = prefix;
    }

    static ServerUser choose() throws IOException, InterruptedException {
        if (!isRoot()) {
            return OURSELVES;
        }
        return works("unshare", "--user", "true") ? NAMESPACE : NOBODY;
    }

    List<String> command(Path program, List<String> arguments) {
        List<String> all = new ArrayList<>();
        if (!prefix.isEmpty()) {
            all.addAll(List.of(prefix.split(" ", -1)));
        }
        all.add(program.toString());
        all.addAll(arguments);
        return all;
    }

    /** Gives a file, or a folder with all in it, to the server's user: an earlier start may have run as another. */
    void own(Path path) throws IOException {
        if (this == OURSELVES || !Files.exists(path)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.toList()) {
                Files.setAttribute(each, "unix:uid", this == NOBODY ? NOBODY_ID : ROOT_ID, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    /** What to do when the server does not start as this user. */
    String advice() {
        return this == NOBODY
                ? "\nMaybe the folder cannot be reached by the user nobody, as whom the server runs because root may not:"
                        + " start Davylamp as an ordinary user, or choose another folder (davylamp.data-dir)."
                : "";
    }

    static boolean isRoot() throws IOException {
        Path self = Path.of("/proc/self");
        return Files.exists(self) && Integer.valueOf(ROOT_ID).equals(Files.getAttribute(self, "unix:uid"));
    }

    private static boolean works(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // the program is not installed
        }
    }
}
