package io.davylamp.rules.hostile;

import io.davylamp.rules.RulebookSource;
import io.davylamp.rules.Rulebooks;
import java.util.HashMap;
import java.util.Map;

/**
 * A rulebook that means harm.
 *
 * @param name what it tries
 * @param source its files; {@code rulebook.yaml} is sound unless that is what it tries
 */
public record HostileRulebook(String name, RulebookSource source) {

    static HostileRulebook of(String name, Map<String, String> files) {
        Map<String, String> all = new HashMap<>(Map.of("rulebook.yaml", Rulebooks.POLICY));
        all.putAll(files);
        return new HostileRulebook(name, new RulebookSource(all));
    }

    static HostileRulebook file(String name, String path, String text) {
        return of(name, Map.of(path, text));
    }

    static HostileRulebook drl(String name, String drl) {
        return file(name, "test.drl", drl);
    }

    @Override
    public String toString() {
        return name;
    }
}
