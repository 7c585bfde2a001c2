package io.davylamp.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in whichever field: what its sender reads are sentences of ours. */
class ReadingWordsTest {
    private static final Pattern FOREIGN = Pattern.compile(Mutations.FOREIGN);
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

    static Stream<String> readings() {
        return Stream.of("""
                {"type": "market", "id": "m", "at": "2022-07-31T12:00:00Z", "priceUsd": 23303, "difficulty": 2.7e13,
                 "subsidyBtc": 6.25, "feesBtcPerBlock": 0.09, "blocksPerDay": 144, "networkHashrateEh": 198,
                 "height": 747000, "minerOutflowBtc": 2000, "minerBalanceBtc": 1800000,
                 "pools": [{"name": "One", "share": 0.3}],
                 "quotes": {"futuresBasisPerYear": 0.05, "impliedVol": 0.7, "ratePerYear": 0.03,
                  "futures": [{"expiry": "2022-09-25T08:00:00Z", "priceUsd": 23450}],
                  "vols": [{"expiry": "2022-09-25T08:00:00Z", "strikeUsd": 8000, "forwardUsd": 9450,
                   "impliedVol": 0.68}]}}""", """
                {"type": "fleet", "id": "f", "at": "2022-07-31T12:00:00Z", "operatorId": "acme", "hashratePh": 1200,
                 "uptime": 0.94, "joulesPerTh": 34, "host": "Host",
                 "machines": [{"name": "S19", "hashratePh": 100, "joulesPerTh": 34}]}""", """
                {"type": "treasury", "id": "t", "at": "2022-07-31T12:00:00Z", "operatorId": "acme", "cashUsd": 4200000,
                 "btcUnencumbered": 210, "btcPledged": 380, "undrawnUsd": 0, "btcMined30d": 155, "btcSold30d": 240,
                 "btcLent": 10, "receivablesUsd": 1, "otherCurrentAssetsUsd": 1, "currentLiabilitiesUsd": 1,
                 "stablecoins": [{"issuer": "Tether", "usd": 5, "haircut": 0.1}]}""", """
                {"type": "cost", "id": "c", "at": "2022-07-31T12:00:00Z", "operatorId": "acme",
                 "powerPriceUsdPerKwh": 0.06, "otherCashCostUsdPerDay": 15000, "curtailmentCreditsUsdPerDay": 0,
                 "sustainingCapexUsdPerDay": 5}""", """
                {"type": "debt", "id": "d", "at": "2022-07-31T12:00:00Z", "operatorId": "acme", "missedPayment": false,
                 "interestUsdPerDay": 100, "loans": [
                  {"id": "a", "balanceUsd": 5200000, "debtServiceUsdPerDay": 9000, "lender": "Bank", "ratePerYear": 0.1,
                   "maturesOn": "2024-01-31", "collateral": {"type": "btc", "btc": 380, "marginCallLtv": 0.70,
                   "liquidationLtv": 0.80, "targetLtv": 0.55}},
                  {"id": "b", "balanceUsd": 5200000, "collateral": {"type": "asic", "valueUsd": 5}}]}""", """
                {"type": "hedges", "id": "h", "at": "2022-07-31T12:00:00Z", "operatorId": "acme", "positions": [
                 {"instrument": "BUY_PUTS", "btc": 10, "strikeUsd": 20000, "expiry": "2022-12-30"}]}""");
    }

    @ParameterizedTest
    @MethodSource("readings")
    void whatever_stands_in_a_field_is_refused_in_our_words(String reading) {
        // Given
        List<String> variants = Mutations.of(reading);

        // When
        List<Rejection> refused = new ArrayList<>();
        for (String variant : variants) {
            if (ReadingParser.line(0, variant, NOW) instanceof Submission.Refused it) {
                refused.add(it.rejection());
            }
        }

        // Then
        assertThat(ReadingParser.line(0, reading, NOW)).isInstanceOf(Submission.Parsed.class);
        assertThat(refused).hasSizeGreaterThan(variants.size() / 3);
        assertThat(refused.stream()
                        .filter(it -> !isOurs(it))
                        .map(ReadingWordsTest::said)
                        .distinct()
                        .limit(40))
                .isEmpty();
    }

    private static boolean isOurs(Rejection it) {
        return !FOREIGN.matcher(said(it)).find()
                && it.message().endsWith(".")
                && it.advice().startsWith("Maybe")
                && it.field().isPresent();
    }

    private static String said(Rejection it) {
        return "%s: %s %s".formatted(it.field().orElse("nowhere"), it.message(), it.advice());
    }

    @Test
    void a_column_of_a_history_is_refused_in_our_words() {
        // Given
        String header =
                "date,price_usd,blk_cnt,height_last,difficulty_mean,hashrate_ths,fees_btc,issuance_btc,pool:One\n";
        List<String> row = List.of("2022-07-31", "23303", "144", "747000", "2.7e13", "1.98e8", "13", "900", "0.3");
        List<String> wrong = List.of(
                "", "x", "-1", "NaN", "Infinity", "1e308", "1e-308", "0", "1,5", "0x10", "1d", "\"", "2022-02-30", "٣");

        // When, then
        for (int column = 0; column < row.size(); column++) {
            for (String value : wrong) {
                List<String> cells = new ArrayList<>(row);
                cells.set(column, value);
                for (Submission item : MarketCsv.parse(header + String.join(",", cells), NOW)) {
                    if (item instanceof Submission.Refused refused) {
                        assertThat(said(refused.rejection())).doesNotContainPattern(FOREIGN);
                        assertThat(refused.rejection().advice()).startsWith("Maybe");
                    }
                }
            }
        }
    }
}
