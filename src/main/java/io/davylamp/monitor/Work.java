package io.davylamp.monitor;

import io.davylamp.mining.OperatorId;
import io.davylamp.monitor.backlog.OperatorTask;
import io.davylamp.monitor.book.NetworkWatch;
import io.davylamp.monitor.book.OperatorBook;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is judged in one transaction.
 *
 * @param network what came of the network, judged already
 * @param operators what is to be judged of operators, whose rows are locked
 * @param momentsEach at how many moments each may be judged, beside those of its fresh readings
 * @param line the line of the book that asks for it, if one does
 */
record Work(NetworkWatch.Outcome network, List<OperatorTask> operators, int momentsEach, OptionalLong line) {

    /**
     * What of it was done.
     *
     * @param judged at how many moments operators were judged, all together
     * @param left operators whose timeline was too long for one go
     */
    record Done(int judged, Set<OperatorId> left) {
        static Done of(List<OperatorBook.Outcome> outcomes) {
            return new Done(
                    outcomes.stream().mapToInt(OperatorBook.Outcome::judged).sum(),
                    outcomes.stream()
                            .filter(it -> it.left().isPresent())
                            .map(OperatorBook.Outcome::id)
                            .collect(Collectors.toUnmodifiableSet()));
        }
    }
}
