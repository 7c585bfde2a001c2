package io.davylamp.backtest;

import io.davylamp.assessment.Assessment;
import io.davylamp.assessment.Assessor;
import io.davylamp.assessment.GradeMemory;
import io.davylamp.market.MarketSnapshot;
import io.davylamp.metrics.MetricSet;
import io.davylamp.mining.OperatorProfile;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.Reading;
import io.davylamp.rules.RuleSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** One operator, or the network, at one past moment, to be judged by any rules. */
@ApplicationScoped
public class PastMoments {
    private final StoredHistory history;

    PastMoments(StoredHistory history) {
        this.history = history;
    }

    /**
     * What there was to judge by.
     *
     * @param state what was known of the operator
     * @param market the market, where it was known
     * @param at the moment
     */
    public record PastMoment(OperatorState state, Optional<MarketSnapshot> market, Instant at) {
        /** The assessment of the moment by itself, without confirmation or a calm spell waited for. */
        public Assessment judgedBy(RuleSet rules) {
            return Assessor.ofOperator(state, market, GradeMemory.NONE, rules, at);
        }
    }

    /** The network's assessment of a moment by itself, without confirmation or a calm spell waited for. */
    Assessment ofNetwork(Instant at, RuleSet rules) {
        LocalDate day = Stretch.day(at);
        MetricSet metrics = history.network(new Stretch(day, day)).on(day);
        return Assessor.ofNetwork(metrics, GradeMemory.NONE, rules, at);
    }

    /** An operator as it was known at a moment. */
    public PastMoment of(OperatorProfile profile, Instant at) {
        LocalDate day = Stretch.day(at);
        Stretch stretch = new Stretch(day, day);
        OperatorState state = OperatorState.empty(profile);
        for (Reading.OfOperator reading : history.operator(profile, stretch).readings()) {
            if (!reading.at().isAfter(at)) {
                state = state.with(reading);
            }
        }
        return new PastMoment(state, history.market(stretch).at(at), at);
    }
}
