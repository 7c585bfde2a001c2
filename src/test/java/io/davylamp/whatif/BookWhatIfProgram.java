package io.davylamp.whatif;

import io.davylamp.ingest.ReadingJson;
import io.davylamp.ingest.ReadingStore;
import io.davylamp.ingest.Submission;
import io.davylamp.market.MarketStore;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.Reading;
import io.davylamp.operator.StateStore;
import io.davylamp.rules.RuleSet;
import io.davylamp.sql.Sql;
import io.davylamp.testing.Markets;
import io.davylamp.testing.TestDatabase;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.sql.DataSource;

/**
 * Measures a what-if over a whole book that stands in a real PostgreSQL, and a reverse stress of single operators. Not a
 * test: run it with the number of operators.
 */
public final class BookWhatIfProgram {
    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();
    private static final int RUNS = 3;
    private static final double NANOS_PER_MILLI = 1e6;

    private BookWhatIfProgram() {}

    public static void main(String[] args) {
        int operators = args.length == 0 ? 10_000 : Integer.parseInt(args[0]);
        DataSource database = TestDatabase.fresh();
        fill(new Sql(database), operators);
        ReadingStore readings = new ReadingStore(database);
        MarketStore market = new MarketStore(database);
        Reading.Market tick = aTick();
        readings.keep(List.of(new Submission.Parsed(0, tick)));
        market.keep(List.of(tick));
        SceneStore scenes = new SceneStore(new StateStore(database), readings, market);
        try (RuleSet rules = Scenes.shippedRules()) {
            for (int run = 1; run <= RUNS; run++) {
                long start = System.nanoTime();
                long cpu = THREAD.getCurrentThreadCpuTime();
                BookComparison book = WhatIfDesk.book(scenes, Shock.ofPrice(-0.30), Scenes.NOW, rules);
                say("run %d: %,d operators before and after in %,.0f ms (%,.0f ms of CPU); %,d changed; %s → %s"
                        .formatted(
                                run,
                                book.operators(),
                                (System.nanoTime() - start) / NANOS_PER_MILLI,
                                (THREAD.getCurrentThreadCpuTime() - cpu) / NANOS_PER_MILLI,
                                book.changed().size(),
                                book.before(),
                                book.after()));
            }
            reverse(rules);
        }
    }

    private static void reverse(RuleSet rules) {
        int count = 20;
        Random random = new Random(2);
        for (int run = 1; run <= 3; run++) {
            long start = THREAD.getCurrentThreadCpuTime();
            String sentence = "";
            for (int i = 0; i < count; i++) {
                Scene scene = new Scene(anOperator("r" + i, random), Optional.of(Scenes.aMarket()), Scenes.NOW);
                sentence = ReverseStress.of(scene, Optional.empty(), JointShock.usual(scene), rules)
                        .sentence();
            }
            say("reverse stress: %.1f ms of CPU each; the last one: %s"
                    .formatted((THREAD.getCurrentThreadCpuTime() - start) / NANOS_PER_MILLI / count, sentence));
        }
    }

    private static void fill(Sql sql, int operators) {
        Random random = new Random(1);
        List<OperatorState> book = new ArrayList<>();
        for (int i = 0; i < operators; i++) {
            book.add(anOperator("op-" + i, random));
        }
        sql.update("""
                insert into operator_profile select id, 1, now(), 'Operator ' || id, 'FPPS', 0.01, 1.05, false, false, 0.1
                from unnest(?::text[]) as n (id)""", (Object) Sql.column(book, it -> it.profile().id()));
        sql.update(
                """
                insert into operator_state (operator_id, profile_version, readings, assessed_at, memory, memory_before,
                    recorded_verdict, recorded_day)
                select id, 1, readings::json, ?, '{}', '{}', '', '2024-09-30'
                from unnest(?::text[], ?::text[]) as n (id, readings)""",
                Scenes.NOW,
                Sql.column(book, it -> it.profile().id()),
                Sql.column(book, it -> ReadingJson.writeAll(it.readings())));
    }

    private static OperatorState anOperator(String name, Random random) {
        double loan = random.nextBoolean() ? 0 : random.nextDouble() * 40e6;
        return Scenes.anOperator(
                name, new Scenes.Kind(0.03 + random.nextDouble() * 0.06, random.nextDouble() * 20e6, loan));
    }

    private static Reading.Market aTick() {
        return Markets.reading("tick", Scenes.NOW, Scenes.PRICE, 88.4e12, 3.125, Markets.quotes(0.08, 0.55, 0.045));
    }

    @SuppressWarnings("SystemOut")
    private static void say(String line) {
        System.out.println(line);
    }
}
