package io.davylamp.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import io.davylamp.hedging.pricing.OptionChain;
import io.davylamp.json.Mappers;
import io.davylamp.mining.Bounds;
import io.davylamp.mining.Declined;
import io.davylamp.mining.Reading;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The market reading that an option chain becomes: its quotes and its price at the moment of its latest row, and what a
 * chain does not carry from the market reading before it.
 *
 * @param reading the market reading
 * @param rejected rows that could not be read
 */
public record ChainReading(Reading.Market reading, List<OptionChain.Rejected> rejected) {
    private static final int MAX_ROWS = 10_000;
    private static final int MAX_LINE_CHARACTERS = 16 * 1024;
    private static final double HORIZON_DAYS = 90;
    private static final Duration OLDEST_MARKET = Duration.ofDays(3);
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
    private static final ObjectReader ROWS = Mappers.PLAIN.readerFor(new TypeReference<Map<String, Object>>() {});

    public ChainReading {
        rejected = List.copyOf(rejected);
    }

    /**
     * Reads a chain sent as JSON rows.
     *
     * @throws JsonProcessingException if it is not that
     */
    public static OptionChain json(String body) throws JsonProcessingException {
        try (MappingIterator<Map<String, Object>> rows = ROWS.readValues(body)) {
            List<Map<String, String>> read = new ArrayList<>();
            while (rows.hasNextValue()) {
                if (read.size() == MAX_ROWS) {
                    throw tooManyRows();
                }
                read.add(texts(rows.nextValue()));
            }
            return OptionChain.of(read);
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a chain sent as CSV. */
    public static OptionChain csv(String body) {
        if (body.lines().limit(MAX_ROWS + 2L).count() > MAX_ROWS + 1) {
            throw tooManyRows();
        }
        try {
            if (body.lines().allMatch(it -> it.length() <= MAX_LINE_CHARACTERS)) {
                return OptionChain.ofCsv(new StringReader(body));
            }
        } catch (IOException e) {
            // said below, like a line that is too long
        }
        throw Declined.of(
                Declined.Why.UNREADABLE,
                "the body is not CSV with a header and lines of at most %,d characters.".formatted(MAX_LINE_CHARACTERS),
                "Maybe a quote is missing.");
    }

    /**
     * The reading of a chain.
     *
     * @param known market readings around the chain's moment, the earliest first
     */
    public static ChainReading of(OptionChain chain, List<Reading.Market> known) {
        Reading.Market reading = reading(chain, before(chain.asOf(), known));
        Bounds.check(reading);
        return new ChainReading(reading, chain.rejected());
    }

    /** The moment of a chain that holds what a reading needs. */
    public static Instant moment(OptionChain chain, Instant now) {
        if (chain.quotes().stream().noneMatch(it -> it.outOfTheMoney())) {
            throw chain.rejected().stream()
                    .findFirst()
                    .map(it -> Declined.at(
                            "/%d/%s".formatted(it.row() - 1, it.field()),
                            "no row can be read; the first because %s".formatted(it.reason()),
                            "Maybe the columns do not have Deribit's names."))
                    .orElseGet(() -> Declined.of(
                            Declined.Why.UNREADABLE,
                            "the chain has no option out of the money.",
                            "Maybe send all strikes, calls and puts."));
        }
        if (chain.asOf().isAfter(now.plus(CLOCK_SKEW))) {
            throw Declined.of(
                    Declined.Why.UNFIT,
                    "the chain is of %s, which is yet to come.".formatted(chain.asOf()),
                    "Maybe timestamp is not in milliseconds.");
        }
        return chain.asOf();
    }

    private static Declined tooManyRows() {
        return Declined.of(
                Declined.Why.TOO_MANY_ITEMS,
                "the chain has more than %,d rows.".formatted(MAX_ROWS),
                "Maybe it holds several moments: send each separately.");
    }

    /** A row that is null has no field; what it lacks is then reported like that of any other. */
    private static Map<String, String> texts(@Nullable Map<String, Object> row) {
        Map<String, String> texts = new HashMap<>();
        Objects.requireNonNullElse(row, Map.<String, Object>of())
                .forEach((name, value) -> texts.put(name, text(value)));
        return texts;
    }

    private static String text(@Nullable Object value) {
        if (value instanceof Double number && Double.isFinite(number)) {
            return BigDecimal.valueOf(number).toPlainString();
        }
        return value == null ? "" : String.valueOf(value);
    }

    /** The latest market reading at a moment: what a chain does not say of the market is taken from it. */
    private static Reading.Market before(Instant at, List<Reading.Market> known) {
        return known.stream()
                .filter(it -> !it.at().isAfter(at) && !it.at().isBefore(at.minus(OLDEST_MARKET)))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> Declined.of(
                        Declined.Why.UNFIT,
                        "no market reading is known of the 3 days before %s, and a chain does not carry the difficulty."
                                .formatted(at),
                        "Maybe send a market reading first."));
    }

    private static Reading.Market reading(OptionChain chain, Reading.Market known) {
        return new Reading.Market(
                "options-" + chain.asOf(),
                chain.asOf(),
                chain.indexUsd(),
                known.difficulty(),
                known.subsidyBtc(),
                known.feesBtcPerBlock(),
                known.blocksPerDay(),
                known.networkHashrateEh(),
                known.height(),
                chain.asQuotes(known.quotes().ratePerYear(), HORIZON_DAYS));
    }
}
