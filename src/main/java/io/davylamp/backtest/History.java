package io.davylamp.backtest;

import io.davylamp.market.MarketDay;
import io.davylamp.market.MarketHistory;
import io.davylamp.market.MarketTimeline;
import io.davylamp.metrics.network.NetworkIndicators;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.OperatorProfile;
import io.davylamp.mining.Reading;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A book's past, held in memory.
 *
 * @param operators the operators, by id
 * @param market the market, moment by moment
 * @param network the network's indicators of any day
 * @param days the moment that stands for each day of the market
 */
public record History(
        List<OperatorHistory> operators,
        MarketTimeline market,
        NetworkIndicators network,
        SortedMap<LocalDate, Instant> days) {

    /** The past that readings make up, those of one moment in the order they were received; those of operators without a profile are left out. */
    public static History of(Collection<OperatorProfile> profiles, Collection<Reading> readings) {
        List<Reading.Market> market = readings.stream()
                .filter(Reading.Market.class::isInstance)
                .map(Reading.Market.class::cast)
                .sorted(Comparator.comparing(Reading::at))
                .toList();
        Map<OperatorId, List<Reading.OfOperator>> own = readings.stream()
                .filter(Reading.OfOperator.class::isInstance)
                .map(Reading.OfOperator.class::cast)
                .collect(Collectors.groupingBy(Reading.OfOperator::operatorId));
        TreeMap<LocalDate, MarketDay> days = new TreeMap<>();
        TreeMap<LocalDate, Instant> moments = new TreeMap<>();
        for (Reading.Market reading : market) {
            MarketDay day = MarketDay.of(reading);
            days.merge(day.date(), day, (earlier, later) -> later.after(earlier));
            moments.put(day.date(), reading.at());
        }
        List<MarketDay> sorted = List.copyOf(days.values());
        return new History(
                profiles.stream()
                        .sorted(Comparator.comparing(it -> it.id().value()))
                        .map(it -> new OperatorHistory(it, own.getOrDefault(it.id(), List.of())))
                        .toList(),
                new MarketTimeline(sorted, market),
                new NetworkIndicators(MarketHistory.filled(sorted)),
                moments);
    }

    /** From the operators' first reading to the last of all; the market's where there are no others. */
    public Optional<Period> whole() {
        List<Instant> own = operators.stream()
                .flatMap(it -> it.readings().stream())
                .map(Reading::at)
                .toList();
        List<Instant> all = new ArrayList<>(own);
        all.addAll(days.values());
        return (own.isEmpty() ? all : own)
                .stream()
                        .min(Comparator.naturalOrder())
                        .map(first -> new Period(
                                Period.day(first),
                                Period.day(all.stream()
                                        .max(Comparator.naturalOrder())
                                        .orElseThrow())));
    }
}
