package io.davylamp.rulebook;

import io.davylamp.rulebook.version.RulebookStore;
import io.davylamp.rules.ParsedRulebook;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Rulebooks of the past as they were, read again from the text that is kept of each. */
@ApplicationScoped
public class PastRulebooks {
    private static final int REMEMBERED = 8;

    private final RulebookStore store;
    private final Map<String, ParsedRulebook> read = new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ParsedRulebook> eldest) {
            return size() > REMEMBERED;
        }
    };

    PastRulebooks(RulebookStore store) {
        this.store = store;
    }

    /** The rules of a version that was ever in force. */
    public Optional<ParsedRulebook> version(String version) {
        synchronized (read) {
            ParsedRulebook known = read.get(version);
            if (known != null) {
                return Optional.of(known);
            }
        }
        Optional<ParsedRulebook> understood = store.text(version).map(ParsedRulebook::of);
        synchronized (read) {
            understood.ifPresent(it -> read.put(version, it));
        }
        return understood;
    }
}
