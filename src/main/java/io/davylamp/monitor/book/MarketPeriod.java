package io.davylamp.monitor.book;

import io.davylamp.market.MarketSnapshot;
import io.davylamp.market.MarketTimeline;
import java.time.Instant;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The market over a period, as much of it as is held at once.
 *
 * @param timeline its moments and snapshots
 * @param until the first moment that is not held any more; empty where it reaches to the end
 */
record MarketPeriod(MarketTimeline timeline, Optional<Instant> until) {
    Optional<MarketSnapshot> at(Instant at) {
        return timeline.at(at);
    }

    /** The moments from one on, led on by the first that is not held. */
    NavigableSet<Instant> momentsFrom(Instant from) {
        NavigableSet<Instant> moments = new TreeSet<>(timeline.momentsFrom(from));
        until.filter(it -> !it.isBefore(from)).ifPresent(moments::add);
        return moments;
    }

    boolean endsBefore(Instant at) {
        return until.filter(it -> !at.isBefore(it)).isPresent();
    }
}
