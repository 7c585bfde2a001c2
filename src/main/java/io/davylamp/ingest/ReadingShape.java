package io.davylamp.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import io.davylamp.ingest.Rejection.Reason;
import io.davylamp.json.JsonWords;
import io.davylamp.mining.DatedFuture;
import io.davylamp.mining.DisclosedLoan;
import io.davylamp.mining.Loan;
import io.davylamp.mining.MachineClass;
import io.davylamp.mining.PlainText;
import io.davylamp.mining.PoolShare;
import io.davylamp.mining.Quotes;
import io.davylamp.mining.Reading;
import io.davylamp.mining.Stablecoin;
import io.davylamp.mining.VolPoint;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks an item's outline against the record it is to become: a known type, every field that must be there, none that
 * nobody knows. A mistyped field would otherwise silently count as missing.
 */
final class ReadingShape {
    /** Lists that may be left out; every other list says "none" by being empty. */
    private static final Set<Class<?>> OPTIONAL_LISTS = Set.of(
            DatedFuture.class,
            DisclosedLoan.class,
            MachineClass.class,
            PoolShare.class,
            Stablecoin.class,
            VolPoint.class);

    /** Everything else that may be left out. */
    private static final Set<Class<?>> OPTIONAL =
            Set.of(Optional.class, OptionalDouble.class, OptionalLong.class, Quotes.class);

    /** What of a name is compared with those that are known. */
    private static final int MAX_NAME_LENGTH = 100;

    private ReadingShape() {}

    static void check(JsonNode item) {
        if (!item.isObject()) {
            throw new Fault(Reason.NOT_JSON, "", "the item is not a JSON object.", "Maybe its braces are missing.");
        }
        Class<? extends Reading> kind = kind(item.get("type"));
        record("", kind, item);
        checkTexts("", item);
    }

    /** The fields of an object, and of those in it: a figure that is left out would else silently be zero. */
    private static void record(String pointer, Class<?> type, JsonNode value) {
        if (!value.isObject()) {
            throw new Fault(
                    Reason.WRONG_TYPE,
                    pointer,
                    "the value at %s does not fit: it must be an object with its fields.".formatted(pointer),
                    "Maybe its braces are missing.");
        }
        List<RecordComponent> components = Arrays.asList(type.getRecordComponents());
        for (RecordComponent component : components) {
            field(pointer + "/" + component.getName(), component, value.get(component.getName()));
        }
        for (Iterator<String> names = value.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!name.equals("type")
                    && components.stream().noneMatch(it -> it.getName().equals(name))) {
                throw unknownField(pointer, name, components);
            }
        }
    }

    private static void field(
            String pointer, RecordComponent component, @org.jspecify.annotations.Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            if (required(component)) {
                throw new Fault(
                        Reason.MISSING_FIELD,
                        pointer,
                        "%s is missing.".formatted(component.getName()),
                        "Maybe see the API's description: this reading needs it.");
            }
        } else if (value.isArray() && component.getType() != List.class) {
            throw new Fault(
                    Reason.WRONG_TYPE,
                    pointer,
                    "the value at %s does not fit: it is a list.".formatted(pointer),
                    "Maybe its brackets are too many: a date is written 2022-07-31.");
        } else if (component.getType() == Loan.Collateral.class) {
            collateral(pointer, value);
        } else if (component.getType() == Quotes.class) {
            record(pointer, Quotes.class, value);
        } else if (component.getGenericType() instanceof ParameterizedType list
                && component.getType() == List.class
                && list.getActualTypeArguments()[0] instanceof Class<?> element
                && element.isRecord()
                && value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                record("%s/%d".formatted(pointer, i), element, value.get(i));
            }
        }
    }

    private static void collateral(String pointer, JsonNode value) {
        Class<?> kind = value.path("type").isTextual()
                ? ReadingJson.COLLATERAL.get(value.get("type").textValue())
                : null;
        if (kind == null) {
            throw new Fault(
                    Reason.UNKNOWN_TYPE,
                    pointer + "/type",
                    "the collateral's type is not one that is known.",
                    "Maybe one of these is meant: %s."
                            .formatted(String.join(", ", new TreeSet<>(ReadingJson.COLLATERAL.keySet()))));
        }
        record(pointer, kind, value);
    }

    /** A name that hides a part of itself, or turns it around, deceives whoever reads an alert. */
    private static void checkTexts(String pointer, JsonNode value) {
        if (value.isTextual()) {
            PlainText.unseen(value.textValue()).ifPresent(it -> {
                throw new Fault(
                        Reason.OUT_OF_RANGE,
                        pointer,
                        PlainText.message(pointer, it),
                        "Maybe it was copied from a page: type it.");
            });
        } else if (value.isObject()) {
            value.fields().forEachRemaining(it -> checkTexts(pointer + "/" + it.getKey(), it.getValue()));
        } else {
            for (int i = 0; i < value.size(); i++) {
                checkTexts(pointer + "/" + i, value.get(i));
            }
        }
    }

    private static Class<? extends Reading> kind(@org.jspecify.annotations.Nullable JsonNode type) {
        boolean isGiven = type != null && !type.isNull();
        String given = type != null && type.isTextual() ? type.textValue() : "not a text";
        Class<? extends Reading> kind = isGiven ? ReadingJson.KINDS.get(given) : null;
        if (kind == null) {
            throw new Fault(
                    isGiven ? Reason.UNKNOWN_TYPE : Reason.MISSING_FIELD,
                    "/type",
                    isGiven
                            ? "type is %s.".formatted(given.isEmpty() ? "empty" : JsonWords.shown(given))
                            : "type is missing.",
                    "Maybe one of these is meant: %s."
                            .formatted(String.join(", ", new TreeSet<>(ReadingJson.KINDS.keySet()))));
        }
        return kind;
    }

    private static boolean required(RecordComponent component) {
        Class<?> type = component.getType();
        boolean optionalList = component.getGenericType() instanceof ParameterizedType list
                && OPTIONAL_LISTS.contains(list.getActualTypeArguments()[0]);
        return !OPTIONAL.contains(type) && !optionalList;
    }

    private static Fault unknownField(String pointer, String name, List<RecordComponent> components) {
        String start = name.length() > MAX_NAME_LENGTH ? name.substring(0, MAX_NAME_LENGTH) : name;
        String nearest = components.stream()
                .map(RecordComponent::getName)
                .min(java.util.Comparator.comparingInt(it -> distance(it, start)))
                .orElseThrow();
        return new Fault(
                Reason.UNKNOWN_FIELD,
                pointer + "/" + name,
                "%s is not a field of this reading.".formatted(JsonWords.shown(name)),
                "Maybe %s is meant.".formatted(nearest));
    }

    /** Levenshtein's edit distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }

    /** What is wrong with an item, before it has an id to be quarantined under. */
    static final class Fault extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final Reason reason;
        private final String field;
        private final String advice;

        Fault(Reason reason, String field, String message, String advice) {
            super(message, null, false, false);
            this.reason = reason;
            this.field = field;
            this.advice = advice;
        }

        Rejection rejection(Optional<String> id, String item) {
            return new Rejection(
                    id,
                    reason,
                    Optional.of(field).filter(it -> !it.isEmpty()),
                    String.valueOf(getMessage()),
                    advice,
                    item);
        }
    }
}
