package io.davylamp.monitor;

import io.davylamp.assessment.Assessment;
import io.davylamp.assessment.AssessmentStore;
import io.davylamp.ingest.ItemOutcome;
import io.davylamp.ingest.Quarantine;
import io.davylamp.ingest.ReadingStore;
import io.davylamp.ingest.Rejection;
import io.davylamp.ingest.Submission;
import io.davylamp.market.MarketStore;
import io.davylamp.market.MarketTimeline;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.Reading;
import io.davylamp.operator.KnownOperator;
import io.davylamp.operator.StateStore;
import io.davylamp.rulebook.Rulebook;
import io.davylamp.rules.RuleSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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
    private final Rulebook rulebook;
    private final StateStore operators;
    private final ReadingStore readings;
    private final MarketStore market;
    private final Markets markets;
    private final Quarantine quarantine;
    private final NetworkWatch network;
    private final OperatorBook book;
    private final AssessmentStore assessments;
    private final AlertDesk alerts;
    private final Reassessments reassessments;
    private final KafkaOffsets offsets;
    private final Transactions transactions;
    private final MonitorConfig config;
    private final StageMeters meters;

    RiskMonitor(
            Rulebook rulebook,
            StateStore operators,
            ReadingStore readings,
            MarketStore market,
            Markets markets,
            Quarantine quarantine,
            NetworkWatch network,
            OperatorBook book,
            AssessmentStore assessments,
            AlertDesk alerts,
            Reassessments reassessments,
            KafkaOffsets offsets,
            Transactions transactions,
            MonitorConfig config,
            StageMeters meters) {
        this.rulebook = rulebook;
        this.operators = operators;
        this.readings = readings;
        this.market = market;
        this.markets = markets;
        this.quarantine = quarantine;
        this.network = network;
        this.book = book;
        this.assessments = assessments;
        this.alerts = alerts;
        this.reassessments = reassessments;
        this.offsets = offsets;
        this.transactions = transactions;
        this.config = config;
        this.meters = meters;
    }

    /**
     * Keeps and judges a batch, and returns once that is committed.
     *
     * @return what became of each item, in the order of positions
     */
    public List<ItemOutcome> accept(Batch batch) {
        Accepted accepted;
        try (Rulebook.Lease lease = rulebook.lease()) {
            accepted = meters.batch(() -> transactions.inOne(() -> keepAndJudge(batch, lease.rules())));
        }
        meters.readings(batch.source(), accepted.outcomes());
        alerts.wakeSender();
        if (accepted.marketTouched()) {
            workOff();
        }
        return accepted.outcomes();
    }

    /** Judges every operator again that a market reading, a new rulebook or the clock left waiting. */
    public void workOff() {
        boolean more = true;
        while (more) {
            try (Rulebook.Lease lease = rulebook.lease()) {
                more = transactions.inOne(() -> reassessChunk(lease.rules()));
            }
        }
        alerts.wakeSender();
    }

    private record Accepted(List<ItemOutcome> outcomes, boolean marketTouched) {}

    private Accepted keepAndJudge(Batch batch, RuleSet rules) {
        List<Submission.Parsed> parsed = only(batch.items(), Submission.Parsed.class);
        if (parsed.stream().anyMatch(it -> it.reading() instanceof Reading.Market)) {
            market.lock();
        }
        SortedMap<OperatorId, KnownOperator> known = operators.lock(operatorIds(parsed));
        ReadingStore.Kept kept = readings.keep(
                parsed.stream().filter(it -> isKnown(it.reading(), known)).toList());
        List<ItemOutcome> outcomes = outcomes(batch, known, kept);
        quarantine.keep(batch.source(), only(outcomes, ItemOutcome.Rejected.class));
        List<Reading.Market> ticks = only(kept.fresh(), Reading.Market.class);
        if (!ticks.isEmpty()) {
            alerts.tell(network.judge(ticks, rules));
            reassessments.add(ticks.get(0).at(), "market");
        }
        judge(tasks(known, only(kept.fresh(), Reading.OfOperator.class)), rules);
        offsets.save(batch.offsets());
        return new Accepted(outcomes, !ticks.isEmpty());
    }

    private boolean reassessChunk(RuleSet rules) {
        Optional<Reassessments.Chunk> next = reassessments.next();
        if (next.isEmpty()) {
            return false;
        }
        Reassessments.Chunk chunk = next.get();
        SortedMap<OperatorId, KnownOperator> known = operators.lockNext(chunk.after(), Reassessments.CHUNK);
        List<OperatorBook.Task> tasks = new ArrayList<>();
        for (KnownOperator operator : known.values()) {
            Optional<Instant> judgedAt = operator.judged()
                    .map(KnownOperator.Judged::at)
                    .filter(it -> !chunk.passesOver(it, config.dormantAfter()));
            chunk.from(judgedAt)
                    .ifPresent(from -> tasks.add(new OperatorBook.Task(operator, List.of(), from, chunk.moment())));
        }
        judge(tasks, rules);
        if (chunk.rulebookChanged() && chunk.after().isEmpty()) {
            market.lock();
            alerts.tell(network.judgeLastDay(rules));
        }
        reassessments.done(chunk, known.isEmpty() ? Optional.empty() : Optional.of(known.lastKey().value()));
        return true;
    }

    private void judge(List<OperatorBook.Task> tasks, RuleSet rules) {
        if (tasks.isEmpty()) {
            return;
        }
        Instant from = tasks.stream()
                .map(OperatorBook.Task::from)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        MarketTimeline timeline = markets.from(from);
        List<OperatorBook.Outcome> judged = new ArrayList<>();
        for (OperatorBook.Task task : tasks) {
            judged.add(book.judge(task, timeline, rules));
        }
        operators.save(judged.stream().map(OperatorBook.Outcome::operator).toList());
        meters.assessments(judged.stream().mapToInt(OperatorBook.Outcome::judged).sum());
        assessments.record(
                judged.stream().flatMap(it -> it.recorded().stream()).toList(),
                judged.stream().flatMap(it -> it.rerun().stream()).toList());
        List<Assessment> news = judged.stream().flatMap(it -> it.news().stream()).toList();
        alerts.tell(news);
    }

    private static List<OperatorBook.Task> tasks(
            Map<OperatorId, KnownOperator> known, List<Reading.OfOperator> fresh) {
        SortedMap<OperatorId, List<Reading.OfOperator>> byOperator = new TreeMap<>();
        fresh.forEach(it ->
                byOperator.computeIfAbsent(it.operatorId(), id -> new ArrayList<>()).add(it));
        List<OperatorBook.Task> tasks = new ArrayList<>();
        byOperator.forEach((id, own) -> tasks.add(new OperatorBook.Task(
                Objects.requireNonNull(known.get(id)), own, own.get(0).at(), Optional.empty())));
        return tasks;
    }

    private static List<OperatorId> operatorIds(List<Submission.Parsed> parsed) {
        return only(parsed.stream().map(Submission.Parsed::reading).toList(), Reading.OfOperator.class).stream()
                .map(Reading.OfOperator::operatorId)
                .distinct()
                .toList();
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
