package io.davylamp.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.davylamp.ingest.Rejection.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies made to exhaust: what is looked at is bounded before it is looked at, and what is said is ours. */
@Timeout(20)
class HostileBodiesTest {
    private static final Instant NOW = Instant.parse("2022-08-01T00:00:00Z");
    private static final int MAX = 10_000;
    private static final int SIXTEEN_MEGABYTES = 16 * 1024 * 1024;
    private static final String HEADER =
            "date,price_usd,blk_cnt,height_last,difficulty_mean,hashrate_ths,fees_btc,issuance_btc\n";
    private static final String ROW = "2022-07-01,45000,150,824000,7.2e13,5.1e8,300,937.5";

    @Test
    void stops_at_the_first_item_too_many_in_lines_array_and_csv() {
        // Given
        String lines = "1\n".repeat(SIXTEEN_MEGABYTES / 2);
        String array = "[" + "1,".repeat(SIXTEEN_MEGABYTES / 2) + "1]";
        String csv = HEADER + ",\n".repeat(SIXTEEN_MEGABYTES / 2);

        // When, then
        assertThatThrownBy(() -> ReadingParser.lines(lines, NOW, MAX))
                .isInstanceOf(TooManyItems.class)
                .hasMessageContaining("10,001");
        assertThatThrownBy(() -> ReadingParser.array(array, NOW, MAX)).isInstanceOf(TooManyItems.class);
        assertThatThrownBy(() -> MarketCsv.parse(csv, NOW, MAX)).isInstanceOf(TooManyItems.class);
    }

    @Test
    void an_item_of_millions_of_values_is_refused_by_its_length_alone() {
        // Given
        String nested = "[{\"type\":\"fleet\",\"x\":[" + "[],".repeat(5_000_000) + "[]]}]";

        // When
        List<Submission> items = ReadingParser.array(nested, NOW, MAX);

        // Then
        assertThat(rejection(items.get(0)).reason()).isEqualTo(Reason.TOO_LONG);
        assertThat(rejection(items.get(0)).item()).hasSize(Rejection.ITEM_LIMIT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"1e999999\"}",
                "{\"type\":1e999999}",
                "{\"type\":\"fleet\",\"id\":\"f\",\"at\":1e999999999,\"operatorId\":\"a\",\"hashratePh\":1,\"uptime\":1,\"joulesPerTh\":30}",
                "{\"type\":\"fleet\",\"id\":\"f\",\"at\":\"2022-07-31T00:00:00Z\",\"operatorId\":\"a\",\"hashratePh\":{},\"uptime\":1,\"joulesPerTh\":30}",
                "{\"type\":\"fleet\",\"id\":\"f\",\"at\":\"2022-07-31T00:00:00Z\",\"operatorId\":[],\"hashratePh\":1,\"uptime\":1,\"joulesPerTh\":30}",
                "{\"type\":\"debt\",\"id\":\"d\",\"at\":\"2022-07-31T00:00:00Z\",\"operatorId\":\"a\",\"missedPayment\":7,\"loans\":[null]}",
                "{\"type\":\"debt\",\"id\":\"d\",\"at\":\"2022-07-31T00:00:00Z\",\"operatorId\":\"a\",\"missedPayment\":false,\"loans\":[{\"collateral\":{\"type\":\"gold\"}}]}",
                "{\"type\":\"debt\",\"id\":\"d\",\"at\":\"2022-07-31T00:00:00Z\",\"operatorId\":\"a\",\"missedPayment\":false,\"loans\":\"none\"}",
                "{\"a\\u0000b\":1,\"type\":\"fleet\"}",
                "{\"type\":\"\\ud800\"}",
                "{\"id\":\"\\ud800\\u0000\"}",
                "nul",
                "\"",
                "{\"a\":1,\"a\":2}",
                "{\"a\":NaN}",
                "[[[[",
                ""
            })
    void a_refusal_uses_the_services_words_and_can_be_kept(String line) {
        // When
        Rejection rejection = rejection(ReadingParser.line(0, line, NOW));

        // Then
        String said = String.join(
                " ", rejection.message(), rejection.advice(), rejection.field().orElse(""));
        assertThat(said)
                .doesNotContain("java.", "jackson", "io.davylamp", "Cannot", "Unexpected", "deserializ", "Unrecognized")
                .doesNotContain("`", "START_OBJECT", "token");
        assertStorable(rejection);
    }

