package io.davylamp.hedging;

import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.operator.Credit;
import io.davylamp.mining.Loan;
import io.davylamp.mining.Mandate;
import io.davylamp.mining.OperatorState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Sizes a sale of free coins. Where a margin call has passed or is near, by what cures it and no more: a called loan is
 * paid down to its target, one whose call is near at least until that is no longer so. Else the share the rule asks for.
 *
 * @param state the operator's latest readings
 * @param metrics its metrics
 * @param priceUsd today's price, USD per BTC
 * @param terms the mandate's
 */
record TreasurySale(OperatorState state, MetricSet metrics, double priceUsd, Mandate.Terms terms) {
    /** A call nearer than this share of the price is near: the limit of the house's rules on margin calls. */
    private static final double NEAR = 0.20;

    /** So little beyond the limit is aimed at that rounding does not leave the call near. */
    private static final double BEYOND = 1e-6;

    /** One loan's cure. */
    private record Cure(String loanId, double distance, double payDownUsd, double nextCallUsd) {}

    HedgeProposal propose(HedgeRequest request) {
        if (state.treasury().isEmpty()) {
            return HedgeDesk.notSized(request, "no treasury reading known");
        }
        double free = state.treasury().get().btcUnencumbered();
        List<Cure> cures = cures();
        double needed = cures.stream().mapToDouble(Cure::payDownUsd).sum() / netUsd();
        double wanted = cures.isEmpty() ? free * request.targetRatio() : needed;
        double whole = cures.isEmpty()
                ? Lots.whole(wanted, terms.lot())
                : Lots.whole(Math.ceil(wanted / terms.lot() - 1e-9) * terms.lot(), terms.lot());
        double btc = Math.min(whole, Lots.whole(free * terms.most(), terms.lot()));
        if (btc <= 0) {
            return HedgeDesk.notSized(
                    request,
                    cures.isEmpty()
                            ? "the treasury holds %.3f BTC that can be sold".formatted(free)
                            : "the treasury holds %.3f BTC that can be sold; %s"
                                    .formatted(free, String.join("; ", wants(cures))));
        }
        return HedgeDesk.sold(request, btc, priceUsd, metrics, text(btc, free, needed, cures));
    }

    private double netUsd() {
        return priceUsd * (1 - terms.cost());
    }

    private String text(double btc, double free, double needed, List<Cure> cures) {
        String sale = "Sell %s of the %s BTC that are free near %s USD, for about %s USD after fees"
                .formatted(Wording.btc(btc), Wording.btc(free), Wording.price(priceUsd), Wording.price(btc * netUsd()));
        if (cures.isEmpty()) {
            return sale + ".";
        }
        String pay = sale + ", and pay down: " + String.join("; ", wants(cures)) + ".";
        double missing = needed - btc;
        return missing <= 0
                ? pay
                : pay
                        + " The free coins do not cure it: %s BTC or %s USD more are needed."
                                .formatted(Wording.btc(missing), Wording.price(missing * netUsd()));
    }

    private static List<String> wants(List<Cure> cures) {
        return cures.stream()
                .map(it -> "loan %s, %s, is cured by %s USD; its next call then stands at %s USD"
                        .formatted(
                                it.loanId(),
                                it.distance() <= 0
                                        ? "which is called"
                                        : "whose call is %s away".formatted(Wording.percent(it.distance())),
                                Wording.price(it.payDownUsd()),
                                Wording.price(it.nextCallUsd())))
                .toList();
    }

    /** What cures the loans that are called or, where none is, those nearly so; the worst first. */
    private List<Cure> cures() {
        List<Cure> cures = new ArrayList<>();
        state.debt().ifPresent(debt -> {
            for (Loan loan : debt.loans()) {
                if (loan.collateral() instanceof Loan.Collateral.Btc pledge && loan.balanceUsd() > 0) {
                    double call = Credit.priceAtLtv(loan.balanceUsd(), pledge.btc(), pledge.marginCallLtv());
                    double distance = Credit.distance(call, priceUsd);
                    if (distance < NEAR) {
                        cures.add(cure(loan, pledge, distance));
                    }
                }
            }
        });
        cures.sort(Comparator.comparingDouble(Cure::distance));
        List<Cure> called = cures.stream().filter(it -> it.distance() <= 0).toList();
        return called.isEmpty() ? cures : called;
    }

    /** A call is cured by what the loan's terms say; one that is near, until it no longer is. */
    private Cure cure(Loan loan, Loan.Collateral.Btc pledge, double distance) {
        double far = pledge.marginCallLtv() * (1 - NEAR - BEYOND);
        double ltv = distance <= 0 ? pledge.targetLtv() : Math.min(pledge.targetLtv(), far);
        double usd = Credit.payDownUsd(loan.balanceUsd(), pledge.btc(), ltv, priceUsd);
        double next = Credit.priceAtLtv(loan.balanceUsd() - usd, pledge.btc(), pledge.marginCallLtv());
        return new Cure(loan.id(), distance, usd, next);
    }
}
