package io.davylamp.web.whatif;

import io.davylamp.mining.InvalidValue;
import io.davylamp.web.page.Figures;
import io.davylamp.web.problem.TypedNumber;
import io.davylamp.whatif.SystemDesk;
import io.davylamp.whatif.SystemView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The whole book as one system: the question as a form, and the answer.
 *
 * @param fields the figures asked for as they were typed, each with what is wrong with it
 * @param failed names taken to fail, as they were typed
 * @param failedError what is wrong with those; empty if nothing
 * @param view the answer; absent where something is wrong, or nothing is asked, or there is no market
 * @param noMarket whether no market is known
 */
record SystemPage(
        List<Field> fields,
        String failed,
        String failedError,
        @Nullable SystemView view,
        boolean noMarket) {
    private static final String PRICE_SHOCK = "priceShock";
    private static final String FAILED = "failed";

    /** One figure of the form. */
    record Field(String name, String label, String hint, String text, String error) {}

    private record Figure(String name, String label, String hint) {}

    private static final List<Figure> FIGURES = List.of(
            new Figure(PRICE_SHOCK, "Fall of the BTC price", "20% or 0.20"),
            new Figure("volumeBtcPerDay", "BTC traded a day", "deep market 30000, thin 2000"),
            new Figure("volPerDay", "Volatility a day", "the market's where empty"),
            new Figure("impact", "Impact factor", "1 by the square-root law"),
            new Figure("horizonDays", "Days sales are spread over", "30 where empty"));

    /** The page as it was asked for. */
    static SystemPage of(Map<String, String> typed, Answer desk) {
        Map<String, String> errors = notNumbers(typed);
        OptionalDouble shock = number(typed, PRICE_SHOCK);
        if (shock.isEmpty() || !errors.isEmpty()) {
            return page(typed, errors, null, false);
        }
        try {
            Optional<SystemView> view = desk.to(new SystemDesk.Question(
                    shock.getAsDouble(),
                    number(typed, "impact"),
                    number(typed, "volPerDay"),
                    number(typed, "volumeBtcPerDay"),
                    number(typed, "horizonDays"),
                    List.of(),
                    names(text(typed, FAILED))));
            return page(typed, errors, view.orElse(null), view.isEmpty());
        } catch (InvalidValue e) {
            errors.put(e.field(), e.getMessage() + " " + e.advice());
            return page(typed, errors, null, false);
        }
    }

    private static Map<String, String> notNumbers(Map<String, String> typed) {
        Map<String, String> errors = new HashMap<>();
        for (Figure figure : FIGURES) {
            String text = text(typed, figure.name());
            if (!text.isEmpty() && TypedNumber.of(text).isEmpty()) {
                errors.put(figure.name(), "%s is “%s”, which is not a number.".formatted(figure.name(), text));
            }
        }
        return errors;
    }

    private static OptionalDouble number(Map<String, String> typed, String name) {
        return TypedNumber.of(text(typed, name)).map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    /** Who answers. */
    interface Answer {
        Optional<SystemView> to(SystemDesk.Question question);
    }

    private static SystemPage page(
            Map<String, String> typed, Map<String, String> errors, @Nullable SystemView view, boolean noMarket) {
        List<Field> fields = new ArrayList<>();
        for (Figure it : FIGURES) {
            fields.add(new Field(
                    it.name(), it.label(), it.hint(), text(typed, it.name()), errors.getOrDefault(it.name(), "")));
        }
        return new SystemPage(fields, text(typed, FAILED), errors.getOrDefault(FAILED, ""), view, noMarket);
    }

    private static String text(Map<String, String> typed, String name) {
        return typed.getOrDefault(name, "").strip();
    }

    private static Set<String> names(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .collect(Collectors.toSet());
    }

    public String rest() {
        return view == null ? "" : Figures.usd(view.cascade().priceUsd());
    }

    public String start() {
        return view == null ? "" : Figures.usd(view.priceUsd());
    }

    public String fall() {
        return view == null ? "" : Figures.percent(view.cascade().priceUsd() / view.priceUsd() - 1);
    }

    public String amplification() {
        return view == null ? "" : Figures.plain(view.cascade().amplification(), 3);
    }

    public String excess() {
        return view == null ? "" : Figures.plain(view.cascade().excessBtc(), 0);
    }

    /** The index, before and after, in lines. */
    public List<Line> index() {
        if (view == null) {
            return List.of();
        }
        return List.of(
                new Line(
                        "Forced to sell, BTC a day",
                        Figures.plain(view.before().sellerPressureBtcPerDay(), 1),
                        Figures.plain(view.after().sellerPressureBtcPerDay(), 1)),
                new Line(
                        "of the market's volume",
                        Figures.percent(view.before().shareOfVolume()),
                        Figures.percent(view.after().shareOfVolume())),
                new Line(
                        "Hashrate under water",
                        Figures.percent(view.before().underWaterShare()),
                        Figures.percent(view.after().underWaterShare())));
    }

    /** A figure before and after. */
    record Line(String name, String before, String after) {}

    /** Lenders and hosts, as the page shows them. */
    public List<Stake> stakes() {
        return view == null
                ? List.of()
                : view.counterparties().stream()
                        .map(it -> new Stake(
                                it.name(),
                                it.operators(),
                                Figures.usd(it.balanceUsd()),
                                Figures.usd(it.lossUsd()),
                                Figures.usd(it.lossNowUsd())))
                        .toList();
    }

    /** What a lender or host has at stake. */
    record Stake(String name, int operators, String balance, String loss, String lossNow) {}
}
