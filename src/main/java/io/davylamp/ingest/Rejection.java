package io.davylamp.ingest;

import io.davylamp.mining.Reading;
import io.davylamp.plausible.Doubt;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Why an item was refused, in words its sender can act on.
 *
 * @param readingId the item's id, where it had one
 * @param reason the named reason
 * @param field JSON pointer within the item, such as {@code /uptime}, where one field is at fault
 * @param message which field, actual against allowed
 * @param advice what to do, starting with "Maybe"
 * @param item the item as it came
 *
 * <p>Every text is cut to what a person reads, and what PostgreSQL does not hold is replaced: a sender cannot fill the
 * quarantine, nor keep an item out of it.
 */
public record Rejection(
        Optional<String> readingId, Reason reason, Optional<String> field, String message, String advice, String item) {
    static final int ITEM_LIMIT = 4000;
    private static final int ID_LIMIT = 128;
    private static final int FIELD_LIMIT = 200;
    private static final int TEXT_LIMIT = 1000;
    private static final char REPLACEMENT = '\uFFFD';

    public Rejection {
        readingId = readingId.map(it -> storable(it, ID_LIMIT));
        field = field.map(it -> storable(it, FIELD_LIMIT));
        message = storable(message, TEXT_LIMIT);
        advice = storable(advice, TEXT_LIMIT);
        item = storable(item, ITEM_LIMIT);
    }

    /** PostgreSQL's text holds every character but U+0000; half a surrogate pair is not a character. */
    private static String storable(String text, int limit) {
        StringBuilder kept = new StringBuilder(Math.min(text.length(), limit));
        for (int i = 0; i < text.length() && i < limit; i++) {
            char at = text.charAt(i);
            boolean pair = Character.isHighSurrogate(at)
                    && i + 1 < Math.min(text.length(), limit)
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                kept.append(at).append(text.charAt(++i));
            } else {
                kept.append(at == 0 || Character.isSurrogate(at) ? REPLACEMENT : at);
            }
        }
        return kept.toString();
    }

    /** A reading of an operator nobody registered. */
    public static Rejection unknownOperator(Reading.OfOperator reading) {
        return new Rejection(
                Optional.of(reading.id()),
                Reason.UNKNOWN_OPERATOR,
                Optional.of("/operatorId"),
                "operator %s is not registered.".formatted(reading.operatorId()),
                "Maybe register it first: PUT /api/v1/operators/%s.".formatted(reading.operatorId()),
                ReadingJson.write(reading));
    }

    /** A reading whose id is taken by another. */
    static Rejection otherContent(Reading reading) {
        return new Rejection(
                Optional.of(reading.id()),
                Reason.ID_WITH_OTHER_CONTENT,
                Optional.of("/id"),
                "a reading with this id is already kept, with other content.",
                "Maybe it is a correction: send it under an id of its own; of two readings of one kind and moment,"
                        + " the one with the later id in alphabetical order counts.",
                ReadingJson.write(reading));
    }

    /**
     * A reading that is hardly true.
     *
     * @param doubts what is not as expected, the worst first
     */
    public static Rejection implausible(Reading reading, List<Doubt> doubts) {
        Doubt worst = doubts.get(0);
        String others = doubts.size() == 1
                ? ""
                : " Also: "
                        + doubts.stream().skip(1).map(Doubt::message).distinct().collect(Collectors.joining(" "));
        return new Rejection(
                Optional.of(reading.id()),
                Reason.IMPLAUSIBLE,
                Optional.of("/" + worst.figure().split(" ", 2)[0].replace('.', '/')),
                "%s It is held for confirmation and not judged.%s".formatted(worst.message(), others),
                "%s If it is right, confirm it at /quarantine, or send the same reading again with \"confirmed\": true."
                        .formatted(worst.advice()),
                ReadingJson.write(reading));
    }

    /** A message that nothing can be made of. */
    public static Rejection unreadable(String item) {
        return new Rejection(
                Optional.empty(),
                Reason.NOT_JSON,
                Optional.empty(),
                "the message could not be read as a reading.",
                "Maybe it was cut off, or has characters that are not allowed in text.",
                item);
    }

    /** An item that the database, or a formula, does not bear, whatever it is that is wrong with it. */
    public static Rejection couldNotBeKept(Submission item) {
        if (item instanceof Submission.Refused refused) {
            Rejection known = refused.rejection();
            return new Rejection(
                    Optional.empty(),
                    known.reason(),
                    Optional.empty(),
                    known.message(),
                    "Maybe it has characters that are not allowed in text.",
                    known.item());
        }
        Reading reading = ((Submission.Parsed) item).reading();
        return new Rejection(
                Optional.of(reading.id()),
                Reason.COULD_NOT_BE_KEPT,
                Optional.empty(),
                "the reading is well formed but could not be kept; nothing else was affected.",
                "Maybe a figure is far too large or too small; the log says more.",
                ReadingJson.write(reading));
    }

    /** The closed list of reasons. */
    public enum Reason {
        NOT_JSON,
        NOT_CSV,
        TOO_LONG,
        UNKNOWN_TYPE,
        MISSING_FIELD,
        UNKNOWN_FIELD,
        WRONG_TYPE,
        OUT_OF_RANGE,
        IN_THE_FUTURE,
        UNKNOWN_OPERATOR,
        ID_WITH_OTHER_CONTENT,
        COULD_NOT_BE_KEPT,
        IMPLAUSIBLE
    }
}
