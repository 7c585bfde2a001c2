package io.davylamp.ingest;

import io.davylamp.ingest.Rejection.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** The items of one body while it is read, as many as are allowed and no more. */
final class Items {
    /** The longest item that is looked into, in UTF-16 units: ten times a debt reading with 200 loans. */
    static final int MAX_LENGTH = 256 * 1024;

    private final int most;
    private final List<Submission> read = new ArrayList<>();

    Items(int most) {
        this.most = most;
    }

    /**
     * Adds what the next place holds.
     *
     * @throws TooManyItems if there is no place left
     */
    void add(IntFunction<Submission> atPosition) {
        if (read.size() == most) {
            throw new TooManyItems(most);
        }
        read.add(atPosition.apply(read.size()));
    }

    List<Submission> all() {
        return read;
    }

    static Submission tooLong(int position, String item, int length, int longest) {
        return new Submission.Refused(
                position,
                new Rejection(
                        Optional.empty(),
                        Reason.TOO_LONG,
                        Optional.empty(),
                        "the item has %,d characters; allowed are %,d.".formatted(length, longest),
                        "Maybe a quote or a line break is missing, so that several items became one.",
                        item));
    }
}
