package io.davylamp.metrics.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.davylamp.WorkedCases;
import io.davylamp.metrics.site.HashrateEquilibrium.Supply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class HashrateEquilibriumTest {
    @Test
    void the_curve_of_five_classes_equals_the_worked_cases() {
        for (String id : List.of("EQ-01", "EQ-03")) {
            WorkedCases.check(id, in -> {
                HashrateEquilibrium rest = solve(in);
                return Map.of(
                        "hashrate_eh", rest.hashrateEh(),
                        "hashprice", rest.usdPerPhDay(),
                        "active_fraction", rest.activeFraction(),
                        "difficulty", rest.difficulty());
            });
            assertThat(solve(WorkedCases.find(id).get("inputs")).marginal())
                    .isEqualTo(WorkedCases.find(id).at("/expected/marginal").asText());
        }
    }

    @Property(tries = 300)
    void at_rest_whoever_runs_covers_its_cost_and_whoever_does_not_would_not(
            @ForAll("supply") List<Supply> supply, @ForAll @DoubleRange(min = 5e5, max = 1e9) double revenueUsd) {
        // When
        HashrateEquilibrium rest = HashrateEquilibrium.of(supply, revenueUsd, 1);

        // Then revenue is shared out, and supply at that hashprice is what runs
        assertThat(rest.hashrateEh() * 1_000 * rest.usdPerPhDay()).isCloseTo(revenueUsd, within(1e-6 * revenueUsd));
        double cheaper = 0;
        double upTo = 0;
        for (Supply it : supply) {
            cheaper += it.breakevenUsdPerPhDay() < rest.usdPerPhDay() * (1 - 1e-12) ? it.eh() : 0;
            upTo += it.breakevenUsdPerPhDay() <= rest.usdPerPhDay() * (1 + 1e-12) ? it.eh() : 0;
        }
        assertThat(rest.hashrateEh()).isBetween(cheaper - 1e-9, upTo + 1e-9);
    }

    @Property(tries = 200)
    void a_higher_price_never_switches_machines_off(
            @ForAll("supply") List<Supply> supply,
            @ForAll @DoubleRange(min = 1_000, max = 100_000) double price,
            @ForAll @DoubleRange(min = 1, max = 3) double rise) {
        assertThat(HashrateEquilibrium.of(supply, price * rise, 450).hashrateEh())
                .isGreaterThanOrEqualTo(
                        HashrateEquilibrium.of(supply, price, 450).hashrateEh() - 1e-9);
    }

    @Test
    void a_class_that_just_fits_runs_whole() {
        // Given revenue of 300,000: 10 EH/s at 30
        List<Supply> supply = List.of(new Supply("cheap", 5, 10), new Supply("dear", 5, 30));

        // Then
        assertThat(HashrateEquilibrium.of(supply, 300_000, 1)).isEqualTo(new HashrateEquilibrium(10, 30, "dear", 1));
        assertThat(HashrateEquilibrium.of(supply, 299_700, 1).activeFraction()).isCloseTo(0.998, within(1e-9));
        assertThat(HashrateEquilibrium.of(supply, 150_000, 1)).isEqualTo(new HashrateEquilibrium(5, 30, "cheap", 1));
    }

    @Test
    void a_curve_without_machines_is_refused() {
        assertThatThrownBy(() -> HashrateEquilibrium.of(List.of(), 70_000, 450))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static HashrateEquilibrium solve(JsonNode in) {
        List<Supply> supply = new ArrayList<>();
        for (JsonNode it : in.get("classes")) {
            supply.add(new Supply(
                    it.get("name").asText(),
                    it.get("eh").asDouble(),
                    it.get("breakeven_hashprice").asDouble()));
        }
        return HashrateEquilibrium.of(
                supply, in.get("price_usd").asDouble(), in.get("btc_per_day").asDouble());
    }

    @Provide
    Arbitrary<List<Supply>> supply() {
        return Combinators.combine(
                        Arbitraries.doubles().between(1, 300),
                        Arbitraries.doubles().between(1, 100))
                .as((eh, breakeven) -> new Supply("class", eh, breakeven))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }
}
