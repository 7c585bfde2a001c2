package io.davylamp.hedging.pricing;

import io.davylamp.mining.InvalidValue;
import io.davylamp.mining.Range;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One row of an option chain in Deribit's field names; faults are reported by field. */
record DeribitRow(Map<String, String> fields) {
    private static final Pattern NAME = Pattern.compile("[A-Z0-9_]+-(\\d{1,2}[A-Z]{3}\\d{2})-(\\d+(?:d\\d+)?)-([CP])");
    private static final DateTimeFormatter EXPIRY_DATE = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("dMMMyy")
            .toFormatter(Locale.ENGLISH);
    /** The end of 2199. */
    private static final double LAST_MILLI = 7_258_118_400_000.0 - 1;

    private static final LocalTime EXPIRY_TIME = LocalTime.of(8, 0);

    OptionQuote quote() {
        String state = text("state");
        if (state != null && !state.equals("open")) {
            throw new InvalidValue(
                    "state", "state is %s; only open options are read.".formatted(state), "Maybe skip it.");
        }
        return new OptionQuote(
                required("instrument_name"),
                kind(),
                strike(),
                expiry(),
                millis("timestamp"),
                number("underlying_price"),
                number("index_price"),
                number("mark_price"),
                number("mark_iv") / 100);
    }

    private OptionKind kind() {
        String type = text("option_type");
        if (type == null) {
            return name().group(3).equals("C") ? OptionKind.CALL : OptionKind.PUT;
        }
        return switch (type) {
            case "call" -> OptionKind.CALL;
            case "put" -> OptionKind.PUT;
            default ->
                throw new InvalidValue(
                        "option_type", "option_type is %s; allowed is call or put.".formatted(type), "Maybe a typo.");
        };
    }

    /** Below 1 USD a name writes the strike's point as d; for BTC it never does. */
    private double strike() {
        return text("strike") == null ? Double.parseDouble(name().group(2).replace('d', '.')) : number("strike");
    }

    private Instant expiry() {
        if (text("expiration_timestamp") != null) {
            return millis("expiration_timestamp");
        }
        String date = name().group(1);
        try {
            return LocalDate.parse(date, EXPIRY_DATE).atTime(EXPIRY_TIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new InvalidValue(
                    "instrument_name",
                    "instrument_name has the expiry %s, which is not a date.".formatted(date),
                    "Maybe a typo.");
        }
    }

    private Matcher name() {
        String name = required("instrument_name");
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new InvalidValue(
                    "instrument_name",
                    "instrument_name is %s; an option has a name such as BTC-26JUN20-9000-C.".formatted(name),
                    "Maybe it is a future: leave the row out.");
        }
        return matcher;
    }

    private Instant millis(String field) {
        double millis = number(field);
        Range.within(field, millis, 0, LAST_MILLI, "Maybe it is in microseconds: write milliseconds.");
        return Instant.ofEpochMilli(Math.round(millis));
    }

    private double number(String field) {
        String value = required(field);
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new InvalidValue(
                    field, "%s is %s, which is not a number.".formatted(field, value), "Maybe columns are shifted.");
        }
    }

    private String required(String field) {
        String value = text(field);
        if (value == null) {
            throw new InvalidValue(field, field + " is missing.", "Maybe ask the exchange for the option's ticker.");
        }
        return value;
    }

    private @Nullable String text(String field) {
        String value = fields.get(field);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
