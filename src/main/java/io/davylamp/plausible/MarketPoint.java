package io.davylamp.plausible;

import io.davylamp.market.Hashprice;
import io.davylamp.market.MarketDay;
import io.davylamp.market.MarketSnapshot;
import io.davylamp.mining.Reading;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What is known of the market on a day, as far as other figures are compared with it. */
public record MarketPoint(
        LocalDate date, double priceUsd, double difficulty, double subsidyBtc, double feesBtcPerBlock) {
    public static MarketPoint of(MarketDay day) {
        return new MarketPoint(day.date(), day.priceUsd(), day.difficulty(), day.subsidyBtc(), day.feesBtcPerBlock());
    }

    public static MarketPoint of(MarketSnapshot market) {
        return new MarketPoint(
                LocalDate.ofInstant(market.at(), ZoneOffset.UTC),
                market.priceUsd(),
                market.difficulty(),
                market.subsidyBtc(),
                market.feesBtcPerBlock());
    }

    static MarketPoint of(Reading.Market reading) {
        return of(MarketDay.of(reading));
    }

    /** What difficulty implies, PH/s. */
    double networkPh() {
        return Hashprice.networkHashrateEh(difficulty) * 1_000;
    }

    double btcPerPhDay() {
        return Hashprice.btcPerPhDay(subsidyBtc + feesBtcPerBlock, difficulty);
    }
}
