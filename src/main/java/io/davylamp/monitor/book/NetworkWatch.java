package io.davylamp.monitor.book;

import io.davylamp.assessment.Assessment;
import io.davylamp.assessment.AssessmentStore;
import io.davylamp.assessment.AssessmentStore.Recorded;
import io.davylamp.assessment.AssessmentStore.Rerun;
import io.davylamp.assessment.GradeMemory;
import io.davylamp.assessment.Judge;
import io.davylamp.assessment.NetworkMoment;
import io.davylamp.assessment.Subject;
import io.davylamp.market.MarketHistory;
import io.davylamp.market.MarketStore;
import io.davylamp.metrics.network.NetworkIndicators;
import io.davylamp.mining.Reading;
import io.davylamp.rules.RuleSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Judges the network day by day, one assessment a day: a day's later readings supersede its earlier ones. */
@ApplicationScoped
public class NetworkWatch {
    private final MarketStore market;
    private final AssessmentStore assessments;

    NetworkWatch(MarketStore market, AssessmentStore assessments) {
        this.market = market;
        this.assessments = assessments;
    }

    /**
     * What came of the network.
     *
     * @param recorded assessments to be recorded, a day each
     * @param rerun what is superseded
     * @param news assessments to be reported, in time order; of a day judged before, only the latest
     */
    public record Outcome(List<Recorded> recorded, Optional<Rerun> rerun, List<Assessment> news) {
        public static final Outcome NONE = new Outcome(List.of(), Optional.empty(), List.of());
    }

    /** Keeps the days of fresh market readings, and judges the network from the earliest of them on; nothing without any. */
    public Outcome judge(List<Reading.Market> fresh, RuleSet rules) {
        if (fresh.isEmpty()) {
            return Outcome.NONE;
        }
        market.keep(fresh);
        Instant earliest =
                fresh.stream().map(Reading::at).min(Comparator.naturalOrder()).orElseThrow();
        return judge(LocalDate.ofInstant(earliest, ZoneOffset.UTC), rules);
    }

    /** Judges the last day again, by other rules. */
    public Outcome judgeLastDay(RuleSet rules) {
        market.lock();
        return assessments
                .lastMoment(Subject.NETWORK)
                .map(last -> judge(LocalDate.ofInstant(last, ZoneOffset.UTC), rules))
                .orElse(Outcome.NONE);
    }

    private Outcome judge(LocalDate from, RuleSet rules) {
        Instant start = from.atStartOfDay(ZoneOffset.UTC).toInstant();
        Optional<Instant> judgedUpTo = assessments.lastMoment(Subject.NETWORK);
        GradeMemory memory = assessments
                .before(Subject.NETWORK, start)
                .map(AssessmentStore.Before::memory)
                .orElse(GradeMemory.NONE);
        Judge judge = new Judge(rules, memory);
        NetworkIndicators indicators = indicators(from);
        List<Assessment> all = market.momentsFrom(from).values().stream()
                .map(at -> judge.next(NetworkMoment.of(indicators, at)))
                .toList();
        boolean rerun = judgedUpTo.filter(it -> !it.isBefore(start)).isPresent();
        return new Outcome(
                all.stream().map(it -> new Recorded(it, 0)).toList(),
                Optional.of(new Rerun(Subject.NETWORK, start, Optional.empty())),
                rerun ? all.subList(all.size() - 1, all.size()) : all);
    }

    /** The indicators of every day from a date on. */
    NetworkIndicators indicators(LocalDate from) {
        return new NetworkIndicators(MarketHistory.filled(
                market.days(from.minusDays(NetworkIndicators.DAYS_BEFORE), LocalDate.of(2200, 1, 1))));
    }
}
