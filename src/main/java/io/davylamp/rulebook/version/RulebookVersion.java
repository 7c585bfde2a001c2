package io.davylamp.rulebook.version;

import io.davylamp.rules.RuleProblem;
import java.util.List;

/**
 * A version of the rules and its state.
 *
 * @param version the hash of its content
 * @param name the rulebook's own name; empty where it could not be read
 * @param needsApproval whether the policy asked for approval when it was submitted
 * @param rules how many rules it has, where that was counted; else 0
 * @param problems what was wrong with it when it was drafted
 */
public record RulebookVersion(
        String version,
        String name,
        Origin origin,
        VersionState state,
        boolean needsApproval,
        int rules,
        List<RuleProblem> problems) {
    public RulebookVersion {
        problems = List.copyOf(problems);
    }

    /** The same in another state. */
    public RulebookVersion in(VersionState next) {
        return new RulebookVersion(version, name, origin, next, needsApproval, rules, problems);
    }

    /** Where a version came from. */
    public enum Origin {
        /** The watched folder. */
        FOLDER,
        /** Drafted here, by the page or the API. */
        DRAFT
    }
}
