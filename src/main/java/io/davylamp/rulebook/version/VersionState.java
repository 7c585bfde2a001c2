package io.davylamp.rulebook.version;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * The state of a version of the rules. Only these moves exist; each says who made it and why:
 *
 * <pre>
 *   draft ──► submitted ──► approved ──► active ◄──► retired
 *     ▲  ╲         │ ╲ ╲_____________________▲
 *     │   ╲        │  ╲   where no approval is needed
 *     │    ▼       ▼   ▼
 *     ╰── withdrawn   rejected ──► draft
 * </pre>
 */
public sealed interface VersionState {

    /** The state's name, as it is stored and asked for. */
    Name name();

    /** Who wrote it: a person, or {@code folder rules}. */
    String author();

    /** The last move. */
    Decision decision();

    /** Who approved it. */
    default Optional<String> approver() {
        return Optional.empty();
    }

    /** The names of the states. */
    enum Name {
        DRAFT,
        SUBMITTED,
        APPROVED,
        REJECTED,
        WITHDRAWN,
        ACTIVE,
        RETIRED;

        /** Whether it was submitted and has yet to come into force. */
        public boolean isWaiting() {
            return this == SUBMITTED || this == APPROVED;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What somebody decided.
     *
     * @param who a name, 1 to 100 characters
     * @param why a reason, 1 to 1,000 characters
     * @param at when
     */
    record Decision(String who, String why, Instant at) {}

    /** Being written. */
    record Draft(String author, Decision decision) implements VersionState {
        @Override
        public Name name() {
            return Name.DRAFT;
        }

        public Submitted submit(Decision by) {
            return new Submitted(author, by);
        }

        public Withdrawn withdraw(Decision by) {
            return new Withdrawn(author, by);
        }
    }

    /** Waits for another person's judgement. */
    record Submitted(String author, Decision decision) implements VersionState {
        @Override
        public Name name() {
            return Name.SUBMITTED;
        }

        /**
         * Lets it come into force.
         *
         * @throws RefusedMove if it is the author who approves
         */
        public Approved approve(Decision by) {
            return new Approved(author, by.who(), by);
        }

        public Rejected reject(Decision by) {
            return new Rejected(author, by);
        }

        public Withdrawn withdraw(Decision by) {
            return new Withdrawn(author, by);
        }

        /** Only for a version that needs no approval; the database holds to it, too. */
        public Active activateUnapproved(Decision by) {
            return new Active(author, Optional.empty(), by);
        }
    }

    /** May come into force. */
    record Approved(String author, String by, Decision decision) implements VersionState {
        public Approved {
            if (isSame(author, by)) {
                throw new RefusedMove(
                        "%s wrote this version, so somebody else must approve it.".formatted(author),
                        "Maybe ask a colleague.");
            }
        }

        @Override
        public Name name() {
            return Name.APPROVED;
        }

        @Override
        public Optional<String> approver() {
            return Optional.of(by);
        }

        public Active activate(Decision decision) {
            return new Active(author, Optional.of(by), decision);
        }

        public Withdrawn withdraw(Decision decision) {
            return new Withdrawn(author, decision);
        }

        private static boolean isSame(String one, String other) {
            return one.strip().toLowerCase(Locale.ROOT).equals(other.strip().toLowerCase(Locale.ROOT));
        }
    }

    /** Judges. */
    record Active(String author, Optional<String> approver, Decision decision) implements VersionState {
        @Override
        public Name name() {
            return Name.ACTIVE;
        }

        public Retired retire(Decision by) {
            return new Retired(author, approver, by);
        }
    }

    /** Judged once, and may again. */
    record Retired(String author, Optional<String> approver, Decision decision) implements VersionState {
        @Override
        public Name name() {
            return Name.RETIRED;
        }

        public Active activateAgain(Decision by) {
            return new Active(author, approver, by);
        }
    }

    /** Will not come into force, unless somebody takes it up again as a draft. */
    sealed interface Closed extends VersionState {
        default Draft takeUp(Decision by) {
            return new Draft(by.who(), by);
        }
    }

    /** Another person said no. */
    record Rejected(String author, Decision decision) implements Closed {
        @Override
        public Name name() {
            return Name.REJECTED;
        }
    }

    /** Taken back. */
    record Withdrawn(String author, Decision decision) implements Closed {
        @Override
        public Name name() {
            return Name.WITHDRAWN;
        }
    }
}
