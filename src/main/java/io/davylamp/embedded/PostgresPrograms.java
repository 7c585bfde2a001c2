package io.davylamp.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's own programs, packed into a jar for this platform, unpacked once into a folder of Davylamp's. Not into
 * {@code /tmp}: on a shared host another user could put programs of theirs there first.
 *
 * @param bin the folder that holds {@code initdb}, {@code pg_ctl} and {@code postgres}
 */
record PostgresPrograms(Path bin) {

    Path program(String name) {
        return bin.resolve(name);
    }

    /** Unpacks the programs below {@code parent}, unless they are there already. */
    static PostgresPrograms unpackedBelow(Path parent) throws IOException {
        Path home = parent.resolve("server-" + PostgresArchive.digest().substring(0, 12));
        if (!Files.isDirectory(home)) {
            Files.createDirectories(parent);
            Path half = Files.createTempDirectory(parent, "unpacking-");
            try (InputStream packed = PostgresArchive.open();
                    TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
                unpack(tar, half);
            }
            Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwxr-xr-x"));
            moveInPlace(half, home);
        }
        return new PostgresPrograms(home.resolve("bin"));
    }

    /** Whoever comes first wins; the contents are the same. */
    private static void moveInPlace(Path half, Path home) throws IOException {
        try {
            Files.move(half, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(home)) {
                throw e;
            }
            delete(half);
        }
    }

    private static void unpack(TarArchiveInputStream tar, Path target) throws IOException {
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Path file = target.resolve(entry.getName()).normalize();
            if (!file.startsWith(target)) {
                throw new IOException("the archive would write outside its folder: " + entry.getName());
            }
            if (entry.isDirectory()) {
                Files.createDirectories(file);
                continue;
            }
            Path folder = Optional.ofNullable(file.getParent()).orElse(target);
            Files.createDirectories(folder);
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            } else if (entry.isLink()) {
                Files.createLink(file, target.resolve(entry.getLinkName()));
            } else {
                Files.copy(tar, file);
                if (folder.endsWith("bin")) {
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
