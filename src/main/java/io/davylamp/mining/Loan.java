package io.davylamp.mining;

import java.util.Objects;
import java.util.Optional;

/**
 * One loan of an operator with its terms, as its debt reading reports it.
 *
 * @param id the operator's own name for the loan
 * @param balanceUsd principal outstanding, USD
 * @param debtServiceUsdPerDay interest and principal due, averaged, USD per day
 * @param collateral what secures it
 * @param lender who lends, by a name that is the same for all its borrowers, where known
 */
public record Loan(
        String id, double balanceUsd, double debtServiceUsdPerDay, Collateral collateral, Optional<String> lender) {
    public Loan(String id, double balanceUsd, double debtServiceUsdPerDay, Collateral collateral) {
        this(id, balanceUsd, debtServiceUsdPerDay, collateral, Optional.empty());
    }

    public Loan {
        lender = Objects.requireNonNullElse(lender, Optional.empty());
        lender.ifPresent(it -> Ids.checkName("lender", it));
        if (id.isBlank() || id.length() > 64) {
            throw new InvalidValue("id", "a loan's id must have 1 to 64 characters.", "Maybe use the lender's name.");
        }
        Range.nonNegative("balanceUsd", balanceUsd);
        Range.nonNegative("debtServiceUsdPerDay", debtServiceUsdPerDay);
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
