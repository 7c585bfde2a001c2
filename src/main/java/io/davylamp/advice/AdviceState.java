package io.davylamp.advice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of a recommendation. Only an open one can be moved, and each move says who made it and why:
 *
 * <pre>
 *   proposed ──► accepted
 *      │   ╲ ──► rejected
 *      │    ╲ ─► expired
 *      ▼
 *   deferred ──► accepted, rejected, expired, deferred again
 * </pre>
 */
public sealed interface AdviceState {

    /** The state's name, as it is stored and asked for. */
    Name name();

    /**
     * A state as it was stored.
     *
     * @param until until when it is, or was, open
     * @param who who decided; absent where nobody has
     * @param why the reason; absent where nobody has decided
     * @param at when; absent where nobody has decided
     */
    static AdviceState of(Name name, Instant until, @Nullable String who, @Nullable String why, @Nullable Instant at) {
        if (name == Name.PROPOSED || why == null || at == null) {
            return new Proposed(until);
        } else if (name == Name.EXPIRED || who == null) {
            return new Expired(at, why);
        }
        Decision decision = new Decision(who, why, at);
        return switch (name) {
            case DEFERRED -> new Deferred(decision, until);
            case ACCEPTED -> new Accepted(decision);
            default -> new Rejected(decision);
        };
    }

    /** The names of the states. */
    enum Name {
        PROPOSED,
        DEFERRED,
        ACCEPTED,
        REJECTED,
        EXPIRED
    }

    /**
     * A person's decision.
     *
     * @param who a name, 1 to 100 characters
     * @param why a reason, 1 to 1,000 characters
     * @param at when
     */
    record Decision(String who, String why, Instant at) {}

    /** Still to be decided. */
    sealed interface Open extends AdviceState {
        /** Until when it can be. */
        Instant until();

        default Accepted accept(Decision decision) {
            return new Accepted(decision);
        }

        default Rejected reject(Decision decision) {
            return new Rejected(decision);
        }

        default Deferred defer(Decision decision, Instant until) {
            return new Deferred(decision, until);
        }

        default Expired expire(Instant at, String why) {
            return new Expired(at, why);
        }
    }

    /** Nobody has decided yet. */
    record Proposed(Instant until) implements Open {
        @Override
        public Name name() {
            return Name.PROPOSED;
        }
    }

    /** Put off by a person. */
    record Deferred(Decision decision, Instant until) implements Open {
        @Override
        public Name name() {
            return Name.DEFERRED;
        }
    }

    /** It will be done. */
    record Accepted(Decision decision) implements AdviceState {
        @Override
        public Name name() {
            return Name.ACCEPTED;
        }
    }

    /** It will not be done. */
    record Rejected(Decision decision) implements AdviceState {
        @Override
        public Name name() {
            return Name.REJECTED;
        }
    }

    /** Nobody decided in time, or what asked for it is gone. */
    record Expired(Instant at, String why) implements AdviceState {
        @Override
        public Name name() {
            return Name.EXPIRED;
        }
    }
}
