package io.davylamp.mining;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One loan as a company reports it in public: its balance, and of its terms whatever is said.
 *
 * @param id what the company calls it
 * @param balanceUsd principal outstanding, USD
 * @param ratePerYear interest, fraction of the balance a year
 * @param maturesOn the day on which what is left of the balance falls due
 * @param debtServiceUsd interest and principal due in a month, USD
 * @param btcPledged coins that secure it, BTC
 * @param marginCallLtv loan to value at which the lender calls for more coins, fraction: 0.70 for a ratio of 143 %
 * @param machinesUsd appraised value of the machines that secure it, USD
 * @param lender who lends, by a name that is the same for all its borrowers
 */
public record DisclosedLoan(
        String id,
        double balanceUsd,
        OptionalDouble ratePerYear,
        Optional<LocalDate> maturesOn,
        OptionalDouble debtServiceUsd,
        OptionalDouble btcPledged,
        OptionalDouble marginCallLtv,
        OptionalDouble machinesUsd,
        Optional<String> lender) {
    private static final double MAX_RATE_PER_YEAR = 10;

    public DisclosedLoan {
        if (id.isBlank() || id.length() > 64) {
            throw new InvalidValue("id", "a loan's id must have 1 to 64 characters.", "Maybe use the lender's name.");
        }
        Bounds.usd("balanceUsd", balanceUsd);
        ratePerYear = Objects.requireNonNullElse(ratePerYear, OptionalDouble.empty());
        ratePerYear.ifPresent(it -> Range.within(
                "ratePerYear", it, 0, MAX_RATE_PER_YEAR, "Maybe it is a percentage: write 0.12 for 12 % a year."));
        maturesOn = Objects.requireNonNullElse(maturesOn, Optional.empty());
        debtServiceUsd = Objects.requireNonNullElse(debtServiceUsd, OptionalDouble.empty());
        Bounds.usd("debtServiceUsd", debtServiceUsd);
        btcPledged = Objects.requireNonNullElse(btcPledged, OptionalDouble.empty());
        btcPledged.ifPresent(it -> Range.within("btcPledged", it, 0, Bounds.MAX_BTC, "Maybe satoshis were given."));
        marginCallLtv = Objects.requireNonNullElse(marginCallLtv, OptionalDouble.empty());
        marginCallLtv.ifPresent(
                it -> Range.within("marginCallLtv", it, 0.01, 1.5, "Maybe it is a percentage: write 0.70 for 70 %."));
        machinesUsd = Objects.requireNonNullElse(machinesUsd, OptionalDouble.empty());
        Bounds.usd("machinesUsd", machinesUsd);
        lender = Objects.requireNonNullElse(lender, Optional.empty());
        lender.ifPresent(it -> Ids.checkName("lender", it));
    }
}
