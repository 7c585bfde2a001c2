package io.davylamp.mining;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known of an operator at a moment: its profile and, of each kind, the latest reading; of two of one moment the
 * one added later, which is a correction. Readings of different moments may be added in any order.
 *
 * @param treasuryMonths the last treasury reading of each of the three latest months that have one, oldest first:
 *     what is needed to observe how fast the treasury shrinks
 * @param disclosures the last disclosure of each of the six latest months that have one, oldest first: what one leaves
 *     out an earlier one may have said, and balance sheets are quarterly
 */
public record OperatorState(
        OperatorProfile profile,
        Optional<Reading.Fleet> fleet,
        Optional<Reading.Cost> cost,
        Optional<Reading.Debt> debt,
        Optional<Reading.Hedges> hedges,
        List<Reading.Treasury> treasuryMonths,
        List<Disclosure> disclosures) {
    private static final int MONTHS_KEPT = 3;
    private static final int DISCLOSURES_KEPT = 6;

    /** One that has published nothing. */
    public OperatorState(
            OperatorProfile profile,
            Optional<Reading.Fleet> fleet,
            Optional<Reading.Cost> cost,
            Optional<Reading.Debt> debt,
            Optional<Reading.Hedges> hedges,
            List<Reading.Treasury> treasuryMonths) {
        this(profile, fleet, cost, debt, hedges, treasuryMonths, List.of());
    }

    public OperatorState {
        treasuryMonths = List.copyOf(treasuryMonths);
        disclosures = List.copyOf(disclosures);
    }

    public static OperatorState empty(OperatorProfile profile) {
        return new OperatorState(
                profile, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    public Optional<Reading.Treasury> treasury() {
        return treasuryMonths.isEmpty() ? Optional.empty() : Optional.of(treasuryMonths.get(treasuryMonths.size() - 1));
    }

    /** The moment of the latest reading of any kind; empty where there is none. */
    public Optional<Instant> figuresAt() {
        return Stream.<Optional<? extends Reading>>of(fleet, cost, debt, hedges, treasury())
                .flatMap(Optional::stream)
                .map(Reading::at)
                .max(Comparator.naturalOrder());
    }

    public OperatorState with(OperatorProfile newProfile) {
        return new OperatorState(newProfile, fleet, cost, debt, hedges, treasuryMonths, disclosures);
    }

    /** This state and one more reading of the same operator. */
    public OperatorState with(Reading.OfOperator reading) {
        if (reading instanceof Reading.Fleet it) {
            return new OperatorState(profile, later(fleet, it), cost, debt, hedges, treasuryMonths, disclosures);
        } else if (reading instanceof Reading.Cost it) {
            return new OperatorState(profile, fleet, later(cost, it), debt, hedges, treasuryMonths, disclosures);
        } else if (reading instanceof Reading.Debt it) {
            return new OperatorState(profile, fleet, cost, later(debt, it), hedges, treasuryMonths, disclosures);
        } else if (reading instanceof Reading.Hedges it) {
            return new OperatorState(profile, fleet, cost, debt, later(hedges, it), treasuryMonths, disclosures);
        } else if (reading instanceof Reading.Treasury it) {
            List<Reading.Treasury> months = months(treasuryMonths, it, MONTHS_KEPT);
            return new OperatorState(profile, fleet, cost, debt, hedges, months, disclosures);
        } else {
            List<Disclosure> months = months(disclosures, (Disclosure) reading, DISCLOSURES_KEPT);
            return new OperatorState(profile, fleet, cost, debt, hedges, treasuryMonths, months);
        }
    }

    /** Every reading it consists of: what it can be put together from again. */
    public List<Reading.OfOperator> readings() {
        List<Reading.OfOperator> readings = new ArrayList<>(treasuryMonths);
        fleet.ifPresent(readings::add);
        cost.ifPresent(readings::add);
        debt.ifPresent(readings::add);
        hedges.ifPresent(readings::add);
        readings.addAll(disclosures);
        return readings;
    }

    /** This state and more readings of the same operator; those of one moment in the order they were received. */
    public OperatorState withAll(Iterable<? extends Reading.OfOperator> readings) {
        OperatorState state = this;
        for (Reading.OfOperator reading : readings) {
            state = state.with(reading);
        }
        return state;
    }

    private static <T extends Reading> Optional<T> later(Optional<T> known, T reading) {
        return known.filter(it -> it.at().isAfter(reading.at())).or(() -> Optional.of(reading));
    }

    private static <T extends Reading> List<T> months(List<T> known, T reading, int kept) {
        List<T> all = new ArrayList<>(known);
        all.add(reading);
        all.sort(Comparator.comparing(Reading::at));
        List<T> lastOfMonth = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (i == all.size() - 1
                    || !month(all.get(i).at()).equals(month(all.get(i + 1).at()))) {
                lastOfMonth.add(all.get(i));
            }
        }
        return lastOfMonth.subList(Math.max(0, lastOfMonth.size() - kept), lastOfMonth.size());
    }

    private static YearMonth month(Instant at) {
        return YearMonth.from(at.atZone(ZoneOffset.UTC));
    }
}
