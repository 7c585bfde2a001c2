package io.davylamp.backtest;

import io.davylamp.ingest.ReadingStore;
import io.davylamp.market.MarketHistory;
import io.davylamp.market.MarketStore;
import io.davylamp.market.MarketTimeline;
import io.davylamp.metrics.network.NetworkIndicators;
import io.davylamp.mining.OperatorProfile;
import io.davylamp.mining.Reading;
import io.davylamp.operator.OperatorStore;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** The past as it is stored, read operator by operator: a book's readings of years do not fit into memory at once. */
@ApplicationScoped
class StoredHistory {
    private final OperatorStore operators;
    private final ReadingStore readings;
    private final MarketStore market;

    StoredHistory(OperatorStore operators, ReadingStore readings, MarketStore market) {
        this.operators = operators;
        this.readings = readings;
        this.market = market;
    }

    List<OperatorProfile> operators() {
        return QuarkusTransaction.requiringNew().call(operators::profiles);
    }

    /** One operator's state before the period, and its readings in it. */
    OperatorHistory operator(OperatorProfile profile, Period period) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<Reading.OfOperator> own = new ArrayList<>(readings.stateBefore(profile.id(), period.start()));
            readings.from(profile.id(), period.start()).stream()
                    .filter(it -> it.at().isBefore(period.end()))
                    .forEach(own::add);
            return new OperatorHistory(profile, operators.registrations(profile.id()), own);
        });
    }

    MarketTimeline market(Period period) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<Reading.Market> moments = readings.marketFrom(period.start()).stream()
                    .filter(it -> it.at().isBefore(period.end()))
                    .toList();
            return MarketTimeline.read(moments, market::days);
        });
    }

    NetworkIndicators network(Period period) {
        return QuarkusTransaction.requiringNew()
                .call(() -> new NetworkIndicators(MarketHistory.filled(
                        market.days(period.from().minusDays(NetworkIndicators.DAYS_BEFORE), period.to()))));
    }

    SortedMap<LocalDate, Instant> days(Period period) {
        return QuarkusTransaction.requiringNew().call(() -> market.momentsFrom(period.from()));
    }
}
