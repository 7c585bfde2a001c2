package io.davylamp.hedging.cash;

import io.davylamp.hedging.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What hedges must never do to an operator: leave it less runway than without them, in base or under stress; leave the
 * worse of the two cases with less to pay with at the end; bind more cash than the mandate allows; or call for more
 * margin than there is cash when the price rises. What is wrong already may stay so, but not get worse.
 *
 * <p>Each of these is linear in the size of a hedge or a minimum of such, so the sizes without harm run from none to a
 * largest one.
 */
public final class Harm {
    /** Rounding of sums, relative. */
    private static final double ROUNDING = 1e-9;

    private final Means means;
    private final List<Before> befores;
    private final double risenUsd;
    private final boolean unwinding;

    public Harm(Means means) {
        this(means, false);
    }

    private Harm(Means means, boolean unwinding) {
        this.unwinding = unwinding;
        this.means = means;
        this.befores = befores(means);
        this.risenUsd = means.cashAfterRiseUsd(CashChange.NONE);
    }

    /** Of hedges undone: what they would have paid is given up, but no runway may be shortened by it. */
    public static Harm ofUnwinding(Means means) {
        return new Harm(means, true);
    }

    /** The first harm done, a clause; empty where none is. */
    public Optional<String> of(CashChange change) {
        return all(change).stream().map(it -> it.what().get()).findFirst();
    }

    /** How much harm is done: shares of what is harmed, added up; 0: none. */
    public double amount(CashChange change) {
        return all(change).stream().mapToDouble(Done::share).sum();
    }

    /**
     * The most lots up to a number that do no harm.
     *
     * @param lot what one lot does
     * @param beside what is done besides, harmless itself
     */
    public long most(CashChange lot, CashChange beside, long lots) {
        long from = 0;
        long to = lots;
        while (from < to) {
            long middle = from + (to - from + 1) / 2;
            if (all(beside.plus(lot, middle)).isEmpty()) {
                from = middle;
            } else {
                to = middle - 1;
            }
        }
        return from;
    }

    /**
     * Without the hedges: as the treasury is reported; and, where hedges are in place, also as if what they bind were not
     * taken off it yet, since a hedge is often reported before the treasury that paid for it.
     */
    private record Before(CashChange bound, Lasting base, Lasting stressed) {
        static Before of(CashChange bound, Means means) {
            return new Before(bound, means.base(bound), means.stressed(bound));
        }
    }

    private static List<Before> befores(Means means) {
        CashChange had = means.inPlaceChange();
        Before reported = Before.of(CashChange.NONE, means);
        return had.boundUsd() == 0
                ? List.of(reported)
                : List.of(reported, Before.of(new CashChange(had.paidUsd(), had.marginUsd(), 0, 0, 0, 0, 0), means));
    }

    /**
     * @param share by how much, of what it harms
     * @param what a clause, written only where somebody reads it: a search weighs thousands of sizes
     */
    private record Done(double share, Supplier<String> what) {}

    private List<Done> all(CashChange change) {
        List<Done> harm = new ArrayList<>();
        bound(change, harm);
        called(change, harm);
        for (Before before : befores) {
            CashChange all = before.bound().plus(change, 1);
            Lasting base = means.base(all);
            Lasting stressed = means.stressed(all);
            runway("", before.base(), base, harm);
            runway("stressed ", before.stressed(), stressed, harm);
            left(
                    Math.min(before.base().endUsd(), before.stressed().endUsd()),
                    Math.min(base.endUsd(), stressed.endUsd()),
                    harm);
        }
        return harm;
    }

    private void left(double before, double then, List<Done> harm) {
        double scale = Math.max(1, Math.abs(before));
        if (!unwinding && before - then > ROUNDING * scale) {
            harm.add(new Done(
                    (before - then) / scale,
                    () -> "%s USD less would be left after %d days in the worse of the two cases"
                            .formatted(Wording.price(before - then), means.days())));
        }
    }

    private void bound(CashChange change, List<Done> harm) {
        double beyond = means.beyondMandateUsd(change);
        if (change.boundUsd() > 0 && beyond > ROUNDING * change.boundUsd()) {
            harm.add(new Done(
                    beyond / change.boundUsd(),
                    () ->
                            "premium, fees and initial margin would take %s USD more than the %s of cash the mandate allows"
                                    .formatted(
                                            Wording.price(beyond),
                                            Wording.percent(
                                                    means.mandate().limits().cashShare()))));
        }
    }

    private void called(CashChange change, List<Done> harm) {
        double risen = means.cashAfterRiseUsd(change);
        double scale = Math.max(1, Math.abs(risenUsd));
        if (risen < -ROUNDING * scale && risen < risenUsd - ROUNDING * scale) {
            harm.add(new Done(
                    (Math.min(0, risenUsd) - risen) / scale,
                    () ->
                            "a rise of the price to %s USD, one outcome in twenty, would call for %s USD more margin than there is cash"
                                    .formatted(Wording.price(means.weather().highUsd()), Wording.price(-risen))));
        }
    }

    private static void runway(String which, Lasting before, Lasting then, List<Done> harm) {
        double had = before.runwayOrForever();
        double has = then.runwayOrForever();
        if (has < had * (1 - ROUNDING)) {
            harm.add(new Done(
                    Double.isInfinite(had) ? 1 : (had - has) / had,
                    () -> "the %srunway would be cut from %s to %s".formatted(which, days(had), days(has))));
        }
    }

    private static String days(double days) {
        return Double.isInfinite(days) ? "no end" : Wording.tenths(days) + " days";
    }
}
