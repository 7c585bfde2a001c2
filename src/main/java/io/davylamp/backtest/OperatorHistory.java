package io.davylamp.backtest;

import io.davylamp.mining.OperatorProfile;
import io.davylamp.mining.Reading;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * One operator's past.
 *
 * @param profile its contracts now
 * @param registrations its contracts as they were, by the moment they were registered; empty where only the present ones
 *     are known
 * @param readings its readings by moment, those of one moment as they were received
 */
public record OperatorHistory(
        OperatorProfile profile,
        NavigableMap<Instant, OperatorProfile> registrations,
        List<Reading.OfOperator> readings) {
    public OperatorHistory {
        registrations = Collections.unmodifiableNavigableMap(new TreeMap<>(registrations));
        readings = readings.stream().sorted(Comparator.comparing(Reading::at)).toList();
    }

    /** The past of an operator whose contracts are known as they are now. */
    public OperatorHistory(OperatorProfile profile, List<Reading.OfOperator> readings) {
        this(profile, Collections.emptyNavigableMap(), readings);
    }

    /** The contracts known at a moment; before the first were registered, those. */
    OperatorProfile profileAt(Instant at) {
        if (registrations.isEmpty()) {
            return profile;
        }
        Map.Entry<Instant, OperatorProfile> known = registrations.floorEntry(at);
        return known == null ? registrations.firstEntry().getValue() : known.getValue();
    }
}
