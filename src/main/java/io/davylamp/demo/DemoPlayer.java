package io.davylamp.demo;

import io.davylamp.assessment.Assessment;
import io.davylamp.assessment.AssessmentStore;
import io.davylamp.assessment.Subject;
import io.davylamp.ingest.ItemOutcome;
import io.davylamp.ingest.ReadingStore;
import io.davylamp.ingest.Submission;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.Reading;
import io.davylamp.monitor.RiskMonitor;
import io.davylamp.monitor.intake.Batch;
import io.davylamp.operator.OperatorStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Plays the demo book: registers its operators and sends their readings month by month, the way any sender would, and
 * reports what the monitor made of them. Readings sent before are duplicates, so that playing again goes on where a
 * play was interrupted.
 */
@ApplicationScoped
public class DemoPlayer {
    private final OperatorStore operators;
    private final RiskMonitor monitor;
    private final ReadingStore readings;
    private final AssessmentStore assessments;
    private final Clock clock;

    DemoPlayer(
            OperatorStore operators,
            RiskMonitor monitor,
            ReadingStore readings,
            AssessmentStore assessments,
            Clock clock) {
        this.operators = operators;
        this.monitor = monitor;
        this.readings = readings;
        this.assessments = assessments;
        this.clock = clock;
    }

    /** Whether nobody but the demo is in the database, and the demo has not been played to its end. */
    @ActivateRequestContext
    public boolean isDue(DemoBook book) {
        List<OperatorId> ours =
                book.operators().stream().map(it -> it.profile().id()).toList();
        boolean alone = operators.profiles().stream().allMatch(it -> ours.contains(it.id()));
        return alone
                && ours.stream().anyMatch(it -> readings.from(it, book.end()).isEmpty());
    }

    /**
     * Plays the whole book.
     *
     * @param console takes each line for people as it comes
     */
    public void play(DemoBook book, Consumer<String> console) {
        console.accept("The demo book: %d invented operators through the crunch of 2021-11 to 2023-01."
                .formatted(book.operators().size()));
        book.operators().forEach(it -> operators.register(it.profile(), clock.instant()));
        List<Reading> history = new ArrayList<>();
        DemoReport report = new DemoReport();
        for (DemoBook.Month month : book.months()) {
            if (month.month().isBefore(DemoBook.OPENING)) {
                history.addAll(month.readings());
                continue;
            }
            if (!history.isEmpty()) {
                console.accept("Market history of %d days, for the network's indicators.".formatted(history.size()));
                send(history);
                history.clear();
            }
            send(month.readings());
            console.accept(
                    report.month(month, assessments.at(Subject.NETWORK, month.end()), verdicts(book, month.end())));
        }
        report.table(verdicts(book, book.end())).forEach(console);
    }

    private Map<DemoBook.Entry, Assessment> verdicts(DemoBook book, Instant at) {
        Map<DemoBook.Entry, Assessment> verdicts = new LinkedHashMap<>();
        for (DemoBook.Entry entry : book.operators()) {
            assessments.at(Subject.of(entry.profile().id()), at).ifPresent(it -> verdicts.put(entry, it));
        }
        return verdicts;
    }

    private void send(List<Reading> readings) {
        List<Submission> items = new ArrayList<>();
        readings.forEach(it -> items.add(new Submission.Parsed(items.size(), it)));
        for (ItemOutcome outcome : monitor.accept(Batch.of("demo", items))) {
            if (outcome instanceof ItemOutcome.Rejected || outcome instanceof ItemOutcome.Held) {
                throw new IllegalStateException("the demo's reading %s was not kept: %s"
                        .formatted(readings.get(outcome.position()).id(), outcome));
            }
        }
    }
}
