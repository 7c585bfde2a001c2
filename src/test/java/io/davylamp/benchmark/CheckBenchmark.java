package io.davylamp.benchmark;

import io.davylamp.rules.Compilation;
import io.davylamp.rules.RuleCompiler;
import io.davylamp.rules.RulebookCheck;
import io.davylamp.rules.RulebookSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How long an officer waits for the verdict on a large rulebook: compiled, its cases tried, looked through. It is the
 * shipped one and, under other ids and names, its rules once more until there are enough.
 */
final class CheckBenchmark {
    private static final int RULES = 100;
    private static final int WARMING_UP = 5;
    private static final int CHECKS = 20;
    private static final Pattern ID = Pattern.compile("@id\\(\"([^\"]+)\"\\)");
    private static final String SENTENCES = "hedging/vocabulary.dsl";
    private static final double GOAL_MILLIS = 2_000;

    void run(Table table) {
        RulebookSource source = large(RulebookSource.read(Path.of("rules")));
        double[] checks = new double[CHECKS];
        double[] compilations = new double[CHECKS];
        double[] busy = new double[CHECKS];
        RulebookCheck check = RulebookCheck.of(source);
        if (!check.passed() || check.rules().size() < RULES) {
            throw new IllegalStateException("no sound rulebook of %d rules: %d, %s, %s, %s"
                    .formatted(
                            RULES,
                            check.rules().size(),
                            check.problems(),
                            check.untested(),
                            check.cases().stream().filter(it -> !it.passed()).toList()));
        }
        for (int i = -WARMING_UP; i < CHECKS; i++) {
            double compilation = millis(() -> compile(source));
            long before = processorNanos();
            double whole = millis(() -> RulebookCheck.of(source));
            long after = processorNanos();
            if (i >= 0) {
                compilations[i] = compilation;
                checks[i] = whole;
                busy[i] = (after - before) / 1e6;
            }
        }
        report(table, check, checks, compilations);
        table.row("checked, processor time, median", Rates.median(busy), "ms", "whatever else the machine does");
    }

    private static void report(Table table, RulebookCheck check, double[] checks, double[] compilations) {
        double compiled = Rates.median(compilations);
        table.title(
                "a check of %d rules and %d cases, %d times, warm",
                check.rules().size(), check.cases().size(), CHECKS);
        table.row("compiled only, median", compiled, "ms", "");
        table.row(
                "checked, median",
                Rates.median(checks),
                "ms",
                "%.2f of compiling".formatted(Rates.median(checks) / compiled));
        table.row(
                "checked, longest",
                Arrays.stream(checks).max().orElseThrow(),
                "ms",
                "goal at most %,.0f".formatted(GOAL_MILLIS));
    }

    /** All threads' time on a processor. */
    private static long processorNanos() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .orElse(0L);
    }

    private static double millis(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private static void compile(RulebookSource source) {
        if (RuleCompiler.compile(source) instanceof Compilation.Compiled compiled) {
            compiled.rules().close();
        }
    }

    /** Copies say the same of the same facts, so that each case still comes out as written. */
    private static RulebookSource large(RulebookSource shipped) {
        List<String> copied = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        int missing = RULES - RulebookCheck.of(shipped).rules().size();
        for (String ending : List.of(".drl", ".dslr")) {
            for (Map.Entry<String, String> file : shipped.files().entrySet()) {
                if (file.getKey().endsWith(ending) && ids.size() < missing) {
                    copied.add(file.getKey());
                    copied.add(file.getKey().replace(ending, ".cases.yaml"));
                    ID.matcher(file.getValue()).results().forEach(it -> ids.add(it.group(1)));
                }
            }
        }
        Map<String, String> files = new TreeMap<>(shipped.files());
        for (String path : copied) {
            files.put("again/" + path, again(shipped.files().getOrDefault(path, ""), ids));
        }
        files.put("again/" + SENTENCES, shipped.files().getOrDefault(SENTENCES, ""));
        return new RulebookSource(files);
    }

    /** {@code LIQ-003} → {@code LIQX-003}, {@code rule "…} → {@code rule "Again: …}. */
    private static String again(String text, Set<String> ids) {
        String renamed = text.replace("rule \"", "rule \"Again: ");
        for (String id : ids) {
            renamed = renamed.replace(id, id.replace("-", "X-"));
        }
        return renamed;
    }
}
