package io.davylamp.rulebook;

import static io.davylamp.rulebook.Registry.rulebook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.davylamp.rulebook.trial.Task;
import io.davylamp.rulebook.trial.TrialProcesses;
import io.davylamp.rulebook.version.Activation;
import io.davylamp.rules.RulebookSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change of the folder at a bad moment: it comes into force when that has passed. */
class LostChangesTest {
    private static final RulebookSource FIRST = rulebook(90);
    private static final RulebookSource SECOND = rulebook(60);

    @TempDir
    @SuppressWarnings("NullAway.Init") // filled by JUnit
    private Path folder;

    /** Holds a place on the bench. */
    record Holding() implements Task<Holding.Done> {
        static volatile CountDownLatch begun = new CountDownLatch(1);
        static volatile CountDownLatch ends = new CountDownLatch(1);

        record Done() {}

        @Override
        public Done answer() {
            begun.countDown();
            try {
                ends.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new Done();
        }

        @Override
        public Class<Done> answers() {
            return Done.class;
        }
    }

    @Test
    void a_change_while_the_database_is_away_comes_into_force_when_it_is_back() {
        // Given
        Registry registry = Registry.of(Registry.write(FIRST, folder), LifeCycleConfig.Policy.AUTO);
        Rulebook replica = registry.replica("one");
        replica.look();
        Registry.write(SECOND, folder);
        replica.look();
        // When
        registry.away.goes();
        for (int look = 0; look < 3; look++) {
            assertThatThrownBy(replica::look).hasMessageContaining("Connection");
        }
        registry.away.comesBack();
        replica.look();
        // Then
        assertThat(version(replica)).contains(SECOND.version());
        assertThat(replica.status().problems()).isEmpty();
    }

    @Test
    void a_refusal_while_the_database_is_away_is_recorded_when_it_is_back() {
        // Given
        RulebookSource broken = Registry.with(SECOND, "runway.drl", "rule broken");
        Registry registry = Registry.of(Registry.write(FIRST, folder), LifeCycleConfig.Policy.AUTO);
        Rulebook replica = registry.replica("one");
        replica.look();
        Registry.write(broken, folder);
        replica.look();
        // When
        registry.away.goes();
        assertThatThrownBy(replica::look).hasMessageContaining("Connection");
        registry.away.comesBack();
        replica.look();
        // Then
        assertThat(replica.status().refused()).contains(broken.version());
        assertThat(registry.audit.latest(1).get(0).deed().action()).isEqualTo("REFUSED_FOLDER");
    }

    @Test
    void a_change_that_the_machine_is_too_busy_for_is_tried_again_and_never_refused() throws Exception {
        // Given
        Registry registry = Registry.of(Registry.write(FIRST, folder), LifeCycleConfig.Policy.AUTO);
        registry.bench =
                new TrialProcesses(RuleSettings.of(folder).atOnce(1, 0, Duration.ZERO), new SimpleMeterRegistry());
        Rulebook replica = registry.replica("one");
        replica.look();
        Registry.write(SECOND, folder);
        CompletableFuture<?> holding = CompletableFuture.runAsync(() -> registry.bench.answer(new Holding()));
        Holding.begun.await();
        // When
        replica.look();
        replica.look();
        // Then
        assertThat(version(replica)).contains(FIRST.version());
        assertThat(replica.status().refused()).isEmpty();
        assertThat(replica.status().waiting().orElseThrow())
                .startsWith("rulebook %s waits to be tried, again in 5 s:".formatted(SECOND.version()));
        assertThat(registry.audit.latest(10)).hasSize(1);

        // When
        registry.now = registry.now.plusSeconds(6);
        replica.look();
        // Then
        assertThat(replica.status().waiting().orElseThrow()).contains("again in 10 s:");

        // When
        Holding.ends.countDown();
        holding.get();
        replica.look();
        boolean tooEarly = version(replica).equals(Optional.of(SECOND.version()));
        registry.now = registry.now.plusSeconds(11);
        replica.look();
        // Then
        assertThat(tooEarly).isFalse();
        assertThat(version(replica)).contains(SECOND.version());
        assertThat(replica.status().waiting()).isEmpty();
    }

    private static Optional<String> version(Rulebook replica) {
        return replica.status().active().map(Activation::version);
    }
}
