package io.davylamp.benchmark;

import io.davylamp.advice.Cases;
import io.davylamp.advice.plan.Adviser;
import io.davylamp.advice.plan.Case;
import io.davylamp.advice.plan.Plan;
import io.davylamp.advice.plan.Planner;
import io.davylamp.hedging.HedgeRequest;
import io.davylamp.mining.Instrument;
import io.davylamp.mining.Mandate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** How long a recommendation and a plan take for one operator, of operators of every kind. */
final class AdviceBenchmark {
    private static final int OPERATORS = 400;
    private static final int WARM_UP = 100;

    private double keptAlive;

    void run(Table table) {
        List<Case> operators = LongStream.range(0, OPERATORS)
                .mapToObj(it -> Cases.of(Cases.random(it)))
                .toList();
        Planner planner = new Planner(Cases.STRESS, Mandate.HOUSE);
        Adviser adviser = new Adviser(Cases.STRESS, Mandate.HOUSE);
        HedgeRequest request = new HedgeRequest("HDG-021", Instrument.SELL_FUTURES, 0.5, 90, "Revenue is stressed.");
        operators.subList(0, WARM_UP).forEach(it -> plan(planner, it));
        operators.subList(0, WARM_UP).forEach(it -> recommend(adviser, request, it));
        table.title("advice for one operator, %d operators of every kind, 1 thread", OPERATORS);
        rows(
                table,
                "plan",
                operators.stream().mapToDouble(it -> plan(planner, it)).toArray(),
                ", goal at most 300");
        rows(
                table,
                "recommendation",
                operators.stream()
                        .mapToDouble(it -> recommend(adviser, request, it))
                        .toArray(),
                "");
        if (keptAlive == 0) {
            throw new IllegalStateException("no operator could be planned for");
        }
    }

    private double plan(Planner planner, Case operator) {
        long start = System.nanoTime();
        if (planner.plan(operator) instanceof Plan.Reached reached) {
            keptAlive += reached.cheapest().cost().countedUsd();
        }
        return millis(start);
    }

    private double recommend(Adviser adviser, HedgeRequest request, Case operator) {
        long start = System.nanoTime();
        if (adviser.recommend(Cases.priced(request, operator), List.of(), operator)
                instanceof Adviser.Advised.Given given) {
            keptAlive += given.recommendation().cost().countedUsd();
        }
        return millis(start);
    }

    private static double millis(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    private static void rows(Table table, String name, double[] millis, String goal) {
        Arrays.sort(millis);
        table.row(name + ", median", millis[millis.length / 2], "ms", "");
        table.row(name + ", longest", millis[millis.length - 1], "ms", goal.isEmpty() ? "" : goal.substring(2));
    }
}
