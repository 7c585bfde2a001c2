package io.davylamp.plausible;

import io.davylamp.mining.Loan;
import io.davylamp.mining.Reading;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.OptionalDouble;

/** What of a debt reading may be true: each loan's terms beside each other, its collateral, and the operator's last. */
final class DebtSense {
    private static final double MOST_USD = 5e9;

    /** Sums below this come and go, USD. */
    private static final double SMALL_USD = 5e6;

    /** The dearest machines were sold at, USD per PH/s. */
    private static final double USD_PER_PH = 200_000;

    private static final int DAYS_OF_GRACE = 31;
    private static final double DAYS_PER_YEAR = 365;

    private DebtSense() {}

    static void check(Reading.Debt reading, Surroundings around, Sieve sieve) {
        LocalDate date = LocalDate.ofInstant(reading.at(), ZoneOffset.UTC);
        for (int i = 0; i < reading.loans().size(); i++) {
            String place = "loans.%d.".formatted(i);
            Loan loan = reading.loans().get(i);
            terms(place, loan, date, sieve);
            if (loan.collateral() instanceof Loan.Collateral.Btc pledge) {
                coins(place, loan, pledge, around, sieve);
            } else if (loan.collateral() instanceof Loan.Collateral.Asic pledge) {
                machines(place, loan, pledge, reading, around, sieve);
            }
        }
        together(reading, around, sieve);
    }

    private static void terms(String place, Loan loan, LocalDate date, Sieve sieve) {
        sieve.check(
                new Figure(place + "balanceUsd", "USD", Figure.MONEY),
                loan.balanceUsd(),
                Usual.upTo(MOST_USD, 10, "what miners ever borrowed"));
        sieve.check(
                new Figure(place + "debtServiceUsdPerDay", "USD a day", Figure.PER_DAY),
                loan.debtServiceUsdPerDay().orElse(0),
                Usual.upTo(loan.balanceUsd() / 20 + 10_000, 5, "its balance, paid back within 20 days"));
        loan.ratePerYear()
                .ifPresent(it -> sieve.check(
                        new Figure(place + "ratePerYear", "a year", Figure.SHARES),
                        it,
                        Usual.upTo(0.4, 2.5, "what lenders take")));
        loan.maturesOn()
                .filter(it -> loan.balanceUsd() > 0)
                .ifPresent(it -> sieve.check(
                        Figure.of(place + "maturesOn", "days before the reading"),
                        Math.max(0, ChronoUnit.DAYS.between(it, date)),
                        Usual.upTo(DAYS_OF_GRACE, Usual.NEVER_FAR, "the loan not being paid back")));
    }

    private static void coins(String place, Loan loan, Loan.Collateral.Btc pledge, Surroundings around, Sieve sieve) {
        around.market()
                .filter(it -> loan.balanceUsd() > 0)
                .ifPresent(it -> sieve.check(
                        Figure.of(
                                place + "balanceUsd / value of its coins",
                                "",
                                new Figure.Slip(1e3, "the balance was given in thousands of USD"),
                                new Figure.Slip(1e-3, "coins were given in thousands"),
                                new Figure.Slip(1e8, "coins were given in satoshis")),
                        loan.balanceUsd() / (pledge.btc() * it.priceUsd()),
                        new Usual(0.02, 2.5, 8, "what lenders lend on")));
        sieve.check(
                Figure.of(place + "collateral.marginCallLtv", "", new Figure.Slip(100, "it was divided by 100 twice")),
                pledge.marginCallLtv(),
                new Usual(0.3, 1.5, 10, "what lenders agree on"));
    }

    private static void machines(
            String place,
            Loan loan,
            Loan.Collateral.Asic pledge,
            Reading.Debt reading,
            Surroundings around,
            Sieve sieve) {
        Figure value = new Figure(place + "collateral.valueUsd", "USD", Figure.MONEY);
        sieve.check(value, pledge.valueUsd(), new Usual(loan.balanceUsd() / 20, MOST_USD, 20, "what is lent on it"));
        around.near(around.known().fleet(), reading)
                .filter(it -> it.hashratePh() > 0)
                .ifPresent(it -> sieve.check(
                        value,
                        pledge.valueUsd(),
                        Usual.upTo(
                                USD_PER_PH * it.hashratePh(), 20, "the dearest machines, as many as its fleet has")));
    }

    private static void together(Reading.Debt reading, Surroundings around, Sieve sieve) {
        double balance = balance(reading);
        around.near(around.known().debt(), reading)
                .map(DebtSense::balance)
                .filter(it -> it > 0 && Math.max(it, balance) >= SMALL_USD && balance > 0)
                .ifPresent(last -> sieve.check(
                        new Figure("loans.balanceUsd", "USD in all", Figure.MONEY),
                        balance,
                        Usual.upTo(2 * MOST_USD, 10, "what miners ever borrowed"),
                        last,
                        Usual.around(last, 0.1, 10, 40, Usual.LAST)));
        OptionalDouble interest = reading.interestUsdPerDay();
        interest.ifPresent(it -> sieve.check(
                new Figure("interestUsdPerDay", "USD a day", Figure.PER_DAY),
                it,
                Usual.upTo(0.5 * balance / DAYS_PER_YEAR + 100, 6, "half of all balances a year")));
        double pledged = reading.loans().stream()
                .mapToDouble(it -> it.collateral() instanceof Loan.Collateral.Btc btc ? btc.btc() : 0)
                .sum();
        around.near(around.known().treasury(), reading)
                .filter(it -> it.btcPledged() > 0)
                .ifPresent(it -> sieve.check(
                        Figure.of("loans.collateral.btc", "BTC in all"),
                        pledged,
                        Usual.upTo(1.1 * it.btcPledged() + 1, 20, "btcPledged of its treasury")));
    }

    private static double balance(Reading.Debt debt) {
        return debt.loans().stream().mapToDouble(Loan::balanceUsd).sum();
    }
}
