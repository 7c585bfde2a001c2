package io.davylamp.monitor.intake;

import io.davylamp.ingest.ItemOutcome;
import io.davylamp.ingest.Quarantine;
import io.davylamp.ingest.Rejection;
import io.davylamp.ingest.Submission;
import io.davylamp.monitor.JudgingFailures;
import io.davylamp.monitor.RiskMonitor;
import io.davylamp.monitor.backlog.Backlog;
import io.davylamp.sql.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/**
 * Takes a batch in as one, and where an item of it makes it fail, finds that one by halving: it goes to the quarantine,
 * the others are kept and judged. An outage is not an item's fault and is passed on to the caller.
 */
@ApplicationScoped
class Isolation {
    private final RiskMonitor monitor;
    private final Quarantine quarantine;
    private final KafkaOffsets offsets;
    private final Transactions transactions;
    private final JudgingFailures faults;

    Isolation(
            RiskMonitor monitor,
            Quarantine quarantine,
            KafkaOffsets offsets,
            Transactions transactions,
            JudgingFailures faults) {
        this.monitor = monitor;
        this.quarantine = quarantine;
        this.offsets = offsets;
        this.transactions = transactions;
        this.faults = faults;
    }

    /** Keeps and judges a batch, but for what cannot be. */
    Receipt take(Batch batch) {
        try {
            return monitor.take(batch);
        } catch (RuntimeException fault) {
            if (!FailureCause.isContents(fault)) {
                throw fault;
            }
            return batch.items().size() > 1 ? halves(batch) : alone(batch);
        }
    }

    /**
     * The offsets go with the last item: should we die in between, what was kept by then comes again as a duplicate.
     */
    private Receipt halves(Batch batch) {
        List<Submission> items = batch.items();
        int middle = items.size() / 2;
        Receipt first = take(new Batch(batch.source(), items.subList(0, middle), Map.of()));
        return first.and(take(new Batch(batch.source(), items.subList(middle, items.size()), batch.offsets())));
    }

    /** Tried once more: what two transactions did to each other does not happen twice. */
    private Receipt alone(Batch batch) {
        try {
            return monitor.take(batch);
        } catch (RuntimeException fault) {
            if (batch.items().isEmpty() || !FailureCause.isContents(fault)) {
                throw fault;
            }
            faults.notKept(fault);
            return putAside(batch);
        }
    }

    private Receipt putAside(Batch batch) {
        Submission item = batch.items().get(0);
        List<ItemOutcome.Rejected> rejected =
                List.of(new ItemOutcome.Rejected(item.position(), Rejection.couldNotBeKept(item)));
        return transactions.inOne(() -> {
            quarantine.keep(batch.source(), rejected);
            offsets.save(batch.offsets());
            return new Receipt(List.copyOf(rejected), Backlog.Pending.NOTHING);
        });
    }
}
