package io.davylamp.market;

import static io.davylamp.market.MarketDays.day;
import static io.davylamp.market.MarketDays.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.mining.Reading;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarketSnapshotTest {
    private static final Reading.Market TODAY = reading("2024-04-20T12:00:00Z", 64_000, 9.0);

    @Test
    void averages_fees_and_hashprice_over_the_week_that_ends_with_the_reading() {
        // Given
        MarketHistory week = history("2024-04-14", 6);

        // When
        MarketSnapshot snapshot = MarketSnapshot.of(TODAY, week);

        // Then
        assertThat(snapshot.feesBtcPerBlock()).isCloseTo((6 * 0.3 + 9.0) / 7, within(1e-12));
        double quietDay = 86400e15 * (3.125 + 0.3) / (90e12 * 4294967296.0) * 60_000;
        double today = 86400e15 * (3.125 + 9.0) / (90e12 * 4294967296.0) * 64_000;
        assertThat(snapshot.hashprice7dUsdPerPhDay().orElseThrow()).isCloseTo((6 * quietDay + today) / 7, within(1e-9));
        assertThat(snapshot.priceUsd()).isEqualTo(64_000);
        assertThat(snapshot.at()).isEqualTo(TODAY.at());
    }

    @Test
    void has_no_seven_day_hashprice_of_six_days() {
        // When
        MarketSnapshot snapshot = MarketSnapshot.of(TODAY, history("2024-04-15", 5));

        // Then
        assertThat(snapshot.hashprice7dUsdPerPhDay()).isEmpty();
        assertThat(snapshot.feesBtcPerBlock()).isCloseTo((5 * 0.3 + 9.0) / 6, within(1e-12));
    }

    @Test
    void takes_the_reading_for_its_own_day_and_leaves_older_days_out() {
        // Given a history with an earlier reading of the day, and more than a week
        MarketHistory longer = history("2024-04-01", 20);
        MarketHistory week = history("2024-04-14", 6);

        // When
        MarketSnapshot snapshot = MarketSnapshot.of(TODAY, longer);

        // Then
        assertThat(snapshot).isEqualTo(MarketSnapshot.of(TODAY, week));
    }

    @Test
    void is_complete_where_no_other_day_is_known() {
        // When
        MarketSnapshot snapshot = MarketSnapshot.of(TODAY);

        // Then
        assertThat(snapshot.feesBtcPerBlock()).isEqualTo(9.0);
        assertThat(snapshot.hashprice7dUsdPerPhDay()).isEmpty();
    }

    private static MarketHistory history(String first, int count) {
        List<MarketDay> days = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            days.add(day(LocalDate.parse(first).plusDays(i).toString(), 60_000, 0.3));
        }
        return new MarketHistory(days);
    }
}
