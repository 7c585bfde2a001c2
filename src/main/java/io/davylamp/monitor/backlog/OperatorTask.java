package io.davylamp.monitor.backlog;

import io.davylamp.mining.OperatorId;
import io.davylamp.mining.Reading;
import io.davylamp.operator.KnownOperator;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is to be judged of one operator.
 *
 * @param operator the operator, its row locked
 * @param fresh its readings not judged yet, in time order; kept already
 * @param from the moment to judge from, not after any of them
 * @param moment a moment to judge at though no reading is dated so
 * @param since what it goes on from
 */
public record OperatorTask(
        KnownOperator operator, List<Reading.OfOperator> fresh, Instant from, Optional<Instant> moment, Since since) {

    /** What a task goes on from. */
    public enum Since {
        /** From where the operator was judged last, or from further back where it begins before that. */
        LAST,
        /** From what stands before its first moment. */
        STANDING,
        /** The same, and what comes out was judged before: only the last of it is news. */
        STANDING_AGAIN
    }

    public OperatorId id() {
        return operator.state().profile().id();
    }

    /** The same of an operator whose state is not all that is known of it: part of its timeline is still before it. */
    public OperatorTask fromWhatStands() {
        return since == Since.LAST ? new OperatorTask(operator, fresh, from, moment, Since.STANDING) : this;
    }

    public Optional<Instant> judgedAt() {
        return operator.judged().map(KnownOperator.Judged::at);
    }

    public boolean again() {
        return since == Since.STANDING_AGAIN
                || judgedAt().filter(it -> !it.isBefore(from)).isPresent();
    }

    public boolean windsBack() {
        return since != Since.LAST || judgedAt().filter(it -> it.isAfter(from)).isPresent();
    }

    /** The operator with its fresh readings known, but judged no further than it was. */
    public KnownOperator informed() {
        return new KnownOperator(operator.state().withAll(fresh), operator.profileVersion(), operator.judged());
    }
}
