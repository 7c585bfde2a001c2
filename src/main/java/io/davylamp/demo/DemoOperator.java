package io.davylamp.demo;

import io.davylamp.mining.HedgePosition;
import io.davylamp.mining.Instrument;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.OperatorProfile;
import io.davylamp.mining.PoolContract;
import io.davylamp.mining.PowerContract;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One invented operator as {@code operators.yaml} describes it: what it is, what it has at the end of October 2021, and
 * what it does with what it mines.
 *
 * @param kind in a few words, what makes it different from the others
 * @param otherUsdPerDay hosting, site opex and cash G&amp;A, USD per day
 * @param creditsUsdPerDay curtailment credits, USD per day
 * @param investsUsd machines, building and dividends, USD a month
 * @param sells share of what is mined that is sold as it comes, fraction; the rest is kept
 */
record DemoOperator(
        String id,
        String name,
        String kind,
        PoolContract pool,
        Power power,
        Fleet fleet,
        double otherUsdPerDay,
        ByMonth creditsUsdPerDay,
        ByMonth investsUsd,
        double cashUsd,
        double btc,
        double undrawnUsd,
        double sells,
        List<Debt> loans,
        List<Hedge> hedges) {
    private static final double BTC_HAIRCUT = 0.10;

    record Power(double pue, boolean takeOrPay, boolean curtailable, ByMonth usdPerKwh) {}

    record Fleet(ByMonth hashratePh, ByMonth uptime, double joulesPerTh) {}

    /**
     * A loan as it was at the start.
     *
     * @param interest a year, fraction
     * @param months in how many equal parts it is paid back; 0: at the end
     * @param machinesUsd value of the machines pledged; 0: none
     * @param btc coins pledged; 0: none
     */
    record Debt(
            String id,
            double usd,
            double interest,
            int months,
            double machinesUsd,
            double btc,
            double marginCallLtv,
            double liquidationLtv,
            double targetLtv) {}

    /**
     * A hedge entered into.
     *
     * @param strikeUsd the price sold at, or the put's strike
     * @param callUsd the strike of the call sold, for a collar
     * @param premiumUsd paid at the start
     * @param from the month it is entered into
     */
    record Hedge(
            Instrument instrument,
            double btc,
            double strikeUsd,
            double callUsd,
            double premiumUsd,
            YearMonth from,
            LocalDate expiry) {
        boolean isOpenAtEndOf(YearMonth month) {
            return !month.isBefore(from) && expiry.isAfter(month.atEndOfMonth());
        }

        HedgePosition position() {
            return new HedgePosition(instrument, btc, OptionalDouble.of(strikeUsd), expiry);
        }

        /** What it pays at expiry, USD; negative is owed. */
        double payoffUsd(double priceUsd) {
            double below = strikeUsd - priceUsd;
            return btc
                    * switch (instrument) {
                        case SELL_FUTURES -> below;
                        case BUY_PUTS -> Math.max(0, below);
                        case ZERO_COST_COLLAR -> Math.max(0, below) - Math.max(0, priceUsd - callUsd);
                        default -> throw new IllegalArgumentException("the demo holds no " + instrument);
                    };
        }
    }

    OperatorId operatorId() {
        return new OperatorId(id);
    }

    OperatorProfile profile() {
        return new OperatorProfile(
                operatorId(),
                name,
                pool,
                new PowerContract(power.pue(), power.takeOrPay(), power.curtailable()),
                BTC_HAIRCUT);
    }
}
