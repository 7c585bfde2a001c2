package io.davylamp.demo;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.davylamp.mining.Quotes;
import io.davylamp.mining.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The demo's market, day by day between the month-ends of {@code market.csv}: prices, fees and quotes on a straight
 * line, difficulty at a steady rate.
 */
final class DemoMarket {
    private static final LocalTime CLOSE = LocalTime.of(23, 0);
    private static final LocalDate HALVING_OF_2020 = LocalDate.of(2020, 5, 11);

    private DemoMarket() {}

    private record MonthEnd(
            LocalDate date,
            double priceUsd,
            double difficulty,
            double feesBtcPerBlock,
            OptionalDouble futuresBasisPerYear,
            OptionalDouble impliedVol,
            OptionalDouble ratePerYear) {
        static MonthEnd of(Map<String, String> row) {
            return new MonthEnd(
                    LocalDate.parse(text(row, "date")),
                    Double.parseDouble(text(row, "priceUsd")),
                    Double.parseDouble(text(row, "difficultyT")) * 1e12,
                    Double.parseDouble(text(row, "feesBtcPerBlock")),
                    optional(row, "futuresBasisPerYear"),
                    optional(row, "impliedVol"),
                    optional(row, "ratePerYear"));
        }

        private static String text(Map<String, String> row, String column) {
            return Objects.requireNonNull(row.get(column), column);
        }

        private static OptionalDouble optional(Map<String, String> row, String column) {
            String value = text(row, column);
            return value.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(value));
        }
    }

    /** Every day's reading, oldest first. */
    static List<Reading.Market> days() {
        List<MonthEnd> ends = monthEnds();
        List<Reading.Market> days = new ArrayList<>();
        for (int i = 1; i < ends.size(); i++) {
            MonthEnd from = ends.get(i - 1);
            MonthEnd to = ends.get(i);
            long length = ChronoUnit.DAYS.between(from.date(), to.date());
            for (long day = days.isEmpty() ? 0 : 1; day <= length; day++) {
                days.add(between(from, to, (double) day / length, from.date().plusDays(day)));
            }
        }
        return days;
    }

    private static Reading.Market between(MonthEnd from, MonthEnd to, double share, LocalDate date) {
        return new Reading.Market(
                "demo-" + date,
                date.atTime(CLOSE).toInstant(ZoneOffset.UTC),
                line(from.priceUsd(), to.priceUsd(), share),
                from.difficulty() * Math.pow(to.difficulty() / from.difficulty(), share),
                date.isBefore(HALVING_OF_2020) ? 12.5 : 6.25,
                line(from.feesBtcPerBlock(), to.feesBtcPerBlock(), share),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                new Quotes(
                        line(from.futuresBasisPerYear(), to.futuresBasisPerYear(), share),
                        line(from.impliedVol(), to.impliedVol(), share),
                        line(from.ratePerYear(), to.ratePerYear(), share)));
    }

    private static double line(double from, double to, double share) {
        return from + (to - from) * share;
    }

    private static OptionalDouble line(OptionalDouble from, OptionalDouble to, double share) {
        return from.isPresent() && to.isPresent()
                ? OptionalDouble.of(line(from.getAsDouble(), to.getAsDouble(), share))
                : OptionalDouble.empty();
    }

    private static List<MonthEnd> monthEnds() {
        CsvSchema schema = CsvSchema.emptySchema().withHeader().withComments();
        try (InputStream in = Objects.requireNonNull(DemoMarket.class.getResourceAsStream("/demo/market.csv"));
                MappingIterator<Map<String, String>> rows = new CsvMapper()
                        .readerForMapOf(String.class)
                        .with(schema)
                        .readValues(in)) {
            return rows.readAll().stream().map(MonthEnd::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
