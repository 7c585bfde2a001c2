package io.davylamp.web.advice;

import io.davylamp.advice.Outcome;
import io.davylamp.advice.Recommendation;
import io.davylamp.web.page.OrderText;
import io.davylamp.web.page.PageText;
import java.util.List;

/**
 * A recommendation as a page shows it.
 *
 * @param report what is known of it
 * @param operator the operator's name
 * @param order the order in a line
 * @param cost what it costs and binds
 * @param effect the operator's position without and with it
 * @param alternatives the other instruments
 * @param outcome what came of it, in a sentence; empty before the day after
 */
record AdvicePage(
        AdviceReport report,
        String operator,
        String order,
        List<OrderText.Row> cost,
        List<OrderText.Row> effect,
        List<Alternative> alternatives,
        String outcome) {

    /** A list of them. */
    record Listed(AdviceFilter which, String operatorId, List<AdvicePage> rows) {}

    /** Another instrument: its order in a line, what it costs, and why it lost. */
    record Alternative(String instrument, String order, String counted, String reason) {}

    static AdvicePage of(AdviceReport report, String operator) {
        Recommendation advice = report.recommendation();
        return new AdvicePage(
                report,
                operator,
                OrderText.of(advice.order()),
                OrderText.cost(advice.cost()),
                OrderText.effect(advice.effect().before(), advice.effect().after()),
                advice.alternatives().stream().map(AdvicePage::alternative).toList(),
                report.outcome().map(AdvicePage::outcome).orElse(""));
    }

    private static Alternative alternative(Recommendation.Alternative other) {
        return new Alternative(
                PageText.words(other.instrument()),
                other.order().map(OrderText::of).orElse(""),
                other.order().isPresent() ? OrderText.usd(other.cost().countedUsd()) : "",
                other.lostBecause());
    }

    private static String outcome(Outcome outcome) {
        return "%s %s, with BTC at %s: it pays %s, costs %s, and leaves %s."
                .formatted(
                        outcome.settled() ? "Settled on" : "As of",
                        outcome.asOf(),
                        OrderText.usd(outcome.priceUsd()),
                        OrderText.usd(outcome.payoffUsd()),
                        OrderText.usd(outcome.costUsd()),
                        OrderText.usd(outcome.netUsd()));
    }
}
