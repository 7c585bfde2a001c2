package io.davylamp.ingest;

import io.davylamp.ingest.Rejection.Reason;
import io.davylamp.json.JsonWords;
import io.davylamp.mining.Bounds;
import io.davylamp.mining.InvalidValue;
import io.davylamp.mining.PoolShare;
import io.davylamp.mining.Quotes;
import io.davylamp.mining.Reading;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Reads daily network history from CSV. Two headers are known: {@code date,price_usd,blk_cnt,height_last,
 * difficulty_mean,hashrate_ths,fees_btc,issuance_btc}, and Coin Metrics' own download with {@code time,PriceUSD,
 * BlkCnt,DiffMean,HashRate,FeeTotNtv,IssTotNtv}. Either may have {@code miner_outflow_btc}, {@code miner_balance_btc}
 * and a column {@code pool:NAME} for each pool with its share, a fraction. Other columns are passed over, the order of
 * columns is free, and an empty value is one that is not known.
 *
 * <p>A row stands for its UTC day as it ended, so its reading is dated 23:59:59 of that day. Rows without a price,
 * from before there was a market, are left out. A row with figures of the miners has an id of its own, so that a
 * history that was sent without them can be sent again with them.
 */
public final class MarketCsv {
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);
    private static final double TH_PER_EH = 1e6;
    private static final String POOL = "pool:";

    private MarketCsv() {}

    private enum Column {
        DATE("date", "time"),
        PRICE("price_usd", "PriceUSD"),
        BLOCKS("blk_cnt", "BlkCnt"),
        DIFFICULTY("difficulty_mean", "DiffMean"),
        HASHRATE("hashrate_ths", "HashRate"),
        FEES("fees_btc", "FeeTotNtv"),
        ISSUANCE("issuance_btc", "IssTotNtv"),
        HEIGHT("height_last", "HeightLast"),
        MINER_OUTFLOW("miner_outflow_btc"),
        MINER_BALANCE("miner_balance_btc");

        private final String[] names;

        Column(String... names) {
            this.names = names;
        }

        boolean optional() {
            return List.of(HEIGHT, HASHRATE, MINER_OUTFLOW, MINER_BALANCE).contains(this);
        }

        String in(Map<String, String> row) {
            for (String name : names) {
                String value = row.get(name);
                if (value != null) {
                    return value.trim();
                }
            }
            return "";
        }

        boolean isNamedIn(List<String> header) {
            return List.of(names).stream().anyMatch(header::contains);
        }
    }

    /** Parses a history of any length. */
    public static List<Submission> parse(String body, Instant now) {
        return parse(body, now, Integer.MAX_VALUE);
    }

    /**
     * Parses a history; a row that cannot be read is refused by itself.
     *
     * @param now our clock, by which a day in the future is recognized
     * @param most how many rows are allowed, those without a price included
     * @throws MalformedBody if there is no header, or it lacks a column
     * @throws TooManyItems if there are more rows
     */
    public static List<Submission> parse(String body, Instant now, int most) {
        String text = body.startsWith("\uFEFF") ? body.substring(1) : body;
        Iterator<String> lines = text.lines().iterator();
        List<String> header = CsvLines.header(lines.hasNext() ? lines.next() : "");
        checkHeader(header);
        List<Submission> items = new ArrayList<>();
        for (int rows = 0; lines.hasNext(); ) {
            String line = lines.next();
            if (!line.isBlank()) {
                if (rows++ == most) {
                    throw new TooManyItems(most);
                }
                line(items.size(), header, line, now).ifPresent(items::add);
            }
        }
        return items;
    }

    private static void checkHeader(List<String> header) {
        for (Column column : Column.values()) {
            if (!column.optional() && !column.isNamedIn(header)) {
                throw new MalformedBody(
                        "the header lacks the column %s.".formatted(String.join(" or ", column.names)),
                        "Maybe the first line is missing, or the values are separated by semicolons.");
            }
        }
    }

    /** Empty for a day before there was a price. */
    private static Optional<Submission> line(int position, List<String> header, String line, Instant now) {
        if (line.length() > CsvLines.MAX_LENGTH) {
            return Optional.of(Items.tooLong(position, line, line.length(), CsvLines.MAX_LENGTH));
        }
        Optional<Map<String, String>> row = CsvLines.row(header, line);
        if (row.isEmpty()) {
            return Optional.of(new Submission.Refused(
                    position,
                    new Rejection(
                            Optional.empty(),
                            Reason.NOT_CSV,
                            Optional.empty(),
                            "the row does not fit the header's %d columns.".formatted(header.size()),
                            "Maybe a quote is not closed, or the row has more values than the header.",
                            line)));
        }
        return Column.PRICE.in(row.get()).isEmpty() ? Optional.empty() : Optional.of(item(position, row.get(), now));
    }

    private static Submission item(int position, Map<String, String> row, Instant now) {
        String date = Column.DATE.in(row);
        Optional<String> id = Optional.of("csv-" + date);
        try {
            LocalDate day = LocalDate.parse(date.length() > 10 ? date.substring(0, 10) : date);
            Instant at = day.atTime(END_OF_DAY).toInstant(ZoneOffset.UTC);
            if (day.atStartOfDay(ZoneOffset.UTC).toInstant().isAfter(now)) {
                return refused(
                        position,
                        id,
                        Reason.IN_THE_FUTURE,
                        Column.DATE,
                        "the day %s has not begun.".formatted(day),
                        "Maybe day and month are swapped: write 2022-07-31.",
                        row);
            }
            Reading.Market reading = reading(day, at, row);
            Bounds.check(reading);
            return new Submission.Parsed(position, reading);
        } catch (DateTimeParseException e) {
            return refused(
                    position,
                    id,
                    Reason.WRONG_TYPE,
                    Column.DATE,
                    "%s is not a date.".formatted(JsonWords.shown(date)),
                    "Maybe write 2022-07-31.",
                    row);
        } catch (NumberFormatException e) {
            return refused(
                    position,
                    id,
                    Reason.WRONG_TYPE,
                    null,
                    String.valueOf(e.getMessage()),
                    "Maybe it has a decimal comma or thousands separators: write 23456.78.",
                    row);
        } catch (InvalidValue e) {
            return refused(position, id, Reason.OUT_OF_RANGE, null, String.valueOf(e.getMessage()), e.advice(), row);
        }
    }

    private static Reading.Market reading(LocalDate day, Instant at, Map<String, String> row) {
        double blocks = number(Column.BLOCKS, row);
        OptionalDouble outflow = known(Column.MINER_OUTFLOW, row);
        OptionalDouble balance = known(Column.MINER_BALANCE, row);
        List<PoolShare> pools = pools(row);
        boolean ofMiners = outflow.isPresent() || balance.isPresent() || !pools.isEmpty();
        OptionalDouble hashrate = known(Column.HASHRATE, row);
        OptionalDouble height = known(Column.HEIGHT, row);
        return new Reading.Market(
                "csv-" + day + (ofMiners ? "-miners" : ""),
                at,
                number(Column.PRICE, row),
                number(Column.DIFFICULTY, row),
                number(Column.ISSUANCE, row) / blocks,
                number(Column.FEES, row) / blocks,
                OptionalDouble.of(blocks),
                hashrate.isPresent() ? OptionalDouble.of(hashrate.getAsDouble() / TH_PER_EH) : hashrate,
                height.isPresent() ? OptionalLong.of((long) height.getAsDouble()) : OptionalLong.empty(),
                Quotes.NONE,
                outflow,
                balance,
                pools);
    }

    private static List<PoolShare> pools(Map<String, String> row) {
        List<PoolShare> pools = new ArrayList<>();
        row.forEach((name, value) -> {
            if (name.startsWith(POOL) && !value.isBlank()) {
                pools.add(new PoolShare(name.substring(POOL.length()).trim(), number(name, value.trim())));
            }
        });
        return pools;
    }

    private static OptionalDouble known(Column column, Map<String, String> row) {
        return column.in(row).isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(number(column, row));
    }

    private static double number(Column column, Map<String, String> row) {
        return number(column.names[0], column.in(row));
    }

    private static double number(String column, String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new NumberFormatException(
                    "%s is %s, which is not a number.".formatted(JsonWords.shown(column), JsonWords.shown(value)));
        }
    }

    private static Submission refused(
            int position,
            Optional<String> id,
            Reason reason,
            @org.jspecify.annotations.Nullable Column column,
            String message,
            String advice,
            Map<String, String> row) {
        Optional<String> field = Optional.ofNullable(column).map(it -> "/" + it.names[0]);
        return new Submission.Refused(
                position, new Rejection(id, reason, field, message, advice, String.join(",", row.values())));
    }
}
