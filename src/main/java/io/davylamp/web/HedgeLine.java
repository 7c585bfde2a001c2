package io.davylamp.web;

import io.davylamp.hedging.HedgeProposal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

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
record HedgeLine(String ruleId, String instrument, boolean sized, String text, String reason, List<Figure> figures) {

    /** A number with its name. */
    record Figure(String name, String value) {}

    static HedgeLine of(HedgeProposal proposal) {
        String instrument = PageText.words(proposal.instrument());
        if (proposal instanceof HedgeProposal.NotSized it) {
            return new HedgeLine(it.ruleId(), instrument, false, it.text(), it.reason(), List.of());
        }
        HedgeProposal.Sized it = (HedgeProposal.Sized) proposal;
        return new HedgeLine(it.ruleId(), instrument, true, it.text(), "", figures(it));
    }

    private static List<Figure> figures(HedgeProposal.Sized it) {
        List<Figure> figures = new ArrayList<>();
        if (it.sizeBtc() != 0) {
            figures.add(new Figure("Size", Figures.plain(it.sizeBtc(), 1) + " BTC"));
        }
        add(figures, "Hashrate", it.hashratePh(), " PH/s", 1);
        if (it.tenorDays() > 0) {
            figures.add(new Figure("Tenor", it.tenorDays() + " days"));
        }
        boolean perHash = it.hashratePh().isPresent();
        add(figures, "Entry", it.entryPriceUsd(), perHash ? " USD/PH/day" : " USD", perHash ? 2 : 0);
        add(figures, "Put strike", it.putStrikeUsd(), " USD", 0);
        add(figures, "Call strike", it.callStrikeUsd(), " USD", 0);
        figures.add(new Figure("Premium", Figures.usd(it.premiumUsd()) + " USD"));
        figures.add(new Figure("Hedged before", Figures.percent(it.ratioBefore())));
        figures.add(new Figure("Hedged after", Figures.percent(it.ratioAfter())));
        it.coverageRatio()
                .ifPresent(ratio -> figures.add(new Figure("Least that covers cost", Figures.percent(ratio))));
        return figures;
    }

    private static void add(List<Figure> figures, String name, OptionalDouble value, String unit, int decimals) {
        value.ifPresent(it -> figures.add(new Figure(name, Figures.plain(it, decimals) + unit)));
    }
}
