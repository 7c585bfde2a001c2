package io.davylamp.web.page;

import io.davylamp.advice.Cost;
import io.davylamp.advice.HedgedOutlook;
import io.davylamp.advice.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** How pages write orders, costs and an operator's position. */
public final class OrderText {
    private OrderText() {}

    /**
     * One figure without and with a hedge.
     *
     * @param name what it is
     * @param before without
     * @param after with
     */
    public record Row(String name, String before, String after) {}

    /** {@code Sell 409.8 BTC (4,098 lots) on CME Micro Bitcoin Futures to 2022-10-24, at 20,248 USD}. */
    public static String of(Order order) {
        StringBuilder text = new StringBuilder(PageText.words(order.side()))
                .append(' ')
                .append(Figures.plain(order.size(), order.unit().equals("PH/s") ? 0 : 1))
                .append(' ')
                .append(order.unit())
                .append(" (%s lots) · %s · %s"
                        .formatted(Figures.plain(order.lots(), 0), PageText.words(order.instrument()), order.venue()));
        if (order.tenorDays() > 1) {
            text.append(" · to ").append(order.lastDay());
        }
        add(text, "at", order.entryPriceUsd());
        add(text, "put", order.putStrikeUsd());
        add(text, "put sold", order.soldPutStrikeUsd());
        add(text, "call sold", order.callStrikeUsd());
        return text.toString();
    }

    public static List<Row> cost(Cost cost) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("Premium", usd(cost.premiumUsd()), cost.premiumUsd() < 0 ? "received today" : "paid today"));
        rows.add(new Row("Fees and half the spread", usd(cost.feesUsd()), ""));
        rows.add(new Row("Initial margin", usd(cost.initialMarginUsd()), "comes back"));
        rows.add(new Row("Funding of that margin", usd(cost.fundingUsd()), ""));
        rows.add(new Row(
                "Upside given up", usd(cost.upsideUsd()), "value today of price rises that are no longer its own"));
        rows.add(new Row("Total counted", usd(cost.countedUsd()), "what choices are ranked by"));
        rows.add(new Row("Margin at risk", usd(cost.marginAtRiskUsd()), "the most it ties up in 95 of 100 outcomes"));
        return rows;
    }

    public static List<Row> effect(HedgedOutlook before, HedgedOutlook after) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("Hedge ratio", Figures.percent(before.hedgeRatio()), Figures.percent(after.hedgeRatio())));
        rows.add(row("Runway", days(before.base()), days(after.base())));
        rows.add(row("Runway under stress", days(before.stressed()), days(after.stressed())));
        rows.add(row("Debt service cover", dscr(before.base()), dscr(after.base())));
        rows.add(row("Debt service cover under stress", dscr(before.stressed()), dscr(after.stressed())));
        rows.add(row(
                "Expected cash flow after debt service, a day",
                usd(before.meanCashFlowUsdPerDay()),
                usd(after.meanCashFlowUsdPerDay())));
        rows.add(row(
                "The same in the worst twentieth",
                usd(before.lowCashFlowUsdPerDay()),
                usd(after.lowCashFlowUsdPerDay())));
        rows.add(row(
                "Cash flow at risk, a day",
                usd(before.cashFlowAtRiskUsdPerDay()),
                usd(after.cashFlowAtRiskUsdPerDay())));
        rows.add(row(
                "Price delta",
                Figures.plain(before.greeks().deltaBtc(), 1) + " BTC",
                Figures.plain(after.greeks().deltaBtc(), 1) + " BTC"));
        rows.add(row(
                "Gamma for 1,000 USD",
                Figures.plain(1000 * before.greeks().gammaBtcPerUsd(), 2) + " BTC",
                Figures.plain(1000 * after.greeks().gammaBtcPerUsd(), 2) + " BTC"));
        rows.add(row(
                "Vega, a point of volatility",
                usd(before.greeks().vegaUsd()),
                usd(after.greeks().vegaUsd())));
        rows.add(row(
                "Difficulty up 1 %",
                usd(before.greeks().difficultyUsd()), usd(after.greeks().difficultyUsd())));
        return rows;
    }

    public static String usd(double usd) {
        String text = Figures.usd(usd);
        return (text.equals("-0") ? "0" : text) + " USD";
    }

    private static Row row(String name, String before, String after) {
        return new Row(name, before, after);
    }

    private static String days(HedgedOutlook.Case standing) {
        return standing.runwayDays().isPresent()
                ? Figures.plain(standing.runwayDays().getAsDouble(), 0) + " days"
                : "nothing burns";
    }

    private static String dscr(HedgedOutlook.Case standing) {
        return standing.dscr().isPresent() ? Figures.plain(standing.dscr().getAsDouble(), 2) : "no debt service";
    }

    private static void add(StringBuilder text, String name, OptionalDouble price) {
        price.ifPresent(it -> text.append(" · ")
                .append(name)
                .append(' ')
                .append(Figures.plain(it, it < 1 ? 4 : it < 1000 ? 2 : 0))
                .append(" USD"));
    }
}
