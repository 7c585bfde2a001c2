package io.davylamp.market;

import io.davylamp.mining.Quotes;
import io.davylamp.mining.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The market as an operator's metrics see it at one moment. Fees are a seven-day mean, since single days jump
 * (2024-04-20: 74.8 % of revenue).
 *
 * @param at moment of the market reading it is based on
 * @param priceUsd BTC price, USD
 * @param difficulty difficulty
 * @param subsidyBtc block subsidy, BTC
 * @param feesBtcPerBlock mean fees of a block over the last seven days known, BTC
 * @param hashprice7dUsdPerPhDay mean of the last seven daily hashprices, USD per PH/s and day, where known
 * @param quotes what the derivatives market quotes
 */
public record MarketSnapshot(
        Instant at,
        double priceUsd,
        double difficulty,
        double subsidyBtc,
        double feesBtcPerBlock,
        OptionalDouble hashprice7dUsdPerPhDay,
        Quotes quotes) {
    private static final int DAYS_IN_MEAN = 7;

    /** The market of one reading of which no earlier day is known: its own fees, and no seven-day hashprice. */
    public static MarketSnapshot of(Reading.Market reading) {
        return of(reading, new MarketHistory(List.of()));
    }

    /**
     * The market of one reading, smoothed over the week that ends with it. Fees are the mean of the days there are; the
     * seven-day hashprice needs all seven.
     *
     * @param lastDays days up to the reading's date; its own date is taken from the reading, days outside the week are
     *     left out
     */
    public static MarketSnapshot of(Reading.Market reading, MarketHistory lastDays) {
        List<MarketDay> week = week(MarketDay.of(reading), lastDays);
        return new MarketSnapshot(
                reading.at(),
                reading.priceUsd(),
                reading.difficulty(),
                reading.subsidyBtc(),
                week.stream().mapToDouble(MarketDay::feesBtcPerBlock).average().orElseThrow(),
                week.size() < DAYS_IN_MEAN
                        ? OptionalDouble.empty()
                        : week.stream()
                                .mapToDouble(MarketDay::hashpriceUsdPerPhDay)
                                .average(),
                reading.quotes());
    }

    private static List<MarketDay> week(MarketDay today, MarketHistory lastDays) {
        List<MarketDay> week = new ArrayList<>(DAYS_IN_MEAN);
        for (int back = DAYS_IN_MEAN - 1; back > 0; back--) {
            lastDays.day(today.date().minusDays(back)).ifPresent(week::add);
        }
        week.add(today);
        return week;
    }
}
