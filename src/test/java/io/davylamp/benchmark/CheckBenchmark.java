package io.davylamp.benchmark;

import io.davylamp.rules.Compilation;
import io.davylamp.rules.RuleCompiler;
import io.davylamp.rules.RulebookCheck;
import io.davylamp.rules.RulebookSource;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long an officer waits for the verdict on a large rulebook: compiled, its cases tried, looked through. It is the
 * shipped one and, under other ids and names, its rules once more until there are enough.
 */
final class CheckBenchmark {
    private static final int RULES = 100;
    private static final int WARMING_UP = 5;
    private static final int CHECKS = 20;
    private static final String SENTENCES = "hedging/vocabulary.dsl";
    private static final double GOAL_MILLIS = 2_000;

    void run(Table table) {
        RulebookSource source = large(RulebookSource.read(Path.of("rules")));
        double[] checks = new double[CHECKS];
        double[] compilations = new double[CHECKS];
        RulebookCheck check = RulebookCheck.of(source);
        if (!check.passed() || check.rules().size() < RULES) {
            throw new IllegalStateException("no sound rulebook of %d rules: %d, %s, %s"
                    .formatted(RULES, check.rules().size(), check.problems(), check.untested()));
        }
        for (int i = -WARMING_UP; i < CHECKS; i++) {
            double compilation = millis(() -> compile(source));
            double whole = millis(() -> RulebookCheck.of(source));
            if (i >= 0) {
                compilations[i] = compilation;
                checks[i] = whole;
            }
        }
        report(table, check, checks, compilations);
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
        Map<String, String> files = new TreeMap<>(shipped.files());
        int rules = RulebookCheck.of(shipped).rules().size();
        for (String ending : List.of(".drl", ".dslr")) {
            for (Map.Entry<String, String> file : shipped.files().entrySet()) {
                if (rules < RULES && file.getKey().endsWith(ending)) {
                    String cases = file.getKey().replace(ending, ".cases.yaml");
                    files.put("again/" + file.getKey(), again(file.getValue()));
                    files.put("again/" + cases, again(shipped.files().getOrDefault(cases, "")));
                    rules += file.getValue().split("@id\\(", -1).length - 1;
                }
            }
        }
        files.put("again/" + SENTENCES, shipped.files().getOrDefault(SENTENCES, ""));
        return new RulebookSource(files);
    }

    /** {@code LIQ-003} → {@code LIQX-003}, {@code rule "…} → {@code rule "Again: …}. */
    private static String again(String text) {
        return text.replaceAll("\\b([A-Z]{2,4})-(\\d{3})\\b", "$1X-$2").replace("rule \"", "rule \"Again: ");
    }
}
