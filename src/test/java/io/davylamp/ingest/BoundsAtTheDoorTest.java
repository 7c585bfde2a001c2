package io.davylamp.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.ingest.Rejection.Reason;
import io.davylamp.mining.Loan;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.Reading;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What does not exist on earth is refused where it comes in; what is stored already is read back as it is. */
class BoundsAtTheDoorTest {
    private static final Instant NOW = Instant.parse("2022-08-01T00:00:00Z");
    private static final String HEAD =
            "{\"type\":\"%s\",\"id\":\"x\",\"at\":\"2022-07-31T00:00:00Z\",\"operatorId\":\"acme\",";
    private static final String MARKET = """
            {"type":"market","id":"x","at":"2022-07-31T00:00:00Z","priceUsd":2e4,"difficulty":3e13,"subsidyBtc":6.25,
             "feesBtcPerBlock":0.1,"networkHashrateEh":200,"height":750000,"quotes":{
             "futures":[{"expiry":"2022-09-30T08:00:00Z","priceUsd":20001}],
             "vols":[{"expiry":"2022-09-30T08:00:00Z","strikeUsd":20002,"forwardUsd":20003,"impliedVol":0.7}]}}""";
    private static final String TREASURY = HEAD.formatted("treasury") + """
            "cashUsd":1,"btcUnencumbered":0,"btcPledged":0,"undrawnUsd":2,"receivablesUsd":3,
            "otherCurrentAssetsUsd":4,"currentLiabilitiesUsd":5,
            "stablecoins":[{"issuer":"a","usd":6,"haircut":0}]}""";
    private static final String COST = HEAD.formatted("cost") + """
            "powerPriceUsdPerKwh":0.06,"otherCashCostUsdPerDay":1,"curtailmentCreditsUsdPerDay":2,
            "sustainingCapexUsdPerDay":3}""";
    private static final String DEBT = HEAD.formatted("debt") + """
            "missedPayment":false,"interestUsdPerDay":3,"loans":[
            {"id":"a","balanceUsd":1,"debtServiceUsdPerDay":2,"collateral":{"type":"asic","valueUsd":4}},
            {"id":"b","balanceUsd":1,"debtServiceUsdPerDay":0,
             "collateral":{"type":"btc","btc":5,"marginCallLtv":0.7,"liquidationLtv":0.8,"targetLtv":0.5}}]}""";
    private static final String HEDGES = HEAD.formatted("hedges") + """
            "positions":[{"instrument":"BUY_PUTS","btc":5,"strikeUsd":20004,"expiry":"2022-12-30"}]}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            market   | "priceUsd":2e4              | "priceUsd":%s              | 1e9   | 1.000001e9 | /priceUsd
            market   | "priceUsd":2e4              | "priceUsd":%s              | 1e-4  | 9e-5       | /priceUsd
            market   | "difficulty":3e13           | "difficulty":%s            | 1e20  | 1.1e20     | /difficulty
            market   | "difficulty":3e13           | "difficulty":%s            | 1     | 0.9        | /difficulty
            market   | "networkHashrateEh":200     | "networkHashrateEh":%s     | 1e9   | 1.1e9      | /networkHashrateEh
            market   | "networkHashrateEh":200     | "networkHashrateEh":%s     | 1e-12 | 1e-13      | /networkHashrateEh
            market   | "height":750000             | "height":%s                | 100000000 | 100000001 | /height
            market   | "priceUsd":20001            | "priceUsd":%s              | 1e9   | 1e10       | /quotes/futures/0/priceUsd
            market   | "strikeUsd":20002           | "strikeUsd":%s             | 1e9   | 1e10       | /quotes/vols/0/strikeUsd
            market   | "forwardUsd":20003          | "forwardUsd":%s            | 1e9   | 1e10       | /quotes/vols/0/forwardUsd
            treasury | "cashUsd":1                 | "cashUsd":%s               | 1e13  | 1.1e13     | /cashUsd
            treasury | "undrawnUsd":2              | "undrawnUsd":%s            | 1e13  | 1.1e13     | /undrawnUsd
            treasury | "receivablesUsd":3          | "receivablesUsd":%s        | 1e13  | 1e308      | /receivablesUsd
            treasury | "otherCurrentAssetsUsd":4   | "otherCurrentAssetsUsd":%s | 1e13  | 1e308      | /otherCurrentAssetsUsd
            treasury | "currentLiabilitiesUsd":5   | "currentLiabilitiesUsd":%s | 1e13  | 1e308      | /currentLiabilitiesUsd
            treasury | "usd":6                     | "usd":%s                   | 1e13  | 1e308      | /stablecoins/0/usd
            cost     | "otherCashCostUsdPerDay":1  | "otherCashCostUsdPerDay":%s | 1e11 | 1.7e308    | /otherCashCostUsdPerDay
            cost     | "curtailmentCreditsUsdPerDay":2 | "curtailmentCreditsUsdPerDay":%s | 1e11 | 1e12 | /curtailmentCreditsUsdPerDay
            cost     | "sustainingCapexUsdPerDay":3 | "sustainingCapexUsdPerDay":%s | 1e11 | 1e12     | /sustainingCapexUsdPerDay
            debt     | "interestUsdPerDay":3       | "interestUsdPerDay":%s     | 1e11  | 1e12       | /interestUsdPerDay
            debt     | "debtServiceUsdPerDay":2    | "debtServiceUsdPerDay":%s  | 1e11  | 1.7e308    | /loans/0/debtServiceUsdPerDay
            debt     | "balanceUsd":1,"debtServiceUsdPerDay":2 | "balanceUsd":%s,"debtServiceUsdPerDay":2 | 1e13 | 1e14 | /loans/0/balanceUsd
            debt     | "valueUsd":4                | "valueUsd":%s              | 0.01  | 0.001      | /loans/0/collateral/valueUsd
            debt     | "btc":5                     | "btc":%s                   | 21e6  | 22e6       | /loans/1/collateral/btc
            debt     | "btc":5                     | "btc":%s                   | 1e-8  | 1e-300     | /loans/1/collateral/btc
            hedges   | "btc":5                     | "btc":%s                   | 21e6  | 22e6       | /positions/0/btc
            hedges   | "strikeUsd":20004           | "strikeUsd":%s             | 1e9   | 1e10       | /positions/0/strikeUsd
            hedges   | "expiry":"2022-12-30"       | "expiry":"%s"              | 2199-12-31 | +999999-01-01 | /positions/0/expiry
            """)
    void takes_what_exists_and_refuses_what_does_not(
            String kind, String figure, String with, String allowed, String refused, String field) {
        // Given
        String item = item(kind).replaceAll("\\s+", "");
        assertThat(item).contains(figure);

        // When
        Submission within = ReadingParser.line(0, item.replace(figure, with.formatted(allowed)), NOW);
        Submission beyond = ReadingParser.line(0, item.replace(figure, with.formatted(refused)), NOW);

        // Then
        assertThat(within).isInstanceOf(Submission.Parsed.class);
        assertThat(beyond).isInstanceOf(Submission.Refused.class);
        Rejection rejection = ((Submission.Refused) beyond).rejection();
        assertThat(rejection.reason()).isEqualTo(Reason.OUT_OF_RANGE);
        assertThat(rejection.field()).contains(field);
        assertThat(rejection.message()).contains("allowed is");
        assertThat(rejection.advice()).startsWith("Maybe");
    }

    @ParameterizedTest
    @CsvSource({"debt,200", "fleet,200", "hedges,500", "treasury,50"})
    void a_list_has_an_end(String kind, int most) {
        // When
        Submission within = ReadingParser.line(0, listOf(kind, most), NOW);
        Submission beyond = ReadingParser.line(0, listOf(kind, most + 1), NOW);

        // Then
        assertThat(within).isInstanceOf(Submission.Parsed.class);
        assertThat(((Submission.Refused) beyond).rejection().message())
                .contains("%d entries; allowed are %d".formatted(most + 1, most));
    }

    @Test
    void a_row_of_history_is_bounded_too() {
        // When
        List<Submission> rows = MarketCsv.parse("""
                date,price_usd,blk_cnt,height_last,difficulty_mean,hashrate_ths,fees_btc,issuance_btc
                2022-07-30,20000,144,750000,3e13,2e8,14,900
                2022-07-31,1e300,144,750000,3e13,2e8,14,900
                """, NOW);

        // Then
        assertThat(rows.get(0)).isInstanceOf(Submission.Parsed.class);
        assertThat(((Submission.Refused) rows.get(1)).rejection().message()).startsWith("priceUsd is about 10^300");
    }

    @Test
    void what_was_stored_before_there_were_bounds_is_read_back() {
        // Given
        Reading old = new Reading.Debt(
                "old",
                NOW,
                new OperatorId("acme"),
                List.of(new Loan("a", 1.7e308, 1.7e308, new Loan.Collateral.None())),
                false);

        // When, then
        assertThat(ReadingJson.read(ReadingJson.write(old))).isEqualTo(old);
    }

    private static String item(String kind) {
        return switch (kind) {
            case "market" -> MARKET;
            case "treasury" -> TREASURY;
            case "cost" -> COST;
            case "debt" -> DEBT;
            default -> HEDGES;
        };
    }

    private static String listOf(String kind, int count) {
        return switch (kind) {
            case "debt" ->
                HEAD.formatted("debt") + "\"missedPayment\":false,\"loans\":"
                        + list(
                                count,
                                "{\"id\":\"a\",\"balanceUsd\":1,\"debtServiceUsdPerDay\":1,"
                                        + "\"collateral\":{\"type\":\"none\"}}")
                        + "}";
            case "fleet" ->
                HEAD.formatted("fleet") + "\"hashratePh\":1,\"uptime\":1,\"joulesPerTh\":30,\"machines\":"
                        + list(count, "{\"name\":\"a\",\"hashratePh\":1,\"joulesPerTh\":30}") + "}";
            case "treasury" ->
                HEAD.formatted("treasury")
                        + "\"cashUsd\":1,\"btcUnencumbered\":0,\"btcPledged\":0,\"undrawnUsd\":2,\"stablecoins\":"
                        + list(count, "{\"issuer\":\"a\",\"usd\":6,\"haircut\":0}") + "}";
            default ->
                HEAD.formatted("hedges") + "\"positions\":"
                        + list(count, "{\"instrument\":\"BUY_PUTS\",\"btc\":5,\"expiry\":\"2022-12-30\"}") + "}";
        };
    }

    private static String list(int count, String entry) {
        return IntStream.range(0, count).mapToObj(it -> entry).collect(Collectors.joining(",", "[", "]"));
    }
}
