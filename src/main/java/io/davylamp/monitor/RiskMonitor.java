package io.davylamp.monitor;

import io.davylamp.ingest.ItemOutcome;
import io.davylamp.monitor.backlog.Backlog;
import io.davylamp.monitor.backlog.OperatorTask;
import io.davylamp.monitor.backlog.Reassessments;
import io.davylamp.monitor.book.NetworkWatch;
import io.davylamp.monitor.book.OperatorBook;
import io.davylamp.monitor.intake.Batch;
import io.davylamp.monitor.intake.Intake;
import io.davylamp.monitor.intake.KafkaOffsets;
import io.davylamp.monitor.intake.Receipt;
import io.davylamp.rulebook.Rulebook;
import io.davylamp.rules.RuleSet;
import io.davylamp.sql.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The conductor. One batch of readings is one transaction: keep the readings → judge the network → judge the operators →
 * record → advise → alert → outbox and offsets. What is acknowledged is kept and judged; what is not committed never
 * happened. The rest of the book, and a past too long for one transaction, is left to {@link BookWorkers}, whose pieces
 * take the same way through {@link #judge}.
 */
@ApplicationScoped
public class RiskMonitor {
    private final Rulebook rulebook;
    private final Transactions transactions;
    private final Intake intake;
    private final NetworkWatch network;
    private final OperatorBook operators;
    private final Records records;
    private final AdviceDesk advice;
    private final AlertDesk alerts;
    private final KafkaOffsets offsets;
    private final Reassessments reassessments;
    private final Backlog backlog;
    private final StageMeters meters;
    private final MonitorConfig config;

    RiskMonitor(
            Rulebook rulebook,
            Transactions transactions,
            Intake intake,
            NetworkWatch network,
            OperatorBook operators,
            Records records,
            AdviceDesk advice,
            AlertDesk alerts,
            KafkaOffsets offsets,
            Reassessments reassessments,
            Backlog backlog,
            StageMeters meters,
            MonitorConfig config) {
        this.rulebook = rulebook;
        this.transactions = transactions;
        this.intake = intake;
        this.network = network;
        this.operators = operators;
        this.records = records;
        this.advice = advice;
        this.alerts = alerts;
        this.offsets = offsets;
        this.reassessments = reassessments;
        this.backlog = backlog;
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

    /** Waits for what a batch left to be judged, as long as a sender may be kept waiting. */
    public void awaitJudged(Backlog.Pending pending) {
        backlog.await(pending, config.longestWait());
    }

    /** Keeps and judges a batch, and returns once that is committed. A market reading's book is judged later. */
    public Receipt take(Batch batch) {
        Committed committed;
        try (Rulebook.Lease lease = rulebook.lease()) {
            committed = meters.batch(() -> transactions.inOne(() -> keepAndJudge(batch, lease.rules())));
        }
        Receipt receipt = committed.receipt();
        meters.readings(batch.source(), receipt.outcomes());
        meters.assessments(committed.judged());
        alerts.wakeSender();
        if (!receipt.pending().isNothing()) {
            backlog.ring();
        }
        return receipt;
    }

    private record Committed(Receipt receipt, int judged) {}

    private Committed keepAndJudge(Batch batch, RuleSet rules) {
        Intake.Taken taken = intake.take(batch);
        NetworkWatch.Outcome ofNetwork = network.judge(taken.ticks(), rules);
        Set<Long> lines = reassessments.addFor(taken.ticks());
        List<OperatorTask> tasks = taken.tasks();
        int momentsEach = config.chunk() / Math.max(1, tasks.size()) + 1;
        Work.Done done = judge(new Work(ofNetwork, tasks, momentsEach, OptionalLong.empty()), rules);
        offsets.save(batch.offsets());
        return new Committed(new Receipt(taken.outcomes(), new Backlog.Pending(lines, done.left())), done.judged());
    }

    /** The way every judgement takes, a batch's and the backlog's, in the caller's transaction. */
    Work.Done judge(Work work, RuleSet rules) {
        List<OperatorBook.Outcome> outcomes = operators.judge(work.operators(), rules, work.momentsEach());
        records.keep(work.network(), outcomes, work.line());
        advice.follow(outcomes, rules);
        alerts.report(News.of(work.network(), outcomes));
        return Work.Done.of(outcomes);
    }
}
