package io.davylamp.ingest;

/** A batch with more items than are taken at once; nothing of it was kept. */
public final class TooManyItems extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyItems(int most) {
        super("item %,d is one too many; allowed are %,d. Nothing was kept.".formatted(most + 1, most));
    }
}
