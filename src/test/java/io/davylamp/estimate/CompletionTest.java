package io.davylamp.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.ingest.ReadingJson;
import io.davylamp.market.Hashprice;
import io.davylamp.market.MarketSnapshot;
import io.davylamp.mining.Disclosure;
import io.davylamp.mining.Loan;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.Quotes;
import io.davylamp.mining.Reading;
import io.davylamp.testing.Operators;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionTest {
    private static final Instant NOW = Instant.parse("2022-07-31T23:59:59Z");
    private static final double DIFFICULTY = 27.7e12;
    private static final double PRICE = 23_300;
    private static final double DAYS = 31;
    private static final OperatorId ACME = new OperatorId("acme");
    private static final MarketSnapshot MARKET =
            new MarketSnapshot(NOW, PRICE, DIFFICULTY, 6.25, 0.1, OptionalDouble.empty(), Quotes.NONE);

    @Test
    void uptime_is_what_was_mined_of_what_is_expected() {
        // Given a month's coins at a fee of one per cent
        double expected = 5_000 * DAYS * Hashprice.btcPerPhDay(6.35, DIFFICULTY) * 0.99;

        // When
        Completion completion = completed("\"hashrateEh\": 5, \"btcMined\": " + 0.8 * expected);

        // Then
        assertThat(fleet(completion).uptime()).isCloseTo(0.8, within(1e-9));
        assertThat(estimate(completion, "uptime").low()).isCloseTo(0.8 * 0.93, within(1e-9));
        assertThat(estimate(completion, "uptime").high()).isCloseTo(0.8 * 1.07, within(1e-9));
    }

    @Test
    void a_month_of_luck_does_not_make_more_than_all_of_the_time() {
        assertThat(fleet(completed("\"hashrateEh\": 1, \"btcMined\": 500")).uptime())
                .isEqualTo(1);
    }

    @Test
    void coins_mined_give_the_hashrate_where_it_is_not_reported() {
        Reading.Fleet fleet = fleet(completed("\"btcMined\": 300"));

        double mined = fleet.hashratePh() * fleet.uptime() * DAYS * Hashprice.btcPerPhDay(6.35, DIFFICULTY) * 0.99;
        assertThat(mined).isCloseTo(300, within(1e-6));
    }

    @Test
    void average_over_deployed_hashrate_is_reported_uptime() {
        Completion completion = completed("\"hashrateEh\": 5, \"averageHashrateEh\": 4, \"btcMined\": 1");

        assertThat(fleet(completion).uptime()).isCloseTo(0.8, within(1e-12));
        assertThat(completion.estimates()).extracting(Estimate::figure).doesNotContain("uptime");
    }

    @Test
    void efficiency_follows_from_the_energy_drawn() {
        // Given 1 EH/s all month at 30 J/TH on a site with 5 % overhead
        double mwh = 1_000 * 30 * 24 * DAYS * 1.05 / 1_000;

        // Then
        assertThat(fleet(completed("\"averageHashrateEh\": 1, \"powerMwh\": " + mwh))
                        .joulesPerTh())
                .isCloseTo(30, within(1e-9));
    }

    @Test
    void the_bill_of_the_month_comes_out_whatever_the_machines_are() {
        for (End end : End.values()) {
            Completion completion = completed("\"averageHashrateEh\": 1, \"powerBillUsd\": 1200000", estimate -> end);
            double kwh = 1_000 * fleet(completion).joulesPerTh() * 24 * DAYS * 1.05;

            assertThat(kwh * cost(completion).powerPriceUsdPerKwh()).isCloseTo(1_200_000, within(1e-3));
        }
    }

    @Test
    void a_burn_that_is_reported_is_what_is_burnt_whatever_is_estimated() {
        for (End end : End.values()) {
            Completion completion = completed(
                    "\"hashrateEh\": 4, \"burnUsd\": 8e6, \"debtUsd\": 162e6, \"debtServiceUsd\": 5.5e6", it -> end);
            Reading.Fleet fleet = fleet(completion);
            double running = fleet.hashratePh() * fleet.uptime();
            double revenue = running * Hashprice.btcPerPhDay(6.35, DIFFICULTY) * 0.99 * PRICE;
            double power =
                    running * fleet.joulesPerTh() * 24 * 1.05 * cost(completion).powerPriceUsdPerKwh();
            double other =
                    cost(completion).otherCashCostUsdPerDay() - cost(completion).curtailmentCreditsUsdPerDay();
            double service = serviceUsdPerDay(completion);

            assertThat(power + other + service - revenue).isCloseTo(8e6 / DAYS, within(1.0));
            assertThat(service).isCloseTo(5.5e6 * 12 / 365, within(1.0));
        }
    }

    @Test
    void debt_service_is_an_annuity_over_the_rate_and_maturity_reported() {
        // Given 12 million at 12 % for a year: 1 % a month
        Completion completion = completed("""
                "hashrateEh": 1, "loans": [{"id": "a", "balanceUsd": 12e6, "ratePerYear": 0.12, "maturesOn": "2023-07-31"}]""");

        double monthly = 12e6 * 0.01 / (1 - Math.pow(1.01, -12));
        assertThat(serviceUsdPerDay(completion)).isCloseTo(monthly * 12 / 365, within(1.0));
    }

    @Test
    void debt_of_zero_is_reported_and_debt_that_is_not_reported_is_estimated() {
        assertThat(completed("\"hashrateEh\": 1, \"debtUsd\": 0")
                        .state()
                        .debt()
                        .orElseThrow()
                        .loans())
                .isEmpty();

        Completion silent = completed("\"hashrateEh\": 1");
        assertThat(silent.state().debt().orElseThrow().loans())
                .extracting(Loan::balanceUsd)
                .containsExactly(estimate(silent, "debt").mid());
    }

    @Test
    void what_a_reading_reports_wins_over_an_estimate_and_what_is_newer_over_what_is_older() {
        // Given a fleet reported a month before the disclosure, and a cost reported after it
        Reading.Fleet older = new Reading.Fleet("f", NOW.minus(Duration.ofDays(31)), ACME, 900, 0.9, 27);
        Reading.Cost newer = new Reading.Cost("c", NOW.plusSeconds(60), ACME, 0.031, 7_000, 0);
        OperatorState state = OperatorState.empty(Operators.aProfile("acme"))
                .with(older)
                .with(newer)
                .with(disclosure(NOW, "\"hashrateEh\": 1.5, \"powerPriceUsdPerKwh\": 0.09"));

        // When
        Completion completion = Completion.of(state, Optional.of(MARKET), NOW.plusSeconds(60));

        // Then
        assertThat(fleet(completion).hashratePh()).isEqualTo(1_500);
        assertThat(fleet(completion).joulesPerTh()).isEqualTo(27);
        assertThat(fleet(completion).uptime()).isEqualTo(0.9);
        assertThat(cost(completion)).isEqualTo(newer);
    }

    @Test
    void an_earlier_month_says_what_the_last_leaves_out_but_old_balances_do_not() {
        OperatorState state = OperatorState.empty(Operators.aProfile("acme"))
                .with(disclosure(
                        NOW.minus(Duration.ofDays(61)), "\"hashrateEh\": 2, \"debtUsd\": 50e6, \"cashUsd\": 9e6"))
                .with(disclosure(NOW, "\"btcHeld\": 10"));

        Completion completion = Completion.of(state, Optional.of(MARKET), NOW);

        assertThat(fleet(completion).hashratePh()).isEqualTo(2_000);
        assertThat(completion.state().debt().orElseThrow().loans())
                .extracting(Loan::balanceUsd)
                .containsExactly(50e6);
        assertThat(completion.estimates()).extracting(Estimate::figure).contains("cash");
    }

    @Test
    void coins_pledged_are_not_counted_as_free() {
        Reading.Treasury treasury = completed("\"cashUsd\": 1e6, \"btcHeld\": 590, \"btcPledged\": 380")
                .state()
                .treasury()
                .orElseThrow();

        assertThat(treasury.btcUnencumbered()).isEqualTo(210);
        assertThat(treasury.btcPledged()).isEqualTo(380);
    }

    @Test
    void liquidity_in_one_figure_is_not_counted_twice() {
        Completion completion = completed("\"liquidityUsd\": 47e6, \"btcHeld\": 1000, \"btcPledged\": 0");

        assertThat(completion.state().treasury().orElseThrow().cashUsd()).isCloseTo(47e6 - 1_000 * PRICE, within(1e-6));
        assertThat(estimate(completion, "cash").high()).isEqualTo(47e6);
    }

    @Test
    void nothing_published_is_estimated_for_who_sends_readings() {
        OperatorState state =
                OperatorState.empty(Operators.aProfile("acme")).with(new Reading.Fleet("f", NOW, ACME, 900, 0.9, 27));

        assertThat(Completion.of(state, Optional.of(MARKET), NOW)).isEqualTo(new Completion(state, List.of(), 0));
    }

    @Test
    void completing_twice_changes_nothing() {
        OperatorState once = completed("\"hashrateEh\": 1, \"cashUsd\": 1e6").state();

        assertThat(Completion.of(once, Optional.of(MARKET), NOW).state()).isEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"cashUsd\": 1",
                "\"btcHeld\": 1",
                "\"debtUsd\": 1e6",
                "\"debtServiceUsd\": 1e5",
                "\"burnUsd\": 1",
                "\"capexDueUsd\": 1",
                "\"region\": \"US-TX\"",
                "\"missedPayment\": true",
                "\"btcMined\": 0",
                "\"hashrateEh\": 0",
                "\"liquidityUsd\": 0",
                "\"powerMwh\": 1",
                "\"revenueUsd\": 1e6"
            })
    void any_part_may_be_all_there_is(String part) {
        for (End end : End.values()) {
            assertThat(completed(part, it -> end).estimates()).allSatisfy(it -> {
                assertThat(it.low()).isLessThanOrEqualTo(it.mid());
                assertThat(it.mid()).isLessThanOrEqualTo(it.high());
                assertThat(it.source()).isNotBlank();
            });
        }
        assertThat(Completion.of(state(part), Optional.empty(), NOW)).isNotNull();
    }

    private static Completion completed(String figures) {
        return completed(figures, it -> End.MIDDLE);
    }

    private static Completion completed(String figures, Function<Estimate, End> choice) {
        return Completion.of(state(figures), Optional.of(MARKET), NOW, choice);
    }

    private static OperatorState state(String figures) {
        return OperatorState.empty(Operators.aProfile("acme")).with(disclosure(NOW, figures));
    }

    private static Disclosure disclosure(Instant at, String figures) {
        return (Disclosure) ReadingJson.read("""
                {"type": "disclosure", "id": "d-%s", "at": "%s", "operatorId": "acme"%s%s}""".formatted(at, at, figures.isEmpty() ? "" : ", ", figures));
    }

    private static Reading.Fleet fleet(Completion completion) {
        return completion.state().fleet().orElseThrow();
    }

    private static Reading.Cost cost(Completion completion) {
        return completion.state().cost().orElseThrow();
    }

    private static double serviceUsdPerDay(Completion completion) {
        return completion.state().debt().orElseThrow().loans().stream()
                .mapToDouble(Loan::toldServiceUsdPerDay)
                .sum();
    }

    private static Estimate estimate(Completion completion, String figure) {
        return completion.estimates().stream()
                .filter(it -> it.figure().equals(figure))
                .findFirst()
                .orElseThrow();
    }
}
