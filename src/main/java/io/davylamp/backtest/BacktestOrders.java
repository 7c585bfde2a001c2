package io.davylamp.backtest;

import io.davylamp.backtest.order.BacktestOrder;
import io.davylamp.backtest.order.BacktestProgress;
import io.davylamp.backtest.order.BacktestStore;
import io.davylamp.mining.Declined;
import io.davylamp.mining.InvalidValue;
import io.davylamp.rulebook.RulebookFiles;
import io.davylamp.rulebook.trial.TrialProcesses;
import io.davylamp.rulebook.trial.VettingTask;
import io.davylamp.rulebook.version.Activation;
import io.davylamp.rulebook.version.ActivationStore;
import io.davylamp.rulebook.version.RulebookStore;
import io.davylamp.rules.RuleProblem;
import io.davylamp.rules.RulebookSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A person orders, watches or cancels a backtest, by the API or by the page. */
@ApplicationScoped
public class BacktestOrders {
    private static final int MAX_DAYS = 366 * 20;
    private static final LocalDate EARLIEST = LocalDate.of(2009, 1, 3);
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    private final BacktestStore backtests;
    private final StoredPeriod stored;
    private final RulebookStore rulebooks;
    private final ActivationStore activations;
    private final TrialProcesses bench;
    private final Clock clock;

    BacktestOrders(
            BacktestStore backtests,
            StoredPeriod stored,
            RulebookStore rulebooks,
            ActivationStore activations,
            TrialProcesses bench,
            Clock clock) {
        this.backtests = backtests;
        this.stored = stored;
        this.rulebooks = rulebooks;
        this.activations = activations;
        this.bench = bench;
        this.clock = clock;
    }

    /**
     * The one ordered, or an equal one that waits or runs.
     *
     * @param maxWaiting how many others may wait
     */
    public BacktestProgress order(BacktestRequest request, int maxWaiting) {
        if (backtests.waiting() >= maxWaiting) {
            throw Declined.of(
                    Declined.Why.TOO_MUCH_WAITS,
                    "%d backtests wait already.".formatted(maxWaiting),
                    "Maybe cancel those nobody needs: DELETE /api/v1/backtests/<id>.");
        }
        BacktestOrder order = BacktestOrder.of(before(request), after(request), period(request));
        return known(backtests.order(order, clock.instant()));
    }

    /** The one of that id as it is after it was cancelled, or as it had ended before. */
    public BacktestProgress cancel(String id) {
        known(id);
        backtests.cancel(id, clock.instant());
        return known(id);
    }

    /** One that is asked for by its id. */
    public BacktestProgress known(String id) {
        return backtests
                .progress(id)
                .orElseThrow(() -> Declined.unknown("backtest " + id, "Maybe list them: GET /api/v1/backtests."));
    }

    /** What the subjects judged so far add up to. */
    public BacktestReport report(String id) {
        return backtests.report(id);
    }

    /** The last ones ordered, newest first. */
    public List<BacktestProgress> latest(int limit) {
        return backtests.latest(limit);
    }

    /** The last ones of a version. */
    public List<BacktestProgress> of(String version, int limit) {
        return backtests.of(version, limit);
    }

    /** The days taken where none are named; empty where nothing is stored. */
    public Optional<Period> usual() {
        return stored.last();
    }

    private RulebookSource before(BacktestRequest request) {
        String version = given(request.before())
                .or(() -> activations.active().map(Activation::version))
                .orElseThrow(() -> Declined.of(
                        Declined.Why.NO_RULEBOOK, "no rulebook is in force.", "Maybe name the old one in 'before'."));
        return sound("/before", version("/before", version));
    }

    private RulebookSource after(BacktestRequest request) {
        Optional<String> after = given(request.after());
        Map<String, String> files = request.afterFiles();
        if (after.isPresent() && files == null) {
            return sound("/after", version("/after", after.get()));
        } else if (after.isEmpty() && files != null) {
            return sound("/afterFiles", RulebookFiles.of("/afterFiles", files));
        }
        throw new InvalidValue(
                "after",
                "exactly one of after and afterFiles must be given.",
                "Maybe name a version in 'after', or send the new rulebook's files in 'afterFiles'.");
    }

    /** Only what was vetted is judged by in this process, though it is for a backtest alone. */
    private RulebookSource sound(String pointer, RulebookSource source) {
        if (activations.wasInForce(source.version())) {
            return source;
        }
        List<RuleProblem> problems =
                bench.answer(new VettingTask(source.files())).problems();
        if (problems.isEmpty()) {
            return source;
        }
        throw Declined.at(
                pointer,
                "the rulebook cannot be used: %s".formatted(problems.get(0)),
                "Maybe look at all of it: POST /api/v1/rulebooks/check.");
    }

    private RulebookSource version(String pointer, String version) {
        return rulebooks
                .text(version)
                .orElseThrow(() -> Declined.at(
                        pointer,
                        "there is no rulebook %s.".formatted(version),
                        "Maybe list them: GET /api/v1/rulebooks."));
    }

    private Period period(BacktestRequest request) {
        if (given(request.from()).isEmpty() && given(request.to()).isEmpty()) {
            return usual().orElseThrow(() -> new InvalidValue(
                    "from",
                    "no history is stored, so there is nothing to backtest on.",
                    "Maybe send readings of the past first: POST /api/v1/readings, POST /api/v1/market/history."));
        }
        LocalDate from = day("from", request.from());
        LocalDate to = day("to", request.to());
        if (to.isBefore(from) || to.isAfter(from.plusDays(MAX_DAYS))) {
            throw new InvalidValue(
                    "to",
                    "to is %s; allowed is from %s to %s.".formatted(to, from, from.plusDays(MAX_DAYS)),
                    "Maybe the two are swapped.");
        }
        return new Period(from, to);
    }

    private static LocalDate day(String field, @Nullable String text) {
        String what = "the day is missing.";
        try {
            if (text != null && !text.isBlank()) {
                LocalDate day = LocalDate.parse(text.strip());
                if (!day.isBefore(EARLIEST) && !day.isAfter(LATEST)) {
                    return day;
                }
                what = "%s is outside %s to %s.".formatted(day, EARLIEST, LATEST);
            }
        } catch (DateTimeParseException e) {
            what = "this is not a date.";
        }
        throw new InvalidValue(field, what, "Maybe write 2022-07-31.");
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(it -> !it.isEmpty());
    }
}
