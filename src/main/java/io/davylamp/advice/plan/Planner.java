package io.davylamp.advice.plan;

import io.davylamp.advice.Cost;
import io.davylamp.advice.HedgedOutlook;
import io.davylamp.advice.Order;
import io.davylamp.advice.Remedy;
import io.davylamp.hedging.Lots;
import io.davylamp.metrics.StressScenario;
import io.davylamp.mining.Instrument;
import io.davylamp.mining.Mandate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Plans the cheapest set of instruments and treasury actions that brings the stressed runway and the cash flow of the worst
 * twentieth of outcomes back to the mandate's targets. A pure function of its arguments.
 */
public final class Planner {
    private static final int MAX_OTHERS = 5;
    private static final double NEXT_TO_NOTHING = 0.0075;

    private final StressScenario stress;
    private final Mandate mandate;

    public Planner(StressScenario stress, Mandate mandate) {
        this.stress = stress;
        this.mandate = mandate;
    }

    public Plan plan(Case operator) {
        Outlook.Attempt attempt =
                Outlook.of(operator, stress, mandate, mandate.targets().horizonDays());
        if (attempt instanceof Outlook.Attempt.Missing missing) {
            return new Plan.Unknown(missing.what());
        }
        Outlook outlook = ((Outlook.Attempt.Made) attempt).outlook();
        Ledger ledger = new Ledger(outlook, new Moves(outlook, mandate, operator.state(), operator.metrics()).all());
        return plan(new Goal(ledger, mandate), operator);
    }

    private Plan plan(Goal goal, Case operator) {
        LocalDate today = LocalDate.ofInstant(operator.at(), ZoneOffset.UTC);
        HedgedOutlook before = goal.ledger().standing();
        if (goal.missing(new double[0]) == 0) {
            return new Plan.NotNeeded(before);
        }
        List<PlanSearch.Found> found = new PlanSearch(goal).run();
        PlanSearch.Found best = simplest(found);
        Plan.Basket basket = basket(best, goal.ledger(), today);
        if (best.missing() > 0) {
            return new Plan.OutOfReach(
                    before,
                    basket,
                    Cautions.shortfalls(basket.after(), mandate),
                    remedies(best, basket, goal, operator));
        }
        return new Plan.Reached(before, basket, others(found, basket, goal.ledger(), today));
    }

    private List<Remedy> remedies(PlanSearch.Found best, Plan.Basket basket, Goal goal, Case operator) {
        Ledger ledger = goal.ledger();
        double[] sizes = sizes(best, ledger);
        double stopped = 0;
        for (int i = 0; i < sizes.length; i++) {
            stopped += ledger.moves().get(i).instrument() == Instrument.CURTAIL ? sizes[i] : 0;
        }
        return new Remedies(
                        operator,
                        ledger.outlook().means(),
                        ledger.change(sizes),
                        stopped,
                        mandate.targets().stressedRunwayDays(),
                        mandate.targets().cashFlowUsdPerDay() - basket.after().lowCashFlowUsdPerDay())
                .all();
    }

    /** Of the sets that do next to as well as the best and cost next to no more, the one with the fewest orders. */
    private static PlanSearch.Found simplest(List<PlanSearch.Found> found) {
        PlanSearch.Found best = found.get(0);
        boolean reached = best.missing() == 0;
        double most = reached ? best.countedUsd() * (1 + NEXT_TO_NOTHING) : Double.POSITIVE_INFINITY;
        return found.stream()
                .filter(it -> it.missing() <= best.missing() * (1 + NEXT_TO_NOTHING) && it.countedUsd() <= most)
                .min(Comparator.comparingInt(PlanSearch.Found::orders).thenComparing(PlanSearch.Found.BEST))
                .orElseThrow();
    }

    /**
     * What no other set found is better than in everything one pays with: cheapest first, and of the same instruments and
     * strikes only the cheapest.
     */
    private static List<Plan.Basket> others(
            List<PlanSearch.Found> found, Plan.Basket cheapest, Ledger ledger, LocalDate today) {
        Map<List<Object>, Plan.Basket> byMeans = new LinkedHashMap<>();
        byMeans.put(means(cheapest), cheapest);
        found.stream()
                .filter(it -> it.missing() == 0)
                .map(it -> basket(it, ledger, today))
                .forEach(it -> byMeans.putIfAbsent(means(it), it));
        List<Plan.Basket> distinct = List.copyOf(byMeans.values());
        return distinct.stream()
                .skip(1)
                .filter(it -> distinct.stream().noneMatch(other -> other.dominates(it)))
                .limit(MAX_OTHERS)
                .toList();
    }

    private static List<Object> means(Plan.Basket basket) {
        return basket.orders().stream()
                .<Object>map(it -> List.of(it.instrument(), it.putStrikeUsd()))
                .toList();
    }

    private static double[] sizes(PlanSearch.Found found, Ledger ledger) {
        double[] sizes = new double[found.lots().length];
        for (int i = 0; i < sizes.length; i++) {
            double lot = ledger.moves().get(i).terms().lot();
            sizes[i] = Lots.whole(found.lots()[i] * lot, lot);
        }
        return sizes;
    }

    private static Plan.Basket basket(PlanSearch.Found found, Ledger ledger, LocalDate today) {
        double[] sizes = sizes(found, ledger);
        List<Order> orders = new ArrayList<>();
        Cost cost = Cost.NONE;
        for (int i = 0; i < sizes.length; i++) {
            Move move = ledger.moves().get(i);
            if (sizes[i] > 0) {
                orders.add(Order.of(move, sizes[i], ledger.outlook(), today));
                cost = cost.plus(move.each().price(), sizes[i]);
            }
        }
        return new Plan.Basket(orders, cost, ledger.standing(sizes));
    }
}
