package io.davylamp.assessment;

import io.davylamp.estimate.Completion;
import io.davylamp.estimate.End;
import io.davylamp.estimate.Estimate;
import io.davylamp.metrics.Input;
import io.davylamp.metrics.Metric;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.OperatorMetric.Estimated;
import io.davylamp.metrics.OperatorMetric.EstimatedShare;
import io.davylamp.mining.Grade;
import io.davylamp.mining.GradeRange;
import io.davylamp.rules.Finding;
import io.davylamp.rules.RuleSet;
import io.davylamp.rules.RulebookPolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a verdict that rests on estimates is worth: the operator is judged again with the estimates at the ends that are
 * good and bad for it, and with one of them known at a time.
 */
final class Estimation {
    /** The finding's id, in the place of a rule's. */
    static final String REFUSED = "estimates-refused";

    /** So many figures are named that would settle a grade. */
    private static final int NAMED = 3;

    private final OperatorMoment moment;
    private final RuleSet rules;
    private final Set<Input> stale;

    /** @param stale what is too old to say anything of the moment */
    Estimation(OperatorMoment moment, RuleSet rules, Set<Input> stale) {
        this.moment = moment;
        this.rules = rules;
        this.stale = Set.copyOf(stale);
    }

    /** Metrics with what of their inputs is estimated; the metrics themselves where nothing is. */
    static MetricSet marked(MetricSet metrics, Completion complete) {
        if (complete.estimates().isEmpty()) {
            return metrics;
        }
        List<Metric> all = new ArrayList<>(metrics.values());
        complete.estimates()
                .forEach(it ->
                        all.add(new Estimated(it.figure(), it.unit(), it.low(), it.mid(), it.high(), it.source())));
        all.add(new EstimatedShare(complete.estimates().size(), complete.reported(), complete.estimatedShare()));
        return new MetricSet(all);
    }

    /**
     * The findings that stand where estimates may be refused: of a verdict that rests on any, that it does.
     *
     * @param found what the rules say with the estimates at their middle
     */
    static List<Finding> allowed(List<Finding> found, MetricSet metrics, RulebookPolicy policy) {
        Optional<EstimatedShare> share = metrics.find(EstimatedShare.class);
        if (policy.estimates() == RulebookPolicy.Estimates.ACCEPT || share.isEmpty()) {
            return found;
        }
        String text = "%.0f of %.0f figures are estimated, and this rulebook refuses estimates."
                .formatted(
                        share.get().estimated(),
                        share.get().estimated() + share.get().reported());
        return List.of(new Finding.Stress(REFUSED, Grade.INDETERMINATE, text, 1, List.of(share.get())));
    }

    /**
     * The assessment of what an operator published with its range: from one end of the estimates to the other, and as
     * far as what cannot even be estimated allows.
     *
     * @param found what the rules say with the estimates at their middle, whether or not these are refused
     */
    Assessment ranged(Assessment assessment, List<Finding> found) {
        boolean published = rules.policy().judgesDisclosures()
                && !moment.state().disclosures().isEmpty();
        boolean open = assessment.incomplete()
                || assessment.metrics().find(EstimatedShare.class).isPresent();
        return published && open ? assessment.within(range(assessment.metrics(), found)) : assessment;
    }

    private GradeRange range(MetricSet metrics, List<Finding> found) {
        Known middle = known(metrics, found);
        Span good = span(it -> End.FAVOURABLE);
        Span bad = span(it -> End.ADVERSE);
        Span all = good.and(bad).and(Span.of(middle));
        Set<String> settling = new LinkedHashSet<>(middle.wouldSettle());
        if (all.width() > 0) {
            metrics.all(Estimated.class)
                    .map(it -> new Settled(it.figure(), widthKnowing(it.figure(), good, bad)))
                    .filter(it -> it.width() < 2 * all.width())
                    .sorted(Comparator.comparingInt(Settled::width))
                    .limit(NAMED)
                    .forEach(it -> settling.add(it.figure()));
        }
        return new GradeRange(all.calmest(), all.worst(), List.copyOf(settling));
    }

    /** How wide the range would be if one figure were known: that of its good end and that of its bad one together. */
    private int widthKnowing(String figure, Span good, Span bad) {
        Span badButForIt = span(it -> it.figure().equals(figure) ? End.FAVOURABLE : End.ADVERSE);
        Span goodButForIt = span(it -> it.figure().equals(figure) ? End.ADVERSE : End.FAVOURABLE);
        return good.and(badButForIt).width() + goodButForIt.and(bad).width();
    }

    private Span span(Function<Estimate, End> choice) {
        MetricSet metrics = moment.metrics(rules, stale, choice);
        return Span.of(known(metrics, Assessor.evaluate(rules, metrics)));
    }

    private Known known(MetricSet metrics, List<Finding> found) {
        List<Finding.Stress> stress = found.stream()
                .filter(Finding.Stress.class::isInstance)
                .map(Finding.Stress.class::cast)
                .toList();
        return Known.of(stress, metrics, rules.wantedAbsent(), moment.at());
    }

    /** A figure, and how wide the ranges are that knowing it leaves. */
    private record Settled(String figure, int width) {}

    /** The calmest and the worst grade that findings allow: what is missing may hide anything up to the worst. */
    private record Span(Grade calmest, Grade worst) {
        static Span of(Known known) {
            return new Span(known.worst(), known.incomplete() ? Grade.CAPITULATION : known.worst());
        }

        Span and(Span other) {
            return new Span(calmest.worseThan(other.calmest) ? other.calmest : calmest, worst.worst(other.worst));
        }

        int width() {
            return worst.ordinal() - calmest.ordinal();
        }
    }
}
