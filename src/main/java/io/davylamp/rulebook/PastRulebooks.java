package io.davylamp.rulebook;

import io.davylamp.rules.UnderstoodRulebook;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Rulebooks of the past as they were, read again from the text that is kept of each. */
@ApplicationScoped
public class PastRulebooks {
    private static final int REMEMBERED = 8;

    private final RulebookStore store;
    private final Map<String, UnderstoodRulebook> read = new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, UnderstoodRulebook> eldest) {
            return size() > REMEMBERED;
        }
    };

    PastRulebooks(RulebookStore store) {
        this.store = store;
    }

    /** The rules of a version that was ever in force. */
    public Optional<UnderstoodRulebook> version(String version) {
        synchronized (read) {
            UnderstoodRulebook known = read.get(version);
            if (known != null) {
                return Optional.of(known);
            }
        }
        Optional<UnderstoodRulebook> understood = store.text(version).map(UnderstoodRulebook::of);
        synchronized (read) {
            understood.ifPresent(it -> read.put(version, it));
        }
        return understood;
    }
}
