package io.davylamp.backtest;

import io.davylamp.alert.AlertPolicy;
import io.davylamp.alert.AlertSettings;
import io.davylamp.assessment.Assessment;
import io.davylamp.assessment.Judge;
import io.davylamp.assessment.NetworkMoment;
import io.davylamp.assessment.OperatorMoment;
import io.davylamp.assessment.OperatorTimeline;
import io.davylamp.assessment.Subject;
import io.davylamp.market.MarketTimeline;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.network.NetworkIndicators;
import io.davylamp.mining.OperatorState;
import io.davylamp.rules.RuleSet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Two rulebooks over one history. Each subject is judged at the moments it would have been judged live, by both, from
 * what was dated up to that moment and no later, under the contracts registered by then. Pure: the same history gives
 * the same parts.
 *
 * <p>Both begin the period with no memory: the first grade of each is the raw grade of its first moment, and what is
 * wrong already then opens its alerts in the first week of both.
 */
public final class Backtest {
    private final RuleSet before;
    private final RuleSet after;
    private final AlertPolicy alerts;
    /** Metrics depend on nothing else in a rulebook; the same serve both then. */
    private final boolean sameAssumptions;

    /**
     * @param before the old rulebook
     * @param after the new one
     * @param alerts what is worth an alert, for both
     */
    public Backtest(RuleSet before, RuleSet after, AlertSettings alerts) {
        this.before = before;
        this.after = after;
        this.alerts = new AlertPolicy(alerts);
        this.sameAssumptions = before.policy().edition() == after.policy().edition()
                && before.policy().stress().equals(after.policy().stress())
                && before.policy().mandates().equals(after.policy().mandates());
    }

    /** What differs for one operator. */
    public Part ofOperator(OperatorHistory history, MarketTimeline market, Period period) {
        Subject subject = Subject.of(history.profile().id());
        Comparison comparison = new Comparison(subject, history.profile().name());
        OperatorTimeline timeline =
                new OperatorTimeline(OperatorState.empty(history.profile()), history.readings(), market::at);
        for (Instant at : moments(history, market, period)) {
            OperatorMoment moment = timeline.to(at).under(history.profileAt(at));
            MetricSet metrics = moment.metrics(before);
            comparison.step(
                    old -> old.next(moment, metrics).assessment(),
                    fresh -> (sameAssumptions ? fresh.next(moment, metrics) : fresh.next(moment)).assessment());
        }
        return comparison.tally.part();
    }

    /**
     * What differs for the network.
     *
     * @param moments the moment each day was judged at
     */
    public Part ofNetwork(NetworkIndicators indicators, SortedMap<LocalDate, Instant> moments, Period period) {
        Comparison comparison = new Comparison(Subject.NETWORK, Subject.NETWORK_NAME);
        moments.tailMap(period.from()).headMap(period.to().plusDays(1)).forEach((day, at) -> {
            NetworkMoment moment = NetworkMoment.of(indicators, at);
            comparison.step(old -> old.next(moment), fresh -> fresh.next(moment));
        });
        return comparison.tally.part();
    }

    /** The moments of its own and of the market's readings, from its first reading on. */
    private static NavigableSet<Instant> moments(OperatorHistory history, MarketTimeline market, Period period) {
        NavigableSet<Instant> moments = new TreeSet<>();
        if (!history.readings().isEmpty()) {
            history.readings().forEach(it -> moments.add(it.at()));
            moments.addAll(market.momentsFrom(moments.first()));
        }
        return moments.subSet(period.start(), true, period.end(), false);
    }

    /** Both rulebooks' ways along one subject's moments. */
    private final class Comparison {
        private final Walk old = new Walk(before, alerts);
        private final Walk fresh = new Walk(after, alerts);
        private final String name;
        private final Tally tally;

        Comparison(Subject subject, String name) {
            this.name = name;
            this.tally = new Tally(subject.value());
        }

        void step(Function<Judge, Assessment> byOld, Function<Judge, Assessment> byFresh) {
            tally.add(old.step(byOld, name), fresh.step(byFresh, name));
        }
    }
}
