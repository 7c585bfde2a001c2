package io.davylamp.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.davylamp.ingest.Rejection.Reason;
import io.davylamp.mining.Loan;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.Quotes;
import io.davylamp.mining.Reading;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingParserTest {
    private static final Instant NOW = Instant.parse("2022-08-01T00:00:00Z");
    private static final String FLEET = """
            {"type":"fleet","id":"f-1","at":"2022-07-31T00:00:00Z","operatorId":"acme",
             "hashratePh":3500,"uptime":0.94,"joulesPerTh":30}""";

    @Test
    void reads_a_fleet_reading() {
        // When
        List<Submission> items = ReadingParser.array("[" + FLEET + "]", NOW);
        // Then
        assertThat(items)
                .containsExactly(new Submission.Parsed(
                        0,
                        new Reading.Fleet(
                                "f-1", Instant.parse("2022-07-31T00:00:00Z"), new OperatorId("acme"), 3500, 0.94, 30)));
    }

    @Test
    void takes_absent_optional_fields_for_unknown() {
        // When
        Submission item = ReadingParser.line(0, """
                {"type":"market","id":"m-1","at":"2022-07-31T00:00:00Z","priceUsd":23356,"difficulty":2.77e13,
                 "subsidyBtc":6.25,"feesBtcPerBlock":0.1}""", NOW);
        // Then
        Reading.Market market = (Reading.Market) ((Submission.Parsed) item).reading();
        assertThat(market.networkHashrateEh()).isEmpty();
        assertThat(market.quotes()).isEqualTo(Quotes.NONE);
    }

    @Test
    void reads_loans_with_their_collateral() {
        // When
        Submission item = ReadingParser.line(0, """
                {"type":"debt","id":"d-1","at":"2022-07-31T00:00:00Z","operatorId":"acme","missedPayment":false,
                 "loans":[{"id":"galaxy","balanceUsd":4e7,"debtServiceUsdPerDay":12000,
                   "collateral":{"type":"btc","btc":1100,"marginCallLtv":0.7,"liquidationLtv":0.85,"targetLtv":0.55}}]}""", NOW);
        // Then
        Reading.Debt debt = (Reading.Debt) ((Submission.Parsed) item).reading();
        assertThat(debt.loans())
                .containsExactly(new Loan("galaxy", 4e7, 12000, new Loan.Collateral.Btc(1100, 0.7, 0.85, 0.55)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "uptime":0.94       | "uptime":94            | OUT_OF_RANGE     | /uptime       | 94
            "hashratePh":3500   | "hashratePh":-1        | OUT_OF_RANGE     | /hashratePh   | -1
            "hashratePh":3500   | "hashratePh":"3500"    | WRONG_TYPE       | /hashratePh   | does not fit
            "hashratePh":3500   | "hashratePh":null      | MISSING_FIELD    | /hashratePh   | missing
            "hashratePh":3500   | "hashrate":3500        | MISSING_FIELD    | /hashratePh   | missing
            "uptime":0.94       | "uptime":0.94,"pue":1  | UNKNOWN_FIELD    | /pue          | not a field
            "type":"fleet"      | "type":"fleets"        | UNKNOWN_TYPE     | /type         | fleets
            "type":"fleet"      | "typ":"fleet"          | MISSING_FIELD    | /type         | missing
            2022-07-31T00:00:00Z| 2022-08-01T00:05:01Z   | IN_THE_FUTURE    | /at           | 2022-08-01T00:05:01Z
            2022-07-31T00:00:00Z| 31.07.2022             | WRONG_TYPE       | /at           | does not fit
            2022-07-31T00:00:00Z| 1970-01-01T00:00:00Z   | OUT_OF_RANGE     | /at           | 1970
            "operatorId":"acme" | "operatorId":"Acme Ltd"| OUT_OF_RANGE     | /operatorId   | operatorId
            "id":"f-1"          | "id":"f 1"             | OUT_OF_RANGE     | /id           | without spaces
            """)
    void refuses_an_item_and_names_field_and_fault(
            String good, String bad, Reason reason, String field, String message) {
        // Given
        String item = FLEET.replace(good, bad);
        assertThat(item).isNotEqualTo(FLEET);
        // When
        Submission outcome = ReadingParser.line(0, item, NOW);
        // Then
        assertThat(outcome).isInstanceOf(Submission.Refused.class);
        Rejection rejection = ((Submission.Refused) outcome).rejection();
        assertThat(rejection.reason()).isEqualTo(reason);
        assertThat(rejection.field()).contains(field);
        assertThat(rejection.message()).contains(message);
        assertThat(rejection.advice()).startsWith("Maybe");
    }

    @Test
    void takes_a_moment_just_within_the_clock_skew() {
        // When
        Submission item = ReadingParser.line(0, FLEET.replace("2022-07-31T00:00:00Z", "2022-08-01T00:05:00Z"), NOW);
        // Then
        assertThat(item).isInstanceOf(Submission.Parsed.class);
    }

    @Test
    void points_into_a_loan_where_its_terms_are_wrong() {
        // When
        Submission item = ReadingParser.line(0, """
                {"type":"debt","id":"d-1","at":"2022-07-31T00:00:00Z","operatorId":"acme","missedPayment":false,
                 "loans":[{"id":"galaxy","balanceUsd":4e7,"debtServiceUsdPerDay":12000,
                   "collateral":{"type":"btc","btc":1100,"marginCallLtv":70,"liquidationLtv":85,"targetLtv":55}}]}""", NOW);
        // Then
        Rejection rejection = ((Submission.Refused) item).rejection();
        assertThat(rejection.field()).contains("/loans/0/collateral/marginCallLtv");
        assertThat(rejection.advice()).contains("percentage");
    }

    @Test
    void keeps_the_good_items_beside_a_bad_one() {
        // When
        List<Submission> items = ReadingParser.array("[" + FLEET + ", 7, " + FLEET.replace("0.94", "94") + "]", NOW);
        // Then
        assertThat(items.get(0)).isInstanceOf(Submission.Parsed.class);
        assertThat(items.get(1)).isInstanceOf(Submission.Refused.class);
        assertThat(items.get(2)).isInstanceOf(Submission.Refused.class);
    }

    @Test
    void refuses_a_broken_line_by_itself() {
        // When
        List<Submission> items =
                ReadingParser.lines(FLEET.replace("\n", " ") + "\n{\"type\":\n\n" + FLEET.replace("\n", " "), NOW);
        // Then
        assertThat(items).hasSize(3);
        assertThat(((Submission.Refused) items.get(1)).rejection().reason()).isEqualTo(Reason.NOT_JSON);
    }

    @Test
    void says_where_a_truncated_body_breaks_off() {
        // When, then
        assertThatThrownBy(() -> ReadingParser.array("[" + FLEET + ",\n{\"type\":\"fle", NOW))
                .isInstanceOf(MalformedBody.class)
                .hasMessageContaining("line 3");
    }

    @Test
    void reads_back_what_it_writes() {
        // Given
        Reading reading = new Reading.Treasury(
                "t-1",
                Instant.parse("2022-07-31T12:34:56.789012Z"),
                new OperatorId("acme"),
                0.1 + 0.2,
                1205,
                0,
                0,
                OptionalDouble.of(1221),
                OptionalDouble.empty());
        // When
        Reading again = ReadingJson.read(ReadingJson.write(reading));
        // Then
        assertThat(again).isEqualTo(reading);
    }
}
