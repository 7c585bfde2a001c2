package io.davylamp.plausible;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.WorkedCases;
import io.davylamp.ingest.MarketCsv;
import io.davylamp.ingest.Submission;
import io.davylamp.mining.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What happened may happen: crashes, halvings, the ban in China, days of fees beyond the subsidy. */
class PlausibleHistoryTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    /** Every day is compared with those before it, as if it came in on its own day. */
    @ParameterizedTest
    @MethodSource("io.davylamp.WorkedCases#histories")
    void no_day_of_a_history_is_held(String from) throws IOException {
        // Given
        List<Reading.Market> days = days(from);
        MarketPast past = new MarketPast(List.of(), List.of());

        // When
        Map<LocalDate, Plausibility> unusual = new TreeMap<>();
        for (Reading.Market day : days) {
            Plausibility found = Plausibility.of(day, past);
            if (!(found instanceof Plausibility.Plausible)) {
                unusual.put(LocalDate.ofInstant(day.at(), ZoneOffset.UTC), found);
            }
            past.add(day);
        }

        // Then
        assertThat(unusual).noneSatisfy((day, found) -> assertThat(found).isInstanceOf(Plausibility.Implausible.class));
        assertThat(unusual.size())
                .as("marked of %d days: %s", days.size(), unusual.keySet())
                .isLessThan(days.size() / 50);
    }

    /** A month's last day each, with a month between: as the demo's market comes. */
    @ParameterizedTest
    @MethodSource("io.davylamp.WorkedCases#histories")
    void no_month_end_of_a_history_is_held_where_nothing_lies_between(String from) throws IOException {
        // Given
        List<Reading.Market> ends = days(from).stream()
                .filter(it -> it.at().atZone(ZoneOffset.UTC).getDayOfMonth() == 28)
                .toList();
        MarketPast past = new MarketPast(List.of(), List.of());

        // When, then
        for (Reading.Market end : ends) {
            assertThat(Plausibility.of(end, past)).as("%s", end.at()).isNotInstanceOf(Plausibility.Implausible.class);
            past.add(end);
        }
    }

    static List<Reading.Market> days(String from) throws IOException {
        List<Reading.Market> days = new ArrayList<>();
        for (Submission item : MarketCsv.parse(Files.readString(WorkedCases.data(from + "network_daily.csv")), NOW)) {
            days.add((Reading.Market) ((Submission.Parsed) item).reading());
        }
        return days;
    }
}
