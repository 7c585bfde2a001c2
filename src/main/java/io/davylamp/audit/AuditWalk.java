package io.davylamp.audit;

import io.davylamp.audit.AuditCheck.Fault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Goes along a trail, entry by entry, and notes what does not fit. Holds no entries, so that a trail may be long. */
final class AuditWalk {
    private static final int MAX_FAULTS = 100;

    private final List<Fault> faults = new ArrayList<>();
    private final Set<AuditHead> notMet;
    private Optional<AuditHead> end;
    private long entries;
    private long moreFaults;

    private AuditWalk(Optional<AuditHead> start, Collection<AuditHead> kept) {
        this.end = start;
        this.notMet = new LinkedHashSet<>(kept);
        notMet.remove(AuditHead.START);
    }

    /**
     * From the first entry.
     *
     * @param kept ends, present or past, that were kept elsewhere
     */
    static AuditWalk fromStart(Collection<AuditHead> kept) {
        return new AuditWalk(Optional.of(AuditHead.START), kept);
    }

    /** From the entry of an end that was seen before, which must come first. */
    static AuditWalk from(AuditHead seen) {
        return seen.equals(AuditHead.START) ? fromStart(List.of()) : new AuditWalk(Optional.empty(), List.of(seen));
    }

    void step(AuditEntry entry) {
        entries++;
        end.ifPresent(it -> link(it, entry));
        if (!entry.isWhole()) {
            add(entry.seq(), "its content is not what was hashed.");
        }
        notMet.remove(entry.head());
        end = Optional.of(entry.head());
    }

    /** @param recorded the end as the database keeps it beside the entries; empty where it is missing */
    AuditCheck finish(Optional<AuditHead> recorded) {
        AuditHead last = end.orElse(AuditHead.START);
        if (recorded.isEmpty()) {
            add(last.seq(), "the recorded end of the trail is missing.");
        } else if (!last.equals(recorded.get())) {
            add(
                    recorded.get().seq(),
                    "the trail ends with %s, but its recorded end is %s: entries were removed from the end, or added there."
                            .formatted(last, recorded.get()));
        }
        notMet.forEach(it -> add(
                it.seq(),
                "the end kept elsewhere, %s, is not in the trail: it was cut off or rewritten.".formatted(it)));
        if (moreFaults > 0) {
            faults.add(new Fault(last.seq(), "and %d more.".formatted(moreFaults)));
        }
        return new AuditCheck(entries, last, faults);
    }

    private void link(AuditHead before, AuditEntry entry) {
        if (entry.seq() != before.seq() + 1) {
            add(
                    entry.seq(),
                    "entry %d follows entry %d: some are missing, or their order was changed."
                            .formatted(entry.seq(), before.seq()));
        }
        if (!entry.previous().equals(before.hash())) {
            add(entry.seq(), "it does not follow from the entry before.");
        }
    }

    private void add(long seq, String what) {
        if (faults.size() < MAX_FAULTS) {
            faults.add(new Fault(seq, what));
        } else {
            moreFaults++;
        }
    }
}
