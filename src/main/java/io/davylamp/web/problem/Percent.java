package io.davylamp.web.problem;

/** The percent signs of addresses and forms. */
public final class Percent {
    private Percent() {}

    /** Whether one is not followed by two hexadecimal digits. */
    public static boolean isBroken(String encoded) {
        for (int at = encoded.indexOf('%'); at >= 0; at = encoded.indexOf('%', at + 1)) {
            if (at + 2 >= encoded.length()
                    || Character.digit(encoded.charAt(at + 1), 16) < 0
                    || Character.digit(encoded.charAt(at + 2), 16) < 0) {
                return true;
            }
        }
        return false;
    }
}
