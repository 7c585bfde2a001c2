package io.davylamp.rules;

import io.davylamp.metrics.StressScenario;
import io.davylamp.mining.Grade;
import io.davylamp.mining.Mandates;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code rulebook.yaml} states beside the rules.
 *
 * @param name the rulebook's name for people
 * @param edition what the verdicts are made of: 1 where none is written, 2 with what was added since. A rulebook judges
 *     by its own edition for ever, so that what it judged once comes out the same
 * @param stress the shock a stressed runway is computed under
 * @param operator how an operator's grade rises and falls
 * @param network how the network's grade rises and falls
 * @param mandates what may be traded for each operator; the house's own where there is no {@code mandate.yaml}
 * @param estimates whether a figure that was not reported may be estimated, from the second edition on
 */
public record RulebookPolicy(
        String name,
        int edition,
        StressScenario stress,
        Hysteresis operator,
        Hysteresis network,
        Mandates mandates,
        Estimates estimates) {
    /** What is done with a verdict that rests on estimates. */
    public enum Estimates {
        /** The grade is that of the estimates' middle; its range is that of their ends. */
        ACCEPT,
        /** There is no grade, only a range. */
        REFUSE
    }

    /** Estimates are accepted where nothing is said of them. */
    public RulebookPolicy(
            String name,
            int edition,
            StressScenario stress,
            Hysteresis operator,
            Hysteresis network,
            Mandates mandates) {
        this(name, edition, stress, operator, network, mandates, Estimates.ACCEPT);
    }

    /** Whether what an operator published is judged, and what it left out is estimated. */
    public boolean judgesDisclosures() {
        return edition > 1;
    }

    /**
     * How a grade rises and falls, so that it does not flicker.
     *
     * @param confirm in how many assessments in a row (days, for the network) a worse grade must be asked for before
     *     it comes into force; a rule's {@code @confirm} overrides it
     * @param fallDays on how many days in a row a grade must not be held before it falls by one class
     * @param leaveBelow for the network, the stress score below which each grade is no longer held; empty where a
     *     grade is held as long as the rules still ask for it
     * @param confirmHours for operators from the second edition on, how far apart those assessments must be at least,
     *     hours, however many there are between; 0 where assessments, or days, are counted
     */
    public record Hysteresis(int confirm, int fallDays, Map<Grade, Double> leaveBelow, int confirmHours) {
        public Hysteresis {
            leaveBelow = java.util.Collections.unmodifiableMap(new TreeMap<>(leaveBelow));
        }

        /** One that counts assessments, or days. */
        public Hysteresis(int confirm, int fallDays, Map<Grade, Double> leaveBelow) {
            this(confirm, fallDays, leaveBelow, 0);
        }

        /** Whether a grade rises and falls by the time that passes, rather than by assessments. */
        public boolean timed() {
            return confirmHours > 0;
        }

        /**
         * How long a worse grade must be asked for.
         *
         * @param looks in how many assessments it must be asked for: 1 is at once
         */
        public Duration confirmed(int looks) {
            return Duration.ofHours((long) confirmHours * (looks - 1));
        }

        /** How long a grade must not be held before it falls by one class. */
        public Duration calm() {
            return Duration.ofDays(fallDays);
        }
    }
}
