package io.davylamp.web.readings;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.davylamp.WorkedCases;
import io.davylamp.hedging.pricing.ForwardCurve;
import io.davylamp.hedging.pricing.OptionChain;
import io.davylamp.hedging.pricing.OptionQuote;
import io.davylamp.hedging.pricing.VolSurface;
import io.davylamp.ingest.ReadingStore;
import io.davylamp.market.MarketSnapshot;
import io.davylamp.mining.Reading;
import io.davylamp.testing.PostgresResource;
import io.davylamp.web.Requests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OptionChainResourceTest {
    private static final String ROW = """
            {"instrument_name": "BTC-25JUN21-9000-P", "timestamp": 1590105600000, "underlying_price": 9500,
             "index_price": 9100, "mark_price": 0.12, "mark_iv": %s}""";

    @Inject
    ReadingStore readings;

    @BeforeEach
    void know_the_market() {
        Requests.send("""
                {"type": "market", "id": "may", "at": "2020-05-21T00:00:00Z", "priceUsd": 9500,
                 "difficulty": 15138043247082, "subsidyBtc": 6.25, "feesBtcPerBlock": 1.1,
                 "quotes": {"ratePerYear": 0.001}}""").statusCode(200);
    }

    @ParameterizedTest
    @MethodSource("io.davylamp.WorkedCases#optionChains")
    void keeps_a_chain_and_reprices_it_from_what_was_kept(String file) throws IOException {
        // Given
        String csv = Files.readString(WorkedCases.data(file));
        OptionChain chain = OptionChain.ofCsv(new StringReader(csv));
        List<OptionQuote> quoted =
                chain.quotes().stream().filter(OptionQuote::outOfTheMoney).toList();

        // When: sent twice
        send(csv, "text/csv").statusCode(200).body("report.accepted", is(1)).body("vols", is(quoted.size()));
        send(csv, "text/csv").statusCode(200).body("report.duplicates", is(1));

        // Then
        MarketSnapshot market = market(chain.asOf());
        VolSurface surface = VolSurface.of(market).orElseThrow();
        ForwardCurve curve = ForwardCurve.of(market).orElseThrow();
        assertThat(market.quotes().ratePerYear()).hasValue(0.001);
        assertThat(market.priceUsd()).isEqualTo(chain.indexUsd());
        assertThat(quoted).hasSizeGreaterThan(80).allSatisfy(it -> {
            double vol = surface.vol(curve.years(it.expiry()), it.logMoneyness());
            double off = Math.abs(it.premiumBtc(vol) - it.markBtc());
            assertThat(off).as(it.instrument()).isLessThanOrEqualTo(Math.max(0.01 * it.markBtc(), 0.0002));
            assertThat(curve.forwardUsd(it.expiry())).isCloseTo(chain.forwards().forwardUsd(it.expiry()), within(1e-6));
        });
    }

    @Test
    void leaves_out_a_row_that_cannot_be_read_and_says_which() {
        send("[%s, %s]".formatted(ROW.formatted("70"), ROW.formatted("\"much\"")), "application/json")
                .statusCode(200)
                .body("futures", is(1))
                .body("rejected[0].row", is(2))
                .body("rejected[0].field", is("mark_iv"));
    }

    @Test
    void refuses_what_makes_no_chain() {
        send("[%s]".formatted(ROW.formatted("\"much\"")), "application/json")
                .statusCode(400)
                .body("pointer", is("/0/mark_iv"));
        for (String body : List.of("[]", "null", "[null]", "[{}]", "{}", "[1]", "", "[[]]")) {
            send(body, "application/json").statusCode(400);
        }
        for (String body : List.of("", "instrument_name", "a,b\n1,2", "\"")) {
            send(body, "text/csv").statusCode(400);
        }
        send("[%s]".formatted(ROW.formatted("70").replace("1590105600000", "1e300")), "application/json")
                .statusCode(400)
                .body("pointer", is("/0/timestamp"));
        send("{", "application/json").statusCode(400).body("type", containsString("malformed"));
        send("[%s]".formatted(ROW.formatted("70").replace("1590105600000", "1590805600000")), "application/json")
                .statusCode(400)
                .body("detail", containsString("no market reading is known"));
    }

    @Test
    void a_market_reading_may_carry_a_curve_and_a_surface_itself() {
        // When
        Requests.send("""
                {"type": "market", "id": "june", "at": "2020-06-21T00:00:00Z", "priceUsd": 9300,
                 "difficulty": 15138043247082, "subsidyBtc": 6.25, "feesBtcPerBlock": 0.5, "quotes": {
                 "futures": [{"expiry": "2020-09-25T08:00:00Z", "priceUsd": 9450}],
                 "vols": [{"expiry": "2020-09-25T08:00:00Z", "strikeUsd": 8000, "forwardUsd": 9450, "impliedVol": 0.68}]}}""").statusCode(200);

        // Then
        MarketSnapshot market = market(Instant.parse("2020-06-21T00:00:00Z"));
        assertThat(ForwardCurve.of(market).orElseThrow().forwardUsd(Instant.parse("2020-09-25T08:00:00Z")))
                .isCloseTo(9_450, within(1e-9));
        assertThat(VolSurface.of(market).orElseThrow().vol(0.2, 0)).isCloseTo(0.68, within(1e-12));
        rejected(
                "{\"futures\": [{\"expiry\": \"2020-06-20T08:00:00Z\", \"priceUsd\": 1}]}", "/quotes/futures/0/expiry");
        rejected(
                "{\"futures\": [{\"expiry\": \"2020-09-25T08:00:00Z\", \"priceUsd\": -1}]}",
                "/quotes/futures/0/priceUsd");
        rejected(
                "{\"vols\": [{\"expiry\": \"2020-09-25T08:00:00Z\", \"strikeUsd\": 1, \"forwardUsd\": 1, \"impliedVol\": 68}]}",
                "/quotes/vols/0/impliedVol");
    }

    private static void rejected(String quotes, String field) {
        Requests.send("""
                {"type": "market", "id": "wrong", "at": "2020-06-21T00:00:00Z", "priceUsd": 9300,
                 "difficulty": 15138043247082, "subsidyBtc": 6.25, "feesBtcPerBlock": 0.5, "quotes": %s}""".formatted(quotes)).statusCode(422).body("items[0].field", is(field));
    }

    private MarketSnapshot market(Instant at) {
        Reading.Market reading = readings.marketFrom(at).stream()
                .filter(it -> it.at().equals(at))
                .findFirst()
                .orElseThrow();
        return MarketSnapshot.of(reading);
    }

    private static ValidatableResponse send(String body, String type) {
        return given().contentType(type)
                .body(body)
                .post("/api/v1/market/options")
                .then();
    }
}
