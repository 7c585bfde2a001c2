package io.davylamp.monitor;

import io.davylamp.ingest.ReadingStore;
import io.davylamp.market.MarketDay;
import io.davylamp.market.MarketStore;
import io.davylamp.market.MarketTimeline;
import io.davylamp.mining.Reading;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Reads the market from the database as far as a timeline needs it. */
@ApplicationScoped
class Markets {
    private final ReadingStore readings;
    private final MarketStore market;

    Markets(ReadingStore readings, MarketStore market) {
        this.readings = readings;
        this.market = market;
    }

    /** The market from a moment on, and as it stood at that moment. */
    MarketTimeline from(Instant from) {
        List<Reading.Market> moments = readings.marketFrom(from);
        if (moments.isEmpty()) {
            return new MarketTimeline(List.of(), List.of());
        }
        LocalDate first = LocalDate.ofInstant(moments.get(0).at(), ZoneOffset.UTC);
        LocalDate last = LocalDate.ofInstant(moments.get(moments.size() - 1).at(), ZoneOffset.UTC);
        List<MarketDay> days = market.days(first.minusDays(6), last);
        return new MarketTimeline(days, moments);
    }
}
