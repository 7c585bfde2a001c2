package io.davylamp.metrics.operator;

import static io.davylamp.metrics.Input.COST;
import static io.davylamp.metrics.Input.DEBT;
import static io.davylamp.metrics.Input.FLEET;
import static io.davylamp.metrics.Input.MARKET;

import io.davylamp.metrics.Computed;
import io.davylamp.metrics.Input;
import io.davylamp.metrics.Metric;
import io.davylamp.metrics.OperatorMetric.AsicLtv;
import io.davylamp.metrics.OperatorMetric.BtcLtv;
import io.davylamp.metrics.OperatorMetric.DebtStatus;
import io.davylamp.metrics.OperatorMetric.Dscr;
import io.davylamp.metrics.OperatorMetric.MarginCall;
import io.davylamp.mining.Loan;
import io.davylamp.mining.Loan.Collateral;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/** What an operator owes, whether its cash flow serves it, and how far its lenders are from calling. */
public final class Credit {
    private static final Set<Input> DEBT_ALONE = EnumSet.of(DEBT);
    static final Set<Input> MARKET_ALONE = EnumSet.of(MARKET);
    private static final Set<Input> CASH_FLOW_AND_DEBT = EnumSet.of(MARKET, FLEET, COST, DEBT);

    private Credit() {}

    /**
     * Debt service coverage ratio: {@code cash flow available for debt service / (interest + principal)} of one
     * period. Below 1 the debt is not served out of operations.
     *
     * @param cashFlow revenue − cash cost of the period, may be negative
     * @param debtService interest and principal due in it, above 0
     */
    public static double dscr(double cashFlow, double debtService) {
        return cashFlow / debtService;
    }

    /**
     * Loan to value: {@code balance / value of the collateral}.
     *
     * @param balanceUsd principal outstanding, USD
     * @param collateralUsd what the collateral is worth, USD, above 0
     */
    public static double ltv(double balanceUsd, double collateralUsd) {
        return balanceUsd / collateralUsd;
    }

    /**
     * BTC price at which a loan reaches a loan to value: {@code balance / (BTC × LTV)}, USD per BTC. With the
     * margin-call LTV this is the price of the call, with the liquidation LTV that of the liquidation.
     *
     * @param balanceUsd principal outstanding, USD
     * @param btc coins pledged, above 0
     * @param ltv loan to value, fraction above 0
     */
    public static double priceAtLtv(double balanceUsd, double btc, double ltv) {
        return balanceUsd / (btc * ltv);
    }

    /**
     * How far the price may fall before the call: {@code 1 − call price / price}, fraction; 0 or less: called.
     *
     * @param callPriceUsd BTC price of the call, USD
     * @param priceUsd today's BTC price, USD, above 0
     */
    public static double distance(double callPriceUsd, double priceUsd) {
        return 1 - callPriceUsd / priceUsd;
    }

    /**
     * Coins to add to bring a loan to its target: {@code balance / (LTV × price) − BTC}. Below zero: so many are free.
     *
     * @param balanceUsd principal outstanding, USD
     * @param btc coins pledged
     * @param targetLtv loan to value to reach, fraction above 0
     * @param priceUsd BTC price, USD, above 0
     */
    public static double topUpBtc(double balanceUsd, double btc, double targetLtv, double priceUsd) {
        return balanceUsd / (targetLtv * priceUsd) - btc;
    }

    /**
     * USD to repay to bring a loan to its target: {@code balance − LTV × BTC × price}. Below zero: so much may be drawn.
     *
     * @param balanceUsd principal outstanding, USD
     * @param btc coins pledged
     * @param targetLtv loan to value to reach, fraction
     * @param priceUsd BTC price, USD
     */
    public static double payDownUsd(double balanceUsd, double btc, double targetLtv, double priceUsd) {
        return balanceUsd - targetLtv * btc * priceUsd;
    }

    static List<Metric> of(Situation it) {
        List<Metric> metrics = new ArrayList<>();
        metrics.add(dscr(it));
        metrics.add(it.given(DEBT_ALONE, DebtStatus.class, () -> debtStatus(it)));
        metrics.addAll(perLoan(it, Collateral.Btc.class, BtcLtv.class, (loan, pledge) -> btcLtv(it, loan, pledge)));
        metrics.addAll(
                perLoan(it, Collateral.Btc.class, MarginCall.class, (loan, pledge) -> marginCall(it, loan, pledge)));
        metrics.addAll(perLoan(it, Collateral.Asic.class, AsicLtv.class, Credit::asicLtv));
        metrics.addAll(DebtService.unknown(it));
        return metrics;
    }

    private static Metric dscr(Situation it) {
        if (DebtService.isNone(it)) {
            return Computed.notApplicable(Dscr.class, DebtService.NONE_DUE);
        }
        return it.given(
                CASH_FLOW_AND_DEBT,
                Dscr.class,
                () -> it.served(
                        Dscr.class,
                        "",
                        service -> Computed.of(Dscr.class, dscr(it.cashFlowUsdPerDay(), service), Dscr::new)));
    }

    private static Metric debtStatus(Situation it) {
        double balance =
                it.debt().loans().stream().mapToDouble(Loan::balanceUsd).sum();
        double service = DebtService.knownUsdPerDay(it);
        return Computed.of(
                DebtStatus.class,
                () -> new DebtStatus(balance, service, it.debt().missedPayment()),
                balance,
                service);
    }

    /** One metric for every loan with a kind of collateral, in the order the debt reading names them. */
    static <C extends Collateral> List<Metric> perLoan(
            Situation it, Class<C> collateral, Class<? extends Metric> type, BiFunction<Loan, C, Metric> formula) {
        if (!it.has(DEBT)) {
            return List.of(Computed.missing(type, "no reading of DEBT"));
        }
        List<Metric> metrics = new ArrayList<>();
        for (Loan loan : it.debt().loans()) {
            if (collateral.isInstance(loan.collateral())) {
                metrics.add(formula.apply(loan, collateral.cast(loan.collateral())));
            }
        }
        return metrics.isEmpty() ? List.of(Computed.notApplicable(type, "no loan has such collateral")) : metrics;
    }

    private static Metric btcLtv(Situation it, Loan loan, Collateral.Btc pledge) {
        return it.given(MARKET_ALONE, BtcLtv.class, () -> {
            double ltv = ltv(loan.balanceUsd(), pledge.btc() * it.market().priceUsd());
            return Computed.of(BtcLtv.class, ltv, ratio -> new BtcLtv(loan.id(), ratio));
        });
    }

    private static Metric marginCall(Situation it, Loan loan, Collateral.Btc pledge) {
        return it.given(MARKET_ALONE, MarginCall.class, () -> {
            double price = priceAtLtv(loan.balanceUsd(), pledge.btc(), pledge.marginCallLtv());
            double distance = distance(price, it.market().priceUsd());
            return Computed.of(MarginCall.class, () -> new MarginCall(loan.id(), price, distance), price, distance);
        });
    }

    private static Metric asicLtv(Loan loan, Collateral.Asic pledge) {
        double ltv = ltv(loan.balanceUsd(), pledge.valueUsd());
        return Computed.of(AsicLtv.class, ltv, ratio -> new AsicLtv(loan.id(), ratio));
    }
}
