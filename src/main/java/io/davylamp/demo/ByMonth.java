package io.davylamp.demo;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.YearMonth;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A number that changes from one month to another; each value holds from its month on. */
record ByMonth(NavigableMap<YearMonth, Double> values) {
    private static final YearMonth ALWAYS = YearMonth.of(2000, 1);

    /** A plain number, or an object of months ({@code 2022-06}) and numbers. */
    @JsonCreator
    static ByMonth of(JsonNode node) {
        NavigableMap<YearMonth, Double> values = new TreeMap<>();
        if (node.isNumber()) {
            values.put(ALWAYS, node.doubleValue());
        } else {
            node.properties()
                    .forEach(it -> values.put(
                            YearMonth.parse(it.getKey()), it.getValue().doubleValue()));
        }
        return new ByMonth(values);
    }

    double at(YearMonth month) {
        Map.Entry<YearMonth, Double> entry = values.floorEntry(month);
        if (entry == null) {
            throw new IllegalArgumentException(
                    "no value for %s: the first is for %s".formatted(month, values.firstKey()));
        }
        return entry.getValue();
    }
}
