package io.davylamp.advice.plan;

import io.davylamp.hedging.cash.Harm;
import io.davylamp.mining.Mandate;

/**
 * What a set of sizes has to reach, and the limits it has to keep.
 *
 * @param ledger adds up what sizes do
 * @param mandate targets and limits
 * @param harm what may not be done to the operator
 */
record Goal(Ledger ledger, Mandate mandate, Harm harm) {
    Goal(Ledger ledger, Mandate mandate) {
        this(ledger, mandate, new Harm(ledger.outlook().means()));
    }

    private static final double SCRAP = 0.01;

    /** Rounding of sums, relative. */
    private static final double ROUNDING = 1e-9;

    /** How far from its targets a set is; 0: it will do. Shares of the targets, added up. */
    double missing(double[] sizes) {
        return cashFlowMissing(ledger.lowCashFlowUsd(sizes)) + runwayMissing(sizes);
    }

    /** How far beyond its limits a set is, and how much it harms; 0: it may be done. */
    double forbidden(double[] sizes) {
        return beyondProduction(sizes) + harm.amount(ledger.change(sizes));
    }

    /** @param lowUsd cash flow of the horizon that one outcome in twenty falls short of, USD */
    double cashFlowMissing(double lowUsd) {
        int days = ledger.outlook().days();
        double target = mandate.targets().cashFlowUsdPerDay() * days;
        double scale = Math.max(1, ledger.outlook().flows().costUsdPerDay() * days);
        return over((target - lowUsd) / scale);
    }

    double runwayMissing(double[] sizes) {
        double target = mandate.targets().stressedRunwayDays();
        return target == 0 ? 0 : over(1 - ledger.stressed(sizes).runwayOrForever() / target);
    }

    private double beyondProduction(double[] sizes) {
        double inPlace = ledger.outlook().inPlace().btc();
        double most = Math.max(inPlace, ledger.outlook().stressedBtc());
        return over(ledger.hedgedBtc(sizes) / most - 1);
    }

    /** What an order must be worth to be placed, USD: what the mandate says, and not a mere scrap of what is mined. */
    double leastOrderUsd() {
        double mined = ledger.outlook().expectedBtc() * ledger.outlook().spotUsd();
        return Math.max(mandate.limits().leastOrder(), SCRAP * mined);
    }

    private static double over(double share) {
        return share > ROUNDING ? share : 0;
    }
}
