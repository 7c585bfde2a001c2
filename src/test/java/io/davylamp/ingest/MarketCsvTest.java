package io.davylamp.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.davylamp.ingest.Rejection.Reason;
import io.davylamp.mining.PoolShare;
import io.davylamp.mining.Reading;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarketCsvTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final String OURS =
            "date,price_usd,blk_cnt,height_last,difficulty_mean,hashrate_ths,fees_btc,issuance_btc\n";

    @Test
    void reads_a_day_by_our_names() {
        // When
        List<Submission> items = MarketCsv.parse(OURS + "2024-01-02,45000,150,824000,7.2e13,5.1e8,300,937.5\n", NOW);
        // Then
        Reading.Market day = (Reading.Market) ((Submission.Parsed) items.get(0)).reading();
        assertThat(day.id()).isEqualTo("csv-2024-01-02");
        assertThat(day.at()).isEqualTo("2024-01-02T23:59:59Z");
        assertThat(day.subsidyBtc()).isEqualTo(6.25);
        assertThat(day.feesBtcPerBlock()).isEqualTo(2);
        assertThat(day.networkHashrateEh()).hasValue(510);
        assertThat(day.height()).hasValue(824000);
    }

    @Test
    void reads_the_same_day_by_coin_metrics_names() {
        // When
        List<Submission> items = MarketCsv.parse("""
                "time","IssTotNtv","PriceUSD","DiffMean","FeeTotNtv","BlkCnt","HashRate","TxCnt"
                "2024-01-02T00:00:00.000000000Z","937.5","45000","7.2e13","300","150","5.1e8","17"
                """, NOW);
        // Then
        Reading.Market day = (Reading.Market) ((Submission.Parsed) items.get(0)).reading();
        assertThat(day.at()).isEqualTo("2024-01-02T23:59:59Z");
        assertThat(day.priceUsd()).isEqualTo(45000);
        assertThat(day.subsidyBtc()).isEqualTo(6.25);
        assertThat(day.networkHashrateEh()).hasValue(510);
        assertThat(day.height()).isEmpty();
    }

    @Test
    void reads_what_providers_report_of_miners_under_an_id_of_its_own() {
        // When
        List<Submission> items = MarketCsv.parse(
                OURS.strip() + ",miner_outflow_btc,miner_balance_btc,pool:Foundry USA,pool:AntPool\n" + """
                        2024-01-02,45000,150,824000,7.2e13,5.1e8,300,937.5,91.5,1810000,0.31,
                        2024-01-03,45000,150,824150,7.2e13,5.1e8,300,937.5,,,,
                        2024-01-04,45000,150,824300,7.2e13,5.1e8,300,937.5,-3,,,
                        """, NOW);

        // Then
        Reading.Market reported = (Reading.Market) ((Submission.Parsed) items.get(0)).reading();
        assertThat(reported.id()).isEqualTo("csv-2024-01-02-miners");
        assertThat(reported.minerOutflowBtc()).hasValue(91.5);
        assertThat(reported.minerBalanceBtc()).hasValue(1_810_000);
        assertThat(reported.pools()).containsExactly(new PoolShare("Foundry USA", 0.31));
        Reading.Market silent = (Reading.Market) ((Submission.Parsed) items.get(1)).reading();
        assertThat(silent.id()).isEqualTo("csv-2024-01-03");
        assertThat(silent.minerOutflowBtc()).isEmpty();
        assertThat(items.get(2)).isInstanceOf(Submission.Refused.class);
    }

    @Test
    void leaves_out_days_before_there_was_a_price() {
        // When, then
        assertThat(MarketCsv.parse(OURS + "2009-01-09,,19,19,1.0,9.4e-07,0.0,950.0\n", NOW))
                .isEmpty();
    }

    @Test
    void refuses_a_bad_row_by_itself_and_says_why() {
        // When
        List<Submission> items = MarketCsv.parse(OURS + """
                        2024-01-02,45000,150,824000,7.2e13,5.1e8,300,937.5
                        2024-01-03,"45.000,50",150,824000,7.2e13,5.1e8,300,937.5
                        03/01/2024,45000,150,824000,7.2e13,5.1e8,300,937.5
                        2024-01-05,-1,150,824000,7.2e13,5.1e8,300,937.5
                        2027-01-05,45000,150,824000,7.2e13,5.1e8,300,937.5
                        2024-01-06,45000,0,824000,7.2e13,5.1e8,300,937.5
                        """, NOW);
        // Then
        assertThat(items.get(0)).isInstanceOf(Submission.Parsed.class);
        assertThat(items.subList(1, 6).stream()
                        .map(it -> ((Submission.Refused) it).rejection().reason()))
                .containsExactly(
                        Reason.WRONG_TYPE,
                        Reason.WRONG_TYPE,
                        Reason.OUT_OF_RANGE,
                        Reason.IN_THE_FUTURE,
                        Reason.OUT_OF_RANGE);
    }

    @Test
    void names_a_column_the_header_lacks() {
        // When, then
        assertThatThrownBy(() -> MarketCsv.parse("date,price_usd\n2024-01-02,45000\n", NOW))
                .isInstanceOf(MalformedBody.class)
                .hasMessageContaining("blk_cnt or BlkCnt");
    }
}
