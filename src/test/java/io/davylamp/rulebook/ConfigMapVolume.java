package io.davylamp.rulebook;

import io.davylamp.rules.RulebookSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** A ConfigMap as the kubelet mounts it: names link into {@code ..data}, which links to a generation. */
final class ConfigMapVolume {
    private final Path path;
    private int generation;

    ConfigMapVolume(Path path) throws IOException {
        this.path = Files.createDirectories(path);
    }

    Path path() {
        return path;
    }

    void publish(RulebookSource source) throws IOException {
        Path data = path.resolve("..data");
        Path old = Files.exists(data) ? data.toRealPath() : path.resolve("..none");
        String name = "..2026_03_01_" + ++generation;
        Registry.write(source, Files.createDirectory(path.resolve(name)));
        for (String file : source.files().keySet()) {
            Path top = Path.of(file).getName(0);
            if (!Files.isSymbolicLink(path.resolve(top))) {
                Files.createSymbolicLink(path.resolve(top), Path.of("..data").resolve(top));
            }
        }
        Path link = Files.createSymbolicLink(path.resolve("..data_tmp"), Path.of(name));
        Files.move(link, data, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        delete(old);
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path it : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(it);
                }
            }
        }
    }
}
