package io.davylamp.mining;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The last wall before a figure is stored: whatever a value is made of, each number in it is one, and not so large that
 * writing it as a percentage makes it infinite.
 */
public final class Finite {
    /** Far beyond what the bounds of readings lead to, far below what a double holds. */
    private static final double MAX = 1e200;

    private static final ClassValue<List<Method>> PARTS = new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .filter(it -> mayHoldNumbers(it.getType()))
                    .map(Finite::accessor)
                    .toList();
        }
    };

    private Finite() {}

    /**
     * The value itself.
     *
     * @param value a record, or a collection of records
     * @throws InvalidValue for the first number in it that is not
     */
    public static <T> T checked(T value) {
        check(value.getClass().getSimpleName(), value);
        return value;
    }

    private static void check(String name, Object value) {
        if (value instanceof Double number) {
            finite(name, number);
        } else if (value instanceof OptionalDouble number) {
            number.ifPresent(it -> finite(name, it));
        } else if (value instanceof Optional<?> maybe) {
            maybe.ifPresent(it -> check(name, it));
        } else if (value instanceof Collection<?> several) {
            several.forEach(it -> check(name, it));
        } else if (value instanceof Record) {
            for (Method part : PARTS.get(value.getClass())) {
                check(part.getName(), read(part, value));
            }
        }
    }

    private static void finite(String name, double number) {
        Range.within(name, number, -MAX, MAX, "Maybe a figure it is computed from is out of all proportion.");
    }

    private static boolean mayHoldNumbers(Class<?> type) {
        return type == double.class
                || type == Double.class
                || type == OptionalDouble.class
                || type == Optional.class
                || type.isRecord()
                || type.isInterface() && !CharSequence.class.isAssignableFrom(type);
    }

    private static Method accessor(RecordComponent part) {
        Method accessor = part.getAccessor();
        accessor.setAccessible(true);
        return accessor;
    }

    private static Object read(Method part, Object value) {
        try {
            return part.invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a value that cannot be read: " + part, e);
        }
    }
}
