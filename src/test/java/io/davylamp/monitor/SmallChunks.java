package io.davylamp.monitor;

import io.davylamp.testing.EmptyBook;
import io.davylamp.testing.OwnDatabase;
import java.util.Map;

/** A service of its own that judges the book in pieces so small that a test sees them. */
public final class SmallChunks extends OwnDatabase implements EmptyBook.Shared {
    static final int CHUNK = 300;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "davylamp.monitor.chunk", String.valueOf(CHUNK),
                "davylamp.monitor.longest-wait", "PT3S",
                "davylamp.monitor.look-for-silence-every", "off");
    }
}
