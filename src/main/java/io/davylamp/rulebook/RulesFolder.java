package io.davylamp.rulebook;

import io.davylamp.rules.RuleProblem;
import io.davylamp.rules.RulebookSource;
import io.davylamp.rules.UnreadableRulebook;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The watched folder. It is read again at each look and known by the hash of its content, so a change is noticed
 * whether or not the file system reports it: on network volumes it often does not.
 */
@ApplicationScoped
public class RulesFolder {
    private static final String CONFIG_MAP = "..data";
    private static final String GIT = ".git";

    private final Path path;
    private final LifeCycleConfig.Owner owner;
    private String taken = "";
    private String changing = "";

    public RulesFolder(RulebookConfig config, LifeCycleConfig life) {
        this.path = config.dir();
        this.owner = life.owner();
    }

    /** What was found in the folder. */
    sealed interface Look {
        /** What was there before, or not yet whole. */
        record Same() implements Look {}

        /**
         * Another rulebook.
         *
         * @param first whether it is the first look of this replica
         */
        record Changed(RulebookSource source, boolean first) implements Look {}

        record Unreadable(List<RuleProblem> problems) implements Look {}
    }

    public Path path() {
        return path;
    }

    /** Whether rules are changed in the folder alone. */
    public boolean isOwner() {
        return switch (owner) {
            case FOLDER -> true;
            case REGISTRY -> false;
            case DETECT -> isSwappedAtOnce() || Files.exists(path.resolve(GIT));
        };
    }

    /**
     * Looks at the folder. Where files are written one by one, a new content counts once two looks in a row have found
     * it: in between it may be half of what is meant. Where a generation is swapped at once, it counts at once.
     */
    Look look() {
        RulebookSource source;
        try {
            source = RulebookSource.read(path);
        } catch (UnreadableRulebook e) {
            changing = "";
            return new Look.Unreadable(e.problems());
        }
        String version = source.version();
        boolean first = taken.isEmpty();
        if (version.equals(taken)) {
            changing = "";
            return new Look.Same();
        }
        if (!first && !isSwappedAtOnce() && !version.equals(changing)) {
            changing = version;
            return new Look.Same();
        }
        changing = version;
        return new Look.Changed(source, first);
    }

    /** What was found is taken as known once it has been acted on; until then each look finds it again. */
    void actedOn(Look.Changed change) {
        taken = change.source().version();
        changing = "";
    }

    /** When a file in it was changed last. */
    Instant changedAt() {
        try (Stream<Path> files = Files.walk(path.toRealPath())) {
            Instant latest = Instant.EPOCH;
            for (Path file : (Iterable<Path>) files::iterator) {
                Instant changed = Files.getLastModifiedTime(file).toInstant();
                latest = changed.isAfter(latest) ? changed : latest;
            }
            return latest;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the folder, or one around it, is swapped for another generation by changing a symbolic link. */
    private boolean isSwappedAtOnce() {
        return Files.isSymbolicLink(path)
                || Stream.iterate(path.toAbsolutePath(), Objects::nonNull, Path::getParent)
                        .anyMatch(it -> isConfigMap(it) || isLinkToWorktree(it));
    }

    private static boolean isConfigMap(Path folder) {
        return Files.isSymbolicLink(folder.resolve(CONFIG_MAP));
    }

    /** As git-sync makes them: a worktree's {@code .git} is a file, that of a person's checkout a folder. */
    private static boolean isLinkToWorktree(Path folder) {
        return Files.isSymbolicLink(folder) && Files.isRegularFile(folder.resolve(GIT));
    }
}
