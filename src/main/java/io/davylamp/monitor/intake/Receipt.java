package io.davylamp.monitor.intake;

import io.davylamp.ingest.ItemOutcome;
import io.davylamp.monitor.backlog.Backlog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a batch came to, once it is committed.
 *
 * @param outcomes one per item, in the order of positions
 * @param pending what of it is still to be judged in the background
 */
public record Receipt(List<ItemOutcome> outcomes, Backlog.Pending pending) {
    public Receipt {
        outcomes = List.copyOf(outcomes);
    }

    Receipt and(Receipt other) {
        List<ItemOutcome> all = new ArrayList<>(outcomes);
        all.addAll(other.outcomes);
        all.sort(Comparator.comparingInt(ItemOutcome::position));
        return new Receipt(all, pending.and(other.pending));
    }
}
