package io.davylamp.rules;

/**
 * One difference in meaning between two rulebooks.
 *
 * @param kind what sort of difference
 * @param rule the rule's id, or the case's name; empty where the policy is meant
 * @param what the thing that changed: {@code Runway.days <}, {@code operator.fallDays}
 * @param before how it was, empty where it was not
 * @param after how it is, empty where it was removed
 * @param effect whether the rule then fires in fewer or in more situations, where that can be known
 */
public record Change(Kind kind, String rule, String what, String before, String after, Effect effect) {

    /** The sort of a difference. */
    public enum Kind {
        RULE_ADDED,
        RULE_REMOVED,
        /** The limit of a comparison moved: 90 → 60. */
        LIMIT,
        /** The comparison itself: {@code <} → {@code <=}. */
        COMPARISON,
        CONDITION_ADDED,
        CONDITION_REMOVED,
        GRADE,
        /** A flag or a hedge asked for. */
        SAYS,
        /** A sentence for people. */
        TEXT,
        /** Name, owner, reason or confirmation. */
        LABEL,
        /** A setting of {@code rulebook.yaml}. */
        POLICY,
        CASE_ADDED,
        CASE_REMOVED,
        CASE
    }

    /** Where a rule fires after a change. */
    public enum Effect {
        FEWER,
        MORE,
        UNTOLD
    }

    public static Change of(Kind kind, String rule, String what, String before, String after) {
        return new Change(kind, rule, what, before, after, Effect.UNTOLD);
    }

    /** {@code LIQ-003: Runway.days < 90 → 60, it fires in fewer situations}. */
    public String sentence() {
        String of = rule.isEmpty() ? "" : rule + ": ";
        String verb = switch (kind) {
            case RULE_ADDED -> "the rule is new: %s".formatted(after);
            case RULE_REMOVED -> "the rule was removed: %s".formatted(before);
            case CONDITION_ADDED -> "it also asks for %s".formatted(after);
            case CONDITION_REMOVED -> "it no longer asks for %s".formatted(before);
            case CASE_ADDED -> "the case is new";
            case CASE_REMOVED -> "the case was removed";
            case CASE -> "the case changed: %s".formatted(what);
            case LIMIT, COMPARISON, GRADE, SAYS, TEXT, LABEL, POLICY ->
                "%s %s → %s".formatted(what, shown(before), shown(after)).strip();
        };
        return of + verb + effectInWords();
    }

    private String effectInWords() {
        return switch (effect) {
            case FEWER -> ", so it fires in fewer situations";
            case MORE -> ", so it fires in more situations";
            case UNTOLD -> "";
        };
    }

    private static String shown(String value) {
        return value.isEmpty() ? "nothing" : value;
    }
}
