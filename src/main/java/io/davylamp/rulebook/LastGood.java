package io.davylamp.rulebook;

import io.davylamp.rules.Compilation;
import io.davylamp.rules.RuleCompiler;
import io.davylamp.rules.RuleSet;
import io.davylamp.rules.RulebookSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Finds what judged before a rulebook that must be taken out. */
final class LastGood {
    private static final int MOST_LOOKED_AT = 50;

    private final RulebookStore store;
    /** Versions this replica had to take out: none of them comes back as the last good one. */
    private final Set<String> takenOut = new HashSet<>();

    LastGood(RulebookStore store) {
        this.store = store;
    }

    /** A rulebook and its rules. */
    record Found(RulebookSource source, RuleSet rules) {}

    /** The version activated last before this one that still compiles, where there is any. */
    Optional<Found> before(String version) {
        takenOut.add(version);
        return store.activations(MOST_LOOKED_AT).stream()
                .map(Activation::version)
                .distinct()
                .filter(it -> !takenOut.contains(it))
                .map(store::text)
                .flatMap(Optional::stream)
                .map(LastGood::compiled)
                .flatMap(Optional::stream)
                .findFirst();
    }

    boolean wasTakenOut(String version) {
        return takenOut.contains(version);
    }

    private static Optional<Found> compiled(RulebookSource source) {
        return RuleCompiler.compile(source) instanceof Compilation.Compiled it
                ? Optional.of(new Found(source, it.rules()))
                : Optional.empty();
    }
}
