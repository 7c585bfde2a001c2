package io.davylamp.rulebook.version;

import java.time.LocalDate;

/** The state of the backtest of a version against the one in force. Its words continue "cannot be activated: ". */
public sealed interface GateState {
    /** Whether the version may come into force. */
    default boolean opens() {
        return false;
    }

    /**
     * What there is to say of it.
     *
     * @param before the version in force
     */
    String words(String before);

    /**
     * What to do about it.
     *
     * @param after the version that is to come into force
     */
    default String advice(String after) {
        return "Maybe order one: the form on /rulebooks/%s, or POST /api/v1/backtests with {\"after\": \"%s\"}."
                .formatted(after, after);
    }

    /** None is asked for: by the setting, or because nothing is in force yet. */
    record NotAsked() implements GateState {
        @Override
        public boolean opens() {
            return true;
        }

        @Override
        public String words(String before) {
            return "no backtest required";
        }
    }

    /** There is no past to judge. */
    record NothingStored() implements GateState {
        @Override
        public boolean opens() {
            return true;
        }

        @Override
        public String words(String before) {
            return "no stored history to backtest on";
        }
    }

    /** It has ended, and judged at least one day. */
    record Done(String id, LocalDate from, LocalDate to) implements GateState {
        @Override
        public boolean opens() {
            return true;
        }

        @Override
        public String words(String before) {
            return "backtest %s from %s to %s".formatted(id, from, to);
        }
    }

    record NotOrdered() implements GateState {
        @Override
        public String words(String before) {
            return "no backtest against %s, which is in force, was ordered.".formatted(before);
        }
    }

    /** It waits for its turn, or has judged some of the subjects. */
    record Running(String id, int done, int subjects) implements GateState {
        @Override
        public String words(String before) {
            return subjects == 0
                    ? "its backtest against %s waits for its turn or has just begun.".formatted(before)
                    : "its backtest against %s is still running: %d of %d subjects are judged."
                            .formatted(before, done, subjects);
        }

        @Override
        public String advice(String after) {
            return "Maybe watch it at /backtests/%s, and come back when it has ended.".formatted(id);
        }
    }

    record Failed(String id, String why) implements GateState {
        @Override
        public String words(String before) {
            return "its backtest %s against %s failed: %s".formatted(id, before, why);
        }
    }

    record Cancelled(String id) implements GateState {
        @Override
        public String words(String before) {
            return "its backtest %s against %s was cancelled.".formatted(id, before);
        }
    }

    /** It has ended without a single day judged: nothing is stored of its days. */
    record Empty(String id, LocalDate from, LocalDate to) implements GateState {
        @Override
        public String words(String before) {
            return "its backtest %s against %s found nothing to judge from %s to %s.".formatted(id, before, from, to);
        }
    }

    /** It was compared, but with another version than the one in force. */
    record AgainstAnother(String id, String compared) implements GateState {
        @Override
        public String words(String before) {
            return "its backtest %s compared it with %s, but now %s is in force.".formatted(id, compared, before);
        }
    }
}
