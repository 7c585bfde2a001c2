package io.davylamp.monitor;

import io.davylamp.assessment.Subject;
import io.davylamp.mining.OperatorId;
import io.davylamp.operator.KnownOperator;
import io.davylamp.operator.StateStore;
import io.davylamp.rules.RuleSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;

/**
 * The next piece of the backlog, inside the caller's transaction: some operators of a line, or one stretch of one
 * operator's walk. Each is bounded by judgements, so that it is done in about a second and held by little memory.
 */
@ApplicationScoped
class Chunks {
    private static final Map<Subject, String> NETWORK = Map.of(Subject.NETWORK, "The network");

    private final Reassessments reassessments;
    private final Walks walks;
    private final StateStore operators;
    private final NetworkWatch network;
    private final Judge judge;
    private final AlertDesk alerts;
    private final MonitorConfig config;

    Chunks(
            Reassessments reassessments,
            Walks walks,
            StateStore operators,
            NetworkWatch network,
            Judge judge,
            AlertDesk alerts,
            MonitorConfig config) {
        this.reassessments = reassessments;
        this.walks = walks;
        this.operators = operators;
        this.network = network;
        this.judge = judge;
        this.alerts = alerts;
        this.config = config;
    }

    /**
     * What was done.
     *
     * @param more whether there was anything to do
     * @param judged at how many moments
     */
    record Piece(boolean more, int judged) {
        static final Piece NONE = new Piece(false, 0);
    }

    /**
     * Judges the next operators of the line that is due.
     *
     * @param most operators at the most
     */
    Piece ofLine(RuleSet rules, int most) {
        Optional<Reassessments.Chunk> next = reassessments.next();
        if (next.isEmpty()) {
            return Piece.NONE;
        }
        Reassessments.Chunk chunk = next.get();
        if (chunk.begins() && chunk.rulebookChanged()) {
            alerts.tell(network.judgeLastDay(rules), NETWORK);
        }
        if (chunk.past()) {
            reassessments.enlist(chunk);
            return new Piece(true, 0);
        }
        SortedMap<OperatorId, KnownOperator> due =
                reassessments.lock(chunk, Math.min(most, config.chunk() / Math.max(1, chunk.moments())));
        int each = config.chunk() / Math.max(1, due.size()) + Reassessments.MANY_MOMENTS;
        Judge.Done done =
                judge.judge(reassessments.tasks(chunk, due.values()), rules, each, OptionalLong.of(chunk.id()));
        reassessments.done(
                chunk,
                due.isEmpty() ? Optional.empty() : Optional.of(due.lastKey().value()));
        return new Piece(true, done.moments());
    }

    /** Judges the next stretch of the walk that is due. */
    Piece ofWalk(RuleSet rules) {
        Optional<OperatorId> due = walks.lockNext();
        if (due.isEmpty()) {
            return Piece.NONE;
        }
        List<OperatorBook.Task> tasks = new ArrayList<>();
        OptionalLong line = OptionalLong.empty();
        KnownOperator operator = operators.lock(List.of(due.get())).get(due.get());
        Optional<Walks.Waiting> walk = walks.take(due.get());
        if (walk.isPresent() && operator != null && operator.judged().isPresent()) {
            line = walk.get().line();
            tasks.add(new OperatorBook.Task(
                    operator,
                    List.of(),
                    walk.get().from(),
                    Optional.empty(),
                    walk.get().rerun() ? OperatorBook.Since.STANDING_AGAIN : OperatorBook.Since.STANDING));
        }
        return new Piece(true, judge.judge(tasks, rules, config.chunk(), line).moments());
    }

    /** Passes over the next operator of the line that is due, whose judging fails whoever tries it: it stays as it is. */
    Optional<OperatorId> passOverLine() {
        Optional<Reassessments.Chunk> line = reassessments.next();
        if (line.isEmpty()) {
            return Optional.empty();
        }
        Optional<OperatorId> next =
                reassessments.lock(line.get(), 1).keySet().stream().findFirst();
        reassessments.done(line.get(), next.map(OperatorId::value));
        return next;
    }

    /** Gives up the walk that is due, whose next stretch fails whoever tries it: its operator stays as it is. */
    Optional<OperatorId> passOverWalk() {
        Optional<OperatorId> next = walks.lockNext();
        next.ifPresent(walks::take);
        return next;
    }
}
