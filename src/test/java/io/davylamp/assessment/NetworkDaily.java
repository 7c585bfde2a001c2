package io.davylamp.assessment;

import io.davylamp.WorkedCases;
import io.davylamp.market.MarketDay;
import io.davylamp.market.MarketHistory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** A daily history of the network, read from a file. */
final class NetworkDaily {
    private static final double TH_PER_EH = 1e6;

    private NetworkDaily() {}

    /** Every day that has a price. */
    static MarketHistory history(String file) {
        try (Stream<String> lines = Files.lines(WorkedCases.data(file))) {
            List<MarketDay> days = lines.skip(1)
                    .map(line -> line.split(",", -1))
                    .filter(row -> !row[1].isEmpty())
                    .map(NetworkDaily::day)
                    .toList();
            return new MarketHistory(days);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Columns: date, price_usd, blk_cnt, height_last, difficulty_mean, hashrate_ths, fees_btc, issuance_btc. */
    private static MarketDay day(String[] row) {
        double blocks = Double.parseDouble(row[2]);
        return new MarketDay(
                LocalDate.parse(row[0]),
                Double.parseDouble(row[1]),
                Double.parseDouble(row[4]),
                Double.parseDouble(row[5]) / TH_PER_EH,
                Double.parseDouble(row[7]) / blocks,
                Double.parseDouble(row[6]) / blocks,
                blocks,
                OptionalLong.of(Long.parseLong(row[3])));
    }
}
