package io.davylamp.web.page;

import io.davylamp.metrics.Metric;
import io.davylamp.metrics.Unit;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A metric as a page shows it.
 *
 * @param name the name rules call it by
 * @param words the same in words
 * @param fields its values
 */
public record MetricLine(String name, String words, List<Field> fields) {
    private static final Pattern WORD_ENDS = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[a-z])(?=[0-9])");
    private static final Set<String> ACRONYMS = Set.of("ASIC", "BTC", "DSCR", "LTV");

    /**
     * One value of a metric.
     *
     * @param name the name rules call it by
     * @param meaning what it says
     * @param value the number, as people write it
     * @param unit the unit behind it, empty where the value says all
     */
    record Field(String name, String meaning, String value, String unit) {}

    public static MetricLine of(Metric metric) {
        List<Field> fields = new ArrayList<>();
        for (RecordComponent component : metric.getClass().getRecordComponents()) {
            Unit unit = component.getAnnotation(Unit.class);
            String measured = unit == null ? "" : unit.value();
            fields.add(new Field(
                    component.getName(),
                    unit == null ? component.getName() : unit.meaning(),
                    Figures.of(value(metric, component), measured),
                    Figures.unit(measured)));
        }
        return new MetricLine(metric.name(), words(metric.name()), fields);
    }

    /** {@code CashMargin} as {@code Cash margin}, {@code BtcLtv} as {@code BTC LTV}. */
    public static String words(String name) {
        List<String> words = new ArrayList<>();
        for (String word : WORD_ENDS.split(name, -1)) {
            String upper = word.toUpperCase(Locale.ROOT);
            String inside = words.isEmpty() ? word : word.toLowerCase(Locale.ROOT);
            words.add(ACRONYMS.contains(upper) ? upper : inside);
        }
        return String.join(" ", words);
    }

    private static Object value(Metric metric, RecordComponent component) {
        try {
            return component.getAccessor().invoke(metric);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a metric that cannot be read: " + metric.name(), e);
        }
    }
}
