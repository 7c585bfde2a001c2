package io.davylamp.mining;

/** The bounds of ids and names. */
final class Ids {
    private Ids() {}

    static void check(String id) {
        if (id.isEmpty() || id.length() > 128 || !id.chars().allMatch(it -> it > ' ' && it <= '~')) {
            throw new InvalidValue(
                    "id",
                    "id must have 1 to 128 characters, ASCII letters, digits and signs without spaces.",
                    "Maybe use the operator, the kind and the date: acme-2022-07-31-fleet.");
        }
    }

    static void checkName(String field, String name) {
        if (name.isBlank() || name.length() > 64) {
            throw new InvalidValue(
                    field,
                    "%s must have 1 to 64 characters.".formatted(field),
                    "Maybe leave it out where it is not known.");
        }
    }
}
