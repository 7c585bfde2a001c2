package io.davylamp.backtest;

import io.davylamp.ingest.ReadingStore;
import io.davylamp.market.MarketHistory;
import io.davylamp.market.MarketStore;
import io.davylamp.market.MarketTimeline;
import io.davylamp.metrics.network.NetworkIndicators;
import io.davylamp.mining.OperatorProfile;
import io.davylamp.mining.Reading;
import io.davylamp.operator.OperatorStore;
import io.davylamp.sql.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** The past as it is stored, read operator by operator: a book's readings of years do not fit into memory at once. */
@ApplicationScoped
class StoredHistory {
    /** What the longest network indicator looks back on. */
    private static final int DAYS_BEFORE = 1_480;

    private static final int DAYS_OF_A_SNAPSHOT = 7;

    private final Transactions transactions;
    private final OperatorStore operators;
    private final ReadingStore readings;
    private final MarketStore market;

    StoredHistory(Transactions transactions, OperatorStore operators, ReadingStore readings, MarketStore market) {
        this.transactions = transactions;
        this.operators = operators;
        this.readings = readings;
        this.market = market;
    }

    List<OperatorProfile> operators() {
        return operators.profiles();
    }

    /** One operator's state before the stretch, and its readings in it. */
    OperatorHistory operator(OperatorProfile profile, Period stretch) {
        return transactions.inOne(() -> {
            List<Reading.OfOperator> own = new ArrayList<>(readings.stateBefore(profile.id(), stretch.start()));
            readings.from(profile.id(), stretch.start()).stream()
                    .filter(it -> it.at().isBefore(stretch.end()))
                    .forEach(own::add);
            return new OperatorHistory(profile, operators.registrations(profile.id()), own);
        });
    }

    MarketTimeline market(Period stretch) {
        return transactions.inOne(() -> {
            List<Reading.Market> moments = readings.marketFrom(stretch.start()).stream()
                    .filter(it -> it.at().isBefore(stretch.end()))
                    .toList();
            return MarketTimeline.read(moments, market::days);
        });
    }

    NetworkIndicators network(Period stretch) {
        return new NetworkIndicators(
                MarketHistory.filled(market.days(stretch.from().minusDays(DAYS_BEFORE), stretch.to())));
    }

    SortedMap<LocalDate, Instant> days(Period stretch) {
        return market.momentsFrom(stretch.from());
    }
}
