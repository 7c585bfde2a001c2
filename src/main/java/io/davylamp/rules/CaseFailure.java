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
    /** {@code liquidity/runway.cases.yaml:12 "90 days": LIQ-003 spoke, but must be silent.} */
    @Override
    public String toString() {
        return "%s:%d \"%s\": %s".formatted(file, line, name, message);
    }
}
