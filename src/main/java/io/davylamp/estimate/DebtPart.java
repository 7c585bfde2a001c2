package io.davylamp.estimate;

import io.davylamp.mining.DisclosedLoan;
import io.davylamp.mining.Disclosure;
import io.davylamp.mining.Loan;
import io.davylamp.mining.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a debt reading would say. */
final class DebtPart {
    /** The house's limit for debt readings. */
    private static final Duration FRESH = Duration.ofDays(100);

    private static final double PH_PER_EH = 1_000;
    private static final double ROUNDING = 0.01;

    private final Pass it;
    private final Optional<Reading.Fleet> fleet;
    private final Published news;

    private DebtPart(Pass it, Optional<Reading.Fleet> fleet) {
        this.it = it;
        this.fleet = fleet;
        this.news = it.published().after(it.state().debt());
    }

    /** Debt as reported and estimated; empty where nothing says anything of it, nor how large the operator is. */
    static Optional<Reading.Debt> of(Pass pass, Optional<Reading.Fleet> fleet) {
        DebtPart part = new DebtPart(pass, fleet);
        Optional<Disclosure> spoken =
                part.news.latest(by -> by.speaksOfDebt() || by.debtServiceUsd().isPresent());
        if (spoken.isPresent()) {
            return Optional.of(part.reading(spoken.get(), part.disclosed(spoken.get())));
        }
        if (pass.state().debt().isPresent() || fleet.isEmpty()) {
            return pass.state().debt();
        }
        return pass.published()
                .last()
                .map(newest -> part.reading(newest, List.of(plain("debt-not-reported", part.balance()))));
    }

    private double balance() {
        double eh = fleet.orElseThrow().hashratePh() / PH_PER_EH;
        return it.estimated(it.byTable("debtPerEh", new Pass.Words("debt", "USD", true), eh));
    }

    private Reading.Debt reading(Disclosure by, List<DisclosedLoan> loans) {
        OptionalDouble coinsOfOne = by.loans().size() == 1 ? by.btcPledged() : OptionalDouble.empty();
        LoanTerms terms = new LoanTerms(it, total(by, loans), coinsOfOne);
        boolean missed = news.latest(of -> of.missedPayment().isPresent())
                .flatMap(Disclosure::missedPayment)
                .or(() -> it.state().debt().map(Reading.Debt::missedPayment))
                .orElse(false);
        Disclosure last = news.last().orElse(by);
        return new Reading.Debt(
                last.id(),
                last.at(),
                last.operatorId(),
                loans.stream()
                        .filter(loan -> loan.balanceUsd() > 0)
                        .<Loan>map(terms::loan)
                        .toList(),
                missed);
    }

    /** The share of a balance that is due a month, where the service of all debt is reported. */
    private OptionalDouble total(Disclosure by, List<DisclosedLoan> loans) {
        double told = loans.stream()
                .mapToDouble(loan -> loan.debtServiceUsd().orElse(0))
                .sum();
        double untold = loans.stream()
                .filter(loan -> loan.debtServiceUsd().isEmpty())
                .mapToDouble(DisclosedLoan::balanceUsd)
                .sum();
        return by.debtServiceUsd().isPresent() && untold > 0
                ? OptionalDouble.of(Math.max(0, by.debtServiceUsd().getAsDouble() - told) / untold)
                : OptionalDouble.empty();
    }

    /** Every loan named, and what the total has beside them. */
    private List<DisclosedLoan> disclosed(Disclosure by) {
        List<DisclosedLoan> loans = new ArrayList<>(
                by.loans().stream().map(loan -> carried(loan, by)).toList());
        double named =
                by.loans().stream().mapToDouble(DisclosedLoan::balanceUsd).sum();
        double all = Math.max(by.debtUsd().orElse(0), by.securedDebtUsd().orElse(0));
        if (all > named * (1 + ROUNDING)) {
            loans.add(carried(plain(loans.isEmpty() ? "all-debt" : "other-debt", all - named), by));
        } else if (!by.speaksOfDebt()) {
            loans.add(plain("debt-served", byService(by.debtServiceUsd().orElseThrow())));
        } else if (loans.isEmpty()) {
            it.reported(0);
        }
        return loans;
    }

    /** A loan with its balance as reported, or as it may be since. */
    private DisclosedLoan carried(DisclosedLoan loan, Disclosure by) {
        Pass.Words words = new Pass.Words("balance of " + loan.id(), "USD", true);
        double balance = it.carried(new Told(loan.balanceUsd(), by), words, FRESH);
        return new DisclosedLoan(
                loan.id(),
                balance,
                loan.ratePerYear(),
                loan.maturesOn(),
                loan.debtServiceUsd(),
                loan.btcPledged(),
                loan.marginCallLtv(),
                loan.machinesUsd(),
                loan.lender());
    }

    /** A balance of which only the service is known. */
    private double byService(double usdPerMonth) {
        Pass.Words words = new Pass.Words("debt", "USD", true);
        return it.estimated(it.byTable("monthsToMaturity", words, usdPerMonth));
    }

    private static DisclosedLoan plain(String id, double balanceUsd) {
        return new DisclosedLoan(
                id,
                balanceUsd,
                OptionalDouble.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty());
    }
}
