package io.davylamp.rules.text;

import io.davylamp.rules.RuleProblem;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A list of problems that keeps the first hundred and counts the others: nobody reads on, and a hostile file has
 * hundreds of thousands.
 */
public final class FirstProblems extends AbstractList<RuleProblem> {
    public static final int MAX = 100;

    private final List<RuleProblem> kept = new ArrayList<>();
    private int found;

    /** The first hundred of some, and how many more there are. */
    public static List<RuleProblem> of(Collection<RuleProblem> all) {
        FirstProblems first = new FirstProblems();
        all.forEach(first::add);
        return first.reported();
    }

    @Override
    public boolean add(RuleProblem problem) {
        found++;
        if (kept.size() < MAX || found == MAX + 1) {
            kept.add(problem);
        }
        return true;
    }

    /** How many are kept. */
    @Override
    public int size() {
        return Math.min(kept.size(), MAX);
    }

    @Override
    public RuleProblem get(int index) {
        return kept.get(index);
    }

    /** Those kept, and where there are more, one that states how many, at the first of these. */
    public List<RuleProblem> reported() {
        List<RuleProblem> reported = new ArrayList<>(kept);
        if (found > MAX) {
            RuleProblem next = reported.remove(MAX);
            reported.add(new RuleProblem(
                    next.file(),
                    next.line(),
                    next.cell(),
                    next.rule(),
                    "and %,d more from here on.".formatted(found - MAX),
                    "Maybe correct those above first: some may follow from them."));
        }
        return List.copyOf(reported);
    }
}
