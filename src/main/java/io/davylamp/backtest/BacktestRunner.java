package io.davylamp.backtest;

import io.davylamp.alert.AlertConfig;
import io.davylamp.alert.AlertSettings;
import io.davylamp.assessment.Subject;
import io.davylamp.backtest.order.BacktestOrder;
import io.davylamp.backtest.order.BacktestState;
import io.davylamp.backtest.order.BacktestStore;
import io.davylamp.market.MarketTimeline;
import io.davylamp.mining.OperatorProfile;
import io.davylamp.rules.Compilation;
import io.davylamp.rules.RuleCompiler;
import io.davylamp.rules.RuleSet;
import io.davylamp.rules.RulebookSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Runs backtests that were ordered, one subject after another on one thread, so that live judging keeps the machine.
 * What is found of a subject is kept at once: a restart continues with those that are left.
 */
@ApplicationScoped
class BacktestRunner {
    private static final Logger LOG = Logger.getLogger(BacktestRunner.class);

    private final BacktestStore store;
    private final StoredHistory history;
    private final AlertSettings alerts;
    private final Clock clock;

    BacktestRunner(BacktestStore store, StoredHistory history, AlertConfig alerts, Clock clock) {
        this.store = store;
        this.history = history;
        this.alerts = AlertSettings.of(alerts);
        this.clock = clock;
    }

    /** Runs what waits until nothing does, or until it is to stop. */
    void runAll(BooleanSupplier stopping) {
        while (!stopping.getAsBoolean()) {
            var order = store.claim();
            if (order.isEmpty()) {
                return;
            }
            run(order.get(), stopping);
        }
    }

    private void run(BacktestOrder order, BooleanSupplier stopping) {
        try (RuleSet before = compiled(order.before());
                RuleSet after = compiled(order.after())) {
            boolean atItsEnd = judge(order, new Backtest(before, after, alerts), stopping);
            refuseOverrun(before);
            refuseOverrun(after);
            if (atItsEnd) {
                store.ends(order.id(), BacktestState.DONE, "", clock.instant());
            } else if (stopping.getAsBoolean()) {
                store.leave(order.id());
            }
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
            if (stopping.getAsBoolean()) {
                return;
            }
            LOG.errorf(e, "backtest %s failed", order.id());
            String fault = e instanceof CannotJudge
                    ? String.valueOf(e.getMessage())
                    : "an internal error ended it; the log says why.";
            store.ends(order.id(), BacktestState.FAILED, fault, clock.instant());
        }
    }

    /** Whether it came to its end: it may be cancelled, or the service stopped, before. */
    private boolean judge(BacktestOrder order, Backtest backtest, BooleanSupplier stopping) {
        Period period = order.period();
        List<OperatorProfile> operators = history.operators();
        MarketTimeline market = history.market(period);
        store.begins(order.id(), operators.size() + 1);
        Set<String> done = store.subjectsDone(order.id());
        boolean goOn = done.contains(Subject.NETWORK.value())
                || keep(
                        order,
                        stopping,
                        () -> backtest.ofNetwork(history.network(period), history.days(period), period));
        for (OperatorProfile profile : operators) {
            if (goOn && !done.contains(profile.id().value())) {
                goOn = keep(
                        order, stopping, () -> backtest.ofOperator(history.operator(profile, period), market, period));
            }
        }
        return goOn;
    }

    private boolean keep(BacktestOrder order, BooleanSupplier stopping, Supplier<Part> work) {
        if (stopping.getAsBoolean() || !store.extend(order.id())) {
            return false;
        }
        store.keep(order.id(), work.get());
        return true;
    }

    /** Rules that were halted judge no more: what is left of the past would look undecided, not wrong. */
    private static void refuseOverrun(RuleSet rules) {
        rules.overrun().ifPresent(it -> {
            throw new CannotJudge("rulebook %s, rule %s: %s".formatted(rules.version(), it.ruleId(), it.message()));
        });
    }

    private static RuleSet compiled(RulebookSource source) {
        Compilation compilation = RuleCompiler.compile(source);
        if (compilation instanceof Compilation.Compiled compiled) {
            return compiled.rules();
        }
        throw new CannotJudge("rulebook %s: %s"
                .formatted(
                        source.version(),
                        ((Compilation.Refused) compilation).problems().get(0)));
    }

    /** A rulebook that judges nothing, or no further; in words for the person who ordered it. */
    private static final class CannotJudge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CannotJudge(String message) {
            super(message);
        }
    }
}
