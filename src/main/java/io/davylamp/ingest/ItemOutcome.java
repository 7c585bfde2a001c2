package io.davylamp.ingest;

/** The outcome of one item of a batch. */
public sealed interface ItemOutcome {
    int position();

    /** The same outcome of an item at another place. */
    ItemOutcome at(int newPosition);

    /** Kept and judged. */
    record Accepted(int position, String id) implements ItemOutcome {
        @Override
        public Accepted at(int newPosition) {
            return new Accepted(newPosition, id);
        }
    }

    /** Known already, with the same content: nothing changed. */
    record Duplicate(int position, String id) implements ItemOutcome {
        @Override
        public Duplicate at(int newPosition) {
            return new Duplicate(newPosition, id);
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
