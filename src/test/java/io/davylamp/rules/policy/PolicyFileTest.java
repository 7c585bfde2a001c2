package io.davylamp.rules.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.metrics.StressScenario;
import io.davylamp.mining.Grade;
import io.davylamp.mining.Mandates;
import io.davylamp.rules.RuleProblem;
import io.davylamp.rules.RulebookPolicy;
import io.davylamp.rules.RulebookSource;
import io.davylamp.rules.Rulebooks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyFileTest {
    private final List<RuleProblem> problems = new ArrayList<>();

    private Optional<RulebookPolicy> read(String yaml) {
        return PolicyFile.read(new RulebookSource(Map.of("rulebook.yaml", yaml)), problems);
    }

    @Test
    void reads_the_shipped_policy() {
        // Given
        RulebookSource shipped = RulebookSource.read(Rulebooks.SHIPPED);

        // When
        Optional<RulebookPolicy> policy = PolicyFile.read(shipped, problems);

        // Then
        assertThat(problems).isEmpty();
        assertThat(policy)
                .contains(new RulebookPolicy(
                        "Davylamp house rules",
                        2,
                        new StressScenario(-0.30, 0.10, 0.15),
                        new RulebookPolicy.Hysteresis(2, 7, Map.of(), 24),
                        new RulebookPolicy.Hysteresis(
                                2,
                                7,
                                Map.of(
                                        Grade.WATCH, 15.0,
                                        Grade.STRESSED, 35.0,
                                        Grade.SEVERE, 55.0,
                                        Grade.CAPITULATION, 70.0)),
                        Mandates.HOUSE));
    }

    @Test
    void estimates_are_accepted_or_refused_and_nothing_else() {
        assertThat(read(Rulebooks.POLICY))
                .hasValueSatisfying(it -> assertThat(it.estimates()).isEqualTo(RulebookPolicy.Estimates.ACCEPT));
        assertThat(read(Rulebooks.POLICY + "\nestimates: refuse\n"))
                .hasValueSatisfying(it -> assertThat(it.estimates()).isEqualTo(RulebookPolicy.Estimates.REFUSE));

        assertThat(read(Rulebooks.POLICY + "\nestimates: perhaps\n")).isEmpty();

        assertThat(problems)
                .singleElement()
                .satisfies(it ->
                        assertThat(it.message()).isEqualTo("estimates is \"perhaps\"; allowed is accept or refuse."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            name: Test rules       | nome: Test rules      | there is no key nome. Maybe it is 'name'.
            name: Test rules       | nome: Test rules      | the key name is missing. Maybe copy it from the shipped rulebook.
            name: Test rules       | name: 7               | name must be a text. Maybe write: name: House rules.
            priceChange: -0.30     | priceChange: -30      | stress.priceChange is -30; allowed is a number from -0.99 to 1.0. Maybe it is a percentage: write -0.30 for a fall of 30 %.
            priceChange: -0.30     | priceChange: falling  | stress.priceChange is "falling"; allowed is a number from -0.99 to 1.0.
            priceChange: -0.30     | priceShange: -0.30    | there is no key stress.priceShange. Maybe it is 'priceChange'.
            powerChange: 0.15      | powerChange: .inf     | rulebook.yaml:2: .inf is not a number that can be counted with. Maybe write the number that is meant.
            powerChange: 0.15      | powerChange: 0.15, machineElasticity: 130 | stress.machineElasticity is 130; allowed is a number from 0.0 to 3.0. Maybe it is a percentage: write 1.3 for machines
            confirm: 2             | confirm: 0            | operator.confirm is 0; allowed is a whole number from 1 to 10.
            confirm: 2             | confirm: 2.5          | operator.confirm is 2.5; allowed is a whole number from 1 to 10.
            WATCH: 15              | WATCHED: 15           | there is no key network.leaveBelow.WATCHED. Maybe it is 'WATCH'.
            WATCH: 15              | WATCH: 115            | network.leaveBelow.WATCH is 115; allowed is a number from 0.0 to 100.0.
            stress:                | stress: hard #        | stress must hold difficultyChange, powerChange, priceChange.
            name: Test rules       | name: a\tname: b: c   | this is not YAML
            """)
    void reports_what_is_wrong_with_a_key(String right, String wrong, String expected) {
        // Given
        String yaml = Rulebooks.POLICY.replace(right, wrong.replace("\\t", "\t"));

        // When
        Optional<RulebookPolicy> policy = read(yaml);

        // Then
        assertThat(policy).isEmpty();
        assertThat(problems)
                .extracting(RuleProblem::toString)
                .anySatisfy(it -> assertThat(it).startsWith("rulebook.yaml").contains(expected));
    }

    @Test
    void machines_fall_as_usual_where_it_does_not_say_how() {
        // Given
        String chosen = Rulebooks.POLICY.replace("powerChange: 0.15", "powerChange: 0.15, machineElasticity: 1.0");

        // When / Then
        assertThat(read(Rulebooks.POLICY).orElseThrow().stress().machineElasticity())
                .isEqualTo(1.3);
        assertThat(read(chosen).orElseThrow().stress().machineElasticity()).isEqualTo(1.0);
    }

    @Test
    void the_second_edition_counts_hours() {
        String second = Rulebooks.POLICY.replace("name: Test rules", "name: Test rules\nedition: 2");

        assertThat(read(second).orElseThrow().operator().confirmHours()).isEqualTo(24);
        assertThat(read(second.replace("confirm: 2", "confirm: 2, confirmHours: 12"))
                        .orElseThrow()
                        .operator()
                        .confirmed(3))
                .isEqualTo(Duration.ofHours(24));
        assertThat(read(Rulebooks.POLICY).orElseThrow().operator().timed()).isFalse();
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            edition: 1 | confirmHours: 24  | operator.confirmHours belongs to edition 2; this rulebook is of edition 1, which counts assessments. Maybe write edition: 2
            edition: 2 | confirmHours: 0   | operator.confirmHours is 0; allowed is a whole number from 1 to 240.
            edition: 2 | confirmHours: 24h | operator.confirmHours is "24h"; allowed is a whole number from 1 to 240.
            edition: 2 | confirmHour: 24   | there is no key operator.confirmHour. Maybe it is 'confirmHours'.
            """)
    void reports_what_is_wrong_with_the_hours(String edition, String hours, String expected) {
        // Given
        String yaml = Rulebooks.POLICY
                .replace("name: Test rules", "name: Test rules\n" + edition)
                .replace("operator: {confirm: 2", "operator: {confirm: 2, " + hours);

        // When
        read(yaml);

        // Then
        assertThat(problems).singleElement().satisfies(it -> {
            assertThat(it.toString()).contains(expected);
            assertThat(it.line()).isEqualTo(4);
        });
    }

    @Test
    void the_network_counts_days() {
        read(Rulebooks.POLICY
                .replace("name: Test rules", "name: Test rules\nedition: 2")
                .replace("network: {confirm: 3", "network: {confirm: 3, confirmHours: 24"));

        assertThat(problems).extracting(RuleProblem::message).containsExactly("there is no key network.confirmHours.");
    }

    @Test
    void reports_that_there_is_none() {
        // Given
        RulebookSource source = new RulebookSource(Map.of());

        // When
        List<RuleProblem> told = Rulebooks.problems(source);

        // Then
        assertThat(told).extracting(RuleProblem::message).contains("the rulebook has no rulebook.yaml.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            confirm: 2         | confirm: 0           | 3
            fallDays: 7, leave | falDays: 7, leave    | 4
            WATCH: 15          | WATCH: 115           | 4
            powerChange: 0.15  | powerChangf: 0.15    | 2
            name: Test rules   | name: Test\u202erules | 1
            name: Test rules   | name: 7              | 1
            """)
    void a_mistake_has_its_line(String right, String wrong, int line) {
        // When
        read(Rulebooks.POLICY.replace(right, wrong));

        // Then
        assertThat(problems).isNotEmpty().extracting(RuleProblem::line).containsOnly(line);
    }

    @Test
    void what_follows_a_second_document_is_not_passed_over() {
        // When
        Optional<RulebookPolicy> policy = read(Rulebooks.POLICY + "---\nname: Other rules\n");

        // Then
        assertThat(policy).isEmpty();
        assertThat(problems).singleElement().satisfies(it -> {
            assertThat(it.line()).isEqualTo(5);
            assertThat(it.message()).isEqualTo("a second document begins here.");
        });
    }

    @Test
    void reports_a_key_that_appears_twice_with_its_line() {
        // Given
        String yaml = Rulebooks.POLICY + "name: Again\n";

        // When
        Optional<RulebookPolicy> policy = read(yaml);

        // Then
        assertThat(policy).isEmpty();
        assertThat(problems).extracting(RuleProblem::line).containsExactly(5);
    }
}
