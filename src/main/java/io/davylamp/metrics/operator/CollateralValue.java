package io.davylamp.metrics.operator;

import static io.davylamp.metrics.Input.DEBT;
import static io.davylamp.metrics.Input.MARKET;

import io.davylamp.metrics.Computed;
import io.davylamp.metrics.Input;
import io.davylamp.metrics.Metric;
import io.davylamp.metrics.OperatorMetric.SecuredLtv;
import io.davylamp.metrics.OperatorMetric.StressedAsicLtv;
import io.davylamp.mining.Loan;
import io.davylamp.mining.Loan.Collateral;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What pledged coins and machines are worth, today and when mining earns less. Machines are wrong-way collateral: they
 * lose value just when their owner loses revenue, and faster than the hashprice falls.
 */
public final class CollateralValue {
    private static final Set<Input> MARKET_AND_DEBT = EnumSet.of(MARKET, DEBT);

    private CollateralValue() {}

    /**
     * What is left of collateral after a haircut: {@code value × (1 − haircut)}, USD.
     *
     * @param usd value, USD
     * @param haircut what a forced sale or a fall until then may take, fraction
     */
    public static double afterHaircutUsd(double usd, double haircut) {
        return usd * (1 - haircut);
    }

    /**
     * Value of machines when the hashprice has changed: {@code value × (hashprice / hashprice then)^b}, USD.
     *
     * @param valueUsd appraised value, USD
     * @param hashpriceRatio hashprice over that of the appraisal, 0 or more
     * @param elasticity b: about 1.3 (house); try 1 to 1.5
     */
    public static double asicUsd(double valueUsd, double hashpriceRatio, double elasticity) {
        return valueUsd * Math.pow(hashpriceRatio, elasticity);
    }

    /**
     * Loan to value on several kinds of collateral: {@code balance / Σ value × (1 − haircut)}.
     *
     * @param balanceUsd principal outstanding, USD
     * @param pledges what secures it, each with its own haircut; together worth more than 0
     */
    public static double mixedLtv(double balanceUsd, List<Pledge> pledges) {
        return balanceUsd
                / pledges.stream()
                        .mapToDouble(it -> afterHaircutUsd(it.usd(), it.haircut()))
                        .sum();
    }

    /** Collateral of one kind: its value, USD, and its haircut, fraction. */
    public record Pledge(double usd, double haircut) {}

    /**
     * How much likelier two failures come together than if they were strangers: {@code P(A and B) / (P(A) P(B))}. For
     * "debt service is not earned" and "the machines are worth less than the loan" both go with the hashprice. 1 is no
     * link. NaN where one never happens.
     *
     * @param both probability of both, fraction
     * @param one probability of the one, fraction
     * @param other probability of the other, fraction
     */
    public static double wrongWayRatio(double both, double one, double other) {
        return both / (one * other);
    }

    static List<Metric> of(Situation it) {
        List<Metric> metrics = new ArrayList<>(Credit.perLoan(
                it, Collateral.Asic.class, StressedAsicLtv.class, (loan, pledge) -> stressed(it, loan, pledge)));
        metrics.add(it.given(MARKET_AND_DEBT, SecuredLtv.class, () -> secured(it)));
        return metrics;
    }

    private static Metric stressed(Situation it, Loan loan, Collateral.Asic pledge) {
        double ltv = Credit.ltv(loan.balanceUsd(), stressedUsd(it, pledge));
        return Computed.of(StressedAsicLtv.class, ltv, ratio -> new StressedAsicLtv(loan.id(), ratio));
    }

    private static double stressedUsd(Situation it, Collateral.Asic pledge) {
        return asicUsd(
                pledge.valueUsd(),
                Runways.stressedRevenue(1, it.stress()),
                it.stress().machineElasticity());
    }

    private static Metric secured(Situation it) {
        double balance = 0;
        double today = 0;
        double stressed = 0;
        double price = it.market().priceUsd();
        for (Loan loan : it.debt().loans()) {
            if (loan.collateral() instanceof Collateral.Btc coins) {
                balance += loan.balanceUsd();
                today += coins.btc() * price;
                stressed += coins.btc() * price * (1 + it.stress().priceChange());
            } else if (loan.collateral() instanceof Collateral.Asic machines) {
                balance += loan.balanceUsd();
                today += machines.valueUsd();
                stressed += stressedUsd(it, machines);
            }
        }
        if (today == 0) {
            return Computed.notApplicable(SecuredLtv.class, "no loan has collateral that is valued");
        }
        double ltv = Credit.ltv(balance, today);
        double stressedLtv = Credit.ltv(balance, stressed);
        return Computed.of(SecuredLtv.class, () -> new SecuredLtv(ltv, stressedLtv), ltv, stressedLtv);
    }
}
