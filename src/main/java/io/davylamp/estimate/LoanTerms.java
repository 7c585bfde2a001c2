package io.davylamp.estimate;

import io.davylamp.mining.DayCount;
import io.davylamp.mining.DisclosedLoan;
import io.davylamp.mining.Loan;
import io.davylamp.mining.Loan.Collateral;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalDouble;

/** What serving a loan costs and what secures it, where that is not all reported. */
final class LoanTerms {
    private static final double MONTHS_PER_YEAR = 12;
    private static final double DAYS_PER_MONTH = DayCount.DAYS_PER_YEAR / MONTHS_PER_YEAR;

    /** Lenders sell about a tenth above the call, and want to be back about a tenth below it. */
    private static final double STEP = 0.10;

    private final Pass it;
    private final OptionalDouble shareDueAMonth;
    private final OptionalDouble coinsOfOne;

    /**
     * @param shareDueAMonth what is due a month by dollar owed, where the service of all debt is reported as one
     * @param coinsOfOne all coins pledged, where there is one loan they can be pledged for
     */
    LoanTerms(Pass it, OptionalDouble shareDueAMonth, OptionalDouble coinsOfOne) {
        this.it = it;
        this.shareDueAMonth = shareDueAMonth;
        this.coinsOfOne = coinsOfOne;
    }

    Loan loan(DisclosedLoan loan) {
        return new Loan(
                loan.id(),
                loan.balanceUsd(),
                OptionalDouble.of(serviceUsdPerMonth(loan) / DAYS_PER_MONTH),
                collateral(loan),
                loan.lender(),
                loan.ratePerYear(),
                loan.maturesOn());
    }

    /**
     * Equal monthly payments that serve a loan to its end: {@code balance × r / (1 − (1 + r)^−n)} with r the rate a
     * month; {@code balance / n} at a rate of 0. USD a month.
     */
    static double annuityUsd(double balanceUsd, double ratePerYear, double months) {
        double rate = ratePerYear / MONTHS_PER_YEAR;
        return rate == 0 ? balanceUsd / months : balanceUsd * rate / (1 - Math.pow(1 + rate, -months));
    }

    private double serviceUsdPerMonth(DisclosedLoan loan) {
        Optional<Double> told = loan.debtServiceUsd().isPresent()
                ? Optional.of(loan.debtServiceUsd().getAsDouble())
                : shareDueAMonth.stream()
                        .mapToObj(share -> share * loan.balanceUsd())
                        .findFirst();
        return it.figure(told, OptionalDouble.empty(), () -> service(loan));
    }

    private Estimate service(DisclosedLoan loan) {
        Tables.Line rate = Tables.at("ratePerYear", it.date());
        Tables.Line months = Tables.at("monthsToMaturity", it.date());
        double left = loan.maturesOn()
                .map(day -> Math.max(1, ChronoUnit.DAYS.between(it.date(), day) / DAYS_PER_MONTH))
                .orElse(0.0);
        double balance = loan.balanceUsd();
        double low = loan.ratePerYear().orElse(rate.low());
        double high = loan.ratePerYear().orElse(rate.high());
        double least = left > MONTHS_PER_YEAR
                ? balance * low / MONTHS_PER_YEAR
                : annuityUsd(balance, low, left > 0 ? left : months.high());
        return new Estimate(
                "debt service of " + loan.id(),
                "USD/month",
                least,
                annuityUsd(balance, loan.ratePerYear().orElse(rate.mid()), left > 0 ? left : months.mid()),
                annuityUsd(balance, high, left > 0 ? left : months.low()),
                true,
                "equal payments to the end of the loan; %s; %s"
                        .formatted(
                                loan.ratePerYear().isPresent() ? "its rate as reported" : rate.source(),
                                left > 0
                                        ? "its maturity as reported, low: interest alone where it is over a year away"
                                        : months.source()));
    }

    private Collateral collateral(DisclosedLoan loan) {
        if (loan.machinesUsd().orElse(0) > 0) {
            return new Collateral.Asic(it.reported(loan.machinesUsd().getAsDouble()));
        }
        OptionalDouble coins = loan.btcPledged().isPresent() ? loan.btcPledged() : coinsOfOne;
        if (coins.orElse(0) <= 0) {
            return new Collateral.None();
        }
        Optional<Double> told = loan.marginCallLtv().isPresent()
                ? Optional.of(loan.marginCallLtv().getAsDouble())
                : Optional.empty();
        Pass.Words words = new Pass.Words("margin-call LTV of " + loan.id(), "fraction", false);
        double call = it.figure(told, OptionalDouble.empty(), () -> it.byTable("marginCallLtv", words, 1));
        return new Collateral.Btc(it.reported(coins.getAsDouble()), call, call + STEP, call * (1 - STEP));
    }
}
