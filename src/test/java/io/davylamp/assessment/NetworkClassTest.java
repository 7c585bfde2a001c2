package io.davylamp.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.davylamp.WorkedCases;
import io.davylamp.market.MarketHistory;
import io.davylamp.metrics.Metric;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.NetworkMetric.HashRibbon;
import io.davylamp.metrics.NetworkMetric.HashpriceChange90d;
import io.davylamp.metrics.NetworkMetric.HashpriceDrawdown;
import io.davylamp.metrics.NetworkMetric.HashpricePercentile;
import io.davylamp.metrics.NetworkMetric.NetworkHashprice;
import io.davylamp.metrics.NetworkMetric.NetworkStress;
import io.davylamp.metrics.NetworkMetric.Puell;
import io.davylamp.metrics.network.NetworkIndicators;
import io.davylamp.mining.Grade;
import java.io.IOException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkClassTest {
    private static final LocalDate FIRST = LocalDate.parse("2017-01-01");
    private static final LocalDate LAST = LocalDate.parse("2025-05-31");

    @ParameterizedTest
    @MethodSource("io.davylamp.WorkedCases#histories")
    void every_day_of_2017_to_2025_has_the_score_and_class_computed_apart(String from) {
        // Given
        MarketHistory history = NetworkDaily.history(from + "network_daily.csv");

        // When
        compare(history);

        // Then the whole period was there
        assertThat(history.day(FIRST)).isPresent();
        assertThat(history.last().date()).isEqualTo(LAST);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void every_day_of_an_invented_history_has_the_score_and_class_computed_apart(long seed) {
        compare(Histories.wandering(2_600, seed));
    }

    @Test
    void an_invented_history_reaches_every_class() {
        assertThat(NetworkClasses.of(Histories.wandering(2_600, 2))).containsValues(Grade.values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"IND-01", "IND-05", "IND-07"})
    void indicators_and_class_equal_the_worked_cases(String id) {
        WorkedCases.check(id, inputs -> figures(metrics(inputs)));
        WorkedCases.all(id).forEach(NetworkClassTest::ribbonAndClassEqual);
    }

    private static void ribbonAndClassEqual(JsonNode theCase) {
        MetricSet metrics = metrics(theCase.get("inputs"));
        assertThat(the(metrics, HashRibbon.class).inverted())
                .isEqualTo(theCase.at("/expected/ribbon_inverted").asBoolean());
        assertThat(the(metrics, HashRibbon.class).ratio())
                .isCloseTo(
                        theCase.at("/expected/hr_sma30_ths").asDouble()
                                / theCase.at("/expected/hr_sma60_ths").asDouble(),
                        within(1e-8));
        assertThat(NetworkClasses.of(
                        NetworkDaily.history(theCase.at("/inputs/series").asText())))
                .containsEntry(
                        LocalDate.parse(theCase.at("/inputs/date").asText()),
                        Grade.valueOf(theCase.at("/expected/network_class").asText()));
    }

    @ParameterizedTest
    @MethodSource("io.davylamp.WorkedCases#histories")
    void episodes_and_quiet_windows_count_as_many_days_of_each_class_as_observed(String from) throws IOException {
        // Given
        JsonNode episodes = new ObjectMapper()
                .readTree(WorkedCases.data(from + "episodes.json").toFile());

        // When
        Map<LocalDate, Grade> grades = NetworkClasses.of(NetworkDaily.history(from + "network_daily.csv"));

        // Then
        for (JsonNode episode : episodes.get("network_episodes")) {
            assertThat(counts(grades, episode))
                    .as("%s", episode.get("id"))
                    .isEqualTo(counts(episode.at("/observed/class_days")));
        }
        for (JsonNode window : episodes.get("quiet_windows")) {
            assertThat(counts(grades, window))
                    .as("%s", window.get("start"))
                    .isEqualTo(counts(window.get("observed_class_days")));
        }
    }

    @ParameterizedTest
    @MethodSource("io.davylamp.WorkedCases#histories")
    void operators_figures_name_the_class_of_their_day(String from) throws IOException {
        // Given
        JsonNode operators = new ObjectMapper()
                .readTree(WorkedCases.data(from + "operators.json").toFile());

        // When
        Map<LocalDate, Grade> grades = NetworkClasses.of(NetworkDaily.history(from + "network_daily.csv"));

        // Then
        for (JsonNode operator : operators.get("operators")) {
            for (JsonNode snapshot : operator.get("snapshots")) {
                LocalDate date = LocalDate.parse(snapshot.get("as_of").asText());
                assertThat(grades)
                        .containsEntry(
                                date,
                                Grade.valueOf(
                                        snapshot.at("/market/network_class").asText()));
            }
        }
    }

    private static MetricSet metrics(JsonNode inputs) {
        return new NetworkIndicators(NetworkDaily.history(inputs.get("series").asText()))
                .on(LocalDate.parse(inputs.get("date").asText()));
    }

    private static void compare(MarketHistory history) {
        NetworkIndicators indicators = new NetworkIndicators(history);
        PlainNetworkClasses plain = new PlainNetworkClasses(history);
        Map<LocalDate, Grade> grades = NetworkClasses.of(history);
        int t = 0;
        for (Map.Entry<LocalDate, Grade> day : grades.entrySet()) {
            double score = indicators
                    .on(day.getKey())
                    .find(NetworkStress.class)
                    .map(NetworkStress::score)
                    .orElse(Double.NaN);
            if (Double.isNaN(plain.score[t])) {
                assertThat(score).as("score of %s", day.getKey()).isNaN();
            } else {
                assertThat(score).as("score of %s", day.getKey()).isCloseTo(plain.score[t], within(1e-9));
            }
            assertThat(day.getValue().ordinal() - 1)
                    .as("class of %s", day.getKey())
                    .isEqualTo(plain.grade[t]);
            t++;
        }
    }

    private static Map<String, Double> figures(MetricSet metrics) {
        return Map.of(
                "puell", the(metrics, Puell.class).multiple(),
                "puell7", the(metrics, Puell.class).multiple7d(),
                "hp7_usd", the(metrics, NetworkHashprice.class).usdPerPhDay(),
                "hp7_drawdown_365", the(metrics, HashpriceDrawdown.class).fraction(),
                "hp7_pct_rank_365", the(metrics, HashpricePercentile.class).of365d(),
                "hp7_pct_rank_1460", the(metrics, HashpricePercentile.class).of1460d(),
                "hp7_change_90", the(metrics, HashpriceChange90d.class).fraction(),
                "mrs_score", the(metrics, NetworkStress.class).score());
    }

    private static <M extends Metric> M the(MetricSet metrics, Class<M> type) {
        return metrics.find(type).orElseThrow();
    }

    private static Map<Grade, Integer> counts(Map<LocalDate, Grade> grades, JsonNode window) {
        Map<Grade, Integer> counts = new EnumMap<>(Grade.class);
        LocalDate end = LocalDate.parse(window.get("end").asText());
        for (LocalDate day = LocalDate.parse(window.get("start").asText()); !day.isAfter(end); day = day.plusDays(1)) {
            counts.merge(grades.getOrDefault(day, Grade.INDETERMINATE), 1, Integer::sum);
        }
        return counts;
    }

    private static Map<Grade, Integer> counts(JsonNode observed) {
        Map<Grade, Integer> counts = new EnumMap<>(Grade.class);
        observed.properties().stream()
                .filter(it -> it.getValue().asInt() > 0)
                .forEach(it ->
                        counts.put(Grade.valueOf(it.getKey()), it.getValue().asInt()));
        return counts;
    }
}
