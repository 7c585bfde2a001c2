package io.davylamp.rulebook;

import static io.davylamp.rulebook.Registry.rulebook;
import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.rules.RulebookSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The watched folder, changed in the ways editors, scripts and Kubernetes change folders. */
class RulesFolderTest {
    private static final RulebookSource FIRST = rulebook(90);
    private static final RulebookSource SECOND = rulebook(60);

    @TempDir
    @SuppressWarnings("NullAway.Init") // filled by JUnit
    private Path folder;

    @Test
    void a_file_written_in_place_counts_once_it_stops_changing() throws IOException {
        // Given
        RulesFolder watched = known(Registry.write(FIRST, folder));
        // When
        Files.writeString(folder.resolve("runway.drl"), "half of it");
        RulesFolder.Look half = watched.look();
        Registry.write(SECOND, folder);
        RulesFolder.Look whole = watched.look();
        RulesFolder.Look still = watched.look();
        // Then
        assertThat(half).isInstanceOf(RulesFolder.Look.Same.class);
        assertThat(whole).isInstanceOf(RulesFolder.Look.Same.class);
        assertThat(version(still)).isEqualTo(SECOND.version());
    }

    @Test
    void an_editor_may_write_beside_the_file_and_rename() throws IOException {
        // Given
        RulesFolder watched = known(Registry.write(FIRST, folder));
        // When
        for (String path : SECOND.files().keySet()) {
            Path beside = folder.resolve("." + path + ".swp");
            Files.writeString(beside, SECOND.files().getOrDefault(path, ""));
            Files.move(folder.resolve(path), folder.resolve("." + path + "~"), StandardCopyOption.REPLACE_EXISTING);
            Files.move(beside, folder.resolve(path));
        }
        watched.look();
        // Then
        assertThat(version(watched.look())).isEqualTo(SECOND.version());
    }

    @Test
    void a_change_that_keeps_size_and_time_is_noticed_by_its_content() throws IOException {
        // Given
        RulesFolder watched = known(Registry.write(FIRST, folder));
        Path file = folder.resolve("runway.drl");
        var time = Files.getLastModifiedTime(file);
        // When
        Files.writeString(file, Files.readString(file).replace("tester", "Tester"));
        Files.setLastModifiedTime(file, time);
        watched.look();
        // Then
        assertThat(watched.look()).isInstanceOf(RulesFolder.Look.Changed.class);
    }

    @Test
    void a_config_map_counts_at_once_and_makes_the_folder_the_owner() throws IOException {
        // Given
        RulesFolder plain = watched(Registry.write(FIRST, Files.createDirectory(folder.resolve("plain"))));
        ConfigMapVolume volume = new ConfigMapVolume(folder.resolve("mounted"));
        volume.publish(FIRST);
        RulesFolder watched = known(volume.path());
        // When
        volume.publish(SECOND);
        // Then
        assertThat(version(watched.look())).isEqualTo(SECOND.version());
        assertThat(watched.isOwner()).isTrue();
        assertThat(plain.isOwner()).isFalse();
    }

    @Test
    void the_top_of_a_git_checkout_is_the_owner() throws IOException {
        Registry.write(FIRST, folder);
        Files.writeString(folder.resolve(".git"), "gitdir: /elsewhere");
        assertThat(watched(folder).isOwner()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rules", "risk/rules"})
    void a_worktree_of_git_sync_counts_at_once_and_makes_the_folder_the_owner(String below) throws IOException {
        // Given
        GitSync sync = new GitSync(folder.resolve("git"), below);
        sync.publish(FIRST);
        RulesFolder watched = known(sync.path());
        // When
        sync.publish(SECOND);
        // Then
        assertThat(version(watched.look())).isEqualTo(SECOND.version());
        assertThat(watched.isOwner()).isTrue();
        assertThat(watched.changedAt()).isAfter(Instant.EPOCH);
    }

    @Test
    void a_folder_within_a_config_map_has_it_for_its_owner() throws IOException {
        // Given
        ConfigMapVolume volume = new ConfigMapVolume(folder.resolve("mounted"));
        volume.publish(new RulebookSource(Map.of("risk/rules/rulebook.yaml", "name: mine")));
        // Then
        assertThat(watched(volume.path().resolve("risk/rules")).isOwner()).isTrue();
    }

    @Test
    void a_persons_checkout_is_not_the_owner_of_the_rules_in_it_by_whichever_link_it_is_reached() throws IOException {
        // Given
        Path checkout = Files.createDirectories(folder.resolve("checkout"));
        Files.createDirectory(checkout.resolve(".git"));
        Registry.write(FIRST, Files.createDirectory(checkout.resolve("rules")));
        Path link = Files.createSymbolicLink(folder.resolve("link"), checkout);
        // Then
        assertThat(watched(checkout.resolve("rules")).isOwner()).isFalse();
        assertThat(watched(link.resolve("rules")).isOwner()).isFalse();
    }

    @Test
    void a_change_is_found_again_until_it_was_acted_on() throws IOException {
        // Given
        RulesFolder watched = known(Registry.write(FIRST, folder));
        Registry.write(SECOND, folder);
        watched.look();
        // When
        RulesFolder.Look found = watched.look();
        RulesFolder.Look again = watched.look();
        watched.actedOn((RulesFolder.Look.Changed) again);
        // Then
        assertThat(version(found)).isEqualTo(SECOND.version());
        assertThat(version(again)).isEqualTo(SECOND.version());
        assertThat(watched.look()).isInstanceOf(RulesFolder.Look.Same.class);
    }

    @Test
    void reading_while_generations_are_swapped_and_deleted_gives_whole_ones_only() throws Exception {
        // Given
        List<RulebookSource> generations =
                IntStream.rangeClosed(1, 8).mapToObj(it -> rulebook(it * 10)).toList();
        Set<String> whole =
                Set.copyOf(generations.stream().map(RulebookSource::version).toList());
        ConfigMapVolume volume = new ConfigMapVolume(folder.resolve("mounted"));
        volume.publish(generations.get(0));
        AtomicBoolean enough = new AtomicBoolean();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Future<Integer> swapping = thread.submit(() -> {
            int swaps = 0;
            while (!enough.get()) {
                volume.publish(generations.get(++swaps % generations.size()));
            }
            return swaps;
        });
        thread.shutdown();
        // When
        List<String> read;
        try {
            read = Stream.generate(() -> RulebookSource.read(volume.path()).version())
                    .limit(500)
                    .toList();
        } finally {
            enough.set(true);
        }
        // Then
        assertThat(swapping.get()).isGreaterThan(10);
        assertThat(whole).containsAll(read);
    }

    private RulesFolder known(Path path) {
        RulesFolder watched = watched(path);
        watched.actedOn((RulesFolder.Look.Changed) watched.look());
        return watched;
    }

    private RulesFolder watched(Path path) {
        return new Registry(path, LifeCycleConfig.Policy.AUTO, LifeCycleConfig.Owner.DETECT).rulesFolder(path);
    }

    private static String version(RulesFolder.Look look) {
        assertThat(look).isInstanceOf(RulesFolder.Look.Changed.class);
        return ((RulesFolder.Look.Changed) look).source().version();
    }
}
