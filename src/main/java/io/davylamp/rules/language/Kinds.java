package io.davylamp.rules.language;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The four kinds of value a fact's field can hold: number, yes or no, text, and a choice from a closed list. */
public final class Kinds {
    private Kinds() {}

    public static boolean isNumber(Class<?> type) {
        return type == double.class;
    }

    public static boolean isChoice(Class<?> type) {
        return type.isEnum();
    }

    static String describe(Class<?> type) {
        if (isNumber(type)) {
            return "a number";
        } else if (type == boolean.class) {
            return "yes or no (true, false)";
        } else if (isChoice(type)) {
            return choices(type).stream().collect(Collectors.joining(", ", "one of ", ""));
        } else {
            return "text";
        }
    }

    /** The names a choice can take. */
    public static List<String> choices(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(it -> ((Enum<?>) it).name())
                .toList();
    }
}
