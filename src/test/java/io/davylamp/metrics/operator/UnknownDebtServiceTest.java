package io.davylamp.metrics.operator;

import static io.davylamp.metrics.MetricSets.the;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.metrics.Assumptions;
import io.davylamp.metrics.Markets;
import io.davylamp.metrics.Metric;
import io.davylamp.metrics.Metric.Reason;
import io.davylamp.metrics.Metric.Unavailable;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.OperatorMetric.DebtServiceUnknown;
import io.davylamp.metrics.OperatorMetric.DebtStatus;
import io.davylamp.metrics.OperatorMetric.Dscr;
import io.davylamp.metrics.OperatorMetric.Runway;
import io.davylamp.metrics.OperatorMetric.RunwayAtMost;
import io.davylamp.metrics.Operators;
import io.davylamp.metrics.Scenario;
import io.davylamp.mining.Loan;
import io.davylamp.mining.Loan.Collateral;
import io.davylamp.mining.Mandate;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.Quotes;
import io.davylamp.mining.Reading;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a loan does not report is not zero. */
class UnknownDebtServiceTest {
    private static final double BALANCE = 20e6;
    private static final Quotes QUOTES =
            new Quotes(OptionalDouble.of(0.05), OptionalDouble.of(0.6), OptionalDouble.empty());

    @ParameterizedTest
    @ValueSource(strings = {"Dscr", "DebtServiceCover", "Runway", "AllInCost", "CashFlowOdds"})
    void nothing_that_needs_it_is_computed(String metric) {
        for (Loan silent : List.of(loan(OptionalDouble.empty()), loan(OptionalDouble.of(0)))) {
            // Given / When
            MetricSet metrics = metrics(2, Operators.unsecured(1_000), silent);

            // Then
            assertThat(metrics.all(Unavailable.class).filter(it -> it.metric().equals(metric)))
                    .isNotEmpty()
                    .anySatisfy(it -> assertThat(it.reason()).isEqualTo(Reason.MISSING_INPUT));
        }
    }

    @Test
    void the_loan_is_named_and_what_the_others_report_still_counts() {
        // Given / When
        MetricSet metrics = metrics(2, Operators.unsecured(1_000), loan(OptionalDouble.of(0)));

        // Then
        assertThat(the(metrics, DebtServiceUnknown.class)).isEqualTo(new DebtServiceUnknown("notes", BALANCE));
        assertThat(the(metrics, DebtStatus.class)).isEqualTo(new DebtStatus(10e6 + BALANCE, 1_000, false));
        assertThat(metrics.all(Unavailable.class))
                .contains(
                        new Unavailable("Dscr", Reason.MISSING_INPUT, "loan 'notes' does not report its debt service"))
                .contains(new Unavailable(
                        "Runway", Reason.MISSING_INPUT, "BASE: loan 'notes' does not report its debt service"));
    }

    @Test
    void the_runway_is_at_most_what_it_is_before_the_unknown() {
        // Given
        MetricSet unknown = metrics(2, Operators.unsecured(1_000), loan(OptionalDouble.empty()));
        MetricSet without = metrics(2, Operators.unsecured(1_000));

        // Then
        for (Scenario scenario : List.of(Scenario.BASE, Scenario.STRESSED)) {
            double days = without.all(Runway.class)
                    .filter(it -> it.scenario() == scenario)
                    .findFirst()
                    .orElseThrow()
                    .days();
            assertThat(unknown.all(RunwayAtMost.class)).contains(new RunwayAtMost(days, scenario));
        }
        assertThat(without.find(RunwayAtMost.class)).isEmpty();
    }

    @Test
    void without_any_debt_reading_the_runway_is_known_from_above_too() {
        // Given
        MetricSet never = judged(2, burning());
        MetricSet none = metrics(2);

        // Then
        assertThat(never.all(RunwayAtMost.class).map(RunwayAtMost::days).toList())
                .isEqualTo(none.all(Runway.class).map(Runway::days).toList());
        assertThat(never.find(Runway.class)).isEmpty();
    }

    @Test
    void rate_and_maturity_say_what_is_due_until_then() {
        // Given
        Loan bullet = new Loan(
                "notes",
                BALANCE,
                OptionalDouble.empty(),
                new Collateral.None(),
                Optional.empty(),
                OptionalDouble.of(0.06),
                Optional.of(LocalDate.parse("2026-12-31")));

        // When
        MetricSet metrics = metrics(2, bullet);

        // Then
        assertThat(the(metrics, DebtStatus.class).debtServiceUsdPerDay())
                .isCloseTo(BALANCE * 0.06 / 365.25, within(15.0));
        assertThat(metrics.find(Dscr.class)).isPresent();
        assertThat(metrics.find(DebtServiceUnknown.class)).isEmpty();
    }

    @Test
    void no_debt_and_what_is_paid_back_are_known_to_need_none() {
        MetricSet none = metrics(2);
        MetricSet paidBack = metrics(2, new Loan("notes", 0, 0, new Collateral.None()));

        for (MetricSet metrics : List.of(none, paidBack)) {
            assertThat(metrics.all(Unavailable.class))
                    .contains(new Unavailable("Dscr", Reason.NOT_APPLICABLE, "no debt service is due"));
            assertThat(metrics.find(Runway.class)).isPresent();
        }
    }

    @Test
    void the_first_edition_takes_it_for_zero_as_it_always_did() {
        // Given / When
        MetricSet metrics = metrics(1, loan(OptionalDouble.of(0)));

        // Then
        assertThat(metrics.all(Unavailable.class))
                .contains(new Unavailable("Dscr", Reason.NOT_APPLICABLE, "no debt service is due"));
        assertThat(metrics.find(Runway.class)).isPresent();
        assertThat(metrics.upTo(1)).isEqualTo(metrics);
    }

    private static Loan loan(OptionalDouble serviceUsdPerDay) {
        return new Loan(
                "notes",
                BALANCE,
                serviceUsdPerDay,
                new Collateral.None(),
                Optional.empty(),
                OptionalDouble.empty(),
                Optional.empty());
    }

    private static MetricSet metrics(int edition, Loan... loans) {
        List<Reading.OfOperator> readings = new ArrayList<>(List.of(burning()));
        readings.add(Operators.debt(loans));
        return judged(edition, readings.toArray(Reading.OfOperator[]::new));
    }

    /** An operator whose power costs more than it earns. */
    private static Reading.OfOperator[] burning() {
        return new Reading.OfOperator[] {
            Operators.fleet(1_000, 0.95),
            Operators.treasury(Operators.NOW, 5e6, 20),
            new Reading.Cost("cost", Operators.NOW, Operators.ID, 0.12, 5_000, 0, OptionalDouble.of(100)),
        };
    }

    private static MetricSet judged(int edition, Reading.OfOperator... readings) {
        OperatorState state = Operators.anOperator(readings);
        Assumptions assumptions = new Assumptions(Markets.STRESS, Mandate.HOUSE.view(), edition);
        MetricSet metrics =
                OperatorMetrics.compute(state, Optional.of(Markets.with(QUOTES)), assumptions, Operators.NOW);
        assertThat(metrics.values())
                .doesNotHaveDuplicates()
                .allSatisfy(it -> assertThat(it).isInstanceOf(Metric.class));
        return metrics;
    }
}
