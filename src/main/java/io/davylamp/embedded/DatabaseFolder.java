package io.davylamp.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The folder of an embedded database.
 *
 * <pre>
 * data/          the database itself
 * password       of both its users, readable by the owner only
 * server.log     what the server says; server.log.1 of the start before
 * lock           held by the one service that uses the folder
 * server-…/      PostgreSQL's programs
 * </pre>
 *
 * @param home the folder
 * @param durability whether its data is to survive a crash of the machine
 */
public record DatabaseFolder(Path home, Durability durability) {
    private static final int PASSWORD_BYTES = 24;

    /** How hard the server tries to keep what was committed. */
    public enum Durability {
        /** Every commit is on the disk before it returns: PostgreSQL's own defaults. */
        KEEP,
        /**
         * For tests: nothing waits for the disk; a crash of the machine may ruin the data, a crash of the service not.
         */
        FORGET
    }

    public DatabaseFolder {
        home = home.toAbsolutePath().normalize();
    }

    Path data() {
        return home.resolve("data");
    }

    Path log() {
        return home.resolve("server.log");
    }

    Path lock() {
        return home.resolve("lock");
    }

    Path passwordFile() {
        return home.resolve("password");
    }

    boolean hasData() {
        return Files.exists(data().resolve("PG_VERSION"));
    }

    /** The password of this database; made up, and kept, before the first start. */
    String password() throws IOException {
        if (Files.exists(passwordFile())) {
            return Files.readString(passwordFile()).strip();
        }
        if (hasData()) {
            throw new CannotStartDatabase(
                    "%s is missing, and without it the database in that folder cannot be opened.\n"
                                    .formatted(passwordFile())
                            + "Maybe it was left out of a copy: bring it back, or start with another davylamp.data-dir.");
        }
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        createPrivately(passwordFile());
        Files.writeString(passwordFile(), password);
        return password;
    }

    /** Begins a new log; the one of the start before is kept. Statements in it may hold data of the book. */
    void beginLog() throws IOException {
        if (Files.exists(log())) {
            Files.move(log(), home.resolve("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        createPrivately(log());
    }

    private static void createPrivately(Path file) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
}
