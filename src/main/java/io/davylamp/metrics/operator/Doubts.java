package io.davylamp.metrics.operator;

import io.davylamp.market.MarketSnapshot;
import io.davylamp.metrics.Input;
import io.davylamp.metrics.Metric;
import io.davylamp.metrics.OperatorMetric.Doubtful;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.Reading;
import io.davylamp.plausible.Doubt;
import io.davylamp.plausible.MarketPast;
import io.davylamp.plausible.MarketPoint;
import io.davylamp.plausible.Plausibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What is unusual about the readings a verdict is based on: as far as it shows by their date, by each other and by the
 * months kept, since what came in before them is not known here.
 */
final class Doubts {
    private Doubts() {}

    /** Since the second edition; each figure once. */
    static List<Metric> of(Situation it) {
        if (it.edition() < 2) {
            return List.of();
        }
        OperatorState state = it.state();
        Optional<MarketSnapshot> market = it.has(Input.MARKET) ? Optional.of(it.market()) : Optional.empty();
        MarketPast past = MarketPast.of(market.map(MarketPoint::of));
        List<Metric> doubts = new ArrayList<>();
        market.ifPresent(snapshot ->
                add(Input.MARKET, Plausibility.of(reading(snapshot), MarketPast.of(Optional.empty())), doubts));
        add(it, Input.FLEET, state.fleet(), past, doubts);
        add(it, Input.TREASURY, state.treasury(), past, doubts);
        add(it, Input.COST, state.cost(), past, doubts);
        add(it, Input.DEBT, state.debt(), past, doubts);
        return doubts;
    }

    private static void add(
            Situation it,
            Input input,
            Optional<? extends Reading.OfOperator> reading,
            MarketPast past,
            List<Metric> doubts) {
        reading.filter(given -> it.has(input))
                .ifPresent(given -> add(input, Plausibility.of(given, it.state(), past), doubts));
    }

    private static void add(Input input, Plausibility found, List<Metric> doubts) {
        for (Doubt doubt : found.doubts()) {
            Doubtful fact =
                    new Doubtful(input, doubt.figure(), doubt.value(), doubt.low(), doubt.high(), doubt.message());
            if (doubts.stream()
                    .noneMatch(
                            it -> it instanceof Doubtful other && other.figure().equals(fact.figure()))) {
                doubts.add(fact);
            }
        }
    }

    /** Its fees are a week's mean, so they are not a day's outlier. */
    private static Reading.Market reading(MarketSnapshot market) {
        return new Reading.Market(
                "snapshot",
                market.at(),
                market.priceUsd(),
                market.difficulty(),
                market.subsidyBtc(),
                market.feesBtcPerBlock(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                market.quotes());
    }
}
