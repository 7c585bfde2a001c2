package io.davylamp.backtest.order;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.davylamp.backtest.Part;
import io.davylamp.json.Mappers;

/** What a backtest compares and finds, as it is kept. */
final class BacktestJson {
    private BacktestJson() {}

    static String write(Object value) {
        try {
            return Mappers.PLAIN.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a backtest that cannot be written as JSON", e);
        }
    }

    static Part part(String json) {
        try {
            return Mappers.PLAIN.readValue(json, Part.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept backtest that cannot be read back", e);
        }
    }
}
