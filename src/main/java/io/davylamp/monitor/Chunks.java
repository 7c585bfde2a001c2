package io.davylamp.monitor;

import io.davylamp.mining.OperatorId;
import io.davylamp.monitor.backlog.OperatorTask;
import io.davylamp.monitor.backlog.Reassessments;
import io.davylamp.monitor.backlog.Walks;
import io.davylamp.monitor.book.NetworkWatch;
import io.davylamp.operator.KnownOperator;
import io.davylamp.operator.StateStore;
import io.davylamp.rules.RuleSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;

/**
 * The next piece of the backlog, inside the caller's transaction: some operators of a line, or one period of one
 * operator's walk. Each is bounded by judgements, so that it is done in about a second and held by little memory.
 */
@ApplicationScoped
class Chunks {
    private final Reassessments reassessments;
    private final Walks walks;
    private final StateStore operators;
    private final NetworkWatch network;
    private final RiskMonitor monitor;
    private final MonitorConfig config;

    Chunks(
            Reassessments reassessments,
            Walks walks,
            StateStore operators,
            NetworkWatch network,
            RiskMonitor monitor,
            MonitorConfig config) {
        this.reassessments = reassessments;
        this.walks = walks;
        this.operators = operators;
        this.network = network;
        this.monitor = monitor;
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
        NetworkWatch.Outcome ofNetwork =
                chunk.begins() && chunk.rulebookChanged() ? network.judgeLastDay(rules) : NetworkWatch.Outcome.NONE;
        SortedMap<OperatorId, KnownOperator> due = chunk.past()
                ? Collections.emptySortedMap()
                : reassessments.lock(chunk, Math.min(most, config.chunk() / Math.max(1, chunk.moments())));
        int momentsEach = config.chunk() / Math.max(1, due.size()) + Reassessments.MANY_MOMENTS;
        List<OperatorTask> tasks = reassessments.tasks(chunk, due.values());
        Work.Done done = monitor.judge(new Work(ofNetwork, tasks, momentsEach, OptionalLong.of(chunk.id())), rules);
        if (chunk.past()) {
            reassessments.enlist(chunk);
        } else {
            reassessments.done(
                    chunk,
                    due.isEmpty() ? Optional.empty() : Optional.of(due.lastKey().value()));
        }
        return new Piece(true, done.judged());
    }

    /** Judges the next period of the walk that is due. */
    Piece ofWalk(RuleSet rules) {
        Optional<OperatorId> due = walks.lockNext();
        if (due.isEmpty()) {
            return Piece.NONE;
        }
        List<OperatorTask> tasks = new ArrayList<>();
        OptionalLong line = OptionalLong.empty();
        KnownOperator operator = operators.lock(List.of(due.get())).get(due.get());
        Optional<Walks.Waiting> walk = walks.take(due.get());
        if (walk.isPresent() && operator != null && operator.judged().isPresent()) {
            line = walk.get().line();
            tasks.add(new OperatorTask(
                    operator,
                    List.of(),
                    walk.get().from(),
                    Optional.empty(),
                    walk.get().rerun() ? OperatorTask.Since.STANDING_AGAIN : OperatorTask.Since.STANDING));
        }
        Work work = new Work(NetworkWatch.Outcome.NONE, tasks, config.chunk(), line);
        return new Piece(true, monitor.judge(work, rules).judged());
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

    /** Gives up the walk that is due, whose next period fails whoever tries it: its operator stays as it is. */
    Optional<OperatorId> passOverWalk() {
        Optional<OperatorId> next = walks.lockNext();
        next.ifPresent(walks::take);
        return next;
    }
}
