package io.davylamp.backtest.order;

import io.davylamp.backtest.Period;
import io.davylamp.backtest.StoredPeriod;
import io.davylamp.rulebook.version.Backtests;
import io.davylamp.rulebook.version.GateState;
import io.davylamp.rules.RulebookSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The backtests that are kept, as the life of versions asks for them. */
@ApplicationScoped
public class StoredBacktests implements Backtests {
    private final BacktestStore store;
    private final StoredPeriod stored;

    public StoredBacktests(BacktestStore store, StoredPeriod stored) {
        this.store = store;
        this.stored = stored;
    }

    /** One that has ended and judged something counts, whatever was ordered, cancelled or has failed since. */
    @Override
    public GateState standing(String before, String after) {
        List<BacktestProgress> found = store.between(before, after);
        Optional<GateState> done = found.stream()
                .filter(it -> it.state() == BacktestState.DONE && store.judgedAny(it.id()))
                .findFirst()
                .map(it -> new GateState.Done(
                        it.id(), it.period().from(), it.period().to()));
        if (done.isPresent()) {
            return done.get();
        } else if (stored.last().isEmpty()) {
            return new GateState.NothingStored();
        }
        return found.stream()
                .filter(it -> it.state().isOpen())
                .findFirst()
                .or(() -> found.stream().findFirst())
                .map(StoredBacktests::unfinished)
                .orElseGet(() -> another(after));
    }

    @Override
    public void order(RulebookSource before, RulebookSource after, Instant now) {
        if (!before.version().equals(after.version())) {
            stored.last()
                    .filter(it -> !hasEnded(before.version(), after.version(), it))
                    .ifPresent(it -> store.order(BacktestOrder.of(before, after, it), now));
        }
    }

    private boolean hasEnded(String before, String after, Period period) {
        return store.between(before, after).stream()
                .anyMatch(it -> it.state() == BacktestState.DONE && it.period().equals(period));
    }

    private static GateState unfinished(BacktestProgress it) {
        return switch (it.state()) {
            case QUEUED, RUNNING -> new GateState.Running(it.id(), it.subjectsDone(), it.subjects());
            case CANCELLED -> new GateState.Cancelled(it.id());
            case FAILED -> new GateState.Failed(it.id(), it.fault());
            case DONE ->
                new GateState.Empty(it.id(), it.period().from(), it.period().to());
        };
    }

    private GateState another(String after) {
        return store.of(after, 1).stream()
                .findFirst()
                .<GateState>map(it -> new GateState.AgainstAnother(it.id(), it.before()))
                .orElseGet(GateState.NotOrdered::new);
    }
}
