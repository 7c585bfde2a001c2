package io.davylamp.metrics.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** A margin call's cure in words, for the person who has to see to it. */
public final class RemedyText {
    private RemedyText() {}

    /** What the lender asks for, the cheapest way there, and what is missing. */
    public static String of(CallRemedy it) {
        List<String> sentences = new ArrayList<>(List.of(asked(it), next(it)));
        if (!it.has().known()) {
            sentences.add("Whether it can is not known: there is no treasury reading.");
        } else if (it.possible()) {
            sentences.add("Cheapest: " + String.join(", ", steps(it)) + ".");
            sentences.add("That leaves %s free and %s in cash.".formatted(btc(freeAfter(it)), usd(cashAfter(it))));
        } else {
            sentences.addAll(missing(it));
        }
        return String.join(" ", sentences);
    }

    private static String asked(CallRemedy it) {
        return "Loan %s is called: adding %s or paying %s brings it to %s of its coins' value."
                .formatted(
                        it.cure().loanId(),
                        btc(it.cure().btcToAdd()),
                        usd(it.cure().usdToPay()),
                        percent(it.cure().targetLtv()));
    }

    private static String next(CallRemedy it) {
        double price = it.has().priceUsd();
        double fall = 1 - it.cure().nextCallPriceUsd() / price;
        return fall > 0
                ? "The next call then stands at %s, %s below the price of %s."
                        .formatted(usd(it.cure().nextCallPriceUsd()), percent(fall), usd(price))
                : "Its target is the call's own loan to value, so the least fall of the price calls it again.";
    }

    private static List<String> steps(CallRemedy it) {
        List<String> steps = new ArrayList<>();
        if (it.btcToAdd() > 0) {
            steps.add(
                    it.btcToAdd() < it.has().freeBtc()
                            ? "add %s of the %s that are free"
                                    .formatted(btc(it.btcToAdd()), btc(it.has().freeBtc()))
                            : "add all %s that are free".formatted(btc(it.btcToAdd())));
        }
        if (it.usdFromCash() > 0) {
            steps.add("pay %s of %s in cash"
                    .formatted(usd(it.usdFromCash()), usd(it.has().cashUsd())));
        }
        if (it.btcToSell() > 0) {
            steps.add("sell %s that are free and pay the %s they bring (selling loses about %s)"
                    .formatted(
                            btc(it.btcToSell()), usd(it.btcToSell() * it.has().netUsd()), usd(it.lostUsd())));
        }
        return steps.isEmpty() ? List.of("nothing, it stands at its target") : steps;
    }

    private static List<String> missing(CallRemedy it) {
        List<String> sentences = new ArrayList<>();
        sentences.add("What it has does not cure it: its %s free and %s in cash leave %s missing."
                .formatted(btc(it.has().freeBtc()), usd(it.has().cashUsd()), usd(it.usdMissing())));
        if (it.has().undrawnUsd() > 0) {
            sentences.add("Undrawn credit of %s %s that."
                    .formatted(
                            usd(it.has().undrawnUsd()),
                            it.has().undrawnUsd() >= it.usdMissing() ? "would cover" : "does not cover"));
        }
        OptionalDouble pledged = it.pledgedBtcToSell();
        sentences.add(
                pledged.isPresent()
                        ? "Selling %s of the pledged coins and paying with them would, if the lender agrees."
                                .formatted(btc(pledged.getAsDouble()))
                        : "Not even selling all pledged coins would.");
        return sentences;
    }

    private static double freeAfter(CallRemedy it) {
        return Math.max(0, it.has().freeBtc() - it.btcToAdd() - it.btcToSell());
    }

    private static double cashAfter(CallRemedy it) {
        return Math.max(0, it.has().cashUsd() - it.usdFromCash());
    }

    private static String btc(double btc) {
        return String.format(Locale.ROOT, btc < 10 ? "%.2f BTC" : "%,.1f BTC", btc);
    }

    private static String usd(double usd) {
        return String.format(Locale.ROOT, "USD %,.0f", usd);
    }

    private static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * fraction);
    }
}
