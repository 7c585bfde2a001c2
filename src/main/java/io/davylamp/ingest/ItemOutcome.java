package io.davylamp.ingest;

import io.davylamp.mining.Reading;
import io.davylamp.plausible.Doubt;
import java.util.List;

/** The outcome of one item of a batch. */
public sealed interface ItemOutcome {
    int position();

    /** The same outcome of an item at another place. */
    ItemOutcome at(int newPosition);

    /**
     * Kept and judged.
     *
     * @param doubts what of it is unusual
     */
    record Accepted(int position, String id, List<Doubt> doubts) implements ItemOutcome {
        public Accepted {
            doubts = List.copyOf(doubts);
        }

        public Accepted(int position, String id) {
            this(position, id, List.of());
        }

        @Override
        public Accepted at(int newPosition) {
            return new Accepted(newPosition, id, doubts);
        }
    }

    /** Known already, with the same content: nothing changed. */
    record Duplicate(int position, String id) implements ItemOutcome {
        @Override
        public Duplicate at(int newPosition) {
            return new Duplicate(newPosition, id);
        }
    }

    /** Well formed but hardly true: in the quarantine, whole, and not judged until somebody confirms it. */
    record Held(int position, Rejection rejection, Reading reading) implements ItemOutcome {
        @Override
        public Held at(int newPosition) {
            return new Held(newPosition, rejection, reading);
        }
    }

    /** Not kept; it is in the quarantine with this reason. */
    record Rejected(int position, Rejection rejection) implements ItemOutcome {
        @Override
        public Rejected at(int newPosition) {
            return new Rejected(newPosition, rejection);
        }
    }
}
