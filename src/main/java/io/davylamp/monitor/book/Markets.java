package io.davylamp.monitor.book;

import io.davylamp.ingest.ReadingStore;
import io.davylamp.market.MarketStore;
import io.davylamp.market.MarketTimeline;
import io.davylamp.mining.Reading;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads the market from the database as far as a timeline needs it. */
@ApplicationScoped
public class Markets {
    private final ReadingStore readings;
    private final MarketStore market;

    Markets(ReadingStore readings, MarketStore market) {
        this.readings = readings;
        this.market = market;
    }

    /** The market from a moment on, and as it was at that moment. */
    public MarketTimeline from(Instant from) {
        return timeline(readings.marketFrom(from));
    }

    /**
     * The same, but not more than so many readings of it. Of a moment all readings are held or none.
     *
     * @param most how many, 2 or more
     */
    public MarketPeriod from(Instant from, int most) {
        List<Reading.Market> read = readings.marketFrom(from, most);
        if (read.size() < most) {
            return new MarketPeriod(timeline(read), Optional.empty());
        }
        Instant until = read.get(read.size() - 1).at();
        if (!until.isAfter(from)) {
            return from(from, 2 * most);
        }
        return new MarketPeriod(
                timeline(read.stream().filter(it -> it.at().isBefore(until)).toList()), Optional.of(until));
    }

    private MarketTimeline timeline(List<Reading.Market> moments) {
        return MarketTimeline.read(moments, market::days);
    }
}
