package io.davylamp.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.WorkedCases;
import io.davylamp.market.MarketDay;
import io.davylamp.market.MarketHistory;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.NetworkMetric.HashpriceBeta;
import io.davylamp.metrics.NetworkMetric.RealisedVol;
import io.davylamp.metrics.NetworkMetric.RetargetEstimate;
import io.davylamp.metrics.NetworkMetric.RibbonCompression;
import io.davylamp.metrics.network.NetworkIndicators;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the network's outlook said on past days, against worked cases and what came of them. */
class NetworkOutlookHistoryTest {
    private static final LocalDate FIRST = LocalDate.parse("2017-01-01");

    @ParameterizedTest
    @ValueSource(strings = {"IND-01", "IND-05", "IND-07"})
    void compression_and_volatility_equal_the_worked_cases(String id) {
        WorkedCases.check(id, inputs -> {
            MetricSet metrics = new NetworkIndicators(
                            NetworkDaily.history(inputs.get("series").asText()))
                    .on(LocalDate.parse(inputs.get("date").asText()));
            return Map.of(
                    "difficulty_ribbon_compression",
                    metrics.find(RibbonCompression.class).orElseThrow().ratio(),
                    "realised_vol_30d",
                    metrics.find(RealisedVol.class).orElseThrow().perYear30d());
        });
    }

    /** The estimate late in an epoch against the retarget that followed. */
    @ParameterizedTest
    @MethodSource("io.davylamp.WorkedCases#histories")
    void estimates_late_in_an_epoch_meet_the_retarget_within_their_error(String from) throws IOException {
        // Given
        MarketHistory history = NetworkDaily.history(from + "network_daily.csv");
        NetworkIndicators indicators = new NetworkIndicators(history);
        Map<Long, Double> realised = retargets(from + "difficulty_epochs.csv");

        // When
        int estimates = 0;
        int within2 = 0;
        double absolute = 0;
        for (MarketDay day : history.days()) {
            Optional<RetargetEstimate> estimate = day.date().isBefore(FIRST)
                    ? Optional.empty()
                    : indicators.on(day.date()).find(RetargetEstimate.class);
            if (estimate.isPresent() && estimate.get().blocksRemaining() < 300) {
                MarketDay before = history.day(day.date().minusDays(1)).orElseThrow();
                long next = (before.height().orElseThrow() / 2_016 + 1) * 2_016;
                double miss = Math.abs(estimate.get().change() - realised.getOrDefault(next, Double.NaN));
                estimates++;
                within2 += miss <= 2 * estimate.get().error() ? 1 : 0;
                absolute += miss;
            }
        }

        // Then
        assertThat(estimates).isGreaterThan(300);
        assertThat((double) within2 / estimates).isGreaterThan(0.95);
        assertThat(absolute / estimates).isLessThan(0.015);
    }

    @ParameterizedTest
    @MethodSource("io.davylamp.WorkedCases#histories")
    void hashprice_has_moved_with_the_price_though_less(String from) {
        // Given
        NetworkIndicators indicators = new NetworkIndicators(NetworkDaily.history(from + "network_daily.csv"));

        // Then
        for (String date : List.of("2019-12-31", "2022-12-31", "2025-05-31")) {
            HashpriceBeta beta = indicators
                    .on(LocalDate.parse(date))
                    .find(HashpriceBeta.class)
                    .orElseThrow();
            assertThat(beta.slope()).as(date).isCloseTo(0.9, within(0.5));
            assertThat(beta.correlation()).as(date).isBetween(0.4, 1.0);
        }
    }

    /** The change of difficulty at each retarget, by the height of its first block. */
    private static Map<Long, Double> retargets(String file) throws IOException {
        Map<Long, Double> changes = new HashMap<>();
        for (String line : Files.readAllLines(WorkedCases.data(file))) {
            String[] row = line.split(",", -1);
            if (row.length > 4 && !row[4].isEmpty() && !row[0].equals("epoch")) {
                changes.put(Long.parseLong(row[1]), Double.parseDouble(row[4]) / 100);
            }
        }
        return changes;
    }
}
