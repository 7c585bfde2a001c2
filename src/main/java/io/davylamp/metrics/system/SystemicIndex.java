package io.davylamp.metrics.system;

import io.davylamp.mining.Range;
import java.util.List;

/**
 * How hard miners as a whole press on the market, for a derivatives desk.
 *
 * @param sellerPressureBtcPerDay coins miners must sell, BTC per day
 * @param shareOfVolume that over the market's volume, fraction
 * @param underWaterShare share of hashrate whose hashprice is below its breakeven, fraction
 */
public record SystemicIndex(double sellerPressureBtcPerDay, double shareOfVolume, double underWaterShare) {

    /**
     * A miner as the index sees it.
     *
     * @param sale what it may be forced to sell over the horizon
     * @param runningPh hashrate that runs, PH/s
     * @param breakevenUsdPerPhDay hashprice at which its cash cost is just covered
     */
    public record Member(ForcedSale sale, double runningPh, double breakevenUsdPerPhDay) {
        public Member {
            Range.nonNegative("runningPh", runningPh);
        }
    }

    /**
     * The market they sell into.
     *
     * @param priceUsd BTC price, USD
     * @param usdPerPhDay hashprice, USD per PH/s and day
     * @param volumeBtcPerDay coins traded a day, above 0
     */
    public record Market(double priceUsd, double usdPerPhDay, double volumeBtcPerDay) {
        public Market {
            Range.positive("priceUsd", priceUsd);
            Range.nonNegative("usdPerPhDay", usdPerPhDay);
            Range.positive("volumeBtcPerDay", volumeBtcPerDay);
        }
    }

    /**
     * The index of a book: {@code Σ forced sales / days}, and {@code Σ PH with breakeven above hashprice / Σ PH}; the share
     * is 0 where nothing runs.
     *
     * @param horizonDays the time the members' sales are over, days, above 0
     */
    public static SystemicIndex of(List<Member> book, Market market, double horizonDays) {
        Range.positive("horizonDays", horizonDays);
        double btc = 0;
        double running = 0;
        double underWater = 0;
        for (Member member : book) {
            btc += member.sale().btcAt(market.priceUsd());
            running += member.runningPh();
            underWater += member.breakevenUsdPerPhDay() > market.usdPerPhDay() ? member.runningPh() : 0;
        }
        double perDay = btc / horizonDays;
        return new SystemicIndex(perDay, perDay / market.volumeBtcPerDay(), running == 0 ? 0 : underWater / running);
    }
}
