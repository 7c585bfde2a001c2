package io.davylamp.mining;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The mandates of a book.
 *
 * @param standard holds for every operator that has none of its own
 * @param own those of single operators
 */
public record Mandates(Mandate standard, Map<OperatorId, Mandate> own) {
    /** The house's own for every operator. */
    public static final Mandates HOUSE = new Mandates(Mandate.HOUSE, Map.of());

    public Mandates {
        own = Collections.unmodifiableMap(new TreeMap<>(own));
    }

    public Mandate of(OperatorId id) {
        Mandate special = own.get(id);
        return special == null ? standard : special;
    }
}
