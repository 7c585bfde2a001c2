package io.davylamp.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.metrics.Metric;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.NetworkMetric;
import io.davylamp.metrics.OperatorMetric;
import io.davylamp.metrics.Scenario;
import io.davylamp.mining.Grade;
import io.davylamp.mining.Instrument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The shipped rules against the house's table of grades, written once more in plain Java. */
class HouseGradesTest {
    private static final RuleSet RULES = Rulebooks.compiled(RulebookSource.read(Rulebooks.SHIPPED));

    /** Whether debt service cover is a number, has no meaning (no debt), or is not known. */
    private record Debt(OptionalDouble dscr, boolean none) {}

    /** One operator's figures; an empty one could not be computed. */
    private record Figures(
            OptionalDouble baseDays,
            OptionalDouble observedDays,
            OptionalDouble stressedDays,
            Debt debt,
            OptionalDouble coverMonths,
            List<Double> callDistances,
            OptionalDouble asicLtv,
            OptionalDouble margin) {}

    /** The rest of an operator's figures. */
    private record Others(
            OptionalDouble soldToMined,
            boolean missedPayment,
            double hedged,
            double btcShare,
            OptionalDouble basis,
            OptionalDouble vol) {}

    private static Grade band(double value, double watch, double stressed, double severe) {
        return value < severe
                ? Grade.SEVERE
                : value < stressed ? Grade.STRESSED : value < watch ? Grade.WATCH : Grade.NORMAL;
    }

    private static Grade runway(double days, Debt debt) {
        boolean covered = debt.none() || debt.dscr().orElse(0) >= 1;
        return days < 30 && !covered ? Grade.CAPITULATION : band(days, 365, 180, 90);
    }

    private static Grade grade(Figures it, Others others) {
        List<Grade> grades = new ArrayList<>(List.of(Grade.NORMAL));
        it.baseDays().ifPresent(days -> grades.add(runway(days, it.debt())));
        it.observedDays().ifPresent(days -> grades.add(runway(days, it.debt())));
        it.debt().dscr().ifPresent(dscr -> {
            Grade grade = band(dscr, 1.5, 1.25, 1.0);
            boolean bridged = it.coverMonths().orElse(0) >= 12;
            grades.add(grade == Grade.SEVERE && bridged ? Grade.STRESSED : grade);
        });
        it.callDistances().forEach(d -> grades.add(d <= 0 ? Grade.CAPITULATION : band(d, 0.5, 0.35, 0.2)));
        it.asicLtv().ifPresent(ltv -> grades.add(band(-ltv, -0.6 + 1e-12, -0.8 + 1e-12, -1 + 1e-12)));
        it.margin().ifPresent(margin -> grades.add(margin < 0 ? Grade.STRESSED : band(margin, 0.15, 0, -9)));
        others.soldToMined()
                .ifPresent(sold -> grades.add(
                        sold >= 3
                                ? Grade.SEVERE
                                : sold >= 1.5 ? Grade.STRESSED : sold > 1 ? Grade.WATCH : Grade.NORMAL));
        if (others.missedPayment()) {
            grades.add(Grade.CAPITULATION);
        }
        return grades.stream().reduce(Grade.NORMAL, Grade::worst);
    }

    private static MetricSet metrics(Figures it, Others others) {
        List<Metric> metrics = new ArrayList<>();
        it.baseDays().ifPresent(days -> metrics.add(new OperatorMetric.Runway(days, Scenario.BASE)));
        it.observedDays().ifPresent(days -> metrics.add(new OperatorMetric.Runway(days, Scenario.OBSERVED)));
        it.stressedDays().ifPresent(days -> metrics.add(new OperatorMetric.Runway(days, Scenario.STRESSED)));
        it.debt().dscr().ifPresent(ratio -> metrics.add(new OperatorMetric.Dscr(ratio)));
        if (it.debt().dscr().isEmpty()) {
            Metric.Reason reason = it.debt().none() ? Metric.Reason.NOT_APPLICABLE : Metric.Reason.MISSING_INPUT;
            metrics.add(new Metric.Unavailable("Dscr", reason, ""));
        }
        it.coverMonths().ifPresent(months -> metrics.add(new OperatorMetric.DebtServiceCover(months)));
        for (int i = 0; i < it.callDistances().size(); i++) {
            double distance = it.callDistances().get(i);
            metrics.add(new OperatorMetric.MarginCall("loan" + i, 20_000, distance));
        }
        it.asicLtv().ifPresent(ltv -> metrics.add(new OperatorMetric.AsicLtv("machines", ltv)));
        it.margin().ifPresent(margin -> metrics.add(new OperatorMetric.CashMargin(margin)));
        others.soldToMined().ifPresent(ratio -> metrics.add(new OperatorMetric.SoldToMined(ratio)));
        metrics.add(new OperatorMetric.DebtStatus(1e6, 1e3, others.missedPayment()));
        metrics.add(new OperatorMetric.HedgeCover(others.hedged()));
        metrics.add(new OperatorMetric.Liquidity(1e6, others.btcShare()));
        others.basis().ifPresent(basis -> metrics.add(new OperatorMetric.FuturesBasis(basis)));
        others.vol().ifPresent(vol -> metrics.add(new OperatorMetric.ImpliedVol(vol)));
        return new MetricSet(metrics);
    }

