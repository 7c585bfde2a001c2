package io.davylamp.backtest;

import io.davylamp.assessment.Assessment;
import io.davylamp.assessment.GradeMemory;
import io.davylamp.assessment.NetworkMoment;
import io.davylamp.assessment.OperatorMoment;
import io.davylamp.assessment.OperatorTimeline;
import io.davylamp.market.MarketTimeline;
import io.davylamp.mining.OperatorProfile;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.Reading;
import io.davylamp.rules.RuleSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** One operator, or the network, at one past moment, to be judged by any rules. */
@ApplicationScoped
public class PastMoments {
    private final StoredHistory history;

    PastMoments(StoredHistory history) {
        this.history = history;
    }

    /** The network's assessment of a moment by itself, without confirmation or a calm spell waited for. */
    public Assessment ofNetwork(Instant at, RuleSet rules) {
        LocalDate day = Period.day(at);
        return NetworkMoment.of(history.network(new Period(day, day)), at).judgedBy(rules, GradeMemory.NONE);
    }

    /** An operator as it was known at a moment. */
    public OperatorMoment of(OperatorProfile profile, Instant at) {
        LocalDate day = Period.day(at);
        Period period = new Period(day, day);
        MarketTimeline market = history.market(period);
        List<Reading.OfOperator> readings = history.operator(profile, period).readings();
        return new OperatorTimeline(OperatorState.empty(profile), readings, market::at).to(at);
    }
}
