package io.davylamp.mining;

/** The bounds of a reading's id. */
final class Ids {
    private Ids() {}

    static void check(String id) {
        if (id.isBlank() || id.length() > 128) {
            throw new InvalidValue(
                    "id",
                    "id has %d characters; allowed is 1 to 128, not blank.".formatted(id.length()),
                    "Maybe use the operator, the kind and the date: acme-2022-07-31-fleet.");
        }
    }
}
