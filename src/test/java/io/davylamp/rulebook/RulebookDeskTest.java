package io.davylamp.rulebook;

import static io.davylamp.rulebook.Registry.by;
import static io.davylamp.rulebook.Registry.rulebook;
import static io.davylamp.rulebook.Registry.withOneMoreCase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.davylamp.audit.AuditEntry;
import io.davylamp.rulebook.RulebookDesk.Verb;
import io.davylamp.rulebook.version.GateState;
import io.davylamp.rulebook.version.RefusedMove;
import io.davylamp.rulebook.version.RulebookVersion;
import io.davylamp.rulebook.version.VersionState;
import io.davylamp.rules.RulebookSource;
import io.davylamp.sql.Sql;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RulebookDeskTest {
    private static final RulebookSource FIRST = rulebook(90);
    private static final RulebookSource SECOND = rulebook(60);
    private static final LocalDate DAY = LocalDate.of(2026, 2, 28);

    @TempDir
    @SuppressWarnings("NullAway.Init") // filled by JUnit
    private Path folder;

    @Test
    void goes_from_a_draft_into_force_by_the_word_of_two_people_and_back_by_one() {
        // Given
        Registry registry = started(LifeCycleConfig.Policy.APPROVAL);
        RulebookDesk desk = registry.desk();
        // When
        desk.draft(SECOND, by("Ada"));
        move(registry, SECOND, Verb.SUBMIT, "Ada");
        move(registry, SECOND, Verb.APPROVE, "Bob");
        move(registry, SECOND, Verb.ACTIVATE, "Ada");
        // Then
        assertThat(registry.activations.active().orElseThrow().version()).isEqualTo(SECOND.version());
        assertThat(registry.version(FIRST).state().name()).isEqualTo(VersionState.Name.RETIRED);
        assertThat(registry.version(SECOND).state().approver()).contains("Bob");

        // When
        RulebookDesk.Moved back = move(registry, FIRST, Verb.ROLLBACK, "Ada");
        // Then
        assertThat(registry.activations.active().orElseThrow().version()).isEqualTo(FIRST.version());
        assertThat(registry.version(SECOND).state().name()).isEqualTo(VersionState.Name.RETIRED);
        assertThat(actions(registry))
                .containsExactly("ACTIVATED_BY_FOLDER", "DRAFTED", "SUBMITTED", "APPROVED", "ACTIVATED", "ROLLED_BACK");
        assertThat(registry.audit.check(List.of(back.audit())).isSound()).isTrue();
    }

    @Test
    void nobody_approves_what_they_wrote_not_even_under_another_spelling() {
        // Given
        Registry registry = started(LifeCycleConfig.Policy.APPROVAL);
        registry.desk().draft(SECOND, by("Ada"));
        move(registry, SECOND, Verb.SUBMIT, "Ada");
        // When
        assertThatThrownBy(() -> move(registry, SECOND, Verb.APPROVE, " ADA "))
                // Then
                .isInstanceOf(RefusedMove.class)
                .hasMessageContaining("somebody else must approve");
        assertThat(registry.version(SECOND).state().name()).isEqualTo(VersionState.Name.SUBMITTED);
        assertThat(actions(registry)).endsWith("REFUSED_APPROVE");
    }

    @Test
    void waits_for_approval_where_the_policy_asks_for_it_and_the_database_holds_to_it() {
        // Given
        Registry registry = started(LifeCycleConfig.Policy.APPROVAL);
        registry.desk().draft(SECOND, by("Ada"));
        move(registry, SECOND, Verb.SUBMIT, "Ada");
        // When
        assertThatThrownBy(() -> move(registry, SECOND, Verb.ACTIVATE, "Ada"))
                // Then
                .hasMessageContaining("waits for approval");
        Sql sql = new Sql(registry.database);
        assertThatThrownBy(() ->
                        sql.update("update rulebook_life set state = 'ACTIVE' where version = ?", SECOND.version()))
                .hasMessageContaining("in_force_only_if_approved");
        assertThatThrownBy(() -> sql.update(
                        "update rulebook_life set state = 'APPROVED', approver = 'ada ' where version = ?",
                        SECOND.version()))
                .hasMessageContaining("approver_is_not_author");
        assertThatThrownBy(() -> sql.update(
                        "update rulebook_life set needs_approval = false where version = ?", SECOND.version()))
                .hasMessageContaining("stay");
    }

    @Test
    void the_database_refuses_to_change_a_text_an_activation_an_entry_of_the_trail_or_to_leap_a_state() {
        // Given
        Registry registry = started(LifeCycleConfig.Policy.AUTO);
        registry.desk().draft(SECOND, by("Ada"));
        Sql sql = new Sql(registry.database);
        // When
        for (String change : List.of(
                "update rulebook_version set name = 'x'",
                "delete from rulebook_version",
                "truncate rulebook_version cascade",
                "update rulebook_activation set version = version",
                "delete from rulebook_activation",
                "update audit_entry set who = 'x'",
                "delete from audit_entry",
                "truncate audit_entry",
                "delete from audit_head",
                "delete from rulebook_life")) {
            // Then
            assertThatThrownBy(() -> sql.update(change)).as(change).hasMessageContaining("append-only");
        }
        assertThatThrownBy(() -> sql.update(
                        "update rulebook_life set state = 'APPROVED', approver = 'Bob' where state = 'DRAFT'"))
                .hasMessageContaining("cannot go from DRAFT to APPROVED");
    }

    @Test
    void a_move_the_database_refuses_says_so_in_its_words_and_leaves_nothing_behind() {
        // Given
        Registry registry = started(LifeCycleConfig.Policy.APPROVAL);
        registry.desk().draft(SECOND, by("Ada"));
        RulebookVersion draft = registry.version(SECOND);
        List<String> before = actions(registry);
        // When
        assertThatThrownBy(() -> registry.versions.move(
                        draft, draft.in(new VersionState.Approved("Ada", "Bob", by("Bob"))), "APPROVED"))
                // Then
                .hasMessageContaining("cannot go from DRAFT to APPROVED");
        assertThat(registry.version(SECOND)).isEqualTo(draft);
        assertThat(actions(registry)).isEqualTo(before);
    }

    @Test
    void a_submitted_version_needs_one_person_where_the_policy_is_auto() {
        // Given
        Registry registry = started(LifeCycleConfig.Policy.AUTO);
        registry.desk().draft(SECOND, by("Ada"));
        move(registry, SECOND, Verb.SUBMIT, "Ada");
        // When
        move(registry, SECOND, Verb.ACTIVATE, "Ada");
        // Then
        assertThat(registry.version(SECOND).state().name()).isEqualTo(VersionState.Name.ACTIVE);
    }

    @Test
    void a_draft_with_faults_is_kept_with_them_and_cannot_be_submitted() {
        // Given
        Registry registry = started(LifeCycleConfig.Policy.AUTO);
        RulebookSource broken = Registry.with(
                SECOND,
                "runway.drl",
                SECOND.files().getOrDefault("runway.drl", "").replace("days <", "dayz <"));
        // When
        RulebookDesk.Moved draft = registry.desk().draft(broken, by("Ada"));
        // Then
        assertThat(draft.version().problems().toString()).contains("dayz");
        assertThat(registry.version(broken).problems())
                .isEqualTo(draft.version().problems());
        assertThatThrownBy(() -> move(registry, broken, Verb.SUBMIT, "Ada")).hasMessageContaining("dayz");
    }

    @Test
    void does_not_come_into_force_with_fewer_cases_of_a_rule_than_before() {
        // Given
        RulebookSource covered = withOneMoreCase(FIRST);
        Registry registry = started(covered, LifeCycleConfig.Policy.AUTO);
        registry.desk().draft(SECOND, by("Ada"));
        move(registry, SECOND, Verb.SUBMIT, "Ada");
        // When
        assertThatThrownBy(() -> move(registry, SECOND, Verb.ACTIVATE, "Ada"))
                // Then
                .isInstanceOf(RefusedMove.class)
                .hasMessageContaining("2 cases name TST-001; in the version in force it is 3");
        RulebookSource kept = withOneMoreCase(SECOND);
        registry.desk().draft(kept, by("Ada"));
        move(registry, kept, Verb.SUBMIT, "Ada");
        move(registry, kept, Verb.ACTIVATE, "Ada");
        assertThat(registry.version(kept).state().name()).isEqualTo(VersionState.Name.ACTIVE);
    }

    @Test
    void of_two_who_activate_at_once_one_wins_and_the_other_learns_of_it() throws Exception {
        // Given
        Registry registry = started(LifeCycleConfig.Policy.AUTO);
        List<RulebookSource> both = List.of(SECOND, rulebook(30));
        for (RulebookSource it : both) {
            registry.desk().draft(it, by("Ada"));
            move(registry, it, Verb.SUBMIT, "Ada");
        }
        ExecutorService threads = Executors.newFixedThreadPool(2);
        CountDownLatch start = new CountDownLatch(1);
        Optional<String> over = Optional.of(FIRST.version());
        // When
        List<Future<Boolean>> results = both.stream()
                .map(it -> threads.submit(() -> {
                    start.await();
                    try {
                        registry.desk().move(registry.version(it), Verb.ACTIVATE, by("Ada"), over);
                        return true;
                    } catch (RefusedMove lost) {
                        return false;
                    }
                }))
                .toList();
        start.countDown();
        // Then
        assertThat(List.of(results.get(0).get(), results.get(1).get())).containsExactlyInAnyOrder(true, false);
        threads.shutdown();
        assertThat(registry.versions.latest(10).stream().filter(it -> it.state() instanceof VersionState.Active))
                .hasSize(1);
        assertThat(registry.audit.check(List.of()).isSound()).isTrue();
    }

    @Test
    void a_rejected_text_can_be_taken_up_again_by_somebody() {
        // Given
        Registry registry = started(LifeCycleConfig.Policy.APPROVAL);
        registry.desk().draft(SECOND, by("Ada"));
        assertThatThrownBy(() -> registry.desk().draft(SECOND, by("Bob"))).hasMessageContaining("known as version");
        move(registry, SECOND, Verb.SUBMIT, "Ada");
        move(registry, SECOND, Verb.REJECT, "Bob");
        // When
        registry.desk().draft(SECOND, by("Bob"));
        move(registry, SECOND, Verb.SUBMIT, "Bob");
        // Then
        assertThat(registry.version(SECOND).state().author()).isEqualTo("Bob");
        assertThatThrownBy(() -> move(registry, SECOND, Verb.APPROVE, "Bob")).isInstanceOf(RefusedMove.class);
    }

    @Test
    void a_draft_is_not_submitted_where_the_folder_owns_the_rules() {
        // Given
        Registry registry =
                new Registry(Registry.write(FIRST, folder), LifeCycleConfig.Policy.AUTO, LifeCycleConfig.Owner.FOLDER);
        registry.replica("one").look();
        registry.desk().draft(SECOND, by("Ada"));
        // When
        assertThatThrownBy(() -> move(registry, SECOND, Verb.SUBMIT, "Ada"))
                // Then
                .isInstanceOfSatisfying(
                        RefusedMove.class, it -> assertThat(it.advice()).contains("/patch"));
    }

    @Test
    void a_changed_folder_waits_for_approval_where_the_policy_asks_for_it() {
        // Given
        Registry registry = started(LifeCycleConfig.Policy.APPROVAL);
        Rulebook replica = registry.replica("one");
        replica.look();
        // When
        Registry.write(SECOND, folder);
        replica.look();
        replica.look();
        // Then
        assertThat(registry.version(SECOND).state()).isInstanceOf(VersionState.Submitted.class);
        assertThat(registry.activations.active().orElseThrow().version()).isEqualTo(FIRST.version());
        move(registry, SECOND, Verb.APPROVE, "Bob");
        move(registry, SECOND, Verb.ACTIVATE, "Bob");
        replica.look();
        assertThat(replica.status().active().orElseThrow().version()).isEqualTo(SECOND.version());
    }

    static Stream<Arguments> missingBacktests() {
        return Stream.of(
                arguments(new GateState.NotOrdered(), "no backtest against %s, which is in force, was ordered"),
                arguments(new GateState.Running("bt_1", 0, 0), "waits for its turn"),
                arguments(new GateState.Running("bt_1", 3, 12), "still running: 3 of 12 subjects are judged"),
                arguments(new GateState.Failed("bt_1", "rule TST-001 ran over"), "failed: rule TST-001 ran over"),
                arguments(new GateState.Cancelled("bt_1"), "bt_1 against %s was cancelled"),
                arguments(new GateState.Empty("bt_1", DAY, DAY), "found nothing to judge from 2026-02-28"),
                arguments(
                        new GateState.AgainstAnother("bt_1", "0123"), "compared it with 0123, but now %s is in force"));
    }

    @ParameterizedTest
    @MethodSource("missingBacktests")
    void does_not_come_into_force_before_the_past_was_judged_by_it(GateState standing, String said) {
        // Given
        Registry registry = started(LifeCycleConfig.Policy.AUTO);
        registry.desk().draft(SECOND, by("Ada"));
        move(registry, SECOND, Verb.SUBMIT, "Ada");
        registry.backtests.standing = standing;
        // When
        assertThatThrownBy(() -> move(registry, SECOND, Verb.ACTIVATE, "Ada"))
                // Then
                .isInstanceOfSatisfying(
                        RefusedMove.class,
                        it -> assertThat(it.advice())
                                .containsAnyOf("/backtests/bt_1", "/rulebooks/" + SECOND.version()))
                .hasMessageContaining(said.formatted(FIRST.version()));
        assertThat(registry.activations.active().orElseThrow().version()).isEqualTo(FIRST.version());
        assertThat(actions(registry)).endsWith("REFUSED_ACTIVATE");
    }

    @Test
    void the_trail_says_on_which_backtest_an_activation_rests() {
        // Given
        Registry registry = started(LifeCycleConfig.Policy.AUTO);
        registry.desk().draft(SECOND, by("Ada"));
        move(registry, SECOND, Verb.SUBMIT, "Ada");
        registry.backtests.standing = new GateState.Done("bt_1", DAY.minusDays(364), DAY);
        // When
        move(registry, SECOND, Verb.ACTIVATE, "Ada");
        // Then
        assertThat(registry.audit.latest(1).get(0).deed().why())
                .isEqualTo("because [backtest bt_1 from 2025-03-01 to 2026-02-28]");
    }

    @Test
    void the_trail_says_that_there_was_no_past_to_judge() {
        // Given
        Registry registry = started(LifeCycleConfig.Policy.AUTO);
        registry.desk().draft(SECOND, by("Ada"));
        move(registry, SECOND, Verb.SUBMIT, "Ada");
        // When
        move(registry, SECOND, Verb.ACTIVATE, "Ada");
        // Then
        assertThat(registry.audit.latest(1).get(0).deed().why())
                .isEqualTo("because [no stored history to backtest on]");
    }

    @Test
    void submitting_orders_a_backtest_against_the_version_in_force() {
        // Given
        Registry registry = started(LifeCycleConfig.Policy.APPROVAL);
        registry.desk().draft(SECOND, by("Ada"));
        // When
        move(registry, SECOND, Verb.SUBMIT, "Ada");
        // Then
        assertThat(registry.backtests.ordered).containsExactly(FIRST.version() + " → " + SECOND.version());
    }

    @Test
    void going_back_and_a_folder_that_was_reviewed_need_no_backtest() {
        // Given
        Registry registry = started(LifeCycleConfig.Policy.AUTO);
        registry.backtests.standing = new GateState.NotOrdered();
        Rulebook replica = registry.replica("one");
        replica.look();
        Registry.write(SECOND, folder);
        replica.look();
        replica.look();
        assertThat(registry.activations.active().orElseThrow().version()).isEqualTo(SECOND.version());
        // When
        move(registry, FIRST, Verb.ROLLBACK, "Ada");
        // Then
        assertThat(registry.activations.active().orElseThrow().version()).isEqualTo(FIRST.version());
    }

    @Test
    void where_backtests_are_offered_nobody_waits_for_one() {
        // Given
        Registry registry = started(LifeCycleConfig.Policy.AUTO);
        registry.backtests.standing = new GateState.NotOrdered();
        Optional<String> before = Optional.of(FIRST.version());
        // When
        GateState offered = registry.gate(LifeCycleConfig.Backtest.OFFERED).standing(before, SECOND.version());
        GateState required = registry.gate(LifeCycleConfig.Backtest.REQUIRED).standing(before, SECOND.version());
        GateState first = registry.gate(LifeCycleConfig.Backtest.REQUIRED).standing(Optional.empty(), SECOND.version());
        // Then
        assertThat(offered.opens()).isTrue();
        assertThat(required.opens()).isFalse();
        assertThat(first.opens()).as("the first rulebook").isTrue();
    }

    private Registry started(LifeCycleConfig.Policy policy) {
        return started(FIRST, policy);
    }

    private Registry started(RulebookSource first, LifeCycleConfig.Policy policy) {
        Registry registry = Registry.of(Registry.write(first, folder), policy);
        registry.replica("zero").look();
        return registry;
    }

    private static RulebookDesk.Moved move(Registry registry, RulebookSource source, Verb verb, String who) {
        return registry.desk().move(registry.version(source), verb, by(who), Optional.empty());
    }

    private static List<String> actions(Registry registry) {
        List<AuditEntry> newestFirst = registry.audit.latest(100);
        return newestFirst.stream()
                .sorted((one, other) -> Long.compare(one.seq(), other.seq()))
                .map(it -> it.deed().action())
                .toList();
    }
}