    @Property(tries = 2000)
    void grades_as_the_house_table_says(@ForAll("figures") Figures figures, @ForAll("others") Others others) {
        // Given
        MetricSet metrics = metrics(figures, others);

        // When
        List<Finding> findings = RULES.evaluate(metrics);

        // Then
        Grade worst = findings.stream()
                .filter(Finding.Stress.class::isInstance)
                .map(it -> ((Finding.Stress) it).grade())
                .reduce(Grade.NORMAL, Grade::worst);
        assertThat(worst).isEqualTo(grade(figures, others));
    }

    @Property(tries = 2000)
    void asks_for_hedges_or_for_none_and_never_both(
            @ForAll("figures") Figures figures, @ForAll("others") Others others) {
        // Given
        MetricSet metrics = metrics(figures, others);

        // When
        List<Finding.Hedge> hedges = RULES.evaluate(metrics).stream()
                .filter(Finding.Hedge.class::isInstance)
                .map(Finding.Hedge.class::cast)
                .toList();

        // Then
        Set<Instrument> asked = hedges.stream().map(Finding.Hedge::instrument).collect(Collectors.toSet());
        assertThat(asked).hasSameSizeAs(hedges);
        if (asked.contains(Instrument.DO_NOTHING)) {
            assertThat(asked).containsExactly(Instrument.DO_NOTHING);
            assertThat(grade(figures, others)).isIn(Grade.NORMAL, Grade.WATCH);
        }
    }

    @Property(tries = 2000)
    void asks_for_nothing_that_drains_cash_near_a_margin_call_or_on_a_short_runway(
            @ForAll("figures") Figures figures, @ForAll("others") Others others) {
        // Given
        boolean emergency = figures.callDistances().stream().anyMatch(it -> it < 0.2)
                || figures.baseDays().orElse(1e9) < 90
                || figures.observedDays().orElse(1e9) < 90;

        // When
        List<Finding> findings = RULES.evaluate(metrics(figures, others));

        // Then
        boolean drains = findings.stream()
                .anyMatch(it -> it instanceof Finding.Hedge hedge
                        && (hedge.instrument() == Instrument.SELL_FUTURES
                                || hedge.instrument() == Instrument.ZERO_COST_COLLAR));
        assertThat(emergency && drains).isFalse();
    }

    @Property(tries = 500)
    void grades_the_network_by_its_score_and_ribbon(@ForAll("scores") double score, @ForAll boolean inverted) {
        // Given
        MetricSet metrics = new MetricSet(List.of(
                new NetworkMetric.NetworkStress(score),
                new NetworkMetric.HashRibbon(inverted ? 0.99 : 1.01, inverted)));
        Grade expected = score >= 75
                ? (inverted ? Grade.CAPITULATION : Grade.SEVERE)
                : score >= 60 ? Grade.SEVERE : score >= 40 ? Grade.STRESSED : score >= 20 ? Grade.WATCH : Grade.NORMAL;

        // When
        List<Finding> findings = RULES.evaluate(metrics);

        // Then
        Optional<Grade> grade =
                findings.stream().map(it -> ((Finding.Stress) it).grade()).findFirst();
        assertThat(grade).isEqualTo(Optional.of(expected).filter(it -> it != Grade.NORMAL));
        assertThat(findings).hasSizeLessThanOrEqualTo(1);
    }

    @Provide
    Arbitrary<Double> scores() {
        return around(20, 40, 60, 75, 0, 100).filter(it -> it >= 0 && it <= 100);
    }

    @Provide
    Arbitrary<Figures> figures() {
        Arbitrary<OptionalDouble> days = maybe(around(30, 90, 180, 365, 0).filter(it -> it >= 0));
        Arbitrary<Debt> debts = Arbitraries.oneOf(
                around(1.0, 1.25, 1.5, -0.45).map(it -> new Debt(OptionalDouble.of(it), false)),
                Arbitraries.of(true, false).map(none -> new Debt(OptionalDouble.empty(), none)));
        return Combinators.combine(
                        days,
                        days,
                        days,
                        debts,
                        maybe(around(12, 1)),
                        around(0, 0.2, 0.35, 0.5, 0.8).list().ofMaxSize(2),
                        maybe(around(0.6, 0.8, 1.0).filter(it -> it >= 0)),
                        maybe(around(0, 0.15, 0.4)))
                .as(Figures::new);
    }

    @Provide
    Arbitrary<Others> others() {
        return Combinators.combine(
                        maybe(around(1.0, 1.5, 3).filter(it -> it >= 0)),
                        Arbitraries.of(false, false, false, false, true),
                        around(0.5, 0.1).filter(it -> it >= 0),
                        around(0.25, 0.75),
                        maybe(around(0, 0.1)),
                        maybe(around(0.9, 0.5)))
                .as(Others::new);
    }

    /** Numbers on, just beside, and somewhere near the given limits. */
    private static Arbitrary<Double> around(double... limits) {
        List<Double> values = new ArrayList<>();
        for (double limit : limits) {
            values.addAll(List.of(limit, limit - 1e-6, limit + 1e-6, limit * 1.1 + 0.01, limit * 0.9 - 0.01));
        }
        return Arbitraries.of(values);
    }

    private static Arbitrary<OptionalDouble> maybe(Arbitrary<Double> values) {
        return values.injectNull(0.3).map(it -> it == null ? OptionalDouble.empty() : OptionalDouble.of(it));
    }
}
