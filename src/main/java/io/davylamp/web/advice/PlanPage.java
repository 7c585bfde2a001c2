package io.davylamp.web.advice;

import io.davylamp.advice.plan.Plan;
import io.davylamp.web.page.OrderText;
import java.util.List;
import java.util.Optional;

/**
 * A plan as a page shows it.
 *
 * @param operatorId the operator
 * @param operator its name
 * @param report the plan
 * @param plan the cheapest set, or what comes closest
 * @param others sets that do as well at another price
 */
record PlanPage(String operatorId, String operator, PlanReport report, Optional<Basket> plan, List<Basket> others) {

    /** A set of orders, what it costs and what it changes. */
    record Basket(List<String> orders, List<OrderText.Row> cost, List<OrderText.Row> effect) {}

    static PlanPage of(String operatorId, String operator, PlanReport report) {
        return new PlanPage(
                operatorId,
                operator,
                report,
                report.plan().map(it -> basket(it, report)),
                report.others().stream().map(it -> basket(it, report)).toList());
    }

    private static Basket basket(Plan.Basket basket, PlanReport report) {
        return new Basket(
                basket.orders().stream().map(OrderText::of).toList(),
                OrderText.cost(basket.cost()),
                report.before()
                        .map(before -> OrderText.effect(before, basket.after()))
                        .orElse(List.of()));
    }
}
