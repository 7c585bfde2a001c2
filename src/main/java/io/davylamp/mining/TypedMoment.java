package io.davylamp.mining;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Moments as people type them: a moment with its offset, or a date, which stands for its first or last moment in UTC. */
public final class TypedMoment {
    /** The last microsecond of a day: what the database tells apart. */
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59, 999_999_000);

    private static final Instant EARLIEST = Instant.parse("2009-01-03T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    private static final int MAX_SHOWN = 60;

    private TypedMoment() {}

    /** A moment, or a date that stands for its first moment in UTC. */
    public static Instant from(String name, @Nullable String text, Instant otherwise) {
        return moment(name, text, LocalTime.MIN, otherwise);
    }

    /** A moment, or a date that stands for its last moment in UTC. */
    public static Instant upTo(String name, @Nullable String text, Instant otherwise) {
        return moment(name, text, END_OF_DAY, otherwise);
    }

    private static Instant moment(String name, @Nullable String text, LocalTime ofDate, Instant otherwise) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        // a plus sign in a query is a space unless it is encoded
        String value = text.strip().replace(' ', '+');
        try {
            Instant at = value.length() == 10
                    ? LocalDate.parse(value).atTime(ofDate).toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.parse(value).toInstant();
            if (!at.isBefore(EARLIEST) && at.isBefore(LATEST)) {
                return at;
            }
        } catch (DateTimeParseException e) {
            // said below, like a moment out of bounds
        }
        throw Declined.atParameter(
                name,
                "%s is %s; allowed is a date or a moment from 2009-01-03 to 2199-12-31.".formatted(name, shown(text)),
                "Maybe write 2022-07-31 or 2022-07-31T12:00:00Z.");
    }

    private static String shown(String text) {
        return text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "…" : text;
    }
}
