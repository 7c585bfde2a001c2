package io.davylamp.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.davylamp.ingest.Rejection.Reason;
import io.davylamp.mining.Bounds;
import io.davylamp.mining.InvalidValue;
import io.davylamp.mining.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Turns JSON into readings, item by item: one bad item never spoils the rest, and every refusal names the field, what
 * it held and what is allowed.
 */
public final class ReadingParser {
    /** How far ahead of our clock a reading may be dated: clocks differ, facts from the future do not exist. */
    static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private ReadingParser() {}

    /**
     * Parses a JSON array of readings, or one reading.
     *
     * @param now the database's clock, against which a date in the future is told
     * @throws MalformedBody if the body is not JSON at all, with line and column
     */
    public static List<Submission> array(String body, Instant now) {
        JsonNode root;
        try {
            root = ReadingJson.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw MalformedBody.of(e);
        }
        if (root.isMissingNode() || root.isNull()) {
            throw MalformedBody.empty();
        }
        List<Submission> items = new ArrayList<>();
        for (JsonNode item : root.isArray() ? root : List.of(root)) {
            items.add(item(items.size(), item, now));
        }
        return items;
    }

    /** Parses newline-delimited JSON; a line that is not JSON is refused by itself. Empty lines are passed over. */
    public static List<Submission> lines(String body, Instant now) {
        List<Submission> items = new ArrayList<>();
        for (String line : body.lines().filter(it -> !it.isBlank()).toList()) {
            items.add(line(items.size(), line, now));
        }
        return items;
    }

    /** Parses one JSON text, as a line or a message holds it. */
    public static Submission line(int position, String line, Instant now) {
        try {
            return item(position, ReadingJson.MAPPER.readTree(line), now);
        } catch (JsonProcessingException e) {
            return refused(
                    position,
                    new Rejection(
                            Optional.empty(),
                            Reason.NOT_JSON,
                            Optional.empty(),
                            "the item is not JSON: " + e.getOriginalMessage(),
                            "Maybe it was cut off, or a quote or comma is missing.",
                            line));
        }
    }

    private static Submission item(int position, JsonNode item, Instant now) {
        Optional<String> id =
                Optional.ofNullable(item.get("id")).filter(JsonNode::isTextual).map(JsonNode::asText);
        try {
            ReadingShape.check(item);
            Reading reading = ReadingJson.MAPPER.treeToValue(item, Reading.class);
            if (reading.at().isAfter(now.plus(CLOCK_SKEW))) {
                throw new ReadingShape.Fault(
                        Reason.IN_THE_FUTURE,
                        "/at",
                        "at is %s; allowed is up to %s.".formatted(reading.at(), now.plus(CLOCK_SKEW)),
                        "Maybe the time zone is missing: write UTC with a Z.");
            }
            Bounds.check(reading);
            return new Submission.Parsed(position, reading);
        } catch (ReadingShape.Fault fault) {
            return refused(position, fault.rejection(id, item.toString()));
        } catch (InvalidValue e) {
            return refused(position, outOfRange(e, "/" + e.field().replace('.', '/'), id, item.toString()));
        } catch (JsonMappingException e) {
            return refused(position, mapping(e, id, item.toString()));
        } catch (JsonProcessingException e) {
            throw MalformedBody.of(e);
        }
    }

    private static Submission refused(int position, Rejection rejection) {
        return new Submission.Refused(position, rejection);
    }

    private static Rejection mapping(JsonMappingException e, Optional<String> id, String item) {
        if (e.getCause() instanceof InvalidValue invalid) {
            return outOfRange(invalid, pointer(e, invalid), id, item);
        }
        return new Rejection(
                id,
                Reason.WRONG_TYPE,
                Optional.of(pointer(e)),
                "the value at %s does not fit: %s".formatted(pointer(e), firstLine(e.getOriginalMessage())),
                "Maybe a number is in quotes, or a moment lacks its time zone: 2022-07-31T00:00:00Z.",
                item);
    }

    private static Rejection outOfRange(InvalidValue e, String field, Optional<String> id, String item) {
        return new Rejection(
                id, Reason.OUT_OF_RANGE, Optional.of(field), String.valueOf(e.getMessage()), e.advice(), item);
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("").replaceAll("io\\.davylamp\\.[a-z.]*", "");
    }

    /** The faulty field: below where Jackson stood, or that place itself where the value alone was at fault. */
    private static String pointer(JsonMappingException e, InvalidValue invalid) {
        String place = pointer(e);
        String field = "/" + invalid.field().replace('.', '/');
        String last = field.substring(field.lastIndexOf('/'));
        if (place.endsWith(last)) {
            return place;
        }
        return invalid.field().startsWith("quotes.") && place.startsWith("/quotes") ? field : place + field;
    }

    private static String pointer(JsonMappingException e) {
        return e.getPath().stream()
                .map(it -> "/" + (it.getFieldName() == null ? String.valueOf(it.getIndex()) : it.getFieldName()))
                .collect(Collectors.joining());
    }
}
