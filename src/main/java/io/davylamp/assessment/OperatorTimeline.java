package io.davylamp.assessment;

import io.davylamp.market.MarketSnapshot;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.Reading;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One operator's way through its past: at each moment asked for, all readings dated up to it are known, and none that is
 * dated later. Live judging, backtest, shadow and replay all go through the past by it. Pure, and it goes forwards only.
 */
public final class OperatorTimeline {
    private final Iterator<? extends Reading.OfOperator> readings;
    private final Function<Instant, Optional<MarketSnapshot>> market;
    private OperatorState state;
    private Reading.@Nullable OfOperator next;
    private Instant reached = Instant.MIN;

    /**
     * A timeline.
     *
     * @param before what is known before the first of the readings
     * @param readings the operator's readings, in the order of their moments
     * @param market the market as it was known to be at a moment
     */
    public OperatorTimeline(
            OperatorState before,
            Iterable<? extends Reading.OfOperator> readings,
            Function<Instant, Optional<MarketSnapshot>> market) {
        this.state = before;
        this.readings = readings.iterator();
        this.market = market;
        this.next = following();
    }

    /**
     * Goes on to a moment.
     *
     * @param at not before the last one asked for
     */
    public OperatorMoment to(Instant at) {
        if (at.isBefore(reached)) {
            throw new IllegalArgumentException("%s is before %s, which was reached already".formatted(at, reached));
        }
        reached = at;
        while (next != null && !next.at().isAfter(at)) {
            state = state.with(next);
            next = following();
        }
        return new OperatorMoment(state, market.apply(at), at);
    }

    /** What is known at the moment reached. */
    public OperatorState state() {
        return state;
    }

    private Reading.@Nullable OfOperator following() {
        return readings.hasNext() ? readings.next() : null;
    }
}
