package io.davylamp.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.metrics.OperatorMetric;
import io.davylamp.mining.Grade;
import io.davylamp.mining.InvalidValue;
import io.davylamp.mining.MachineClass;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.Reading;
import io.davylamp.rules.Finding;
import io.davylamp.rules.RuleSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final RuleSet RULES = Scenes.shippedRules();

    @AfterAll
    static void close() {
        RULES.close();
    }

    @Test
    void brings_the_margin_call_near_when_the_price_falls() {
        // Given: called at 25.6m / (1,000 × 0.70) = 36,571 USD, 42.9 % below the price
        Scene scene = Scenes.aScene(Scenes.CALM.withLoan(25.6e6));

        // When
        Comparison comparison = Comparison.of(scene, Shock.ofPrice(-0.30), RULES);

        // Then: 36,571 is 18.4 % below 44,800
        assertThat(comparison.before().rawGrade()).isEqualTo(Grade.WATCH);
        assertThat(comparison.after().rawGrade()).isEqualTo(Grade.SEVERE);
        assertThat(comparison.appeared()).extracting(Finding::ruleId).contains("COL-003");
        assertThat(comparison.vanished()).extracting(Finding::ruleId).contains("COL-001");
        assertThat(comparison.after().flags()).contains("MARGIN_CALL_NEAR");
    }

    @Test
    void pledged_machines_fall_with_the_hashprice_and_the_answer_says_so() {
        // Given: a loan of 7m on machines of 10m
        Scene scene = Scenes.onMachines(7e6);

        // When: the price falls by 20 % and machines lose another 10 %
        Comparison comparison = Comparison.of(scene, new Shock(-0.20, 0, 0, 0, 0, 0, 0, -0.10), RULES);

        // Then: 7 / (10 × 0.8^1.3 × 0.9)
        assertThat(comparison.after().metrics().find(OperatorMetric.AsicLtv.class))
                .hasValueSatisfying(it ->
                        assertThat(it.ratio()).isCloseTo(0.7 / (Math.pow(0.8, 1.3) * 0.9), within(1e-12)));
        assertThat(comparison.before().rawGrade()).isEqualTo(Grade.WATCH);
        assertThat(comparison.after().rawGrade()).isEqualTo(Grade.SEVERE);
        assertThat(comparison.assumed())
                .containsExactly(
                        "Pledged machines are taken to lose 32.7 % of their appraised value: hashprice falls by"
                                + " 20.0 %, and machines move by 1.30 % for 1 % of it, and a change of machine prices by −10.0 %"
                                + " is assumed.");
    }

    @Test
    void says_nothing_of_machines_where_none_are_pledged_or_none_move() {
        assertThat(Comparison.of(Scenes.aScene(Scenes.CALM), Shock.ofPrice(-0.2), RULES)
                        .assumed())
                .isEmpty();
        assertThat(Comparison.of(Scenes.onMachines(7e6), Shock.ofPower(0.2), RULES)
                        .assumed())
                .isEmpty();
    }

    @Test
    void raises_the_grade_at_once_whatever_the_rulebook_wants_confirmed() {
        // Given: REV-002 has to be confirmed in two assessments in a row
        Scene scene = Scenes.aScene(Scenes.CALM);

        // When: power at 0.14 USD/kWh
        Comparison comparison = Comparison.of(scene, Shock.ofPower(3), RULES);

        // Then
        assertThat(comparison.after().grade()).isEqualTo(comparison.after().rawGrade());
        assertThat(comparison.after().rawGrade()).isEqualTo(Grade.STRESSED);
    }

    @Test
    void names_the_numbers_that_changed_and_no_other() {
        // Given
        Scene scene = Scenes.aScene(Scenes.CALM);

        // When
        Comparison comparison = Comparison.of(scene, Shock.ofPower(0.10), RULES);

        // Then
        assertThat(comparison.metrics())
                .filteredOn(it -> it.metric().equals("PowerCost") && it.field().equals("usdPerDay"))
                .singleElement()
                .satisfies(it -> assertThat(it.after().orElseThrow())
                        .isCloseTo(1.1 * it.before().orElseThrow(), within(1e-6)));
        assertThat(comparison.metrics())
                .extracting(MetricChange::metric)
                .doesNotContain("Hashprice", "Revenue", "Liquidity", "BreakevenPower");
    }

    @Test
    void says_why_a_number_came_or_went() {
        // Given: nothing burns
        Scene scene = Scenes.aScene(Scenes.CALM);

        // When: power so dear that much does
        Comparison comparison = Comparison.of(scene, Shock.ofPower(3), RULES);

        // Then
        assertThat(comparison.metrics())
                .filteredOn(it -> it.metric().equals("Runway") && it.which().equals("BASE"))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.before()).isEmpty();
                    assertThat(it.after()).isPresent();
                    assertThat(it.reason()).contains("BASE: nothing burns");
                });
    }

    @Test
    void moves_every_input_it_is_asked_to() {
        // Given
        Scene scene = Scenes.aScene(Scenes.CALM);

        // When
        Scene shocked = scene.under(new Shock(-0.5, 0.25, -1, 0.2, 0.1, 0.01, 0.5, 0), RULES);

        // Then
        var market = shocked.market().orElseThrow();
        assertThat(market.priceUsd()).isEqualTo(32_000);
        assertThat(market.difficulty()).isEqualTo(1.25 * 88.4e12);
        assertThat(market.feesBtcPerBlock()).isZero();
        assertThat(market.quotes().impliedVol().orElseThrow()).isCloseTo(0.605, within(1e-12));
        assertThat(market.quotes().ratePerYear().orElseThrow()).isCloseTo(0.055, within(1e-12));
        assertThat(market.hashprice7dUsdPerPhDay().orElseThrow())
                .isCloseTo(46 * 0.5 / 1.25 * 3.125 / 3.225, within(1e-9));
        assertThat(shocked.usdPerKwh().orElseThrow()).isCloseTo(0.042, within(1e-12));
        assertThat(shocked.state().fleet().orElseThrow().uptime()).isCloseTo(0.475, within(1e-12));
    }

    @Test
    void keeps_what_a_shock_does_not_touch() {
        // Given: a fleet and a cost with every figure that may be left out
        OperatorState state = Scenes.anOperator("acme", Scenes.CALM);
        Reading.Fleet fleet = state.fleet().orElseThrow();
        Reading.Cost cost = state.cost().orElseThrow();
        List<MachineClass> machines =
                List.of(new MachineClass("S19j Pro", 400, 30), new MachineClass("S21", 600, 17.5));
        Scene scene = new Scene(
                state.with(new Reading.Fleet("z", fleet.at(), fleet.operatorId(), 1_000, 0.95, 22.5, machines))
                        .with(new Reading.Cost(
                                "z", cost.at(), cost.operatorId(), 0.05, 3_000, 0, OptionalDouble.of(700))),
                Optional.of(Scenes.aMarket()),
                Scenes.NOW);

        // When
        Scene shocked = scene.under(new Shock(0, 0, 0, 0.2, 0, 0, 0.5, 0), RULES);

        // Then
        assertThat(shocked.state().fleet().orElseThrow().machines()).isEqualTo(machines);
        assertThat(shocked.state().cost().orElseThrow().sustainingCapexUsdPerDay())
                .hasValue(700);
        assertThat(shocked.assessment(RULES).metrics().find(OperatorMetric.ObsolescenceShare.class))
                .isPresent();
    }

    @Test
    void refuses_a_shock_that_leads_out_of_what_a_figure_may_be() {
        // Given: power at 0.30 USD/kWh
        Scene scene = Scenes.aScene(new Scenes.Kind(0.30, 1e6, 0));

        // When / Then: 0.30 × 7.7 is 2.31
        assertThat(scene.under(Shock.ofPower(5.6), RULES).usdPerKwh()).isPresent();
        assertThatThrownBy(() -> scene.under(Shock.ofPower(6.7), RULES))
                .isInstanceOfSatisfying(
                        InvalidValue.class, it -> assertThat(it.field()).isEqualTo("shocks.powerChange"));
    }

    @Test
    void counts_the_book_before_and_after() {
        // Given
        BookComparison.Tally tally = new BookComparison.Tally();
        Shock shock = Shock.ofPrice(-0.30);
        var market = Optional.of(Scenes.aMarket());
        var shocked = market.map(it -> Scene.shocked(it, shock));

        // When
        for (double loan : List.of(0.0, 25.6e6)) {
            var state = Scenes.anOperator("with-" + (int) loan, Scenes.CALM.withLoan(loan));
            tally.add(new Scene(state, market, Scenes.NOW), shocked, shock, RULES);
        }
        BookComparison book = tally.result(shock, Scenes.NOW, RULES, List.of());

        // Then
        assertThat(book.operators()).isEqualTo(2);
        assertThat(book.before()).containsEntry(Grade.NORMAL, 1).containsEntry(Grade.WATCH, 1);
        assertThat(book.after()).containsEntry(Grade.SEVERE, 1);
        assertThat(book.changed())
                .filteredOn(it -> it.operatorId().equals("with-25600000"))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.before()).isEqualTo(Grade.WATCH);
                    assertThat(it.after()).isEqualTo(Grade.SEVERE);
                    assertThat(it.reason()).contains("btc-loan");
                });
    }
}
