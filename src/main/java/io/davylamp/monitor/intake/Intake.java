package io.davylamp.monitor.intake;

import io.davylamp.ingest.ItemOutcome;
import io.davylamp.ingest.Quarantine;
import io.davylamp.ingest.ReadingStore;
import io.davylamp.ingest.Rejection;
import io.davylamp.ingest.Submission;
import io.davylamp.market.MarketStore;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.Reading;
import io.davylamp.monitor.backlog.OperatorTask;
import io.davylamp.operator.KnownOperator;
import io.davylamp.operator.StateStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The first half of a batch's transaction: lock who is touched, keep what is new, put aside what is refused. */
@ApplicationScoped
public class Intake {
    private final StateStore operators;
    private final MarketStore market;
    private final ReadingStore readings;
    private final Quarantine quarantine;

    Intake(StateStore operators, MarketStore market, ReadingStore readings, Quarantine quarantine) {
        this.operators = operators;
        this.market = market;
        this.readings = readings;
        this.quarantine = quarantine;
    }

    /**
     * What was taken in.
     *
     * @param operators the operators the batch names, locked
     * @param ticks market readings not known before, in time order
     * @param fresh operators' readings not known before, in time order
     * @param outcomes one per item, in the order of positions
     */
    public record Taken(
            SortedMap<OperatorId, KnownOperator> operators,
            List<Reading.Market> ticks,
            List<Reading.OfOperator> fresh,
            List<ItemOutcome> outcomes) {
        /** What is to be judged of the operators with fresh readings, by id. */
        public List<OperatorTask> tasks() {
            SortedMap<OperatorId, List<Reading.OfOperator>> byOperator = new TreeMap<>();
            fresh.forEach(it -> byOperator
                    .computeIfAbsent(it.operatorId(), id -> new ArrayList<>())
                    .add(it));
            List<OperatorTask> tasks = new ArrayList<>();
            byOperator.forEach((id, own) -> tasks.add(new OperatorTask(
                    Objects.requireNonNull(operators.get(id)),
                    own,
                    own.get(0).at(),
                    Optional.empty(),
                    OperatorTask.Since.LAST)));
            return tasks;
        }
    }

    public Taken take(Batch batch) {
        List<Submission.Parsed> parsed = only(batch.items(), Submission.Parsed.class);
        List<Reading> all = parsed.stream().map(Submission.Parsed::reading).toList();
        if (all.stream().anyMatch(Reading.Market.class::isInstance)) {
            market.lock();
        }
        SortedMap<OperatorId, KnownOperator> known = operators.lock(only(all, Reading.OfOperator.class).stream()
                .map(Reading.OfOperator::operatorId)
                .distinct()
                .toList());
        ReadingStore.Kept kept = readings.keep(
                parsed.stream().filter(it -> isKnown(it.reading(), known)).toList());
        List<ItemOutcome> outcomes = outcomes(batch, known, kept);
        quarantine.keep(batch.source(), only(outcomes, ItemOutcome.Rejected.class));
        return new Taken(
                known,
                only(kept.fresh(), Reading.Market.class),
                only(kept.fresh(), Reading.OfOperator.class),
                outcomes);
    }

    private static boolean isKnown(Reading reading, Map<OperatorId, KnownOperator> known) {
        return !(reading instanceof Reading.OfOperator it) || known.containsKey(it.operatorId());
    }

    private static List<ItemOutcome> outcomes(
            Batch batch, Map<OperatorId, KnownOperator> known, ReadingStore.Kept kept) {
        List<ItemOutcome> outcomes = new ArrayList<>(kept.outcomes());
        for (Submission item : batch.items()) {
            if (item instanceof Submission.Refused refused) {
                outcomes.add(new ItemOutcome.Rejected(refused.position(), refused.rejection()));
            } else if (item instanceof Submission.Parsed parsed && !isKnown(parsed.reading(), known)) {
                outcomes.add(new ItemOutcome.Rejected(
                        parsed.position(), Rejection.unknownOperator((Reading.OfOperator) parsed.reading())));
            }
        }
        outcomes.sort(Comparator.comparingInt(ItemOutcome::position));
        return outcomes;
    }

    private static <T> List<T> only(List<?> all, Class<T> type) {
        return all.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
