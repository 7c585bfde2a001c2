package io.davylamp.demo;

import io.davylamp.mining.Loan;

/** A loan through time: what is still owed, and what secures it. */
final class DemoLoan {
    private static final double DAYS_PER_MONTH = 30;
    private static final double MONTHS_PER_YEAR = 12;
    /** Machine prices move with hashprice, more than one for one. */
    private static final double MACHINE_ELASTICITY = 1.3;

    private final DemoOperator.Debt terms;
    private final double hashpriceAtStart;
    private double balanceUsd;
    private double btc;

    DemoLoan(DemoOperator.Debt terms, double hashpriceAtStart) {
        this.terms = terms;
        this.hashpriceAtStart = hashpriceAtStart;
        this.balanceUsd = terms.usd();
        this.btc = terms.btc();
    }

    boolean isOwed() {
        return balanceUsd > 1;
    }

    double btc() {
        return btc;
    }

    double dueUsdPerMonth() {
        return balanceUsd * terms.interest() / MONTHS_PER_YEAR + principalUsdPerMonth();
    }

    void pay() {
        balanceUsd -= principalUsdPerMonth();
    }

    private double principalUsdPerMonth() {
        return terms.months() == 0 ? 0 : Math.min(balanceUsd, terms.usd() / terms.months());
    }

    /** Coins that bring a called loan back to its target. */
    double topUpBtc(double priceUsd) {
        return isCalled(priceUsd) ? Math.max(0, balanceUsd / (terms.targetLtv() * priceUsd) - btc) : 0;
    }

    /** Dollars that do the same. */
    double payDownUsd(double priceUsd) {
        return isCalled(priceUsd) ? Math.max(0, balanceUsd - terms.targetLtv() * btc * priceUsd) : 0;
    }

    void pledge(double coins) {
        btc += coins;
    }

    void payDown(double usd) {
        balanceUsd -= usd;
    }

    /** The lender sells the coins once they no longer cover the loan as agreed. */
    void liquidateIfDue(double priceUsd) {
        if (btc > 0 && balanceUsd >= terms.liquidationLtv() * btc * priceUsd) {
            balanceUsd = Math.max(0, balanceUsd - btc * priceUsd);
            btc = 0;
        }
    }

    private boolean isCalled(double priceUsd) {
        return btc > 0 && balanceUsd >= terms.marginCallLtv() * btc * priceUsd;
    }

    Loan asReported(double hashpriceUsdPerPhDay) {
        return new Loan(terms.id(), balanceUsd, dueUsdPerMonth() / DAYS_PER_MONTH, collateral(hashpriceUsdPerPhDay));
    }

    private Loan.Collateral collateral(double hashpriceUsdPerPhDay) {
        if (btc > 0) {
            return new Loan.Collateral.Btc(btc, terms.marginCallLtv(), terms.liquidationLtv(), terms.targetLtv());
        }
        return terms.machinesUsd() > 0
                ? new Loan.Collateral.Asic(
                        terms.machinesUsd() * Math.pow(hashpriceUsdPerPhDay / hashpriceAtStart, MACHINE_ELASTICITY))
                : new Loan.Collateral.None();
    }
}
