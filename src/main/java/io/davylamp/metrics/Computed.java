package io.davylamp.metrics;

import io.davylamp.metrics.Metric.Reason;
import io.davylamp.metrics.Metric.Unavailable;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;

/** The result of a formula: a metric where all its figures are finite, or the reason there is none. */
public final class Computed {
    private Computed() {}

    /** A metric of one figure. */
    public static Metric of(Class<? extends Metric> type, double figure, DoubleFunction<? extends Metric> metric) {
        return Double.isFinite(figure) ? metric.apply(figure) : notFinite(type);
    }

    /** A metric of several figures. */
    public static Metric of(Class<? extends Metric> type, Supplier<? extends Metric> metric, double... figures) {
        for (double figure : figures) {
            if (!Double.isFinite(figure)) {
                return notFinite(type);
            }
        }
        return metric.get();
    }

    public static Metric missing(Class<? extends Metric> type, String detail) {
        return new Unavailable(type.getSimpleName(), Reason.MISSING_INPUT, detail);
    }

    public static Metric notApplicable(Class<? extends Metric> type, String detail) {
        return new Unavailable(type.getSimpleName(), Reason.NOT_APPLICABLE, detail);
    }

    public static Metric historyTooShort(Class<? extends Metric> type, String detail) {
        return new Unavailable(type.getSimpleName(), Reason.HISTORY_TOO_SHORT, detail);
    }

    public static Metric outOfDomain(Class<? extends Metric> type, String detail) {
        return new Unavailable(type.getSimpleName(), Reason.OUT_OF_DOMAIN, detail);
    }

    private static Metric notFinite(Class<? extends Metric> type) {
        return outOfDomain(type, "the inputs lead to no finite number");
    }
}
