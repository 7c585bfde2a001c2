package io.davylamp.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.OperatorMetric;
import io.davylamp.metrics.Scenario;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Rulebooks come and go while others judge by them. */
class RuleSetLifeTest {
    private static final MetricSet METRICS =
            new MetricSet(List.of(new OperatorMetric.Runway(60, Scenario.BASE), new OperatorMetric.Dscr(0.5)));

    private volatile RuleSet current = rulebook(0);

    /** Two rules that both say which rulebook they belong to. */
    private static RuleSet rulebook(int number) {
        String runway = Rulebooks.rule("Runway( days < 90 )", "findings.stress(WATCH, \"%d\");".formatted(number));
        String dscr = Rulebooks.rule("Dscr( ratio < 1 )", "findings.stress(WATCH, \"%d\");".formatted(number))
                .replace("TST-001", "TST-002")
                .replace("\"Test\"", "\"Second\"");
        return Rulebooks.compiled(runway + dscr);
    }

    private static List<String> texts(RuleSet rules) {
        return rules.evaluate(METRICS).stream().map(Finding::text).toList();
    }

    @Test
    void judges_on_after_being_closed_for_those_who_still_hold_it() {
        // Given
        RuleSet rules = rulebook(1);

        // When
        rules.close();
        rules.close();

        // Then
        assertThat(texts(rules)).containsExactly("1", "1");
    }

    @Test
    void swaps_under_evaluation_without_a_fault_and_without_mixing_two_rulebooks() throws Exception {
        // Given
        AtomicBoolean stop = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Future<Long>> running = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            running.add(threads.submit(() -> judgeUntil(stop)));
        }

        // When
        for (int number = 1; number <= 10; number++) {
            RuleSet last = current;
            current = rulebook(number);
            last.close();
        }
        stop.set(true);
        threads.shutdown();

        // Then
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        for (Future<Long> thread : running) {
            assertThat(thread.get()).isPositive();
        }
        current.close();
    }

    /** Fails on an exception, a lost finding, or findings of two rulebooks in one answer. */
    private long judgeUntil(AtomicBoolean stop) {
        long judged = 0;
        while (!stop.get()) {
            List<String> texts = texts(current);
            assertThat(texts).hasSize(2);
            assertThat(texts.get(0)).isEqualTo(texts.get(1));
            judged++;
        }
        return judged;
    }

    @Test
    void leaves_no_classes_behind() {
        // Given
        ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
        for (int i = 0; i < 5; i++) {
            useAndClose(i);
        }
        int before = loaded(classes);

        // When
        for (int i = 0; i < 30; i++) {
            useAndClose(i);
        }

        // Then
        assertThat(loaded(classes)).isLessThan(before + 50);
    }

    private static void useAndClose(int number) {
        try (RuleSet rules = rulebook(number)) {
            assertThat(texts(rules)).hasSize(2);
        }
    }

    private static int loaded(ClassLoadingMXBean classes) {
        System.gc();
        System.gc();
        return classes.getLoadedClassCount();
    }
}
