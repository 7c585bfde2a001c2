package io.davylamp.ingest;

import io.davylamp.mining.Reading;
import java.util.Optional;

/** One item of what a sender posted, after parsing: a reading, or why it is not one. */
public sealed interface Submission {
    /** Its place in what was sent, from 0. */
    int position();

    /** The same item at another place. */
    Submission at(int newPosition);

    /**
     * A reading that is well formed and within bounds.
     *
     * @param confirmation who says that it is true, however implausible it is; empty where nobody does
     */
    record Parsed(int position, Reading reading, Optional<Confirmation> confirmation) implements Submission {
        public Parsed(int position, Reading reading) {
            this(position, reading, Optional.empty());
        }

        @Override
        public Parsed at(int newPosition) {
            return new Parsed(newPosition, reading, confirmation);
        }
    }

    /** An item that was refused before anything was looked up. */
    record Refused(int position, Rejection rejection) implements Submission {
        @Override
        public Refused at(int newPosition) {
            return new Refused(newPosition, rejection);
        }
    }
}
