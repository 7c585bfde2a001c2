package io.davylamp.metrics;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The metrics of one operator or of the network at one moment, in a fixed order. */
public record MetricSet(List<Metric> values) {
    public MetricSet {
        values = List.copyOf(values);
    }

    /** The first metric of a type, where it could be computed. */
    public <M extends Metric> Optional<M> find(Class<M> type) {
        return all(type).findFirst();
    }

    /** Those that an edition of rulebooks knows. */
    public MetricSet upTo(int edition) {
        return new MetricSet(values.stream().filter(it -> since(it) <= edition).toList());
    }

    private static int since(Metric metric) {
        Since since = metric.getClass().getAnnotation(Since.class);
        return since == null ? 1 : since.value();
    }

    public <M extends Metric> Stream<M> all(Class<M> type) {
        return values.stream().filter(type::isInstance).map(type::cast);
    }
}
