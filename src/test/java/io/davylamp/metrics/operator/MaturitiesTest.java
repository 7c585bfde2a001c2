package io.davylamp.metrics.operator;

import static io.davylamp.metrics.MetricSets.reason;
import static io.davylamp.metrics.MetricSets.the;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.metrics.Assumptions;
import io.davylamp.metrics.Markets;
import io.davylamp.metrics.Metric.Reason;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.OperatorMetric.NearMaturities;
import io.davylamp.metrics.Operators;
import io.davylamp.mining.Loan;
import io.davylamp.mining.Loan.Collateral;
import io.davylamp.mining.Mandate;
import io.davylamp.mining.OperatorState;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MaturitiesTest {
    private static final LocalDate TODAY = LocalDate.ofInstant(Operators.NOW, ZoneOffset.UTC);
    private static final double CASH = 10e6;

    @Test
    void balances_count_up_to_the_day_itself() {
        // Given
        Loan[] loans = {
            loan("overdue", 1e6, -1, new Collateral.None()),
            loan("month", 2e6, 30, new Collateral.None()),
            loan("after", 4e6, 31, new Collateral.None()),
            loan("quarter", 8e6, 90, new Collateral.None()),
            loan("year", 16e6, 365, new Collateral.None()),
            loan("later", 32e6, 366, new Collateral.None()),
        };

        // When
        NearMaturities near = the(metrics(CASH, loans), NearMaturities.class);

        // Then
        assertThat(near).isEqualTo(new NearMaturities(3e6, 15e6, 31e6, 0.3, 1.5, 3.1));
    }

    @Test
    void coins_pledged_for_a_loan_pay_for_it_first() {
        // Given: 100 BTC at 70,000 less a tenth bring 6.3 million
        Loan covered = loan("covered", 6.3e6, 10, new Collateral.Btc(100, 0.95, 0.98, 0.9));
        Loan short1 = loan("short", 7.3e6, 10, new Collateral.Btc(100, 0.95, 0.98, 0.9));

        // Then
        assertThat(the(metrics(CASH, covered), NearMaturities.class).due30dUsd())
                .isCloseTo(0, within(1e-6));
        assertThat(the(metrics(CASH, short1), NearMaturities.class).due30dUsd()).isCloseTo(1e6, within(1e-6));
    }

    @Test
    void machines_pledged_for_a_loan_do_not() {
        Loan machines = loan("machines", 5e6, 10, new Collateral.Asic(50e6));

        assertThat(the(metrics(CASH, machines), NearMaturities.class).ratio30d())
                .isEqualTo(0.5);
    }

    @Test
    void says_why_there_are_none() {
        Loan undated = Operators.unsecured(1_000);
        Loan due = loan("due", 1e6, 10, new Collateral.None());
        Loan later = loan("later", 1e6, 400, new Collateral.None());

        assertThat(reason(metrics(CASH), NearMaturities.class)).isEqualTo(Reason.NOT_APPLICABLE);
        assertThat(reason(metrics(CASH, undated), NearMaturities.class)).isEqualTo(Reason.MISSING_INPUT);
        assertThat(reason(metrics(0, due), NearMaturities.class)).isEqualTo(Reason.OUT_OF_DOMAIN);
        assertThat(the(metrics(0, later), NearMaturities.class).ratio365d()).isZero();
        assertThat(metrics(1, CASH, due).find(NearMaturities.class)).isEmpty();
    }

    @Property(tries = 200)
    void more_cash_and_later_dates_never_make_it_worse(
            @ForAll @DoubleRange(min = 1, max = 1e8) double cash,
            @ForAll @DoubleRange(min = 1, max = 1e8) double more,
            @ForAll @IntRange(max = 500) int days,
            @ForAll @IntRange(max = 500) int later) {
        // Given / When
        NearMaturities near = near(cash, days);
        NearMaturities richer = near(cash + more, days);
        NearMaturities postponed = near(cash, days + later);

        // Then
        assertThat(richer.ratio365d()).isLessThanOrEqualTo(near.ratio365d());
        assertThat(postponed.ratio90d()).isLessThanOrEqualTo(near.ratio90d());
        assertThat(near.due30dUsd()).isLessThanOrEqualTo(near.due90dUsd());
        assertThat(near.due90dUsd()).isLessThanOrEqualTo(near.due365dUsd());
    }

    private static NearMaturities near(double cash, int days) {
        return the(metrics(cash, loan("notes", 3e6, days, new Collateral.None())), NearMaturities.class);
    }

    private static Loan loan(String id, double balanceUsd, int days, Collateral collateral) {
        return new Loan(
                id,
                balanceUsd,
                OptionalDouble.of(1_000),
                collateral,
                Optional.empty(),
                OptionalDouble.empty(),
                Optional.of(TODAY.plusDays(days)));
    }

    private static MetricSet metrics(double cashUsd, Loan... loans) {
        return metrics(2, cashUsd, loans);
    }

    private static MetricSet metrics(int edition, double cashUsd, Loan... loans) {
        OperatorState state =
                Operators.anOperator(Operators.treasury(Operators.NOW, cashUsd, 0), Operators.debt(loans));
        Assumptions assumptions = new Assumptions(Markets.STRESS, Mandate.HOUSE.view(), edition);
        return OperatorMetrics.compute(state, Optional.of(Markets.aMarket()), assumptions, Operators.NOW);
    }
}
