package io.davylamp.rulebook.version;

import static io.davylamp.rulebook.Registry.by;
import static io.davylamp.rulebook.Registry.rulebook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.davylamp.audit.AuditEntry;
import io.davylamp.rulebook.LifeCycleConfig;
import io.davylamp.rulebook.Registry;
import io.davylamp.rulebook.RulebookDesk.Verb;
import io.davylamp.rules.RulebookSource;
import io.davylamp.sql.Sql;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftsTest {
    private static final RulebookSource IN_FORCE = rulebook(90);
    private static final RulebookSource DRAFT = rulebook(60);
    private static final RulebookSource SUBMITTED = rulebook(50);
    private static final RulebookSource TAKEN_BACK = rulebook(40);

    @TempDir
    @SuppressWarnings("NullAway.Init") // filled by JUnit
    private Path folder;

    @SuppressWarnings("NullAway.Init") // filled before each test
    private Registry registry;

    @BeforeEach
    void a_rulebook_in_force() {
        registry = Registry.of(Registry.write(IN_FORCE, folder), LifeCycleConfig.Policy.AUTO);
        registry.replica("one").look();
    }

    @Test
    void drafts_that_nobody_submitted_expire_and_leave_their_entries_in_a_sound_trail() {
        // Given
        draft(DRAFT);
        draft(SUBMITTED);
        move(SUBMITTED, Verb.SUBMIT);
        draft(TAKEN_BACK);
        move(TAKEN_BACK, Verb.SUBMIT);
        move(TAKEN_BACK, Verb.WITHDRAW);
        // When
        int early = registry.drafts.expire(Registry.NOW, Registry.NOW);
        int expired = registry.drafts.expire(Registry.NOW.plusSeconds(1), Registry.NOW.plusSeconds(1));
        // Then
        assertThat(early).isZero();
        assertThat(expired).isEqualTo(1);
        assertThat(registry.texts.text(DRAFT.version())).isEmpty();
        assertThat(registry.versions.version(DRAFT.version())).isEmpty();
        for (RulebookSource kept : List.of(IN_FORCE, SUBMITTED, TAKEN_BACK)) {
            assertThat(registry.texts.text(kept.version())).contains(kept);
        }
        assertThat(registry.audit.of(DRAFT.version()))
                .extracting(AuditEntry::deed)
                .extracting(it -> it.who() + " " + it.action())
                .containsExactly("Ada DRAFTED", "davylamp EXPIRED");
        assertThat(registry.audit.check(List.of()).isSound()).isTrue();
    }

    @Test
    void the_same_text_can_be_drafted_again_after_it_expired() {
        // Given
        draft(DRAFT);
        registry.drafts.expire(Registry.NOW.plusSeconds(1), Registry.NOW.plusSeconds(1));
        // When
        draft(DRAFT);
        // Then
        move(DRAFT, Verb.SUBMIT);
        assertThat(registry.version(DRAFT).state()).isInstanceOf(VersionState.Submitted.class);
    }

    @Test
    void the_database_lets_no_draft_go_of_which_the_trail_does_not_say_so() {
        // Given
        draft(DRAFT);
        registry.drafts.expire(Registry.NOW.plusSeconds(1), Registry.NOW.plusSeconds(1));
        draft(DRAFT);
        Sql sql = new Sql(registry.database);
        // When
        for (String table : List.of("rulebook_life", "rulebook_version")) {
            // Then
            assertThatThrownBy(() -> sql.update("delete from " + table + " where version = ?", DRAFT.version()))
                    .hasMessageContaining("append-only");
        }
    }

    @Test
    void so_many_are_kept_and_those_withdrawn_make_room() {
        // Given
        draft(DRAFT);
        draft(SUBMITTED);
        draft(TAKEN_BACK);
        // When
        assertThatThrownBy(() -> draft(rulebook(30)))
                // Then
                .isInstanceOf(RefusedMove.class)
                .hasMessage("3 drafts wait to be submitted; allowed is up to 3.");

        // When
        move(TAKEN_BACK, Verb.WITHDRAW);
        draft(rulebook(30));
        // Then
        assertThat(registry.versions.version(TAKEN_BACK.version())).isEmpty();
        assertThat(registry.versions.version(rulebook(30).version())).isPresent();
    }

    private void draft(RulebookSource source) {
        registry.desk().draft(source, by("Ada"));
    }

    private void move(RulebookSource source, Verb verb) {
        registry.desk().move(registry.version(source), verb, by("Ada"), Optional.empty());
    }
}
