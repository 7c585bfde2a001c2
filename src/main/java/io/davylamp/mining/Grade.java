package io.davylamp.mining;

import java.util.Collection;

/**
 * How stressed an operator's (or the network's) revenue is, in rising order. {@link #INDETERMINATE} is outside
 * the order: the inputs do not allow a grade, which is never the same as NORMAL.
 */
public enum Grade {
    INDETERMINATE,
    NORMAL,
    WATCH,
    STRESSED,
    SEVERE,
    CAPITULATION;

    public boolean worseThan(Grade other) {
        return compareTo(other) > 0;
    }

    public boolean atLeast(Grade other) {
        return compareTo(other) >= 0;
    }

    /** The worse of two grades; INDETERMINATE yields to any other. */
    public Grade worst(Grade other) {
        return worseThan(other) ? this : other;
    }

    /**
     * The grade of several findings: the worst; INDETERMINATE where one says so and none is SEVERE or worse, for what is
     * missing could hide that. NORMAL where there is none.
     */
    public static Grade ofAll(Collection<Grade> found) {
        Grade worst = found.stream().reduce(NORMAL, Grade::worst);
        return found.contains(INDETERMINATE) && !worst.atLeast(SEVERE) ? INDETERMINATE : worst;
    }

    /** One class calmer, NORMAL at the least. INDETERMINATE stays. */
    public Grade oneCalmer() {
        return compareTo(NORMAL) <= 0 ? this : values()[ordinal() - 1];
    }
}
