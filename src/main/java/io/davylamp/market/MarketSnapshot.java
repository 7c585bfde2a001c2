package io.davylamp.market;

import io.davylamp.mining.Quotes;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * The market as an operator's metrics see it at one moment. Fees are a seven-day mean, since single days jump
 * (2024-04-20: 74.8 % of revenue).
 *
 * @param at moment of the market reading it stands on
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
    // replaced by the metrics branch
    static MarketSnapshot of(io.davylamp.mining.Reading.Market reading, MarketHistory days) { throw new IllegalStateException(); }
}
