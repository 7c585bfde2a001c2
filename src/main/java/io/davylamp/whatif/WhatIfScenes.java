package io.davylamp.whatif;

import com.fasterxml.jackson.databind.JsonNode;
import io.davylamp.ingest.ReadingParser;
import io.davylamp.ingest.Submission;
import io.davylamp.market.MarketDay;
import io.davylamp.market.MarketTimeline;
import io.davylamp.mining.Declined;
import io.davylamp.mining.InvalidValue;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.OperatorProfile;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Scenes made of what a request brings along. */
public final class WhatIfScenes {
    private static final int MAX_READINGS = 1_000;
    private static final OperatorId UNNAMED = new OperatorId("what-if");

    private WhatIfScenes() {}

    /**
     * The scene at the latest reading's moment, or now without any.
     *
     * @param profile the profile brought along, for the operator the readings name
     */
    public static Scene of(Function<OperatorId, OperatorProfile> profile, @Nullable JsonNode json, Instant now) {
        List<Reading> readings = readings(json, now);
        List<Reading.OfOperator> own = only(readings, Reading.OfOperator.class);
        List<Reading.Market> market = only(readings, Reading.Market.class);
        OperatorId id = own.isEmpty() ? UNNAMED : own.get(0).operatorId();
        OperatorState state = OperatorState.empty(profile.apply(id));
        for (Reading.OfOperator reading : own) {
            if (!reading.operatorId().equals(id)) {
                throw new InvalidValue(
                        "readings",
                        "the readings are of %s and of %s; a what-if is of one operator."
                                .formatted(id, reading.operatorId()),
                        "Maybe ask for each separately.");
            }
            state = state.with(reading);
        }
        Instant at =
                readings.isEmpty() ? now : readings.get(readings.size() - 1).at();
        List<MarketDay> days = market.stream().map(MarketDay::of).toList();
        return new Scene(state, new MarketTimeline(days, market).at(at), at);
    }

    private static List<Reading> readings(@Nullable JsonNode json, Instant now) {
        if (json == null || json.isNull()) {
            return List.of();
        }
        if (json.size() > MAX_READINGS) {
            throw Declined.of(
                    Declined.Why.TOO_MANY_ITEMS,
                    "there are %,d readings; allowed are %,d.".formatted(json.size(), MAX_READINGS),
                    "Maybe send only the latest of each kind, and a week of the market.");
        }
        List<Reading> readings = new ArrayList<>();
        for (Submission item : ReadingParser.array(json.toString(), now)) {
            if (item instanceof Submission.Refused refused) {
                throw Declined.at(
                        "/readings/%d%s"
                                .formatted(
                                        refused.position(),
                                        refused.rejection().field().orElse("")),
                        refused.rejection().message(),
                        refused.rejection().advice());
            }
            readings.add(((Submission.Parsed) item).reading());
        }
        readings.sort(Comparator.comparing(Reading::at));
        return readings;
    }

    private static <T> List<T> only(List<Reading> readings, Class<T> type) {
        return readings.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
