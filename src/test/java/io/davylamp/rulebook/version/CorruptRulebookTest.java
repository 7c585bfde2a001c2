package io.davylamp.rulebook.version;

import static io.davylamp.rulebook.Registry.by;
import static io.davylamp.rulebook.Registry.rulebook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.davylamp.rulebook.LifeCycleConfig;
import io.davylamp.rulebook.Registry;
import io.davylamp.rulebook.Rulebook;
import io.davylamp.rulebook.RulebookDesk.Verb;
import io.davylamp.rules.RulebookSource;
import io.davylamp.sql.Sql;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stored text of a version, changed by somebody who owns the tables. */
class CorruptRulebookTest {
    private static final RulebookSource FIRST = rulebook(90);
    private static final RulebookSource SECOND = rulebook(60);
    private static final String SAYS = "does not match its hash";

    @TempDir
    @SuppressWarnings("NullAway.Init") // filled by JUnit
    private Path folder;

    @SuppressWarnings("NullAway.Init") // filled before each test
    private Registry registry;

    @SuppressWarnings("NullAway.Init") // filled before each test
    private Rulebook replica;

    @BeforeEach
    void a_rulebook_in_force_and_a_draft() {
        registry = Registry.of(Registry.write(FIRST, folder), LifeCycleConfig.Policy.AUTO);
        replica = registry.replica("one");
        replica.look();
        registry.desk().draft(SECOND, by("Ada"));
    }

    @Test
    void is_neither_shown_nor_submitted_nor_put_in_force() {
        // Given
        move(Verb.SUBMIT);
        // When
        spoil(SECOND);
        // Then
        assertThatThrownBy(() -> registry.texts.text(SECOND.version()))
                .isInstanceOf(CorruptRulebook.class)
                .hasMessage("the stored text of rulebook %s does not match its hash: it is that of %s."
                        .formatted(SECOND.version(), spoilt(SECOND).version()));
        assertThatThrownBy(() -> move(Verb.ACTIVATE)).isInstanceOf(CorruptRulebook.class);
        assertThat(registry.activations.active().orElseThrow().version()).isEqualTo(FIRST.version());
    }

    @Test
    void is_not_followed_and_every_replica_says_so() {
        // Given
        move(Verb.SUBMIT);
        move(Verb.ACTIVATE);
        // When
        spoil(SECOND);
        replica.look();
        // Then
        try (Rulebook.Lease lease = replica.lease()) {
            assertThat(lease.rules().version()).isEqualTo(FIRST.version());
        }
        assertThat(replica.status().problems().toString()).contains(SAYS);
        assertThat(registry.replicas.list().get(0).problem().orElseThrow()).contains(SAYS);
    }

    @Test
    void of_the_rulebook_in_force_is_noticed_within_a_minute_and_forgotten_when_it_is_restored() {
        // Given
        spoil(FIRST);
        // When
        registry.now = registry.now.plusSeconds(61);
        replica.look();
        // Then
        assertThat(replica.status().refused()).contains(FIRST.version());
        assertThat(replica.status().problems().toString()).contains(SAYS);

        // When
        write(FIRST.version(), FIRST);
        registry.now = registry.now.plusSeconds(61);
        replica.look();
        // Then
        assertThat(replica.status().problems()).isEmpty();
    }

    @Test
    void in_force_can_be_replaced_by_a_sound_one() {
        // Given
        spoil(FIRST);
        // When
        move(Verb.SUBMIT);
        move(Verb.ACTIVATE);
        replica.look();
        // Then
        assertThat(replica.status().active().orElseThrow().version()).isEqualTo(SECOND.version());
    }

    private void move(Verb verb) {
        registry.desk().move(registry.version(SECOND), verb, by("Ada"), Optional.empty());
    }

    private static RulebookSource spoilt(RulebookSource source) {
        return Registry.with(
                source,
                "runway.drl",
                source.files().getOrDefault("runway.drl", "").replace("SEVERE", "WATCH"));
    }

    private void spoil(RulebookSource source) {
        write(source.version(), spoilt(source));
    }

    private void write(String version, RulebookSource text) {
        Sql sql = new Sql(registry.database);
        sql.update("alter table rulebook_version disable trigger user");
        sql.update(
                "update rulebook_version set files = ?::json where version = ?",
                RulebookStore.write(text.files()),
                version);
        sql.update("alter table rulebook_version enable trigger user");
    }
}
