package io.davylamp.metrics.operator;

import io.davylamp.metrics.Computed;
import io.davylamp.metrics.Metric;
import io.davylamp.metrics.OperatorMetric.MarginCallCure;
import io.davylamp.mining.Loan;
import io.davylamp.mining.Loan.Collateral;
import java.util.List;
import java.util.Optional;

/**
 * What ends a margin call that has come: coins to add or dollars to pay, either alone, to bring the loan to its target
 * loan to value, and the price at which it is called next.
 *
 * @param loanId the loan that is called
 * @param targetLtv loan to value to which it must be cured, fraction
 * @param btcToAdd coins to add, if nothing is paid: {@link Credit#topUpBtc}
 * @param usdToPay dollars to pay, if no coins are added: {@link Credit#payDownUsd}
 * @param nextCallPriceUsd price of the next call, USD per BTC: {@code price × target LTV / margin-call LTV}, whichever
 *     way it is cured, for both bring the same loan to value
 */
public record CallCure(String loanId, double targetLtv, double btcToAdd, double usdToPay, double nextCallPriceUsd) {

    /** The cure of a loan at a price; empty where the price is above that of the call. */
    public static Optional<CallCure> of(Loan loan, Collateral.Btc pledge, double priceUsd) {
        double callPrice = Credit.priceAtLtv(loan.balanceUsd(), pledge.btc(), pledge.marginCallLtv());
        if (Credit.distance(callPrice, priceUsd) > 0) {
            return Optional.empty();
        }
        return Optional.of(new CallCure(
                loan.id(),
                pledge.targetLtv(),
                atLeastNothing(Credit.topUpBtc(loan.balanceUsd(), pledge.btc(), pledge.targetLtv(), priceUsd)),
                atLeastNothing(Credit.payDownUsd(loan.balanceUsd(), pledge.btc(), pledge.targetLtv(), priceUsd)),
                priceUsd * MarginCallRisk.cure(pledge)));
    }

    /** On the call itself, where it is cured to its own loan to value, rounding may leave a hair less than nothing. */
    private static double atLeastNothing(double cure) {
        return Math.max(0, cure);
    }

    /** One for each loan that is called, in the order the debt reading names them; since the second edition. */
    static List<Metric> of(Situation it) {
        if (it.edition() < 2) {
            return List.of();
        }
        List<Metric> cures = Credit.perLoan(
                it, Collateral.Btc.class, MarginCallCure.class, (loan, pledge) -> metric(it, loan, pledge));
        List<Metric> called =
                cures.stream().filter(MarginCallCure.class::isInstance).toList();
        return called.isEmpty() ? cures.subList(0, 1) : called;
    }

    private static Metric metric(Situation it, Loan loan, Collateral.Btc pledge) {
        return it.given(
                Credit.MARKET_ALONE,
                MarginCallCure.class,
                () -> of(loan, pledge, it.market().priceUsd())
                        .map(CallCure::metric)
                        .orElseGet(() -> Computed.notApplicable(MarginCallCure.class, "no loan on coins is called")));
    }

    private Metric metric() {
        return Computed.of(
                MarginCallCure.class,
                () -> new MarginCallCure(loanId, btcToAdd, usdToPay, nextCallPriceUsd),
                btcToAdd,
                usdToPay,
                nextCallPriceUsd);
    }
}
