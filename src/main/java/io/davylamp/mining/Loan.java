package io.davylamp.mining;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One loan of an operator with its terms, as its debt reading reports it.
 *
 * @param id the operator's own name for the loan
 * @param balanceUsd principal outstanding, USD
 * @param debtServiceUsdPerDay interest and principal due, averaged, USD per day; absent where it is not told
 * @param collateral what secures it
 * @param lender who lends, by a name that is the same for all its borrowers, where known
 * @param ratePerYear interest, fraction of the balance a year, where known
 * @param maturesOn the day on which what is left of the balance falls due, where known
 */
public record Loan(
        String id,
        double balanceUsd,
        OptionalDouble debtServiceUsdPerDay,
        Collateral collateral,
        Optional<String> lender,
        OptionalDouble ratePerYear,
        Optional<LocalDate> maturesOn) {
    private static final double MAX_RATE_PER_YEAR = 10;

    public Loan(String id, double balanceUsd, double debtServiceUsdPerDay, Collateral collateral) {
        this(id, balanceUsd, debtServiceUsdPerDay, collateral, Optional.empty());
    }

    public Loan(
            String id, double balanceUsd, double debtServiceUsdPerDay, Collateral collateral, Optional<String> lender) {
        this(
                id,
                balanceUsd,
                OptionalDouble.of(debtServiceUsdPerDay),
                collateral,
                lender,
                OptionalDouble.empty(),
                Optional.empty());
    }

    public Loan {
        lender = Objects.requireNonNullElse(lender, Optional.empty());
        lender.ifPresent(it -> Ids.checkName("lender", it));
        if (id.isBlank() || id.length() > 64) {
            throw new InvalidValue("id", "a loan's id must have 1 to 64 characters.", "Maybe use the lender's name.");
        }
        Range.nonNegative("balanceUsd", balanceUsd);
        debtServiceUsdPerDay = Objects.requireNonNullElse(debtServiceUsdPerDay, OptionalDouble.empty());
        debtServiceUsdPerDay.ifPresent(it -> Range.nonNegative("debtServiceUsdPerDay", it));
        ratePerYear = Objects.requireNonNullElse(ratePerYear, OptionalDouble.empty());
        ratePerYear.ifPresent(it -> Range.within(
                "ratePerYear", it, 0, MAX_RATE_PER_YEAR, "Maybe it is a percentage: write 0.12 for 12 % a year."));
        maturesOn = Objects.requireNonNullElse(maturesOn, Optional.empty());
    }

    /** The debt service that is told, or 0: not told and nothing due are the same here, so it is no ground for calm. */
    public double toldServiceUsdPerDay() {
        return debtServiceUsdPerDay.orElse(0);
    }

    /** The same loan on other collateral. */
    public Loan on(Collateral other) {
        return new Loan(id, balanceUsd, debtServiceUsdPerDay, other, lender, ratePerYear, maturesOn);
    }

    /** Whether nothing is said of what serving it costs: a balance of which 0 is due a day is not told either. */
    public boolean serviceNotTold() {
        return balanceUsd > 0 && toldServiceUsdPerDay() == 0;
    }

    /** What a lender can take when the loan is not served. */
    public sealed interface Collateral {
        /**
         * BTC pledged to the lender.
         *
         * @param btc coins pledged
         * @param marginCallLtv loan to value at which the lender calls for margin, fraction
         * @param liquidationLtv loan to value at which it sells, fraction
         * @param targetLtv loan to value to which a call must be cured, fraction
         */
        record Btc(double btc, double marginCallLtv, double liquidationLtv, double targetLtv) implements Collateral {
            public Btc {
                Range.positive("btc", btc);
                String advice = "Maybe it is a percentage: write 0.70 for 70 %.";
                Range.within("marginCallLtv", marginCallLtv, 0.01, 1.5, advice);
                Range.within("liquidationLtv", liquidationLtv, marginCallLtv, 2, advice);
                Range.within("targetLtv", targetLtv, 0.01, marginCallLtv, advice);
            }
        }

        /**
         * Machines pledged to the lender.
         *
         * @param valueUsd their appraised value, USD
         */
        record Asic(double valueUsd) implements Collateral {
            public Asic {
                Range.positive("valueUsd", valueUsd);
            }
        }

        /** Nothing, or what this book does not value. */
        record None() implements Collateral {}
    }
}
