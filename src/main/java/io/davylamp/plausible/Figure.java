package io.davylamp.plausible;

import java.util.List;

/**
 * A figure that is looked at, and the slips its senders make.
 *
 * @param name the field
 * @param unit its unit, as in sentences; empty where it has none
 * @param slips what it may have been given in instead
 */
record Figure(String name, String unit, List<Slip> slips) {
    /**
     * A unit that is taken for another.
     *
     * @param times what a value in it must be multiplied by
     * @param given its name, as in "EH/s were given"
     */
    record Slip(double times, String given) {}

    static final List<Slip> MONEY = List.of(
            new Slip(1e3, "thousands of USD were given"),
            new Slip(1e6, "millions of USD were given"),
            new Slip(0.01, "cents were given"));

    static final List<Slip> PER_DAY =
            List.of(new Slip(1 / 365.0, "a year's figure was given"), new Slip(1 / 30.0, "a month's figure was given"));

    static final List<Slip> COINS = List.of(new Slip(1e-8, "satoshis were given"));

    static final List<Slip> SHARES = List.of(new Slip(0.01, "a percentage was given"));

    Figure {
        slips = List.copyOf(slips);
    }

    static Figure of(String name, String unit, Slip... slips) {
        return new Figure(name, unit, List.of(slips));
    }
}
