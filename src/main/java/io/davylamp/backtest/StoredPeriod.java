package io.davylamp.backtest;

import io.davylamp.ingest.ReadingStore;
import io.davylamp.market.MarketStore;
import io.davylamp.operator.StateStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The days a backtest takes where nobody names others: the last of what is stored. */
@ApplicationScoped
public class StoredPeriod {
    private final MarketStore market;
    private final StateStore operators;
    private final ReadingStore readings;
    private final int days;

    @Inject
    public StoredPeriod(MarketStore market, StateStore operators, ReadingStore readings, BacktestConfig config) {
        this(market, operators, readings, config.days());
    }

    public StoredPeriod(MarketStore market, StateStore operators, ReadingStore readings, int days) {
        this.market = market;
        this.operators = operators;
        this.readings = readings;
        this.days = days;
    }

    /** The last days up to the latest reading; empty where nothing is stored. */
    public Optional<Period> last() {
        return lastDay().map(last -> new Period(last.minusDays(days - 1L), last));
    }

    /** Readings are looked through only where neither a day of the market nor a verdict is there yet. */
    private Optional<LocalDate> lastDay() {
        return Stream.of(market.lastDay(), operators.lastJudged().map(StoredPeriod::day))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .or(() -> readings.last().map(StoredPeriod::day));
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
