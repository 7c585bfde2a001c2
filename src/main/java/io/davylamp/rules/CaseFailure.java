package io.davylamp.rules;

/**
 * A case that does not come out as written, or a rule that lacks one.
 *
 * @param file the file of cases, or of the rule that lacks one
 * @param line line in that file; 0 where the file as a whole is meant
 * @param name the case's name, or the rule's id
 * @param message expected against actual
 */
public record CaseFailure(String file, int line, String name, String message) {
    /** What keeps its rulebook from being used. */
    public RuleProblem problem() {
        return new RuleProblem(
                file, line, name, message, "Maybe the rule is wrong, or the case no longer says what is meant.");
    }

    /** {@code liquidity/runway.cases.yaml:12 "90 days": LIQ-003 spoke, but must be silent.} */
    @Override
    public String toString() {
        return "%s:%d \"%s\": %s".formatted(file, line, name, message);
    }
}
