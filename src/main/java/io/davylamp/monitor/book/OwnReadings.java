package io.davylamp.monitor.book;

import io.davylamp.ingest.ReadingStore;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.Reading;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * An operator's own readings from a moment on, as many of them as are held at once.
 *
 * @param readings in the order of their moments
 * @param until the first moment that is not held any more; empty where they reach to the end
 */
record OwnReadings(List<Reading.OfOperator> readings, Optional<Instant> until) {
    private static final int READ_AT_ONCE = 5_000;

    /** All there are. */
    static OwnReadings of(List<Reading.OfOperator> readings) {
        return new OwnReadings(readings, Optional.empty());
    }

    /** The last moment read may have more readings than were read: it is left to the next period. */
    static OwnReadings read(ReadingStore store, OperatorId id, Instant from) {
        int most = READ_AT_ONCE;
        while (true) {
            List<Reading.OfOperator> read = store.from(id, from, most);
            if (read.size() < most) {
                return of(read);
            }
            Instant last = read.get(read.size() - 1).at();
            if (read.get(0).at().isBefore(last)) {
                return new OwnReadings(read, Optional.of(last));
            }
            most *= 2;
        }
    }

    NavigableSet<Instant> moments() {
        NavigableSet<Instant> moments = new TreeSet<>();
        readings.forEach(it -> moments.add(it.at()));
        return moments;
    }

    boolean endsBefore(Instant at) {
        return until.filter(it -> !at.isBefore(it)).isPresent();
    }
}
