package io.davylamp.ingest;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.davylamp.ingest.Rejection.Reason;
import io.davylamp.mining.Bounds;
import io.davylamp.mining.InvalidValue;
import io.davylamp.mining.PoolShare;
import io.davylamp.mining.Quotes;
import io.davylamp.mining.Reading;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
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
 * from before there was a market, are left out. A row that tells of miners has an id of its own, so that a history that
 * was sent without them can be sent again with them.
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

    /**
     * Parses a history; a row that cannot be read is refused by itself.
     *
     * @param now our clock, against which a day in the future is told
     * @throws MalformedBody if there is no header, or it lacks a column
     */
    public static List<Submission> parse(String body, Instant now) {
        CsvMapper mapper = CsvMapper.builder()
                .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
                .enable(CsvParser.Feature.TRIM_SPACES)
                .build();
        String text = body.startsWith("\uFEFF") ? body.substring(1) : body;
        try (MappingIterator<Map<String, String>> rows = mapper.readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(text)) {
            checkHeader(text.lines().findFirst().orElse(""));
            List<Submission> items = new ArrayList<>();
            while (rows.hasNextValue()) {
                Map<String, String> row = rows.nextValue();
                if (!Column.PRICE.in(row).isEmpty()) {
                    items.add(item(items.size(), row, now));
                }
            }
            return items;
        } catch (IOException e) {
            throw new MalformedBody(
                    "the body is not CSV: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    "Maybe a quote is not closed, or a row has more values than the header.");
        }
    }

    private static void checkHeader(String line) {
        List<String> header = List.of(line.replace("\"", "").split(",", -1)).stream()
                .map(String::trim)
                .toList();
        for (Column column : Column.values()) {
            if (!column.optional() && !column.isNamedIn(header)) {
                throw new MalformedBody(
                        "the header lacks the column %s.".formatted(String.join(" or ", column.names)),
                        "Maybe the first line is missing, or the values are separated by semicolons.");
            }
        }
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
                        "Maybe day and month are exchanged: write 2022-07-31.",
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
                    "%s is not a date.".formatted(date),
                    "Maybe write 2022-07-31.",
                    row);
        } catch (NumberFormatException e) {
            return refused(
                    position,
                    id,
                    Reason.WRONG_TYPE,
                    null,
                    "a value is not a number: %s".formatted(e.getMessage()),
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
                pools.add(new PoolShare(name.substring(POOL.length()).trim(), Double.parseDouble(value.trim())));
            }
        });
        return pools;
    }

    private static OptionalDouble known(Column column, Map<String, String> row) {
        return column.in(row).isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(number(column, row));
    }

    private static double number(Column column, Map<String, String> row) {
        return Double.parseDouble(column.in(row));
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
