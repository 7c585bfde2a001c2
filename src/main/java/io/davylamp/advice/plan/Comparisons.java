package io.davylamp.advice.plan;

import io.davylamp.advice.Recommendation;
import io.davylamp.mining.Mandate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Says why an alternative was not taken: what it costs more, binds more, or leaves worse than the choice that was. Where it
 * is worse in nothing, that is said too: the rule's instrument is then a matter of its policy.
 *
 * @param mandate what may be bound
 * @param outlook the operator's coming weeks
 * @param taken the choice that was taken
 */
record Comparisons(Mandate mandate, Outlook outlook, Choice taken) {
    /** Differences below this are not worth a word: days of runway. */
    private static final double DAYS = 1;

    /** The same in USD: a share of a day's cost. */
    private static final double SHARE_OF_A_DAY = 0.01;

    Recommendation.Alternative lost(Choice other) {
        return new Recommendation.Alternative(
                other.order().instrument(),
                Optional.of(other.order()),
                other.cost(),
                Optional.of(other.after()),
                reason(other));
    }

    private String reason(Choice other) {
        List<String> worse = new ArrayList<>();
        double little = SHARE_OF_A_DAY * Math.max(1, outlook.flows().costUsdPerDay());
        double dearer = other.cost().countedUsd() - taken.cost().countedUsd();
        double bound = other.cost().boundUsd() - taken.cost().boundUsd();
        double lower = taken.after().lowCashFlowUsdPerDay() - other.after().lowCashFlowUsdPerDay();
        double shorter = taken.after().stressed().runwayOrForever()
                - other.after().stressed().runwayOrForever();
        if (dearer > little) {
            worse.add("costs %s USD more".formatted(usd(dearer)));
        }
        if (lower > little) {
            worse.add("leaves the cash flow of the worst twentieth %s USD a day lower".formatted(usd(lower)));
        }
        if (shorter > DAYS) {
            worse.add("leaves a stressed runway of %s"
                    .formatted(days(other.after().stressed().runwayOrForever())));
        }
        if (bound > little) {
            worse.add("binds %s USD more cash".formatted(usd(bound)));
        }
        if (worse.isEmpty()) {
            return "is no worse by these figures%s; the rule prefers the other instrument"
                    .formatted(dearer < -little ? " and costs %s USD less".formatted(usd(-dearer)) : "");
        }
        return String.join(", ", worse);
    }

    static String usd(double usd) {
        return String.format(Locale.ROOT, "%,.0f", usd);
    }

    static String days(double days) {
        return Double.isInfinite(days) ? "no end" : String.format(Locale.ROOT, "%,.0f days", days);
    }
}
