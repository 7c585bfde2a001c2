package io.davylamp.hedging.pricing;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.davylamp.mining.DatedFuture;
import io.davylamp.mining.InvalidValue;
import io.davylamp.mining.Quotes;
import io.davylamp.mining.VolPoint;
import java.io.IOException;
import java.io.Reader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A chain of option quotes in Deribit's field names ({@code instrument_name, option_type, strike, expiration_timestamp,
 * timestamp, underlying_price, index_price, mark_price, mark_iv}): times in milliseconds, strikes and underlyings in
 * USD, premiums in BTC, volatilities in percent. Kind, strike and expiry may be left to the instrument's name
 * ({@code BTC-26JUN20-9000-C}, expiring at 08:00 UTC). A row that cannot be read is kept with its reason.
 *
 * @param quotes rows understood
 * @param rejected rows that were not
 */
public record OptionChain(List<OptionQuote> quotes, List<Rejected> rejected) {
    private static final double SECONDS_PER_DAY = 86_400;
    /** Below a volatility of 1 % a mark is not a quote. */
    private static final double LOWEST_VOL = 0.01;

    /**
     * A row that could not be read.
     *
     * @param row number of the row, the first being 1
     * @param field the field at fault, in the exchange's spelling
     * @param reason what is wrong with it
     */
    public record Rejected(int row, String field, String reason) {}

    public OptionChain {
        quotes = List.copyOf(quotes);
        rejected = List.copyOf(rejected);
    }

    /** Reads rows of fields by name, as a JSON or CSV reader hands them over. */
    public static OptionChain of(Iterable<Map<String, String>> rows) {
        List<OptionQuote> quotes = new ArrayList<>();
        List<Rejected> rejected = new ArrayList<>();
        int row = 0;
        for (Map<String, String> fields : rows) {
            row++;
            try {
                quotes.add(new DeribitRow(fields).quote());
            } catch (InvalidValue fault) {
                rejected.add(new Rejected(row, fault.field(), String.valueOf(fault.getMessage())));
            }
        }
        return new OptionChain(quotes, rejected);
    }

    /** Reads a CSV file with a header line. */
    public static OptionChain ofCsv(Reader csv) throws IOException {
        CsvSchema header = CsvSchema.emptySchema().withHeader();
        try (MappingIterator<Map<String, String>> rows =
                new CsvMapper().readerForMapOf(String.class).with(header).readValues(csv)) {
            return of(rows.readAll());
        }
    }

    /** The moment of the latest quote; empty chains have none and throw. */
    public Instant asOf() {
        return quotes.stream().map(OptionQuote::at).max(Instant::compareTo).orElseThrow();
    }

    /** Forward curve: the latest index and the latest underlying of each expiry. */
    public ForwardCurve forwards() {
        Map<Instant, OptionQuote> latest = new HashMap<>();
        quotes.forEach(quote -> latest.merge(quote.expiry(), quote, OptionChain::later));
        Map<Instant, Double> futures = new HashMap<>();
        latest.forEach((expiry, quote) -> futures.put(expiry, quote.forwardUsd()));
        OptionQuote last = quotes.stream().reduce(OptionChain::later).orElseThrow();
        return new ForwardCurve(last.at(), last.indexUsd(), futures);
    }

    /** Surface of the out-of-the-money quotes, each placed by the forward of its own moment. */
    public VolSurface surface() {
        ForwardCurve curve = forwards();
        return VolSurface.of(quotes.stream()
                .filter(OptionQuote::outOfTheMoney)
                .map(it -> new VolSurface.Quote(curve.years(it.expiry()), it.logMoneyness(), it.markVol()))
                .toList());
    }

    /** The spot index of the latest quote, USD per BTC. */
    public double indexUsd() {
        return quotes.stream().reduce(OptionChain::later).orElseThrow().indexUsd();
    }

    /**
     * The chain as a market's quotes: every expiry's forward, every out-of-the-money option's volatility, and of both
     * what they say for a horizon at the money. Options and futures that have expired by {@link #asOf} are left out.
     *
     * @param ratePerYear USD interest rate, which no chain quotes
     * @param horizonDays the horizon one basis and one volatility are given for
     */
    public Quotes asQuotes(OptionalDouble ratePerYear, double horizonDays) {
        Instant asOf = asOf();
        ForwardCurve curve = forwards();
        Instant horizon = asOf.plusSeconds(Math.round(horizonDays * SECONDS_PER_DAY));
        List<OptionQuote> alive =
                quotes.stream().filter(it -> it.expiry().isAfter(asOf)).toList();
        return new Quotes(
                OptionalDouble.of(curve.basisPerYear(horizon)),
                OptionalDouble.of(surface().vol(curve.years(horizon), 0)),
                ratePerYear,
                alive.stream()
                        .map(OptionQuote::expiry)
                        .distinct()
                        .sorted()
                        .map(it -> new DatedFuture(it, curve.forwardUsd(it)))
                        .toList(),
                alive.stream()
                        .filter(it -> it.outOfTheMoney() && it.markVol() >= LOWEST_VOL)
                        .map(it -> new VolPoint(it.expiry(), it.strikeUsd(), it.forwardUsd(), it.markVol()))
                        .toList());
    }

    private static OptionQuote later(OptionQuote a, OptionQuote b) {
        return b.at().isAfter(a.at()) ? b : a;
    }
}
