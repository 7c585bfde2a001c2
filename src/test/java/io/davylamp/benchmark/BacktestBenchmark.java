package io.davylamp.benchmark;

import io.davylamp.alert.AlertSettings;
import io.davylamp.assessment.GradeMemory;
import io.davylamp.assessment.Judge;
import io.davylamp.assessment.OperatorTimeline;
import io.davylamp.backtest.Backtest;
import io.davylamp.backtest.History;
import io.davylamp.backtest.OperatorHistory;
import io.davylamp.backtest.Period;
import io.davylamp.demo.DemoBook;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.Reading;
import io.davylamp.rules.Compilation;
import io.davylamp.rules.RuleCompiler;
import io.davylamp.rules.RuleSet;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** How fast a backtest goes over a history, beside the live evaluator on the very same moments; one thread each. */
final class BacktestBenchmark {
    private static final int ROUNDS = 5;
    private static final double GOAL = 0.8;

    private final History history;
    private final Period period;
    private int keptAlive;

    BacktestBenchmark() {
        DemoBook book = DemoBook.load();
        List<Reading> readings =
                book.months().stream().flatMap(it -> it.readings().stream()).toList();
        this.history = History.of(
                book.operators().stream().map(DemoBook.Entry::profile).toList(), readings);
        this.period = history.whole().orElseThrow();
    }

    void run(Table table) {
        try (RuleSet rules = shipped();
                RuleSet other = shipped()) {
            Backtest backtest = new Backtest(rules, other, AlertSettings.DEFAULT);
            double[] live = new double[ROUNDS];
            double[] past = new double[ROUNDS];
            double[] days = new double[ROUNDS];
            for (int round = -1; round < ROUNDS; round++) {
                double liveRate = live(rules);
                long start = System.nanoTime();
                long judgements = 0;
                long judgedDays = 0;
                for (OperatorHistory operator : history.operators()) {
                    var part = backtest.ofOperator(operator, history.market(), period);
                    judgements += 2L * part.judgements();
                    judgedDays += part.days();
                }
                double seconds = (System.nanoTime() - start) / 1e9;
                if (round >= 0) {
                    live[round] = liveRate;
                    past[round] = judgements / seconds;
                    days[round] = judgedDays / seconds;
                }
            }
            report(table, Rates.median(live), Rates.median(past), Rates.median(days));
        }
    }

    private void report(Table table, double live, double past, double days) {
        table.title(
                "a backtest of two rulebooks, %d operators, 1 thread",
                history.operators().size());
        table.row("live evaluator", live, "judgements/s", "");
        table.row(
                "backtest",
                past,
                "judgements/s",
                "%.2f of the live evaluator, goal at least %.1f".formatted(past / live, GOAL));
        table.row("backtest, both rulebooks", days, "operator-days/s", "");
    }

    /** The pure function that judges live, at every moment of every operator; nothing around it. */
    private double live(RuleSet rules) {
        long start = System.nanoTime();
        long judgements = 0;
        for (OperatorHistory operator : history.operators()) {
            NavigableSet<Instant> moments = new TreeSet<>();
            operator.readings().forEach(it -> moments.add(it.at()));
            moments.addAll(history.market().momentsFrom(moments.first()));
            OperatorTimeline timeline = new OperatorTimeline(
                    OperatorState.empty(operator.profile()), operator.readings(), history.market()::at);
            Judge judge = new Judge(rules, GradeMemory.NONE);
            for (Instant at : moments) {
                keptAlive += judge.next(timeline.to(at)).assessment().findings().size();
                judgements++;
            }
        }
        return judgements / ((System.nanoTime() - start) / 1e9);
    }

    private static RuleSet shipped() {
        return ((Compilation.Compiled) RuleCompiler.compile(Path.of("rules"))).rules();
    }
}
