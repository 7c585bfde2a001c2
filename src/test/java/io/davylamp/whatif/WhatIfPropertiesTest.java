package io.davylamp.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.assessment.AssessmentJson;
import io.davylamp.mining.Grade;
import io.davylamp.rules.RuleSet;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

class WhatIfPropertiesTest {
    private static final RuleSet RULES = Scenes.shippedRules();

    @AfterContainer
    static void close() {
        RULES.close();
    }

    @Property(tries = 200)
    void no_shock_changes_nothing(@ForAll("scenes") Scene scene) {
        // When
        Comparison comparison = Comparison.of(scene, Shock.NONE, RULES);

        // Then
        assertThat(AssessmentJson.write(comparison.after())).isEqualTo(AssessmentJson.write(comparison.before()));
        assertThat(comparison.metrics()).isEmpty();
        assertThat(comparison.appeared()).isEmpty();
        assertThat(comparison.vanished()).isEmpty();
    }

    @Property(tries = 60)
    void the_move_returned_turns_the_grade_and_the_one_before_does_not(@ForAll("scenes") Scene scene) {
        // Given
        Grade present = scene.assessment(RULES).rawGrade();

        // When
        ReverseStress stress = ReverseStress.of(scene, Optional.empty(), JointShock.usual(scene), RULES);

        // Then
        assertThat(stress.from()).isEqualTo(present);
        assertThat(stress.found()).allSatisfy(turn -> {
            Grade there = scene.under(turn.shock(), RULES).assessment(RULES).rawGrade();
            assertThat(there).isEqualTo(turn.grade());
            assertThat(there.worseThan(present)).isTrue();
            Grade before =
                    scene.under(turn.lastBefore(), RULES).assessment(RULES).rawGrade();
            assertThat(before.worseThan(present)).isFalse();
        });
    }

    /** The search must not pass over a turn that a plain walk in even steps sees. */
    @Property(tries = 40)
    void no_plain_walk_finds_a_smaller_fall_of_the_price(@ForAll("scenes") Scene scene) {
        // Given
        ReverseStress stress = ReverseStress.of(scene, Optional.empty(), JointShock.usual(scene), RULES);
        double found = stress.found().stream()
                .filter(it -> it.lever() == Lever.Name.PRICE_DOWN)
                .mapToDouble(TippingPoint.Found::distance)
                .findFirst()
                .orElse(0.99);

        // Then
        for (double fall = 0.01; fall < found - 1e-6 && !stress.tippingPoints().isEmpty(); fall += 0.01) {
            Grade grade =
                    scene.under(Shock.ofPrice(-fall), RULES).assessment(RULES).rawGrade();
            assertThat(grade.worseThan(stress.from())).as("at −%.2f", fall).isFalse();
        }
    }

    @Provide
    Arbitrary<Scene> scenes() {
        Arbitrary<Double> power = Arbitraries.doubles().between(0, 0.15);
        Arbitrary<Double> cash = Arbitraries.doubles().between(0, 50e6);
        Arbitrary<Double> loan =
                Arbitraries.oneOf(Arbitraries.just(0.0), Arbitraries.doubles().between(1e5, 60e6));
        return Combinators.combine(power, cash, loan)
                .as((usdPerKwh, cashUsd, loanUsd) -> Scenes.aScene(new Scenes.Kind(usdPerKwh, cashUsd, loanUsd)));
    }
}
