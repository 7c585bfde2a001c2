package io.davylamp.plausible;

import io.davylamp.mining.PlainNumber;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers what is unusual while a reading is looked through. */
final class Sieve {
    private static final String GENERAL = "Maybe the unit is wrong, or a decimal point is missing.";

    private final List<Doubt> doubts = new ArrayList<>();

    void check(Figure figure, double value, Usual usual) {
        check(figure, value, usual, usual.isFarFrom(value));
    }

    /**
     * Compares a figure with what it may be at all and with the operator's own last. A last that is beyond belief itself
     * is not compared with; where one near it was believed before, the next is too.
     *
     * @param last the last value
     * @param beside what is usual beside it
     */
    void check(Figure figure, double value, Usual usual, double last, Usual beside) {
        check(figure, value, usual, usual.isFarFrom(value) && !beside.holds(value));
        if (!usual.isFarFrom(last)) {
            check(figure, value, beside);
        }
    }

    private void check(Figure figure, double value, Usual usual, boolean far) {
        if (usual.holds(value)) {
            return;
        }
        String unit = figure.unit().isEmpty() ? "" : " " + figure.unit();
        String message = "%s is %s%s; expected is %s%s, by %s."
                .formatted(figure.name(), PlainNumber.rounded(value), unit, range(usual), unit, usual.by());
        doubts.add(
                new Doubt(figure.name(), value, usual.low(), usual.high(), far, message, advice(figure, value, usual)));
    }

    Plausibility result() {
        if (doubts.isEmpty()) {
            return new Plausibility.Plausible();
        }
        doubts.sort(Comparator.comparing(Doubt::far).reversed());
        return doubts.get(0).far() ? new Plausibility.Implausible(doubts) : new Plausibility.Doubtful(doubts);
    }

    private static String range(Usual usual) {
        return usual.low() == 0
                ? "at most %s".formatted(PlainNumber.rounded(usual.high()))
                : "%s to %s".formatted(PlainNumber.rounded(usual.low()), PlainNumber.rounded(usual.high()));
    }

    /** The slip that would explain it, where one would. */
    private static String advice(Figure figure, double value, Usual usual) {
        String unit = figure.unit().isEmpty() ? "" : " " + figure.unit();
        return figure.slips().stream()
                .filter(it -> value != 0 && usual.holds(value * it.times()))
                .findFirst()
                .map(it -> "Maybe %s: that would be %s%s."
                        .formatted(it.given(), PlainNumber.rounded(value * it.times()), unit))
                .orElse(GENERAL);
    }
}
