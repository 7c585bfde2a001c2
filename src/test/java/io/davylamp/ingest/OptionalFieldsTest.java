package io.davylamp.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.mining.Loan;
import io.davylamp.mining.MachineClass;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.PoolShare;
import io.davylamp.mining.Quotes;
import io.davylamp.mining.Reading;
import io.davylamp.mining.Stablecoin;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields that came later: who does not send them sees no difference, to the last byte. */
class OptionalFieldsTest {
    private static final Instant NOW = Instant.parse("2024-09-30T12:00:00Z");
    private static final String MARKET = "{\"type\":\"market\",\"id\":\"1\",\"at\":\"2024-09-01T00:00:00Z\","
            + "\"priceUsd\":64000.0,\"difficulty\":8.84E13,\"subsidyBtc\":3.125,\"feesBtcPerBlock\":0.1%s}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"market\",\"id\":\"1\",\"at\":\"2024-09-01T00:00:00Z\",\"priceUsd\":64000.0,"
                        + "\"difficulty\":8.84E13,\"subsidyBtc\":3.125,\"feesBtcPerBlock\":0.1,"
                        + "\"quotes\":{\"impliedVol\":0.55}}",
                "{\"type\":\"fleet\",\"id\":\"1\",\"at\":\"2024-09-01T00:00:00Z\",\"operatorId\":\"acme\","
                        + "\"hashratePh\":3500.0,\"uptime\":0.94,\"joulesPerTh\":24.0}",
                "{\"type\":\"treasury\",\"id\":\"1\",\"at\":\"2024-09-01T00:00:00Z\",\"operatorId\":\"acme\","
                        + "\"cashUsd\":1.0,\"btcUnencumbered\":2.0,\"btcPledged\":3.0,\"undrawnUsd\":4.0,"
                        + "\"btcMined30d\":5.0,\"btcSold30d\":6.0}",
                "{\"type\":\"cost\",\"id\":\"1\",\"at\":\"2024-09-01T00:00:00Z\",\"operatorId\":\"acme\","
                        + "\"powerPriceUsdPerKwh\":0.05,\"otherCashCostUsdPerDay\":1.0,"
                        + "\"curtailmentCreditsUsdPerDay\":0.0}",
                "{\"type\":\"debt\",\"id\":\"1\",\"at\":\"2024-09-01T00:00:00Z\",\"operatorId\":\"acme\","
                        + "\"loans\":[],\"missedPayment\":false}",
                "{\"type\":\"debt\",\"id\":\"1\",\"at\":\"2024-09-01T00:00:00Z\",\"operatorId\":\"acme\","
                        + "\"loans\":[{\"id\":\"a\",\"balanceUsd\":1.0,\"debtServiceUsdPerDay\":2.0,"
                        + "\"collateral\":{\"type\":\"none\"}}],\"missedPayment\":false}"
            })
    void a_reading_without_them_is_accepted_and_written_as_it_always_was(String json) {
        // When
        Submission item = ReadingParser.line(0, json, NOW);

        // Then
        assertThat(item).isInstanceOf(Submission.Parsed.class);
        assertThat(ReadingJson.write(((Submission.Parsed) item).reading())).isEqualTo(json);
    }

    @Test
    void a_reading_with_them_outlives_its_writing() {
        OperatorId id = new OperatorId("acme");
        List<Reading> readings = List.of(
                new Reading.Fleet("1", NOW, id, 3_500, 0.94, 24, List.of(new MachineClass("S21", 500, 17.5))),
                new Reading.Treasury(
                        "2",
                        NOW,
                        id,
                        1,
                        2,
                        3,
                        4,
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        List.of(new Stablecoin("Circle", 1e6, 0.02)),
                        OptionalDouble.of(1),
                        OptionalDouble.of(2),
                        OptionalDouble.of(3),
                        OptionalDouble.of(4)),
                new Reading.Cost("3", NOW, id, 0.05, 1, 0, OptionalDouble.of(9)),
                new Reading.Debt("4", NOW, id, List.of(), false, OptionalDouble.of(8)),
                new Reading.Fleet("5", NOW, id, 3_500, 0.94, 24, List.of(), Optional.of("Hosting Ltd")),
                new Reading.Debt(
                        "6",
                        NOW,
                        id,
                        List.of(new Loan("a", 1, 2, new Loan.Collateral.None(), Optional.of("First Lender"))),
                        false));

        for (Reading reading : readings) {
            assertThat(ReadingParser.line(0, ReadingJson.write(reading), NOW))
                    .isEqualTo(new Submission.Parsed(0, reading));
        }
    }

    @Test
    void what_providers_report_of_miners_outlives_its_writing() {
        // Given
        Reading.Market reading = new Reading.Market(
                "1",
                NOW,
                64_000,
                88.4e12,
                3.125,
                0.1,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                Quotes.NONE,
                OptionalDouble.of(90),
                OptionalDouble.of(1_800_000),
                List.of(new PoolShare("Foundry USA", 0.31), new PoolShare("AntPool", 0.24)));

        // When / Then
        assertThat(ReadingParser.line(0, ReadingJson.write(reading), NOW)).isEqualTo(new Submission.Parsed(0, reading));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"minerOutflowBtc\":-1 | /minerOutflowBtc",
                "\"minerBalanceBtc\":21000001 | /minerBalanceBtc",
                "\"pools\":[{\"name\":\"a\",\"share\":31}] | /pools/0/share",
                "\"pools\":[{\"name\":\"a\",\"share\":0.5},{\"name\":\" \",\"share\":0.1}] | /pools/1/name",
                "\"pools\":[{\"name\":\"a\",\"share\":0.5},{\"name\":\"a\",\"share\":0.1}] | /pools/1/name",
                "\"pools\":[{\"name\":\"a\",\"share\":0.5},{\"name\":\"b\",\"share\":0.52}] | /pools",
                "\"pools\":{} | /pools"
            })
    void a_figure_of_the_miners_out_of_range_is_pointed_at(String fields, String pointer) {
        // When
        Submission item = ReadingParser.line(0, MARKET.formatted("," + fields), NOW);

        // Then
        assertThat(item).isInstanceOf(Submission.Refused.class);
        assertThat(((Submission.Refused) item).rejection().field()).contains(pointer);
    }

    @Test
    void shares_may_be_rounded_to_a_little_more_than_one() {
        assertThat(ReadingParser.line(
                        0,
                        MARKET.formatted(",\"pools\":[{\"name\":\"a\",\"share\":0.5},{\"name\":\"b\",\"share\":0.51}]"),
                        NOW))
                .isInstanceOf(Submission.Parsed.class);
        assertThat(ReadingParser.line(0, MARKET.formatted(",\"pools\":[]"), NOW))
                .isEqualTo(ReadingParser.line(0, MARKET.formatted(""), NOW));
    }

    @Test
    void a_list_sent_empty_or_as_null_is_the_same_as_none() {
        String fleet = "{\"type\":\"fleet\",\"id\":\"1\",\"at\":\"2024-09-01T00:00:00Z\",\"operatorId\":\"acme\","
                + "\"hashratePh\":3500.0,\"uptime\":0.94,\"joulesPerTh\":24.0%s}";

        assertThat(ReadingParser.line(0, fleet.formatted(",\"machines\":[]"), NOW))
                .isEqualTo(ReadingParser.line(0, fleet.formatted(""), NOW));
        assertThat(ReadingParser.line(0, fleet.formatted(",\"machines\":null"), NOW))
                .isEqualTo(ReadingParser.line(0, fleet.formatted(""), NOW));
    }

    @Test
    void a_machine_out_of_range_is_pointed_at() {
        String fleet = "{\"type\":\"fleet\",\"id\":\"1\",\"at\":\"2024-09-01T00:00:00Z\",\"operatorId\":\"acme\","
                + "\"hashratePh\":3500.0,\"uptime\":0.94,\"joulesPerTh\":24.0,"
                + "\"machines\":[{\"name\":\"S21\",\"hashratePh\":500,\"joulesPerTh\":0.0175}]}";

        Submission item = ReadingParser.line(0, fleet, NOW);

        assertThat(item).isInstanceOf(Submission.Refused.class);
        assertThat(((Submission.Refused) item).rejection().field()).contains("/machines/0/joulesPerTh");
    }

    @Test
    void other_lists_must_still_be_sent() {
        String debt = "{\"type\":\"debt\",\"id\":\"1\",\"at\":\"2024-09-01T00:00:00Z\",\"operatorId\":\"acme\","
                + "\"missedPayment\":false}";

        Submission item = ReadingParser.line(0, debt, NOW);

        assertThat(((Submission.Refused) item).rejection().field()).contains("/loans");
    }
}
