package io.davylamp.monitor;

import io.davylamp.assessment.Subject;
import io.davylamp.ingest.ItemOutcome;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.Reading;
import io.davylamp.rulebook.Rulebook;
import io.davylamp.rules.RuleSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The conductor. One batch of readings is one transaction: lock the operators touched → keep the readings → metrics →
 * rules → record the assessments → apply the alert changes → fill the outbox. What is acknowledged is kept and judged;
 * what is not committed never happened. The rest of the book, and a past too long for one transaction, is left to
 * {@link BookWorkers}, who judge it by the same {@link Judge}.
 */
@ApplicationScoped
public class RiskMonitor {
    private static final Map<Subject, String> NETWORK = Map.of(Subject.NETWORK, "The network");

    private final Rulebook rulebook;
    private final Transactions transactions;
    private final Intake intake;
    private final NetworkWatch network;
    private final Judge judge;
    private final Reassessments reassessments;
    private final Backlog backlog;
    private final AlertDesk alerts;
    private final KafkaOffsets offsets;
    private final StageMeters meters;
    private final MonitorConfig config;

    RiskMonitor(
            Rulebook rulebook,
            Transactions transactions,
            Intake intake,
            NetworkWatch network,
            Judge judge,
            Reassessments reassessments,
            Backlog backlog,
            AlertDesk alerts,
            KafkaOffsets offsets,
            StageMeters meters,
            MonitorConfig config) {
        this.rulebook = rulebook;
        this.transactions = transactions;
        this.intake = intake;
        this.network = network;
        this.judge = judge;
        this.reassessments = reassessments;
        this.backlog = backlog;
        this.alerts = alerts;
        this.offsets = offsets;
        this.meters = meters;
        this.config = config;
    }

    /**
     * Keeps and judges a batch, and waits for the rest of the book that it touches, but not for long: a long past goes
     * on in the background, on any replica.
     *
     * @return the outcome of each item, in the order of positions
     */
    public List<ItemOutcome> accept(Batch batch) {
        Receipt receipt = take(batch);
        awaitJudged(receipt.pending());
        return receipt.outcomes();
    }

    /** Keeps and judges a batch, and returns once that is committed. A market reading's book is judged later. */
    public Receipt take(Batch batch) {
        Taken taken;
        try (Rulebook.Lease lease = rulebook.lease()) {
            taken = meters.batch(() -> transactions.inOne(() -> keepAndJudge(batch, lease.rules())));
        }
        meters.readings(batch.source(), taken.receipt().outcomes());
        meters.assessments(taken.judged());
        alerts.wakeSender();
        if (!taken.receipt().pending().isNothing()) {
            backlog.ring();
        }
        return taken.receipt();
    }

    /** Waits for what a batch left to be judged, as long as a sender may be kept waiting. */
    public void awaitJudged(Backlog.Pending pending) {
        backlog.await(pending, config.longestWait());
    }

    private record Taken(Receipt receipt, int judged) {}

    private Taken keepAndJudge(Batch batch, RuleSet rules) {
        Intake.Taken taken = intake.take(batch);
        Set<Long> lines = Set.of();
        if (!taken.ticks().isEmpty()) {
            alerts.tell(network.judge(taken.ticks(), rules), NETWORK);
            lines = Set.of(reassessments.add(taken.ticks().get(0).at(), "market"));
        }
        List<OperatorBook.Task> tasks = tasks(taken);
        Judge.Done done =
                judge.judge(tasks, rules, config.chunk() / Math.max(1, tasks.size()) + 1, OptionalLong.empty());
        offsets.save(batch.offsets());
        return new Taken(new Receipt(taken.outcomes(), new Backlog.Pending(lines, done.left())), done.moments());
    }

    private static List<OperatorBook.Task> tasks(Intake.Taken taken) {
        SortedMap<OperatorId, List<Reading.OfOperator>> byOperator = new TreeMap<>();
        taken.fresh()
                .forEach(it -> byOperator
                        .computeIfAbsent(it.operatorId(), id -> new ArrayList<>())
                        .add(it));
        List<OperatorBook.Task> tasks = new ArrayList<>();
        byOperator.forEach((id, own) -> tasks.add(new OperatorBook.Task(
                Objects.requireNonNull(taken.operators().get(id)),
                own,
                own.get(0).at(),
                Optional.empty(),
                OperatorBook.Since.LAST)));
        return tasks;
    }
}
