package io.davylamp.monitor;

import io.davylamp.assessment.Assessment;
import io.davylamp.assessment.AssessmentStore;
import io.davylamp.assessment.AssessmentStore.Recorded;
import io.davylamp.assessment.AssessmentStore.Rerun;
import io.davylamp.assessment.Assessor;
import io.davylamp.assessment.GradeMemory;
import io.davylamp.assessment.Subject;
import io.davylamp.market.MarketHistory;
import io.davylamp.market.MarketStore;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.network.NetworkIndicators;
import io.davylamp.mining.Reading;
import io.davylamp.rules.RuleSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges the network day by day, one assessment a day: a day's later readings supersede its earlier ones. */
@ApplicationScoped
class NetworkWatch {
    /** What the longest indicator looks back on: a rank among 1,460 seven-day means, and some days of reserve. */
    private static final int DAYS_NEEDED = 1_480;

    private final MarketStore market;
    private final AssessmentStore assessments;
    private final Faults faults;

    NetworkWatch(MarketStore market, AssessmentStore assessments, Faults faults) {
        this.market = market;
        this.assessments = assessments;
        this.faults = faults;
    }

    /**
     * Keeps the days of fresh market readings and judges the network from the earliest of them on.
     *
     * @return the assessments to be notified, in time order; of a day judged before, only the latest
     */
    List<Assessment> judge(List<Reading.Market> fresh, RuleSet rules) {
        market.keep(fresh);
        Instant earliest =
                fresh.stream().map(Reading::at).min(Comparator.naturalOrder()).orElseThrow();
        return judge(LocalDate.ofInstant(earliest, ZoneOffset.UTC), rules);
    }

    /** Judges the last day again, by other rules. */
    List<Assessment> judgeLastDay(RuleSet rules) {
        market.lock();
        return assessments
                .lastMoment(Subject.NETWORK)
                .map(last -> judge(LocalDate.ofInstant(last, ZoneOffset.UTC), rules))
                .orElse(List.of());
    }

    private List<Assessment> judge(LocalDate from, RuleSet rules) {
        Instant start = from.atStartOfDay(ZoneOffset.UTC).toInstant();
        Optional<Instant> judgedUpTo = assessments.lastMoment(Subject.NETWORK);
        GradeMemory memory = assessments
                .before(Subject.NETWORK, start)
                .map(AssessmentStore.Before::memory)
                .orElse(GradeMemory.NONE);
        NetworkIndicators indicators = indicators(from);
        List<Recorded> recorded = new ArrayList<>();
        for (Map.Entry<LocalDate, Instant> day : market.momentsFrom(from).entrySet()) {
            MetricSet metrics = Assessor.metrics(() -> indicators.on(day.getKey()));
            Assessment assessment = Assessor.ofNetwork(metrics, memory, rules, day.getValue());
            memory = assessment.memory();
            recorded.add(new Recorded(assessment, 0));
        }
        faults.notJudged(recorded.stream().map(Recorded::assessment).toList());
        assessments.record(recorded, List.of(new Rerun(Subject.NETWORK, start, Optional.empty())));
        List<Assessment> all = recorded.stream().map(Recorded::assessment).toList();
        boolean rerun = judgedUpTo.filter(it -> !it.isBefore(start)).isPresent();
        return rerun ? all.subList(all.size() - 1, all.size()) : all;
    }

    /** The indicators of every day from a date on. */
    NetworkIndicators indicators(LocalDate from) {
        return new NetworkIndicators(
                MarketHistory.filled(market.days(from.minusDays(DAYS_NEEDED), LocalDate.of(2200, 1, 1))));
    }
}
