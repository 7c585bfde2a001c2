package io.davylamp.rulebook;

import static io.davylamp.rulebook.Registry.by;
import static io.davylamp.rulebook.Registry.rulebook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.davylamp.rulebook.RulebookDesk.Verb;
import io.davylamp.rules.Compilation;
import io.davylamp.rules.RuleCompiler;
import io.davylamp.rules.RuleProblem;
import io.davylamp.rules.RulebookSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several replicas over one database. */
class ReplicasTest {
    private static final RulebookSource FIRST = rulebook(90);
    private static final RulebookSource SECOND = rulebook(60);

    @TempDir
    @SuppressWarnings("NullAway.Init") // filled by JUnit
    private Path folder;

    @SuppressWarnings("NullAway.Init") // filled before each test
    private Registry registry;

    @BeforeEach
    void start() {
        registry = Registry.of(Registry.write(FIRST, folder), LifeCycleConfig.Policy.AUTO);
    }

    @Test
    void what_a_person_puts_in_force_or_takes_back_reaches_all_at_their_next_look() {
        // Given
        Rulebook one = registry.replica("one");
        Rulebook other = registry.replica("other");
        look(one, other);
        submitted(SECOND);
        // When
        move(SECOND, Verb.ACTIVATE);
        look(one, other);
        // Then
        assertThat(List.of(version(one), version(other))).containsOnly(SECOND.version());

        // When
        move(FIRST, Verb.ROLLBACK);
        look(one, other);
        // Then
        assertThat(List.of(version(one), version(other))).containsOnly(FIRST.version());
        assertThat(registry.replicas.list())
                .extracting(Replica::replica, it -> it.version().orElse(""), Replica::isSilent)
                .containsExactly(tuple("one", FIRST.version(), false), tuple("other", FIRST.version(), false));
    }

    @Test
    void one_that_cannot_compile_keeps_the_last_good_one_and_says_so() {
        // Given
        Rulebook good = registry.replica("good");
        Rulebook old = registry.replica("old", folder, ReplicasTest::compilesOnlyTheFirst);
        look(good, old);
        submitted(SECOND);
        // When
        move(SECOND, Verb.ACTIVATE);
        look(good, old);
        // Then
        assertThat(version(good)).isEqualTo(SECOND.version());
        assertThat(version(old)).isEqualTo(FIRST.version());
        try (Rulebook.Lease lease = old.lease()) {
            assertThat(lease.rules().version()).isEqualTo(FIRST.version());
        }
        Replica said = registry.replicas.list().get(1);
        assertThat(said.version()).contains(FIRST.version());
        assertThat(said.refused()).contains(SECOND.version());
        assertThat(said.problem().orElseThrow()).contains("too new");

        // When
        move(FIRST, Verb.ROLLBACK);
        look(good, old);
        // Then
        assertThat(registry.replicas.list()).allMatch(it -> it.problem().isEmpty());
    }

    @Test
    void a_restart_does_not_undo_a_rollback_even_where_its_files_are_mounted_anew() throws IOException {
        // Given
        Rulebook one = registry.replica("one");
        look(one);
        Registry.write(SECOND, folder);
        look(one, one);
        assertThat(version(one)).isEqualTo(SECOND.version());
        move(FIRST, Verb.ROLLBACK);
        Files.setLastModifiedTime(folder.resolve("runway.drl"), FileTime.from(Registry.NOW.plusSeconds(3_600)));
        // When
        Rulebook restarted = registry.replica("one");
        look(restarted);
        // Then
        assertThat(version(restarted)).isEqualTo(FIRST.version());
    }

    @Test
    void of_several_that_see_the_folder_change_one_activates_and_one_judges_the_book_again() {
        // Given
        Rulebook one = registry.replica("one");
        Rulebook other = registry.replica("other");
        look(one, other);
        assertThat(registry.activations.claimRejudging(FIRST.version())).isTrue();
        // When
        Registry.write(SECOND, folder);
        look(one, other, one, other);
        // Then
        assertThat(registry.activations.latest(10)).hasSize(2);
        assertThat(registry.activations.claimRejudging(FIRST.version())).isFalse();
        assertThat(registry.activations.claimRejudging(SECOND.version())).isTrue();
        assertThat(registry.activations.claimRejudging(SECOND.version())).isFalse();
    }

    @Test
    void a_refused_folder_is_once_in_the_trail_whoever_saw_it() {
        // Given
        Rulebook one = registry.replica("one");
        Rulebook other = registry.replica("other");
        look(one, other);
        // When
        Registry.write(Registry.with(SECOND, "runway.cases.yaml", "- case: nothing expected\n"), folder);
        look(one, other, one, other, one, other);
        // Then
        assertThat(registry.audit.latest(10).stream()
                        .filter(it -> it.deed().action().equals("REFUSED_FOLDER")))
                .hasSize(1);
        assertThat(one.status().problems()).isNotEmpty();
        assertThat(version(one)).isEqualTo(FIRST.version());
    }

    private static Compilation compilesOnlyTheFirst(RulebookSource source) {
        return source.version().equals(FIRST.version())
                ? RuleCompiler.compile(source)
                : new Compilation.Refused(
                        List.of(new RuleProblem("runway.drl", 1, "", "this is too new for me.", "Maybe update me.")));
    }

    private void submitted(RulebookSource source) {
        registry.desk().draft(source, by("Ada"));
        move(source, Verb.SUBMIT);
    }

    private void move(RulebookSource source, Verb verb) {
        registry.desk().move(registry.version(source), verb, by("Ada"), Optional.empty());
    }

    private static void look(Rulebook... replicas) {
        for (Rulebook it : replicas) {
            it.look();
        }
    }

    private static String version(Rulebook replica) {
        return replica.status().active().orElseThrow().version();
    }
}
