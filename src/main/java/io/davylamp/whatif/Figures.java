package io.davylamp.whatif;

import io.davylamp.metrics.Metric;
import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.Unit;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The numbers of a set of metrics, each under a name that is the same in every set. */
final class Figures {
    private Figures() {}

    /**
     * Where a number is.
     *
     * @param metric the metric's name
     * @param which which of several of that name: a loan, a scenario; empty where there is one
     * @param field the number's field
     * @param unit its unit
     */
    record Place(String metric, String which, String field, String unit) {}

    static Map<Place, Double> of(MetricSet metrics) {
        Map<Place, Double> figures = new LinkedHashMap<>();
        for (Metric metric : metrics.values()) {
            if (!(metric instanceof Metric.Unavailable)) {
                String which = which(metric);
                for (RecordComponent component : metric.getClass().getRecordComponents()) {
                    if (value(component, metric) instanceof Double number) {
                        Unit unit = component.getAnnotation(Unit.class);
                        figures.put(
                                new Place(metric.name(), which, component.getName(), unit == null ? "" : unit.value()),
                                number);
                    }
                }
            }
        }
        return figures;
    }

    /** What distinguishes a metric from others of its name: everything in it that is not a number. */
    static String which(Metric metric) {
        List<String> names = new ArrayList<>();
        for (RecordComponent component : metric.getClass().getRecordComponents()) {
            Object value = value(component, metric);
            if (value instanceof String || value instanceof Enum<?>) {
                names.add(value.toString());
            }
        }
        return String.join(", ", names);
    }

    private static Object value(RecordComponent component, Metric metric) {
        try {
            return component.getAccessor().invoke(metric);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a metric whose field cannot be read", e);
        }
    }
}
