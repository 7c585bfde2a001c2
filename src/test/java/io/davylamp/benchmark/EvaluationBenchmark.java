package io.davylamp.benchmark;

import io.davylamp.benchmark.Sayings.Texts;
import io.davylamp.metrics.MetricSet;
import io.davylamp.rules.Compilation;
import io.davylamp.rules.Finding;
import io.davylamp.rules.RuleCompiler;
import io.davylamp.rules.RuleSet;
import io.davylamp.rules.RulebookSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.IntConsumer;

/** What one judgement costs by the rulebook of the first edition, beside the same rules written by hand in Java. */
final class EvaluationBenchmark {
    private static final int CHECKED = 20_000;
    private static final int TIMED = 1 << 11;
    private static final int ROUNDS = 5;

    private final Duration length;
    private int keptAlive;

    EvaluationBenchmark(Duration length) {
        this.length = length;
    }

    void run(Table table) throws InterruptedException, ExecutionException {
        try (RuleSet rules = firstEdition()) {
            check(rules);
            List<MetricSet> sets = new Situations(3, rules.policy().stress()).operators(TIMED);
            table.title("a judgement of one operator, %d rules", rules.rules().size());
            for (int threads : new int[] {1, 2}) {
                List<Double> rates = Rates.medians(
                        threads,
                        ROUNDS,
                        length,
                        List.of(
                                timed(sets, rules::evaluate),
                                timed(sets, it -> HandWritten.evaluate(it, Texts.WRITTEN)),
                                timed(sets, it -> HandWritten.evaluate(it, Texts.LEFT_OUT))));
                String by = threads == 1 ? ", 1 thread" : ", %d threads".formatted(threads);
                table.row("rulebook, pooled sessions" + by, rates.get(0), "judgements/s", "");
                table.row("hand-written" + by, rates.get(1), "judgements/s", times(rates.get(1), rates.get(0), 50));
                table.row(
                        "hand-written, no sentences" + by,
                        rates.get(2),
                        "judgements/s",
                        times(rates.get(2), rates.get(0), 0));
            }
        }
    }

    /** The same findings, word for word, in every situation, and every rule spoke. */
    private static void check(RuleSet rules) {
        Situations situations = new Situations(1, rules.policy().stress());
        List<MetricSet> sets = new ArrayList<>(situations.operators(CHECKED));
        sets.addAll(situations.networks(CHECKED / 100));
        Set<String> silent = new TreeSet<>();
        rules.rules().forEach(it -> silent.add(it.id()));
        for (MetricSet metrics : sets) {
            List<Finding> found = rules.evaluate(metrics);
            List<Finding> byHand = HandWritten.evaluate(metrics, Texts.WRITTEN);
            if (!found.equals(byHand)) {
                throw new IllegalStateException("the hand-written rules say something else. Maybe they were changed:"
                        + " bring them back to it.%n%s%n%s%n%s".formatted(metrics, found, byHand));
            }
            found.forEach(it -> silent.remove(it.ruleId()));
        }
        if (!silent.isEmpty()) {
            throw new IllegalStateException("no situation made these rules fire: " + silent);
        }
    }

    private IntConsumer timed(List<MetricSet> sets, Function<MetricSet, List<Finding>> judge) {
        return number -> keptAlive += judge.apply(sets.get(number % TIMED)).size();
    }

    private static String times(double fast, double slow, double goal) {
        String ratio = "%.1f times as fast".formatted(fast / slow);
        return goal == 0 ? ratio : ratio + ", goal at most %.0f".formatted(goal);
    }

    private static RuleSet firstEdition() {
        Compilation compilation =
                RuleCompiler.compile(RulebookSource.read(Path.of("src/test/resources/first-edition/rules")));
        if (compilation instanceof Compilation.Compiled compiled) {
            return compiled.rules();
        }
        throw new IllegalStateException("the first edition does not compile: " + compilation);
    }
}
