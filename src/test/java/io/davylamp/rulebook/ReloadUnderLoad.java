package io.davylamp.rulebook;

import io.davylamp.metrics.MetricSet;
import io.davylamp.rules.CaseFailure;
import io.davylamp.rules.Finding;
import io.davylamp.rules.RuleCase;
import io.davylamp.rules.RuleCases;
import io.davylamp.rules.RulebookSource;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;

/**
 * Swaps the shipped rulebook back and forth with one whose runway floors stand elsewhere, through a mounted folder and
 * the database, while other threads judge without a pause. Every judgement must be the work of one of the two alone,
 * none may fail, and classes of rulebooks gone must go.
 *
 * <pre>MAVEN_OPTS=-XX:+UseZGC ./mvnw test-compile exec:java@reload -Dexec.args="1000"   (reloads; 200 when left out)</pre>
 *
 * The collector is the image's. G1 unloads the classes of all rulebooks gone since its last cycle in one pause.
 */
public final class ReloadUnderLoad {
    private static final int DEFAULT_RELOADS = 200;
    private static final int JUDGES = 2;
    /** After so many reloads all has been loaded that stays. */
    private static final int WARM = 20;

    private static final long MAX_GAP_MICROS = 50_000;

    private static final Path HOME = Path.of("target", "reload");

    private final List<MetricSet> facts;
    private final RulebookSource[] rulebooks;
    private final ConfigMapVolume volume;
    private final Rulebook replica;
    private final List<Map<String, List<Finding>>> expected = new ArrayList<>();
    private final Pauses anybodys = new Pauses();

    ReloadUnderLoad(Path folder) throws IOException {
        RulebookSource shipped = RulebookSource.read(Path.of("rules"));
        RulebookSource other = Registry.with(
                shipped,
                "liquidity/runway.drl",
                shipped.files().getOrDefault("liquidity/runway.drl", "").replace("Runway (%s) is", "Runway (%s) was"));
        String cases = other.files().getOrDefault("liquidity/runway.cases.yaml", "");
        this.rulebooks = new RulebookSource[] {
            shipped,
            Registry.with(
                    other,
                    "liquidity/runway.cases.yaml",
                    cases.replace("Runway (BASE) is", "Runway (BASE) was")
                            .replace("Runway (OBSERVED) is", "Runway (OBSERVED) was"))
        };
        this.volume = new ConfigMapVolume(folder);
        volume.publish(shipped);
        this.replica = Registry.of(volume.path(), LifeCycleConfig.Policy.AUTO).replica("reloaded");
        List<CaseFailure> unreadable = new ArrayList<>();
        this.facts = RuleCases.read(shipped, unreadable).stream()
                .filter(it -> it.file().equals("liquidity/runway.cases.yaml"))
                .map(RuleCase::facts)
                .toList();
    }

    /**
     * For each reload the longest pause between two judgements, in microseconds.
     *
     * @param service whoever judged
     * @param thread of one and the same thread, which waits for the processor, too: there are more threads than cores
     */
    record Gaps(long[] service, long[] thread) {
        static long quantile(long[] gaps, double share) {
            long[] sorted = LongStream.of(gaps).sorted().toArray();
            return sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
        }

        private static String text(long[] gaps) {
            return String.format(
                    Locale.ROOT,
                    "p50 %.1f ms, p99 %.1f ms, max %.1f ms",
                    quantile(gaps, 0.50) / 1e3,
                    quantile(gaps, 0.99) / 1e3,
                    quantile(gaps, 1.00) / 1e3);
        }
    }

    /**
     * What came of it.
     *
     * @param judged how many judgements were made
     * @param wrong how many were not what their version says
     * @param gaps the longest pause between two judgements during each reload
     * @param classesWarm classes loaded once all that stays was
     * @param classesAtEnd classes loaded at the end
     * @param metaspaceWarm bytes
     * @param metaspaceAtEnd bytes
     * @param seconds how long it took
     */
    record Report(
            int reloads,
            long judged,
            long wrong,
            Gaps gaps,
            long classesWarm,
            long classesAtEnd,
            long metaspaceWarm,
            long metaspaceAtEnd,
            double seconds) {
        double classGrowth() {
            return (double) classesAtEnd / classesWarm - 1;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d reloads in %.0f s, %d judgements, %d wrong; longest gap of the service %s, of one thread %s; "
                            + "classes %d -> %d, metaspace %.1f -> %.1f MiB; load average %.1f",
                    reloads,
                    seconds,
                    judged,
                    wrong,
                    Gaps.text(gaps.service()),
                    Gaps.text(gaps.thread()),
                    classesWarm,
                    classesAtEnd,
                    metaspaceWarm / 1048576.0,
                    metaspaceAtEnd / 1048576.0,
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        }
    }