    @Test
    void a_number_of_a_million_digits_and_a_million_levels_are_refused_alone() {
        // Given
        String good = "{\"type\":\"fleet\",\"id\":\"f-1\",\"at\":\"2022-07-31T00:00:00Z\",\"operatorId\":\"acme\","
                + "\"hashratePh\":3500,\"uptime\":0.94,\"joulesPerTh\":30}";
        String body = String.join(
                "\n",
                good,
                good.replace("3500", "9".repeat(200_000)),
                "[".repeat(200_000),
                "{\"a\":".repeat(20_000),
                good);

        // When
        List<Submission> items = ReadingParser.lines(body, NOW, MAX);

        // Then
        assertThat(items.stream().map(Submission.Refused.class::isInstance))
                .containsExactly(false, true, true, true, false);
    }

    @Test
    void every_column_of_the_quarantine_is_cut_and_clean() {
        // Given
        String huge = "\ud83d\ude00\u0000\ud800".repeat(4_000_000);

        // When
        Rejection rejection = new Rejection(Optional.of(huge), Reason.NOT_JSON, Optional.of(huge), huge, huge, huge);

        // Then
        assertStorable(rejection);
        assertThat(rejection.readingId().orElseThrow()).hasSizeLessThanOrEqualTo(128);
        assertThat(rejection.field().orElseThrow()).hasSizeLessThanOrEqualTo(200);
        assertThat(rejection.message()).hasSizeLessThanOrEqualTo(1000);
        assertThat(rejection.advice()).hasSizeLessThanOrEqualTo(1000);
        assertThat(rejection.item()).hasSizeLessThanOrEqualTo(4000).startsWith("\ud83d\ude00");
    }

    @Test
    void a_csv_of_one_long_line_or_many_columns_is_refused_before_it_is_taken_apart() {
        // Given
        String digits = ROW.replace("45000", "9".repeat(15_000_000));
        String columns = IntStream.range(0, 500_000).mapToObj(i -> "pool:p" + i).collect(Collectors.joining(","));

        // When, then
        assertThat(rejection(MarketCsv.parse(HEADER + digits, NOW, MAX).get(0)).reason())
                .isEqualTo(Reason.TOO_LONG);
        assertThatThrownBy(() -> MarketCsv.parse(columns + "\n1", NOW, MAX)).isInstanceOf(MalformedBody.class);
        assertThatThrownBy(() -> MarketCsv.parse(HEADER.strip() + ",p".repeat(300) + "\n1", NOW, MAX))
                .hasMessageContaining("256 columns");
    }

    @Test
    void a_row_that_is_not_csv_is_refused_alone() {
        // When
        List<Submission> items =
                MarketCsv.parse(HEADER + "\"2022-07-01,1\n" + ROW + "\n" + ROW + ",1,2\n\u0000", NOW, MAX);

        // Then
        assertThat(rejection(items.get(0)).reason()).isEqualTo(Reason.NOT_CSV);
        assertThat(items.get(1)).isInstanceOf(Submission.Parsed.class);
        assertThat(rejection(items.get(2)).reason()).isEqualTo(Reason.NOT_CSV);
    }

    private static Rejection rejection(Submission item) {
        assertThat(item).isInstanceOf(Submission.Refused.class);
        return ((Submission.Refused) item).rejection();
    }

    private static void assertStorable(Rejection rejection) {
        String all = String.join(
                "",
                rejection.readingId().orElse(""),
                rejection.field().orElse(""),
                rejection.message(),
                rejection.advice(),
                rejection.item());
        assertThat(all.indexOf(0)).isNegative();
        assertThatNoException()
                .isThrownBy(() -> StandardCharsets.UTF_8.newEncoder().encode(java.nio.CharBuffer.wrap(all)));
    }
}
