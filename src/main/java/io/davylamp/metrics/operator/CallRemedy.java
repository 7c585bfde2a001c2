package io.davylamp.metrics.operator;

import io.davylamp.market.MarketSnapshot;
import io.davylamp.mining.Loan;
import io.davylamp.mining.Loan.Collateral;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The cheapest way an operator has to cure a margin call. Free coins come first: they stay its own, and cash goes on
 * paying bills. Then cash. Only what is still missing is sold out of the free coins and paid, for a sale loses the
 * haircut for good; a coin sold cures more than a coin added wherever {@code 1 − haircut > target LTV}.
 *
 * @param cure what the lender asks for
 * @param terms of the loan
 * @param has what the operator has for it, and the price
 * @param btcToAdd free coins to add
 * @param usdFromCash cash to pay
 * @param btcToSell free coins to sell, the proceeds to pay
 * @param usdMissing what is open after all that, USD; 0 where it can be cured
 */
public record CallRemedy(
        CallCure cure,
        Collateral.Btc terms,
        Means has,
        double btcToAdd,
        double usdFromCash,
        double btcToSell,
        double usdMissing) {
    private static final double CENT = 0.005;

    /**
     * What an operator can cure calls with.
     *
     * @param freeBtc coins neither pledged nor lent
     * @param cashUsd cash, and stablecoins after their haircut, USD
     * @param undrawnUsd credit it could draw, USD; not used, only mentioned
     * @param priceUsd BTC price, USD
     * @param haircut lost in selling a coin, fraction
     * @param known whether a treasury reading says so; where none does, all it has is 0 here
     */
    public record Means(
            double freeBtc, double cashUsd, double undrawnUsd, double priceUsd, double haircut, boolean known) {
        /** What a coin brings when it is sold, USD. */
        double netUsd() {
            return priceUsd * (1 - haircut);
        }

        Means without(CallRemedy used) {
            return new Means(
                    Math.max(0, freeBtc - used.btcToAdd - used.btcToSell),
                    Math.max(0, cashUsd - used.usdFromCash),
                    undrawnUsd,
                    priceUsd,
                    haircut,
                    known);
        }
    }

    /** The way for one loan. */
    static CallRemedy of(CallCure cure, Collateral.Btc terms, Means has) {
        double added = cure.targetLtv() * has.priceUsd(); // what a coin added cures
        double gain = has.netUsd() - added; // what it cures more when sold
        double afterCoins = cure.usdToPay() - has.freeBtc() * added;
        if (afterCoins <= 0) {
            return new CallRemedy(cure, terms, has, cure.usdToPay() / added, 0, 0, 0);
        }
        double cash = Math.min(has.cashUsd(), afterCoins);
        double open = afterCoins - cash;
        double sold = gain > 0 ? Math.min(has.freeBtc(), open / gain) : 0;
        double missing = Math.max(0, open - sold * Math.max(0, gain));
        return new CallRemedy(cure, terms, has, has.freeBtc() - sold, cash, sold, missing < CENT ? 0 : missing);
    }

    /**
     * The ways for every loan that is called, in the order the debt reading names them: each has what the ones before
     * leave.
     */
    public static List<CallRemedy> of(OperatorState state, MarketSnapshot market) {
        Means means = means(state, market.priceUsd());
        List<CallRemedy> remedies = new ArrayList<>();
        for (Loan loan : state.debt().map(Reading.Debt::loans).orElse(List.of())) {
            if (loan.collateral() instanceof Collateral.Btc coins) {
                Optional<CallCure> cure = CallCure.of(loan, coins, market.priceUsd());
                if (cure.isPresent()) {
                    CallRemedy remedy = of(cure.get(), coins, means);
                    remedies.add(remedy);
                    means = means.without(remedy);
                }
            }
        }
        return remedies;
    }

    private static Means means(OperatorState state, double priceUsd) {
        double haircut = state.profile().btcHaircut();
        return state.treasury()
                .map(it -> new Means(
                        it.btcUnencumbered(),
                        it.cashUsd() + BalanceSheet.stablecoinsUsd(it.stablecoins()),
                        it.undrawnUsd(),
                        priceUsd,
                        haircut,
                        true))
                .orElse(new Means(0, 0, 0, priceUsd, haircut, false));
    }

    /** Whether what it is known to have cures the call. */
    public boolean possible() {
        return usdMissing == 0;
    }

    /** What selling loses for good, USD: {@code coins sold × price × haircut}. */
    public double lostUsd() {
        return btcToSell * has.priceUsd() * has.haircut();
    }

    /**
     * Pledged coins whose sale, the lender agreeing, cures what is missing: {@code missing / (price × (1 − haircut −
     * target LTV))}; empty where nothing is missing, or not even all of them do.
     */
    public OptionalDouble pledgedBtcToSell() {
        double gain = has.netUsd() - cure.targetLtv() * has.priceUsd();
        double btc = usdMissing / gain;
        return usdMissing > 0 && gain > 0 && btc <= terms.btc() ? OptionalDouble.of(btc) : OptionalDouble.empty();
    }
}
