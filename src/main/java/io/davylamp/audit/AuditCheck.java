package io.davylamp.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came of checking a trail.
 *
 * @param entries how many there are
 * @param head its end
 * @param faults what does not fit; empty where the trail is as it was written
 */
public record AuditCheck(long entries, AuditHead head, List<Fault> faults) {
    public AuditCheck {
        faults = List.copyOf(faults);
    }

    /**
     * A place where the trail was tampered with.
     *
     * @param seq the entry's number
     * @param what what does not fit
     */
    public record Fault(long seq, String what) {}

    public boolean isSound() {
        return faults.isEmpty();
    }

    /**
     * Checks a trail.
     *
     * @param trail every entry, by number
     * @param recorded the end of the trail as the database keeps it beside the entries
     * @param kept an end, present or past, that was kept elsewhere: it also finds a trail whose every hash was made
     *     anew
     */
    public static AuditCheck of(List<AuditEntry> trail, AuditHead recorded, Optional<AuditHead> kept) {
        List<Fault> faults = new ArrayList<>();
        AuditHead end = AuditHead.START;
        for (AuditEntry entry : trail) {
            link(end, entry, faults);
            end = entry.head();
        }
        if (!end.equals(recorded)) {
            faults.add(new Fault(
                    recorded.seq(),
                    "the trail ends with %s, but its recorded end is %s: entries are missing at the end, or were put there."
                            .formatted(end, recorded)));
        }
        kept.filter(it -> !it.equals(AuditHead.START)
                        && trail.stream().map(AuditEntry::head).noneMatch(it::equals))
                .ifPresent(it -> faults.add(new Fault(
                        it.seq(),
                        "the end kept elsewhere, %s, is not in the trail: it was written anew.".formatted(it))));
        return new AuditCheck(trail.size(), end, faults);
    }

    private static void link(AuditHead end, AuditEntry entry, List<Fault> faults) {
        if (entry.seq() != end.seq() + 1) {
            faults.add(new Fault(
                    entry.seq(),
                    "entry %d follows entry %d: some are missing, or their order was changed."
                            .formatted(entry.seq(), end.seq())));
        }
        if (!entry.previous().equals(end.hash())) {
            faults.add(new Fault(entry.seq(), "it does not follow from the entry before."));
        }
        if (!entry.isWhole()) {
            faults.add(new Fault(entry.seq(), "its content is not what was hashed."));
        }
    }
}
