package io.davylamp.monitor;

import io.davylamp.assessment.Subject;
import io.davylamp.ingest.ItemOutcome;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.Reading;
import io.davylamp.operator.KnownOperator;
import io.davylamp.rulebook.Rulebook;
import io.davylamp.rules.RuleSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The conductor. One batch of readings is one transaction: lock the operators touched → keep the readings → metrics →
 * rules → record the assessments → tell the alert changes → fill the outbox. What is acknowledged is kept and judged;
 * what is not committed never happened.
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
    private final AlertDesk alerts;
    private final KafkaOffsets offsets;
    private final StageMeters meters;

    RiskMonitor(
            Rulebook rulebook,
            Transactions transactions,
            Intake intake,
            NetworkWatch network,
            Judge judge,
            Reassessments reassessments,
            AlertDesk alerts,
            KafkaOffsets offsets,
            StageMeters meters) {
        this.rulebook = rulebook;
        this.transactions = transactions;
        this.intake = intake;
        this.network = network;
        this.judge = judge;
        this.reassessments = reassessments;
        this.alerts = alerts;
        this.offsets = offsets;
        this.meters = meters;
    }

    /**
     * Keeps and judges a batch, and returns once that is committed. A market reading touches every operator: these are
     * judged before it returns too, in transactions of their own that any replica finishes should this one die.
     *
     * @return what became of each item, in the order of positions
     */
    public List<ItemOutcome> accept(Batch batch) {
        Intake.Taken taken;
        try (Rulebook.Lease lease = rulebook.lease()) {
            taken = meters.batch(() -> transactions.inOne(() -> keepAndJudge(batch, lease.rules())));
        }
        meters.readings(batch.source(), taken.outcomes());
        alerts.wakeSender();
        if (!taken.ticks().isEmpty()) {
            workOff();
        }
        return taken.outcomes();
    }

    /** Judges every operator again that a market reading, a new rulebook or the clock left waiting. */
    public void workOff() {
        boolean more = true;
        while (more) {
            try (Rulebook.Lease lease = rulebook.lease()) {
                more = transactions.inOne(() -> judgeNextChunk(lease.rules()));
            }
        }
        alerts.wakeSender();
    }

    private Intake.Taken keepAndJudge(Batch batch, RuleSet rules) {
        Intake.Taken taken = intake.take(batch);
        if (!taken.ticks().isEmpty()) {
            alerts.tell(network.judge(taken.ticks(), rules), NETWORK);
            reassessments.add(taken.ticks().get(0).at(), "market");
        }
        meters.assessments(judge.judge(tasks(taken), rules));
        offsets.save(batch.offsets());
        return taken;
    }

    /** Whether there was anything left to judge. */
    private boolean judgeNextChunk(RuleSet rules) {
        Optional<Reassessments.Chunk> next = reassessments.next();
        if (next.isEmpty()) {
            return false;
        }
        Reassessments.Chunk chunk = next.get();
        if (chunk.begins() && chunk.rulebookChanged()) {
            alerts.tell(network.judgeLastDay(rules), NETWORK);
        }
        SortedMap<OperatorId, KnownOperator> operators = reassessments.lock(chunk);
        meters.assessments(judge.judge(reassessments.tasks(chunk, operators.values()), rules));
        reassessments.done(
                chunk,
                operators.isEmpty()
                        ? Optional.empty()
                        : Optional.of(operators.lastKey().value()));
        return true;
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
                Optional.empty())));
        return tasks;
    }
}
