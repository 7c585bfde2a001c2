package io.davylamp.rulebook;

import io.davylamp.rules.RulebookSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A repository as git-sync lays it out: {@code current} links to a worktree, whose {@code .git} is a file. */
final class GitSync {
    private final Path root;
    private final String below;
    private int generation;

    /** @param below the folder in the repository that holds the rules; empty for its top */
    GitSync(Path root, String below) throws IOException {
        this.root = Files.createDirectories(root);
        this.below = below;
        Files.createDirectories(root.resolve(".git/worktrees"));
        Files.createDirectory(root.resolve(".worktrees"));
    }

    Path path() {
        return root.resolve("current").resolve(below);
    }

    void publish(RulebookSource source) throws IOException {
        String hash = "%040x".formatted(++generation);
        Path worktree = Files.createDirectory(root.resolve(".worktrees").resolve(hash));
        Files.writeString(worktree.resolve(".git"), "gitdir: ../../.git/worktrees/" + hash + "\n");
        Registry.write(source, Files.createDirectories(worktree.resolve(below)));
        Path link = Files.createSymbolicLink(root.resolve("current.tmp"), Path.of(".worktrees", hash));
        Files.move(link, root.resolve("current"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
