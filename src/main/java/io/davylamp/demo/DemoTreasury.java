package io.davylamp.demo;

import io.davylamp.market.Hashprice;
import io.davylamp.mining.Loan;
import io.davylamp.mining.Reading;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

/**
 * One operator's books, carried from month to month: it mines at the day's hashprice, sells its share, pays power and
 * other costs, serves its debt, answers margin calls and settles hedges. Where cash runs out it sells coins, then
 * draws credit, then misses the payment. Nothing is tuned to a grade: what the rules say of it is theirs.
 */
final class DemoTreasury {
    private static final double HOURS_PER_DAY = 24;

    private final DemoOperator operator;
    private final List<DemoLoan> loans;
    private double cashUsd;
    private double btc;
    private double undrawnUsd;
    private double minedBtc;
    private double soldBtc;
    private double costUsd;
    private double uptime;
    private boolean missedPayment;

    DemoTreasury(DemoOperator operator, YearMonth opening, Reading.Market market) {
        this.operator = operator;
        this.loans = operator.loans().stream()
                .map(it -> new DemoLoan(it, hashprice(market)))
                .toList();
        this.cashUsd = operator.cashUsd();
        this.btc = operator.btc();
        this.undrawnUsd = operator.undrawnUsd();
        this.uptime = operator.fleet().uptime().at(opening);
    }

    double cashUsd() {
        return cashUsd;
    }

    double btc() {
        return btc;
    }

    double pledgedBtc() {
        return loans.stream().mapToDouble(DemoLoan::btc).sum();
    }

    double undrawnUsd() {
        return undrawnUsd;
    }

    double minedBtc() {
        return minedBtc;
    }

    double soldBtc() {
        return soldBtc;
    }

    /** Share of the month the fleet ran. */
    double uptime() {
        return uptime;
    }

    boolean missedPayment() {
        return missedPayment;
    }

    List<Loan> loans(Reading.Market market) {
        return loans.stream()
                .filter(DemoLoan::isOwed)
                .map(it -> it.asReported(hashprice(market)))
                .toList();
    }

    /** Lives through one month. */
    void live(YearMonth month, List<Reading.Market> days) {
        minedBtc = 0;
        soldBtc = 0;
        costUsd = 0;
        int daysRun = 0;
        for (Reading.Market day : days) {
            if (runs(month, day)) {
                daysRun++;
                mine(month, day);
            }
            payForDay(month);
            settleHedges(day);
        }
        uptime = operator.fleet().uptime().at(month) * daysRun / days.size();
        Reading.Market close = days.get(days.size() - 1);
        spend(operator.investsUsd().at(month));
        operator.hedges().stream().filter(it -> it.from().equals(month)).forEach(it -> spend(it.premiumUsd()));
        serveDebt(close);
        answerMarginCalls(close);
        keepCash(close);
    }

    /** Who may switch off does so on days that would not pay for the power. */
    private boolean runs(YearMonth month, Reading.Market day) {
        return !operator.power().curtailable()
                || hashprice(day) * (1 - operator.pool().fee()) > powerUsdPerPhDay(month);
    }

    private void mine(YearMonth month, Reading.Market day) {
        double runningPh = operator.fleet().hashratePh().at(month)
                * operator.fleet().uptime().at(month);
        double mined = runningPh
                * Hashprice.btcPerPhDay(day.subsidyBtc() + day.feesBtcPerBlock(), day.difficulty())
                * (1 - operator.pool().fee());
        double sold = mined * operator.sells();
        minedBtc += mined;
        soldBtc += sold;
        btc += mined - sold;
        cashUsd += sold * day.priceUsd();
        if (!operator.power().takeOrPay()) {
            spend(runningPh * powerUsdPerPhDay(month));
        }
    }

    private void payForDay(YearMonth month) {
        cashUsd += operator.creditsUsdPerDay().at(month);
        spend(operator.otherUsdPerDay());
        if (operator.power().takeOrPay()) {
            spend(operator.fleet().hashratePh().at(month) * powerUsdPerPhDay(month));
        }
    }

    private void spend(double usd) {
        cashUsd -= usd;
        costUsd += usd;
    }

    private double powerUsdPerPhDay(YearMonth month) {
        return HOURS_PER_DAY
                * operator.fleet().joulesPerTh()
                * operator.power().pue()
                * operator.power().usdPerKwh().at(month);
    }

    private void settleHedges(Reading.Market day) {
        LocalDate date = LocalDate.ofInstant(day.at(), ZoneOffset.UTC);
        operator.hedges().stream()
                .filter(it -> it.expiry().equals(date))
                .forEach(it -> cashUsd += it.payoffUsd(day.priceUsd()));
    }

    private void serveDebt(Reading.Market close) {
        double dueUsd = loans.stream().mapToDouble(DemoLoan::dueUsdPerMonth).sum();
        raiseCash(dueUsd - cashUsd, close);
        if (missedPayment || cashUsd < dueUsd) {
            missedPayment = missedPayment || dueUsd > 0;
            return;
        }
        spend(dueUsd);
        loans.forEach(DemoLoan::pay);
    }

    private void answerMarginCalls(Reading.Market close) {
        for (DemoLoan loan : loans) {
            double topUp = Math.min(btc, loan.topUpBtc(close.priceUsd()));
            btc -= topUp;
            loan.pledge(topUp);
            double payDown = Math.min(Math.max(0, cashUsd), loan.payDownUsd(close.priceUsd()));
            cashUsd -= payDown;
            loan.payDown(payDown);
            loan.liquidateIfDue(close.priceUsd());
        }
    }

    /** A month's spending is kept in cash, out of coins where there are any. */
    private void keepCash(Reading.Market close) {
        raiseCash(costUsd - cashUsd, close);
        if (cashUsd < 0) {
            missedPayment = missedPayment || loans.stream().anyMatch(DemoLoan::isOwed);
            cashUsd = 0; // what it cannot pay, others are owed
        }
    }

    private void raiseCash(double neededUsd, Reading.Market close) {
        if (neededUsd <= 0) {
            return;
        }
        double sold = Math.min(btc, neededUsd / close.priceUsd());
        btc -= sold;
        soldBtc += sold;
        double drawn = Math.min(undrawnUsd, neededUsd - sold * close.priceUsd());
        undrawnUsd -= drawn;
        cashUsd += sold * close.priceUsd() + drawn;
    }

    private static double hashprice(Reading.Market market) {
        return Hashprice.usdPerPhDay(
                market.subsidyBtc() + market.feesBtcPerBlock(), market.difficulty(), market.priceUsd());
    }
}
