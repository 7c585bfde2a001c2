package io.davylamp.rulebook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.davylamp.audit.AuditStore;
import io.davylamp.rulebook.trial.Trial;
import io.davylamp.rulebook.trial.TrialProcesses;
import io.davylamp.rulebook.version.ActivationStore;
import io.davylamp.rulebook.version.BacktestGate;
import io.davylamp.rulebook.version.Backtests;
import io.davylamp.rulebook.version.Drafts;
import io.davylamp.rulebook.version.GateState;
import io.davylamp.rulebook.version.RulebookStore;
import io.davylamp.rulebook.version.RulebookVersion;
import io.davylamp.rulebook.version.VersionState.Decision;
import io.davylamp.rulebook.version.VersionStore;
import io.davylamp.rules.Compilation;
import io.davylamp.rules.RuleCompiler;
import io.davylamp.rules.RulebookSource;
import io.davylamp.sql.Transactions;
import io.davylamp.testing.Persistence;
import io.davylamp.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;

/** A registry over a database of its own, with as many replicas as a test wants. */
public final class Registry {
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    final AwayDatabase away = new AwayDatabase(TestDatabase.fresh());
    private final Persistence persistence = Persistence.over(away.source());
    private final Transactions transactions = persistence.transactions();
    public final DataSource database = persistence.dataSource();
    public final RulebookStore texts = persistence.store(RulebookStore.class, transactions);
    public final ActivationStore activations = persistence.store(ActivationStore.class, transactions, database);
    public final AuditStore audit = new AuditStore(database);
    public final VersionStore versions = persistence.store(VersionStore.class, transactions, texts, activations, audit);
    public final Drafts drafts = new Drafts(transactions, versions, audit);
    public final ReplicaStore replicas = new ReplicaStore(database);
    final ToldBacktests backtests = new ToldBacktests();
    final Path folder;
    private final Life life;

    private record Life(
            LifeCycleConfig.Policy activation,
            LifeCycleConfig.Owner owner,
            LifeCycleConfig.Backtest backtest,
            Optional<String> replica)
            implements LifeCycleConfig {
        @Override
        public Duration draftsExpireAfter() {
            return Duration.ofDays(30);
        }

        @Override
        public int mostDrafts() {
            return 3;
        }

        @Override
        public int mostDraftCharacters() {
            return 100_000;
        }
    }

    /** What a test says of backtests; the versions that one was ordered of. */
    static final class ToldBacktests implements Backtests {
        GateState standing = new GateState.NothingStored();
        final List<String> ordered = new ArrayList<>();

        @Override
        public GateState standing(String before, String after) {
            return standing;
        }

        @Override
        public void order(RulebookSource before, RulebookSource after, Instant now) {
            ordered.add(before.version() + " → " + after.version());
        }
    }

    TrialProcesses bench = new TrialProcesses(RuleSettings.of(Path.of("rules")), new SimpleMeterRegistry());
    public Instant now = NOW;

    Registry(Path folder, LifeCycleConfig.Policy policy, LifeCycleConfig.Owner owner) {
        this.folder = folder;
        this.life = new Life(policy, owner, LifeCycleConfig.Backtest.REQUIRED, Optional.empty());
    }

    public static Registry of(Path folder, LifeCycleConfig.Policy policy) {
        return new Registry(folder, policy, LifeCycleConfig.Owner.REGISTRY);
    }

    public RulebookDesk desk() {
        return new RulebookDesk(
                texts,
                versions,
                activations,
                drafts,
                rulesFolder(folder),
                new Trial(bench),
                gate(life.backtest()),
                life);
    }

    BacktestGate gate(LifeCycleConfig.Backtest asked) {
        Life asking = new Life(life.activation(), life.owner(), asked, Optional.empty());
        return new BacktestGate(backtests, activations, texts, asking);
    }

    public Rulebook replica(String name) {
        return replica(name, folder, RuleCompiler::compile);
    }

    /** A replica that watches a folder of its own and compiles in its own way. */
    public Rulebook replica(String name, Path watched, Function<RulebookSource, Compilation> compiler) {
        RulesFolder rules = rulesFolder(watched);
        Clock clock = clock();
        Life named = new Life(life.activation(), life.owner(), life.backtest(), Optional.of(name));
        return new Rulebook(
                texts,
                activations,
                rules,
                new FolderDesk(versions, activations, rules, new Trial(bench), life),
                new Heartbeat(replicas, named, clock),
                new LastGood(activations, versions, desk()),
                RuleSettings.of(watched),
                clock,
                new SimpleMeterRegistry()) {
            @Override
            Compilation compile(RulebookSource source) {
                return compiler.apply(source);
            }
        };
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    RulesFolder rulesFolder(Path watched) {
        return new RulesFolder(RuleSettings.of(watched), life);
    }

    public RulebookVersion version(RulebookSource source) {
        return versions.version(source.version()).orElseThrow();
    }

    public static Decision by(String who) {
        return new Decision(who, "because", NOW);
    }

    /** A small rulebook of one rule with its cases. */
    public static RulebookSource rulebook(int floorDays) {
        return new RulebookSource(
                Map.of("rulebook.yaml", """
            name: Small rules
            stress: {priceChange: -0.30, difficultyChange: 0.10, powerChange: 0.15}
            operator: {confirm: 2, fallDays: 7}
            network: {confirm: 3, fallDays: 7, leaveBelow: {WATCH: 15, STRESSED: 35, SEVERE: 55, CAPITULATION: 70}}
            """, "runway.drl", """
            rule "Runway below %1$d days"
                @id("TST-001") @owner("tester") @why("To test.")
            when
                Runway( $days : days < %1$d, scenario == Scenario.BASE )
            then
                findings.stress(SEVERE, "Runway is %%.0f days.", $days);
            end
            """.formatted(floorDays), "runway.cases.yaml", """
            - case: on the floor
              facts:
                Runway: {days: %d, scenario: BASE}
              expect-not: [TST-001]
            - case: below it
              facts:
                Runway: {days: %d, scenario: BASE}
              expect: [TST-001]
            """.formatted(
                                floorDays, floorDays - 1)));
    }

    /** The same with another case of its rule. */
    static RulebookSource withOneMoreCase(RulebookSource source) {
        return with(source, "runway.cases.yaml", source.files().get("runway.cases.yaml") + """
            - case: far below it
              facts:
                Runway: {days: 1, scenario: BASE}
              expect: [TST-001]
            """);
    }

    public static RulebookSource with(RulebookSource source, String path, String text) {
        Map<String, String> files = new HashMap<>(source.files());
        files.put(path, text);
        return new RulebookSource(files);
    }

    public static Path write(RulebookSource source, Path folder) {
        source.files().forEach((path, text) -> {
            try {
                Path file = folder.resolve(path);
                Files.createDirectories(file.getParent());
                Files.write(file, path.endsWith(".xlsx") ? Base64.getDecoder().decode(text) : text.getBytes(UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return folder;
    }
}
