package io.davylamp.whatif;

import io.davylamp.metrics.Metric;
import io.davylamp.metrics.MetricSet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * One number that a shock changed.
 *
 * @param metric the metric's name
 * @param which which of several of that name: a loan, a scenario; empty where there is one
 * @param field the number's field
 * @param unit its unit
 * @param before the number before; absent where there was none
 * @param after the number after; absent where there is none
 * @param reason why there is none before or after
 */
public record MetricChange(
        String metric,
        String which,
        String field,
        String unit,
        OptionalDouble before,
        OptionalDouble after,
        Optional<String> reason) {

    /** Every number that differs between two sets, in the order of the metrics. */
    static List<MetricChange> between(MetricSet before, MetricSet after) {
        Map<Figures.Place, Double> old = Figures.of(before);
        Map<Figures.Place, Double> now = Figures.of(after);
        Set<Figures.Place> places = new LinkedHashSet<>(old.keySet());
        places.addAll(now.keySet());
        List<MetricChange> changes = new ArrayList<>();
        for (Figures.Place place : places) {
            OptionalDouble was = number(old.get(place));
            OptionalDouble is = number(now.get(place));
            if (!was.equals(is)) {
                Optional<String> reason =
                        was.isEmpty() ? reason(before, place) : is.isEmpty() ? reason(after, place) : Optional.empty();
                changes.add(
                        new MetricChange(place.metric(), place.which(), place.field(), place.unit(), was, is, reason));
            }
        }
        return changes;
    }

    private static OptionalDouble number(@org.jspecify.annotations.Nullable Double figure) {
        return figure == null ? OptionalDouble.empty() : OptionalDouble.of(figure);
    }

    private static Optional<String> reason(MetricSet metrics, Figures.Place place) {
        return metrics.all(Metric.Unavailable.class)
                .filter(it -> it.metric().equals(place.metric()))
                .filter(it ->
                        it.detail().startsWith(place.which()) || place.which().isEmpty())
                .map(Metric.Unavailable::detail)
                .findFirst();
    }
}
