package io.davylamp.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TablesTest {
    private static final LocalDate GENESIS = LocalDate.of(2009, 1, 3);

    @Test
    void every_line_is_in_order_and_names_its_source() {
        assertThat(Tables.all()).isNotEmpty().allSatisfy(it -> {
            assertThat(it.low()).isLessThanOrEqualTo(it.mid());
            assertThat(it.mid()).isLessThanOrEqualTo(it.high());
            assertThat(it.source()).hasSizeGreaterThan(10);
        });
        assertThat(Tables.all().stream()
                        .collect(Collectors.groupingBy(
                                it -> it.figure() + it.region() + it.from(), Collectors.counting())))
                .allSatisfy((line, times) -> assertThat(times).as(line).isEqualTo(1));
    }

    @Test
    void every_figure_has_a_line_of_the_world_from_the_first_block_on() {
        assertThat(Tables.all())
                .allSatisfy(it -> assertThat(
                                Tables.at(it.figure(), "XX-YY", GENESIS).region())
                        .isEqualTo("-"));
    }

    @Test
    void a_state_goes_before_its_country_and_a_country_before_the_world() {
        LocalDate day = LocalDate.of(2023, 6, 30);

        assertThat(Tables.at("powerPrice", "US-TX", day).mid()).isEqualTo(0.045);
        assertThat(Tables.at("powerPrice", "US-WA", day).region()).isEqualTo("US");
        assertThat(Tables.at("powerPrice", "ZA", day).region()).isEqualTo("-");
    }

    @Test
    void a_line_holds_from_its_date_on() {
        LocalDate change = LocalDate.of(2022, 7, 1);

        assertThat(Tables.at("joulesPerTh", change.minusDays(1)).mid()).isEqualTo(35);
        assertThat(Tables.at("joulesPerTh", change).mid()).isEqualTo(33);
    }
}
