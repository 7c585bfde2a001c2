package io.davylamp.backtest;

import io.davylamp.mining.OperatorProfile;
import io.davylamp.mining.Reading;
import java.util.Comparator;
import java.util.List;

/**
 * One operator's past.
 *
 * @param profile its contracts
 * @param readings its readings, by moment and id
 */
public record OperatorHistory(OperatorProfile profile, List<Reading.OfOperator> readings) {
    public OperatorHistory {
        readings = readings.stream()
                .sorted(Comparator.comparing(Reading::at).thenComparing(Reading::id))
                .toList();
    }
}
