package io.davylamp.web.page;

import io.davylamp.hedging.HedgeProposal;
import io.davylamp.mining.Instrument;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * A hedge proposal as a page shows it.
 *
 * @param ruleId the rule that asked for it
 * @param instrument with what
 * @param sized whether it can be acted on
 * @param text why, and what was made of it
 * @param reason why it cannot be had, or need not be; empty for one that can
 * @param figures its numbers
 */
public record HedgeLine(
        String ruleId, String instrument, boolean sized, String text, String reason, List<Figure> figures) {
    /** The figures that make an order, as the book's one line has room for. */
    private static final int FIGURES_OF_AN_ORDER = 3;

    /** A number with its name. */
    record Figure(String name, String value) {
        private String spoken() {
            return switch (name) {
                case "Entry" -> "at " + value;
                case "Put strike" -> "put " + value;
                case "Call strike" -> "call " + value;
                default -> value;
            };
        }
    }

    public static HedgeLine of(HedgeProposal proposal) {
        String instrument = PageText.words(proposal.instrument());
        if (proposal instanceof HedgeProposal.NotSized it) {
            return new HedgeLine(it.ruleId(), instrument, false, it.text(), it.reason(), List.of());
        }
        if (proposal instanceof HedgeProposal.OnSite it) {
            return new HedgeLine(it.ruleId(), instrument, true, it.text(), "", onSite(it));
        }
        HedgeProposal.Sized it = (HedgeProposal.Sized) proposal;
        List<Figure> figures = new ArrayList<>(order(it));
        figures.addAll(effect(it));
        return new HedgeLine(it.ruleId(), instrument, true, it.text(), "", figures);
    }

    /** The order in a few words: {@code 4,101 PH/s, 90 days, at 60.82 USD/PH/day}; or why there is none. */
    public String order() {
        return sized
                ? figures.stream()
                        .limit(FIGURES_OF_AN_ORDER)
                        .map(Figure::spoken)
                        .collect(Collectors.joining(", "))
                : reason;
    }

    /** The reason, where the text does not say it already. */
    public String unsaidReason() {
        return text.toLowerCase(Locale.ROOT).contains(reason.toLowerCase(Locale.ROOT)) ? "" : reason;
    }

    private static List<Figure> order(HedgeProposal.Sized it) {
        List<Figure> figures = new ArrayList<>();
        boolean ofHashrate = it.hashratePh().isPresent();
        it.hashratePh().ifPresent(ph -> figures.add(new Figure("Hashrate", Figures.plain(ph, 0) + " PH/s")));
        if (!ofHashrate && it.sizeBtc() != 0) {
            figures.add(new Figure("Size", Figures.plain(it.sizeBtc(), 1) + " BTC"));
        }
        if (it.tenorDays() > 0 && it.instrument() != Instrument.SELL_TREASURY) {
            figures.add(new Figure("Tenor", it.tenorDays() + (it.tenorDays() == 1 ? " day" : " days")));
        }
        add(figures, "Entry", it.entryPriceUsd(), ofHashrate ? 2 : 0, ofHashrate ? " USD/PH/day" : " USD");
        add(figures, "Put strike", it.putStrikeUsd(), 0, " USD");
        add(figures, "Call strike", it.callStrikeUsd(), 0, " USD");
        return figures;
    }

    private static List<Figure> onSite(HedgeProposal.OnSite it) {
        List<Figure> figures = new ArrayList<>();
        it.hashratePh().ifPresent(ph -> figures.add(new Figure("Stopped", Figures.plain(ph, 0) + " PH/s")));
        figures.add(new Figure("Power", Figures.plain(it.megawatts(), 1) + " MW"));
        add(figures, "Entry", it.usdPerKwh(), 4, " USD/kWh");
        figures.add(new Figure("Saves", Figures.usd(it.usdPerDay()) + " USD a day"));
        return figures;
    }

    private static List<Figure> effect(HedgeProposal.Sized it) {
        List<Figure> figures = new ArrayList<>();
        if (it.hashratePh().isPresent()) {
            figures.add(new Figure("Worth today", Figures.plain(it.sizeBtc(), 1) + " BTC"));
        }
        if (it.putStrikeUsd().isPresent()) {
            figures.add(new Figure("Premium", Figures.usd(it.premiumUsd()) + " USD"));
        }
        if (it.ratioBefore() != 0 || it.ratioAfter() != 0) {
            figures.add(new Figure("Hedged before", Figures.percent(it.ratioBefore())));
            figures.add(new Figure("Hedged after", Figures.percent(it.ratioAfter())));
        }
        it.coverageRatio()
                .ifPresent(ratio -> figures.add(new Figure("Least that covers cost", Figures.percent(ratio))));
        return figures;
    }

    private static void add(List<Figure> figures, String name, OptionalDouble value, int decimals, String unit) {
        value.ifPresent(it -> figures.add(new Figure(name, Figures.plain(it, decimals) + unit)));
    }
}
