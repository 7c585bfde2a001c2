package io.davylamp.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.davylamp.ingest.Rejection.Reason;
import io.davylamp.json.JsonWords;
import io.davylamp.mining.Bounds;
import io.davylamp.mining.InvalidValue;
import io.davylamp.mining.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Turns JSON into readings, item by item: one bad item never affects the rest, and every refusal names the field, what
 * it held and what is allowed.
 */
public final class ReadingParser {
    /** How far ahead of our clock a reading may be dated: clocks differ, facts from the future do not exist. */
    static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private static final JsonFactory OUTLINE = new JsonFactory();

    private ReadingParser() {}

    /** Parses a JSON array of any number of readings. */
    public static List<Submission> array(String body, Instant now) {
        return array(body, now, Integer.MAX_VALUE);
    }

    /**
     * Parses a JSON array of readings, or one reading.
     *
     * @param now the database's clock, by which a date in the future is recognized
     * @param most how many items are allowed
     * @throws MalformedBody if the body is not JSON at all, with line and column
     * @throws TooManyItems at the first item over that
     */
    public static List<Submission> array(String body, Instant now, int most) {
        Items items = new Items(most);
        try (JsonParser tokens = OUTLINE.createParser(body)) {
            JsonToken first = tokens.nextToken();
            if (first == null || first == JsonToken.VALUE_NULL) {
                throw MalformedBody.empty();
            }
            boolean isArray = first == JsonToken.START_ARRAY;
            JsonToken next = isArray ? tokens.nextToken() : first;
            while (next != null && next != JsonToken.END_ARRAY) {
                String item = cutOut(body, tokens);
                items.add(position -> line(position, item, now));
                next = isArray ? tokens.nextToken() : null;
            }
            if (tokens.nextToken() != null) {
                throw new MalformedBody(
                        "the body continues after its end, at line %d, column %d."
                                .formatted(
                                        tokens.currentTokenLocation().getLineNr(),
                                        tokens.currentTokenLocation().getColumnNr()),
                        "Maybe it is NDJSON: send it with Content-Type: application/x-ndjson.");
            }
            return items.all();
        } catch (JsonProcessingException e) {
            throw MalformedBody.of(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of the value the parser is at; only its outline is read. */
    private static String cutOut(String body, JsonParser tokens) throws IOException {
        int from = (int) tokens.currentTokenLocation().getCharOffset();
        tokens.skipChildren();
        tokens.finishToken();
        return body.substring(from, (int) tokens.currentLocation().getCharOffset());
    }

    /** Parses any number of lines. */
    public static List<Submission> lines(String body, Instant now) {
        return lines(body, now, Integer.MAX_VALUE);
    }

    /** Parses newline-delimited JSON; a line that is not JSON is refused by itself. Empty lines are passed over. */
    public static List<Submission> lines(String body, Instant now, int most) {
        Items items = new Items(most);
        body.lines().filter(it -> !it.isBlank()).forEach(line -> items.add(position -> line(position, line, now)));
        return items.all();
    }

    /** Parses one JSON text, as a line or a message holds it. */
    public static Submission line(int position, String line, Instant now) {
        if (line.length() > Items.MAX_LENGTH) {
            return Items.tooLong(position, line, line.length(), Items.MAX_LENGTH);
        }
        try {
            return item(position, ReadingJson.MAPPER.readTree(line), now);
        } catch (JsonProcessingException e) {
            return refused(
                    position,
                    new Rejection(
                            Optional.empty(),
                            Reason.NOT_JSON,
                            Optional.empty(),
                            "the item is not JSON %s".formatted(JsonWords.broken(e)),
                            "Maybe it was cut off, a quote or comma is missing, or a field is given twice.",
                            line));
        }
    }

    private static Submission item(int position, JsonNode item, Instant now) throws JsonProcessingException {
        Optional<String> id =
                Optional.ofNullable(item.get("id")).filter(JsonNode::isTextual).map(JsonNode::asText);
        try {
            Optional<Confirmation> confirmation = confirmation(item);
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
            return new Submission.Parsed(position, reading, confirmation);
        } catch (ReadingShape.Fault fault) {
            return refused(position, fault.rejection(id, item.toString()));
        } catch (InvalidValue e) {
            return refused(position, outOfRange(e, "/" + e.field().replace('.', '/'), id, item.toString()));
        } catch (JsonMappingException e) {
            return refused(position, mapping(e, id, item.toString()));
        }
    }

    /** What an item says about itself beside the reading; it is taken out of it. */
    private static Optional<Confirmation> confirmation(JsonNode item) {
        JsonNode confirmed = item instanceof ObjectNode fields ? fields.remove("confirmed") : null;
        if (confirmed == null || confirmed.isNull() || confirmed.isBoolean()) {
            return Optional.ofNullable(confirmed).filter(JsonNode::booleanValue).map(it -> Confirmation.BY_SENDER);
        }
        if (!confirmed.path("by").isTextual() || !confirmed.path("why").isTextual() || confirmed.size() != 2) {
            throw new ReadingShape.Fault(
                    Reason.WRONG_TYPE,
                    "/confirmed",
                    "confirmed is neither true nor an object with by and why.",
                    "Maybe write \"confirmed\": true, or {\"by\": \"Ada\", \"why\": \"I asked them.\"}.");
        }
        return Optional.of(Confirmation.typed(
                confirmed.get("by").asText(), confirmed.get("why").asText()));
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
                Optional.of(JsonWords.pointer(e)),
                JsonWords.unfit(e),
                "Maybe a number is in quotes, or a moment lacks its time zone: 2022-07-31T00:00:00Z.",
                item);
    }

    private static Rejection outOfRange(InvalidValue e, String field, Optional<String> id, String item) {
        return new Rejection(
                id, Reason.OUT_OF_RANGE, Optional.of(field), String.valueOf(e.getMessage()), e.advice(), item);
    }

    /** The faulty field: below where Jackson was, or that place itself where the value alone was at fault. */
    private static String pointer(JsonMappingException e, InvalidValue invalid) {
        String place = JsonWords.pointer(e);
        String field = "/" + invalid.field().replace('.', '/');
        String last = field.substring(field.lastIndexOf('/'));
        if (place.endsWith(last)) {
            return place;
        }
        return invalid.field().startsWith("quotes.") && place.startsWith("/quotes") ? field : place + field;
    }
}
