package io.davylamp.metrics;

import io.davylamp.mining.Mandate;
import java.util.Set;

/**
 * What metrics assume where no reading has it; policy of the rulebook, not fact.
 *
 * @param stress the shock a stressed runway is computed under
 * @param view how difficulty moves, which no market quotes
 * @param edition what the rulebook's verdicts are made of: 1 or 2; each computes what it always did
 * @param stale readings too old to say anything of the moment: only their age is a metric. Always empty in edition 1
 */
public record Assumptions(StressScenario stress, Mandate.View view, int edition, Set<Input> stale) {
    /** The edition by which whatever is not kept is computed and priced. */
    public static final int LATEST_EDITION = 2;

    public Assumptions {
        stale = Set.copyOf(stale);
    }

    public Assumptions(StressScenario stress, Mandate.View view, int edition) {
        this(stress, view, edition, Set.of());
    }

    /** The same without what has become too old. */
    public Assumptions without(Set<Input> older) {
        return new Assumptions(stress, view, edition, older);
    }

    /** A stress, the house's view of difficulty and the first edition. */
    public static Assumptions of(StressScenario stress) {
        return new Assumptions(stress, Mandate.HOUSE.view(), 1);
    }
}
