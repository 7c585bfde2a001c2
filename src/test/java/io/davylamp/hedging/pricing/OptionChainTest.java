package io.davylamp.hedging.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.WorkedCases;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OptionChainTest {
    @ParameterizedTest
    @MethodSource("io.davylamp.WorkedCases#optionChains")
    void every_mark_of_a_chain_is_met_within_one_percent_or_two_ten_thousandths_of_a_btc(String file)
            throws IOException {
        // Given
        OptionChain chain = chain(file);

        // When
        List<String> off = chain.quotes().stream()
                .filter(it -> !close(it.premiumBtc(it.markVol()), it.markBtc()))
                .map(OptionQuote::instrument)
                .toList();

        // Then
        assertThat(chain.quotes()).hasSize(196);
        assertThat(chain.rejected()).isEmpty();
        assertThat(off).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.davylamp.WorkedCases#optionChains")
    void dividing_by_the_index_instead_of_the_forward_would_miss_the_far_expiry(String file) throws IOException {
        // When: the basis of December is 1.9 %, above the tolerance; the other expiries' is smaller
        List<OptionQuote> off = chain(file).quotes().stream()
                .filter(it -> !close(it.premiumBtc(it.markVol()) * it.forwardUsd() / it.indexUsd(), it.markBtc()))
                .toList();

        // Then
        assertThat(off).hasSize(38).allSatisfy(it -> assertThat(it.instrument()).startsWith("BTC-25DEC20-"));
    }

    @ParameterizedTest
    @MethodSource("io.davylamp.WorkedCases#optionChains")
    void the_surface_of_a_chain_prices_its_out_of_the_money_quotes(String file) throws IOException {
        // Given
        OptionChain chain = chain(file);
        VolSurface surface = chain.surface();
        ForwardCurve forwards = chain.forwards();

        // Then: all but those whose marks contradict others, which are moved by less than 2 points of volatility
        List<VolSurface.Quote> moved =
                surface.notMet().stream().map(VolSurface.NotMet::quote).toList();
        assertThat(moved).hasSizeLessThanOrEqualTo(6);
        assertThat(surface.notMet())
                .allSatisfy(it -> assertThat(it.used()).isCloseTo(it.quote().vol(), within(0.02)));
        assertThat(chain.quotes().stream()
                        .filter(OptionQuote::outOfTheMoney)
                        .filter(it -> moved.stream().noneMatch(quote -> quote.logMoneyness() == it.logMoneyness())))
                .allSatisfy(it -> {
                    double vol = surface.vol(forwards.years(it.expiry()), it.logMoneyness());
                    assertThat(vol).isCloseTo(it.markVol(), within(1e-9));
                    assertThat(close(it.premiumBtc(vol), it.markBtc())).isTrue();
                });
    }

    @ParameterizedTest
    @MethodSource("io.davylamp.WorkedCases#optionChains")
    void marks_contradict_each_other_in_the_far_wings_only_and_by_little(String file) throws IOException {
        assertThat(chain(file).surface().arbitrage())
                .hasSizeLessThanOrEqualTo(5)
                .allSatisfy(it -> assertThat(it).isInstanceOfSatisfying(VolSurface.Arbitrage.Butterfly.class, fly -> {
                    assertThat(Math.abs(fly.logMoneyness())).isGreaterThan(0.3);
                    assertThat(fly.size()).isLessThan(0.0005);
                }));
    }

    @Test
    void reads_a_row_and_takes_what_is_missing_from_the_name() {
        // Given
        Map<String, String> row = aRow();
        List.of("strike", "option_type", "expiration_timestamp").forEach(row::remove);

        // When
        OptionChain chain = OptionChain.of(List.of(aRow(), row));

        // Then
        assertThat(chain.rejected()).isEmpty();
        assertThat(chain.quotes().get(1)).isEqualTo(chain.quotes().get(0));
        OptionQuote quote = chain.quotes().get(0);
        assertThat(quote.kind()).isEqualTo(OptionKind.CALL);
        assertThat(quote.strikeUsd()).isEqualTo(9_000);
        assertThat(quote.expiry()).isEqualTo(Instant.parse("2020-06-26T08:00:00Z"));
        assertThat(quote.markVol()).isCloseTo(0.75, within(1e-12));
    }

    @Test
    void a_row_that_cannot_be_read_is_kept_with_its_field_and_reason() {
        // Given
        List<Map<String, String>> rows = new ArrayList<>();
        rows.add(aRow());
        rows.add(with("mark_iv", ""));
        rows.add(with("mark_iv", "n/a"));
        rows.add(with("mark_iv", "0.0"));
        rows.add(with("option_type", "straddle"));
        rows.add(with("timestamp", "1593158400000"));
        rows.add(with("state", "closed"));
        Map<String, String> future = with("instrument_name", "BTC-26JUN20");
        future.remove("strike");
        rows.add(future);

        // When
        OptionChain chain = OptionChain.of(rows);

        // Then
        assertThat(chain.quotes()).hasSize(1);
        assertThat(chain.rejected().stream().map(OptionChain.Rejected::field))
                .containsExactly(
                        "mark_iv", "mark_iv", "mark_iv", "option_type", "timestamp", "state", "instrument_name");
        assertThat(chain.rejected().stream().mapToInt(OptionChain.Rejected::row))
                .containsExactly(2, 3, 4, 5, 6, 7, 8);
        assertThat(chain.rejected().get(1).reason()).isEqualTo("mark_iv is n/a, which is not a number.");
    }

    @Test
    void a_csv_with_a_header_is_read_by_name_whatever_the_order() throws IOException {
        // Given
        String csv = """
                mark_iv,instrument_name,timestamp,underlying_price,index_price,mark_price
                75.0,BTC-26JUN20-9000-C,1590103204852,9100,9095,0.1
                """;

        // When
        OptionChain chain = OptionChain.ofCsv(new StringReader(csv));

        // Then
        assertThat(chain.quotes()).hasSize(1);
        assertThat(chain.asOf()).isEqualTo(Instant.ofEpochMilli(1_590_103_204_852L));
    }

    @Test
    void put_and_call_of_one_strike_differ_by_the_forward() {
        // Given
        Map<String, String> put = with("option_type", "put");

        // When
        List<OptionQuote> both = OptionChain.of(List.of(aRow(), put)).quotes();

        // Then: C − P = 1 − K/F, in BTC
        IntStream.of(30, 75, 150)
                .forEach(vol -> assertThat(both.get(0).premiumBtc(vol / 100.0)
                                - both.get(1).premiumBtc(vol / 100.0))
                        .isCloseTo(1 - 9_000 / 9_100.0, within(1e-12)));
    }

    private static boolean close(double actual, double expected) {
        return Math.abs(actual - expected) <= Math.max(0.01 * expected, 0.0002);
    }

    private static OptionChain chain(String file) throws IOException {
        try (Reader csv = Files.newBufferedReader(WorkedCases.data(file))) {
            return OptionChain.ofCsv(csv);
        }
    }

    private static Map<String, String> with(String field, String value) {
        Map<String, String> row = aRow();
        row.put(field, value);
        return row;
    }

    private static Map<String, String> aRow() {
        return new HashMap<>(Map.of(
                "instrument_name", "BTC-26JUN20-9000-C",
                "option_type", "call",
                "strike", "9000.0",
                "expiration_timestamp", "1593158400000",
                "timestamp", "1590103204852",
                "underlying_price", "9100",
                "index_price", "9095",
                "mark_price", "0.1",
                "mark_iv", "75.0",
                "state", "open"));
    }
}
