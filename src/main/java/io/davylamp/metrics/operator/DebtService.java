package io.davylamp.metrics.operator;

import io.davylamp.metrics.Computed;
import io.davylamp.metrics.Input;
import io.davylamp.metrics.Metric;
import io.davylamp.metrics.OperatorMetric.DebtServiceUnknown;
import io.davylamp.mining.DayCount;
import io.davylamp.mining.Loan;
import io.davylamp.mining.Reading;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * What is due to lenders a day, as far as it is known. In the first edition a loan that reports nothing counts as
 * served with nothing. From the second on it is not known, unless its rate and the day it matures are: then its
 * interest is due until that day, and the balance on it.
 */
final class DebtService {
    static final String NONE_DUE = "no debt service is due";
    private static final int FIRST_EDITION = 1;
    private static final int MOST_NAMED = 3;

    private DebtService() {}

    /** All loans' debt service, USD per day; empty where one of them does not report its own. */
    static OptionalDouble usdPerDay(Situation it) {
        boolean known =
                it.edition() == FIRST_EDITION || it.debt().loans().stream().allMatch(DebtService::isKnown);
        return known ? OptionalDouble.of(knownUsdPerDay(it)) : OptionalDouble.empty();
    }

    /** Whether it is known that nothing is due. */
    static boolean isNone(Situation it) {
        return it.has(Input.DEBT) && usdPerDay(it).orElse(1) == 0;
    }

    /** The debt service of those loans that report it, USD per day. */
    static double knownUsdPerDay(Situation it) {
        return it.debt().loans().stream()
                .mapToDouble(loan -> it.edition() == FIRST_EDITION
                        ? loan.toldServiceUsdPerDay()
                        : ofLoan(loan).orElse(0))
                .sum();
    }

    /** "loan 'galaxy' does not report its debt service". */
    static String notReported(Reading.Debt debt) {
        List<Loan> silent = debt.loans().stream().filter(it -> !isKnown(it)).toList();
        String names = silent.stream()
                .limit(MOST_NAMED)
                .map(it -> "'%s'".formatted(it.id()))
                .collect(Collectors.joining(", "));
        if (silent.size() == 1) {
            return "loan %s does not report its debt service".formatted(names);
        }
        int more = silent.size() - MOST_NAMED;
        return "loans %s%s do not report their debt service"
                .formatted(names, more > 0 ? " and %d more".formatted(more) : "");
    }

    /** One for each loan that does not report it; from the second edition on. */
    static List<Metric> unknown(Situation it) {
        if (it.edition() == FIRST_EDITION || !it.has(Input.DEBT)) {
            return List.of();
        }
        return it.debt().loans().stream()
                .filter(loan -> !isKnown(loan))
                .map(loan -> Computed.of(
                        DebtServiceUnknown.class,
                        loan.balanceUsd(),
                        balance -> new DebtServiceUnknown(loan.id(), balance)))
                .toList();
    }

    private static boolean isKnown(Loan loan) {
        return ofLoan(loan).isPresent();
    }

    private static OptionalDouble ofLoan(Loan loan) {
        if (!loan.serviceNotTold()) {
            return OptionalDouble.of(loan.toldServiceUsdPerDay());
        } else if (loan.ratePerYear().isPresent() && loan.maturesOn().isPresent()) {
            return OptionalDouble.of(loan.balanceUsd() * loan.ratePerYear().getAsDouble() / DayCount.DAYS_PER_YEAR);
        }
        return OptionalDouble.empty();
    }
}
