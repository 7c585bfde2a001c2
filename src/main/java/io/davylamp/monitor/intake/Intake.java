package io.davylamp.monitor.intake;

import io.davylamp.ingest.DoubtStore;
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
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The first half of a batch's transaction: lock who is touched, keep what is new, put aside what is refused. */
@ApplicationScoped
public class Intake {
    private final StateStore operators;
    private final MarketStore market;
    private final ReadingStore readings;
    private final Screening screening;
    private final DoubtStore doubts;
    private final Quarantine quarantine;

    Intake(
            StateStore operators,
            MarketStore market,
            ReadingStore readings,
            Screening screening,
            DoubtStore doubts,
            Quarantine quarantine) {
        this.screening = screening;
        this.doubts = doubts;
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
        Screening.Screened screened = screening.screen(
                parsed.stream().filter(it -> isKnown(it.reading(), known)).toList(), known);
        ReadingStore.Kept kept = readings.keep(screened.passed());
        List<ItemOutcome> outcomes = outcomes(batch, known, kept, screened);
        quarantine.keep(batch.source(), only(outcomes, ItemOutcome.Rejected.class));
        quarantine.hold(batch.source(), screened.held());
        settle(screened, outcomes);
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
            Batch batch, Map<OperatorId, KnownOperator> known, ReadingStore.Kept kept, Screening.Screened screened) {
        List<ItemOutcome> outcomes = new ArrayList<>(screened.held());
        kept.outcomes()
                .forEach(it -> outcomes.add(
                        it instanceof ItemOutcome.Accepted accepted
                                ? new ItemOutcome.Accepted(it.position(), accepted.id(), screened.of(it.position()))
                                : it));
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

    /** Marks what is unusual of what was kept, and settles what waited of what somebody confirmed. */
    private void settle(Screening.Screened screened, List<ItemOutcome> outcomes) {
        Set<Integer> accepted = only(outcomes, ItemOutcome.Accepted.class).stream()
                .map(ItemOutcome.Accepted::position)
                .collect(Collectors.toSet());
        doubts.keep(screened.marked(accepted));
        Set<Integer> rejected = only(outcomes, ItemOutcome.Rejected.class).stream()
                .map(ItemOutcome.Rejected::position)
                .collect(Collectors.toSet());
        quarantine.confirmed(screened.passed().stream()
                .filter(it -> !rejected.contains(it.position()))
                .toList());
    }

    private static <T> List<T> only(List<?> all, Class<T> type) {
        return all.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
