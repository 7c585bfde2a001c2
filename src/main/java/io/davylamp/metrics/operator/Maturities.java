package io.davylamp.metrics.operator;

import static io.davylamp.metrics.Input.DEBT;
import static io.davylamp.metrics.Input.MARKET;
import static io.davylamp.metrics.Input.TREASURY;

import io.davylamp.metrics.Computed;
import io.davylamp.metrics.Input;
import io.davylamp.metrics.Metric;
import io.davylamp.metrics.OperatorMetric.NearMaturities;
import io.davylamp.mining.Loan;
import io.davylamp.mining.Loan.Collateral;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What of the debt falls due soon, against what there is to pay it with. From the second edition on. */
public final class Maturities {
    private static final Set<Input> NEEDED = EnumSet.of(TREASURY, MARKET, DEBT);
    private static final int MONTH = 30;
    private static final int QUARTER = 90;
    private static final int YEAR = 365;

    private Maturities() {}

    /**
     * What repaying a loan takes: {@code max(0, balance − pledged BTC × price × (1 − haircut))}, USD. The coins pledged
     * for it come back and can be sold for it; machines cannot in time, and count nothing.
     *
     * @param balanceUsd principal outstanding, USD
     * @param pledgedBtc coins pledged for it
     * @param priceUsd BTC price, USD
     * @param haircut fraction lost to the sale
     */
    public static double toPayUsd(double balanceUsd, double pledgedBtc, double priceUsd, double haircut) {
        return Math.max(0, balanceUsd - LiquidTreasury.btcUsd(pledgedBtc, priceUsd, haircut));
    }

    static List<Metric> of(Situation it) {
        return it.edition() == 1 ? List.of() : List.of(it.given(NEEDED, NearMaturities.class, () -> near(it)));
    }

    private static Metric near(Situation it) {
        if (it.debt().loans().isEmpty()) {
            return Computed.notApplicable(NearMaturities.class, "there is no debt");
        } else if (it.debt().loans().stream().allMatch(loan -> loan.maturesOn().isEmpty())) {
            return Computed.missing(NearMaturities.class, "no loan reports when it falls due");
        }
        double liquidity =
                LiquidTreasury.liquidityUsd(it, it.treasury(), it.market().priceUsd());
        double month = dueUsd(it, MONTH);
        double quarter = dueUsd(it, QUARTER);
        double year = dueUsd(it, YEAR);
        double ofMonth = ratio(month, liquidity);
        double ofQuarter = ratio(quarter, liquidity);
        double ofYear = ratio(year, liquidity);
        return Computed.of(
                NearMaturities.class,
                () -> new NearMaturities(month, quarter, year, ofMonth, ofQuarter, ofYear),
                ofMonth,
                ofQuarter,
                ofYear);
    }

    private static double ratio(double dueUsd, double liquidityUsd) {
        return dueUsd == 0 ? 0 : dueUsd / liquidityUsd;
    }

    /** A loan that is past its day is due now. */
    private static double dueUsd(Situation it, int days) {
        LocalDate last = LocalDate.ofInstant(it.now(), ZoneOffset.UTC).plusDays(days);
        return it.debt().loans().stream()
                .filter(loan ->
                        loan.maturesOn().filter(day -> !day.isAfter(last)).isPresent())
                .mapToDouble(loan -> toPayUsd(
                        loan.balanceUsd(),
                        pledgedBtc(loan),
                        it.market().priceUsd(),
                        it.state().profile().btcHaircut()))
                .sum();
    }

    private static double pledgedBtc(Loan loan) {
        return loan.collateral() instanceof Collateral.Btc pledge ? pledge.btc() : 0;
    }
}
