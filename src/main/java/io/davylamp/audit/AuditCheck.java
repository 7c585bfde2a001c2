package io.davylamp.audit;

import java.util.List;

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

    /** The stored trail cannot even be read as one. */
    static AuditCheck unreadable(String why) {
        return new AuditCheck(0, AuditHead.START, List.of(new Fault(0, "it cannot be read: " + why)));
    }
}
