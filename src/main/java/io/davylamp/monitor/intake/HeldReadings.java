package io.davylamp.monitor.intake;

import io.davylamp.ingest.Confirmation;
import io.davylamp.ingest.ItemOutcome;
import io.davylamp.ingest.Quarantine;
import io.davylamp.ingest.Submission;
import io.davylamp.mining.Declined;
import io.davylamp.mining.Reading;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** What people make of readings that are held: one that is true is kept and judged, one that is not stays aside. */
@ApplicationScoped
public class HeldReadings {
    private final Quarantine quarantine;
    private final ReadingQueue queue;

    HeldReadings(Quarantine quarantine, ReadingQueue queue) {
        this.quarantine = quarantine;
        this.queue = queue;
    }

    /**
     * Takes a held reading in as it was sent.
     *
     * @param id the entry's, in the quarantine
     */
    public ItemOutcome confirm(long id, Confirmation confirmation) {
        Reading reading = quarantine.held(id).orElseThrow(() -> notHeld(id));
        return queue.accept("confirmed", List.of(new Submission.Parsed(0, reading, Optional.of(confirmation))))
                .get(0);
    }

    /** Settles a held reading as not true. */
    public void dismiss(long id, Confirmation confirmation) {
        if (quarantine.held(id).isEmpty()) {
            throw notHeld(id);
        }
        if (!quarantine.dismiss(id, confirmation)) {
            throw Declined.of(
                    Declined.Why.CONFLICT,
                    "entry %d does not wait any more.".formatted(id),
                    "Maybe somebody else settled it: see /quarantine.");
        }
    }

    private static Declined notHeld(long id) {
        return Declined.unknown(
                "reading held as entry %d of the quarantine".formatted(id),
                "Maybe it was refused, not held: correct it and send it again.");
    }
}