    public static void main(String... arguments) throws Exception {
        int reloads = arguments.length > 0 ? Integer.parseInt(arguments[0]) : DEFAULT_RELOADS;
        Path folder = Files.createTempDirectory(Files.createDirectories(HOME), "rules-");
        Report report = new ReloadUnderLoad(folder).run(reloads);
        System.out.println(report);
        System.exit(
                report.wrong() == 0
                                && Gaps.quantile(report.gaps().service(), 0.99) <= MAX_GAP_MICROS
                                && report.classGrowth() <= 0.05
                        ? 0
                        : 1);
    }

    Report run(int reloads) throws IOException, InterruptedException, ExecutionException {
        learn();
        AtomicBoolean enough = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(JUDGES);
        List<Judge> judges = new ArrayList<>();
        List<Future<?>> judging = new ArrayList<>();
        for (int i = 0; i < JUDGES; i++) {
            Judge judge = new Judge(enough);
            judges.add(judge);
            judging.add(threads.submit(judge));
        }
        threads.shutdown();
        Gaps gaps = new Gaps(new long[reloads], new long[reloads]);
        long[] warm = loaded();
        long begin = System.nanoTime();
        for (int reload = 0; reload < reloads; reload++) {
            judges.forEach(it -> it.own.begin());
            anybodys.begin();
            swapTo((reload + 1) % 2);
            gaps.service()[reload] = anybodys.longestMicros();
            gaps.thread()[reload] = judges.stream()
                    .mapToLong(it -> it.own.longestMicros())
                    .max()
                    .orElse(0);
            if (reload + 1 == Math.min(WARM, reloads / 2)) {
                warm = loaded();
            }
        }
        double seconds = Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1e3;
        enough.set(true);
        for (Future<?> it : judging) {
            it.get();
        }
        if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("a judge does not come to an end");
        }
        long[] end = loaded();
        return new Report(
                reloads,
                judges.stream().mapToLong(it -> it.judged).sum(),
                judges.stream().mapToLong(it -> it.wrong).sum(),
                gaps,
                warm[0],
                end[0],
                warm[1],
                end[1],
                seconds);
    }

    private void swapTo(int which) throws IOException {
        volume.publish(rulebooks[which]);
        replica.look();
        String version = replica.status().active().orElseThrow().version();
        if (!version.equals(rulebooks[which].version())) {
            throw new IllegalStateException(
                    "the swap was refused: " + replica.status().problems());
        }
    }

    /** What each of the two says of each case. */
    private void learn() throws IOException {
        facts.forEach(it -> expected.add(new HashMap<>()));
        replica.look();
        for (int which : new int[] {0, 1, 0}) {
            swapTo(which);
            try (Rulebook.Lease lease = replica.lease()) {
                for (int i = 0; i < facts.size(); i++) {
                    expected.get(i).put(lease.rules().version(), lease.rules().evaluate(facts.get(i)));
                }
            }
        }
    }

    /** Classes and bytes of metaspace, after the collector has looked for what can go. */
    private static long[] loaded() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        long metaspace = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(it -> it.getName().equals("Metaspace"))
                .mapToLong(it -> it.getUsage().getUsed())
                .sum();
        return new long[] {ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(), metaspace};
    }

    /** The longest pause between two ends of judgements. */
    private static final class Pauses {
        private long longest;
        private long last = System.nanoTime();

        /** What was before, such as a collection asked for by this program, counts no more. */
        synchronized void begin() {
            longest = 0;
            last = System.nanoTime();
        }

        synchronized void end() {
            long now = System.nanoTime();
            longest = Math.max(longest, now - last);
            last = now;
        }

        /** Microseconds since it began, counting the judgement under way. */
        synchronized long longestMicros() {
            return Math.max(longest, System.nanoTime() - last) / 1_000;
        }
    }

    /** Judges without a pause, one lease for each judgement. */
    private final class Judge implements Runnable {
        private final AtomicBoolean enough;
        private final Pauses own = new Pauses();
        private volatile long judged;
        private volatile long wrong;

        Judge(AtomicBoolean enough) {
            this.enough = enough;
        }

        @Override
        public void run() {
            for (int i = 0; !enough.get(); i = (i + 1) % facts.size()) {
                judge(i);
            }
        }

        @SuppressWarnings("NonAtomicOperationOnVolatileField") // one thread writes, others read
        private void judge(int which) {
            try (Rulebook.Lease lease = replica.lease()) {
                List<Finding> findings = lease.rules().evaluate(facts.get(which));
                judged++;
                if (!Objects.equals(
                        findings, expected.get(which).get(lease.rules().version()))) {
                    wrong++;
                }
            }
            own.end();
            anybodys.end();
        }
    }
}
