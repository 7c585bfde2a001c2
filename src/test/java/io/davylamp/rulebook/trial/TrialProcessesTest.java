package io.davylamp.rulebook.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.davylamp.rulebook.RuleSettings;
import io.davylamp.rulebook.trial.TrialTask.Tried;
import io.davylamp.rules.RulebookSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With real processes. */
class TrialProcessesTest {
    private static final RulebookSource SHIPPED = RulebookSource.read(Path.of("rules"));
    private static final Duration LONG = Duration.ofMinutes(2);

    private final List<TrialProcesses> benches = new ArrayList<>();

    /** Takes as long as it is told to. */
    record Wait(long millis, boolean busily) implements Task<Wait.Done> {
        record Done(long pid) {}

        @Override
        public Done answer() {
            long end = System.nanoTime() + millis * 1_000_000;
            while (System.nanoTime() < end) {
                if (!busily) {
                    java.util.concurrent.locks.LockSupport.parkNanos(end - System.nanoTime());
                }
            }
            return new Done(ProcessHandle.current().pid());
        }

        @Override
        public Class<Done> answers() {
            return Done.class;
        }
    }

    /** Takes as much memory as it is told to, and keeps it. */
    record Hoard(int megabytes) implements Task<Hoard.Done> {
        private static final List<byte[]> KEPT = new ArrayList<>();

        record Done(long pid) {}

        @Override
        public Done answer() {
            for (int i = 0; i < megabytes; i++) {
                KEPT.add(new byte[1024 * 1024]);
            }
            return new Done(ProcessHandle.current().pid());
        }

        @Override
        public Class<Done> answers() {
            return Done.class;
        }
    }

    @AfterEach
    void leaves_no_process_behind() {
        benches.forEach(TrialProcesses::close);
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(ProcessHandle.current().children().filter(TrialProcessesTest::isOurs))
                                .isEmpty());
    }

    @Test
    void the_shipped_rulebook_passes_and_a_warm_process_is_used_again() {
        // Given
        TrialProcesses bench = bench(RuleSettings.child());
        Trial trial = new Trial(bench);

        // When
        long start = System.nanoTime();
        Tried first = trial.of(SHIPPED);
        long then = System.nanoTime();
        Tried second = trial.of(SHIPPED);

        // Then
        System.out.printf(
                "trial of the shipped rulebook: cold %.1f s, warm %.1f s%n",
                (then - start) / 1e9, (System.nanoTime() - then) / 1e9);
        assertThat(first.problems()).isEmpty();
        assertThat(first.rules()).isGreaterThan(10);
        assertThat(first.name()).isNotEmpty();
        assertThat(second).isEqualTo(first);
        assertThat(pid(bench)).isEqualTo(pid(bench));
    }

    @Test
    void a_case_that_fails_is_reported_as_it_is() {
        // Given
        Map<String, String> files = new HashMap<>(SHIPPED.files());
        files.computeIfPresent("liquidity/runway.drl", (path, text) -> text.replace("days < 365", "days < 300"));

        // When
        Tried tried = new Trial(bench(RuleSettings.child())).of(new RulebookSource(files));

        // Then
        assertThat(tried.problems()).isNotEmpty().allMatch(it -> it.file().contains("runway"));
    }

    @Test
    void what_uses_up_its_processor_time_is_ended_and_the_next_task_has_a_fresh_process() {
        // Given
        TrialProcesses bench = bench(RuleSettings.child().within(160, Duration.ofSeconds(1)));
        long before = pid(bench);

        // When
        assertThatThrownBy(() -> bench.answer(new Wait(60_000, true)))
                // Then
                .isInstanceOf(RulesTooCostly.class)
                .hasMessage("checking the rulebook takes more than 1,000 ms of processor time.");
        assertThat(ProcessHandle.of(before)).isEmpty();
        assertThat(pid(bench)).isNotEqualTo(before);
    }

    @Test
    void what_got_no_processor_time_is_busy_and_not_bad() {
        // Given
        TrialProcesses bench = bench(RuleSettings.child().within(160, Duration.ofSeconds(1)), Duration.ofSeconds(2));

        // When
        assertThatThrownBy(() -> bench.answer(new Wait(60_000, false)))
                // Then
                .isInstanceOf(Busy.class)
                .hasMessageContaining("ms of processor time in");
    }

    @Test
    void what_takes_too_much_memory_is_refused_but_not_for_what_others_left_behind() {
        // Given
        TrialProcesses bench = bench(RuleSettings.child().within(160, LONG));
        long first = bench.answer(new Hoard(90)).pid();

        // When
        long second = bench.answer(new Hoard(90)).pid();

        // Then
        assertThat(second).isNotEqualTo(first);
        assertThatThrownBy(() -> bench.answer(new Hoard(200)))
                .isInstanceOf(RulesTooCostly.class)
                .hasMessage("checking the rulebook takes more than 160 MB of memory.");
    }

    @Test
    void a_process_that_somebody_else_ends_is_busy_and_not_bad() throws Exception {
        // Given
        TrialProcesses bench = bench(RuleSettings.child());
        CompletableFuture<Throwable> fault = CompletableFuture.supplyAsync(() -> {
            try {
                bench.answer(new Wait(60_000, false));
                return new AssertionError("it was not ended");
            } catch (RuntimeException e) {
                return e;
            }
        });
        Awaitility.await()
                .atMost(LONG)
                .until(() -> ProcessHandle.current().children().anyMatch(TrialProcessesTest::isOurs));

        // When
        ProcessHandle.current().children().filter(TrialProcessesTest::isOurs).forEach(ProcessHandle::destroyForcibly);

        // Then
        assertThat(fault.get()).isInstanceOf(Busy.class);
    }

    @Test
    void a_few_are_processed_at_once_a_few_wait_and_the_rest_is_refused() throws Exception {
        // Given
        TrialProcesses bench = bench(RuleSettings.child().atOnce(2, 3, LONG));
        ExecutorService threads = Executors.newFixedThreadPool(10);

        // When
        List<CompletableFuture<Optional<Busy>>> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            all.add(CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            bench.answer(new Wait(2_000, false));
                            return Optional.empty();
                        } catch (Busy e) {
                            return Optional.of(e);
                        }
                    },
                    threads));
        }
        Awaitility.await()
                .atMost(LONG)
                .until(() -> ProcessHandle.current()
                                .children()
                                .filter(TrialProcessesTest::isOurs)
                                .count()
                        == 2);
        List<Optional<Busy>> told = all.stream().map(CompletableFuture::join).toList();

        // Then
        threads.shutdown();
        assertThat(told.stream().filter(Optional::isEmpty)).hasSize(5);
        assertThat(told.stream().flatMap(Optional::stream))
                .allMatch(it ->
                        String.valueOf(it.getMessage()).equals("2 rulebooks are being checked, and others wait."));
    }

    private TrialProcesses bench(RuleSettings settings) {
        return kept(new TrialProcesses(settings, new SimpleMeterRegistry()));
    }

    private TrialProcesses bench(RuleSettings settings, Duration leastWaiting) {
        return kept(new TrialProcesses(settings, new SimpleMeterRegistry(), leastWaiting));
    }

    private TrialProcesses kept(TrialProcesses bench) {
        benches.add(bench);
        return bench;
    }

    private static long pid(TrialProcesses bench) {
        return bench.answer(new Wait(0, false)).pid();
    }

    private static boolean isOurs(ProcessHandle process) {
        return process.info().command().filter(it -> it.endsWith("java")).isPresent();
    }
}
