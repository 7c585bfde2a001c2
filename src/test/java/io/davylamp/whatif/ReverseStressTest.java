package io.davylamp.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.mining.Grade;
import io.davylamp.mining.OperatorState;
import io.davylamp.rules.RuleSet;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ReverseStressTest {
    private static final RuleSet RULES = Scenes.shippedRules();

    @AfterAll
    static void close() {
        RULES.close();
    }

    @Test
    void finds_the_fall_of_the_price_that_brings_the_call_within_20_percent() {
        // Given: a loan of 25.6m on 1,000 BTC, called at 36,571 USD; SEVERE below 36,571 / 0.80 = 45,714 USD
        Scene scene = Scenes.aScene(Scenes.CALM.withLoan(25.6e6));

        // When
        ReverseStress stress = reverse(scene, Optional.of(Grade.SEVERE));

        // Then
        double expected = 1 - 25.6e6 / (1000 * 0.70) / 0.80 / Scenes.PRICE;
        TippingPoint.Found price = found(stress, Lever.Name.PRICE_DOWN);
        assertThat(price.distance()).isCloseTo(expected, within(1e-8));
        assertThat(price.grade()).isEqualTo(Grade.SEVERE);
        assertThat(price.ruleIds()).contains("COL-003");
        assertThat(price.text()).isEqualTo("BTC −28.6 %");
        assertThat(stress.sentence()).contains("BTC −28.6 %").contains("→ SEVERE");
    }

    @Test
    void finds_the_power_price_at_which_the_margin_is_too_thin() {
        // Given: revenue less other cost leaves 85 % of revenue for power at the boundary of REV-001
        Scene scene = Scenes.aScene(Scenes.CALM);
        var metrics = scene.assessment(RULES).metrics();
        double revenue = metrics.find(io.davylamp.metrics.OperatorMetric.Revenue.class)
                .orElseThrow()
                .usdPerDay();
        double kwhPerDay = 1000 * 0.95 * 24 * 24 * 1.05;
        double boundary = (0.85 * revenue - 3_000) / kwhPerDay;

        // When
        TippingPoint.Found power = found(reverse(scene, Optional.empty()), Lever.Name.POWER_UP);

        // Then
        assertThat(power.grade()).isEqualTo(Grade.WATCH);
        assertThat(0.035 + power.distance()).isCloseTo(boundary, within(1e-8));
        assertThat(power.text()).matches("power \\+0\\.\\d{4} USD/kWh \\(\\+72\\.0 %\\)");
    }

    @Test
    void moves_price_and_difficulty_together_less_far_than_either_alone() {
        // Given
        Scene scene = Scenes.aScene(Scenes.CALM);

        // When
        ReverseStress stress = reverse(scene, Optional.empty());

        // Then
        TippingPoint.Found together = found(stress, Lever.Name.PRICE_DOWN_AND_DIFFICULTY_UP);
        assertThat(-together.shock().priceChange())
                .isLessThan(found(stress, Lever.Name.PRICE_DOWN).distance());
        assertThat(together.shock().difficultyChange())
                .isLessThan(found(stress, Lever.Name.DIFFICULTY_UP).distance());
        assertThat(together.text()).contains("standard deviations of 30 days");
    }

    @Test
    void a_loan_close_to_the_value_of_its_machines_is_as_close_to_a_worse_grade() {
        // Given: 96.6 % of the machines; SEVERE from 100 %
        Scene scene = Scenes.onMachines(9.66e6);

        // When
        ReverseStress stress = reverse(scene, Optional.empty());

        // Then: 0.966^(1/1.3) is 2.6 % of hashprice, by price or difficulty; machines alone need 3.4 %
        assertThat(stress.from()).isEqualTo(Grade.STRESSED);
        TippingPoint.Found nearest = stress.found().get(0);
        double hashprice = Math.pow(0.966, 1 / 1.3);
        assertThat(nearest.lever()).isEqualTo(Lever.Name.PRICE_DOWN);
        assertThat(nearest.share()).isCloseTo(1 - hashprice, within(1e-8));
        assertThat(nearest.ruleIds()).contains("COL-013");
        assertThat(found(stress, Lever.Name.DIFFICULTY_UP).distance()).isCloseTo(1 / hashprice - 1, within(1e-7));
        assertThat(found(stress, Lever.Name.MACHINES_DOWN).distance()).isCloseTo(0.034, within(1e-8));
        assertThat(stress.sentence()).startsWith("Nearest: BTC −2.7 % → SEVERE. Farther: ");
        assertThat(stress.assumed()).contains("1.30 % for 1 %");
    }

    @Test
    void the_nearest_move_comes_first_and_those_without_any_last() {
        // When
        ReverseStress stress = reverse(Scenes.aScene(Scenes.CALM.withLoan(25.6e6)), Optional.of(Grade.SEVERE));

        // Then
        assertThat(stress.found()).extracting(TippingPoint.Found::share).isSorted();
        assertThat(stress.tippingPoints().subList(0, stress.found().size())).isEqualTo(stress.found());
        assertThat(stress.found().get(0).text()).isEqualTo("BTC −28.6 %");
        assertThat(stress.order()).contains("percent");
    }

    @Test
    void moves_along_the_rulebooks_own_stress() {
        // When: the price falls 28.6 % at 95 % of the rulebook's 30 %
        TippingPoint.Found scenario = found(
                reverse(Scenes.aScene(Scenes.CALM.withLoan(25.6e6)), Optional.of(Grade.SEVERE)),
                Lever.Name.STRESS_SCENARIO);

        // Then
        assertThat(scenario.distance()).isCloseTo((1 - 25.6e6 / 700 / 0.80 / Scenes.PRICE) / 0.30, within(1e-7));
        assertThat(scenario.shock().difficultyChange()).isCloseTo(0.10 * scenario.distance(), within(1e-12));
        assertThat(scenario.text()).startsWith("95.3 % of the rulebook's stress (BTC −28.6 %, difficulty +9.5 %");
    }

    @Test
    void says_that_no_move_within_bounds_does_it() {
        // Given
        Scene scene = Scenes.aScene(Scenes.CALM);

        // When
        ReverseStress stress = reverse(scene, Optional.of(Grade.CAPITULATION));

        // Then
        assertThat(stress.found()).isEmpty();
        assertThat(stress.sentence()).startsWith("No move within bounds: BTC −99.0 %");
    }

    @Test
    void does_not_search_where_the_grade_is_not_known_or_reached() {
        // Given
        Scene calm = Scenes.aScene(Scenes.CALM);
        Scene unknown = new Scene(OperatorState.empty(calm.state().profile()), calm.market(), calm.at());
        Scene loaned = Scenes.aScene(Scenes.CALM.withLoan(25.6e6));

        // When / Then
        assertThat(reverse(unknown, Optional.empty()).sentence()).contains("INDETERMINATE");
        assertThat(reverse(loaned, Optional.of(Grade.WATCH)).sentence()).isEqualTo("The grade is already WATCH.");
    }

    @Test
    void leaves_out_what_the_operator_has_no_figures_for() {
        // Given: free power
        Scene scene = Scenes.aScene(new Scenes.Kind(0, 40e6, 0));

        // When / Then
        assertThat(reverse(scene, Optional.empty()).tippingPoints())
                .extracting(TippingPoint::lever)
                .doesNotContain(Lever.Name.POWER_UP)
                .contains(Lever.Name.PRICE_DOWN, Lever.Name.OUTAGE);
    }

    private static ReverseStress reverse(Scene scene, Optional<Grade> target) {
        return ReverseStress.of(scene, target, JointShock.usual(scene), RULES);
    }

    private static TippingPoint.Found found(ReverseStress stress, Lever.Name lever) {
        return stress.found().stream()
                .filter(it -> it.lever() == lever)
                .findFirst()
                .orElseThrow();
    }
}
