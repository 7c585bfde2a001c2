package io.davylamp.assessment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.davylamp.WorkedCases;
import io.davylamp.ingest.ReadingJson;
import io.davylamp.market.MarketHistory;
import io.davylamp.market.MarketSnapshot;
import io.davylamp.mining.Disclosure;
import io.davylamp.mining.Grade;
import io.davylamp.mining.Quotes;
import io.davylamp.mining.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Operators with what they published at given dates, read from files: figures as pages report them, and disclosures. */
final class PublicOperators {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double PH_PER_EH = 1_000;

    /** What pages report, by the disclosure's word for it. */
    private static final Map<String, List<String>> WORDS = Map.ofEntries(
            Map.entry("cashUsd", List.of("cash_usd", "cash_unrestricted_usd")),
            Map.entry("liquidityUsd", List.of("liquidity_usd")),
            Map.entry("btcHeld", List.of("btc", "btc_about", "btc_unrestricted")),
            Map.entry("btcMined", List.of("btc_mined_month")),
            Map.entry("btcSold", List.of("btc_sold_month", "btc_sold_week")),
            Map.entry("hashrateEh", List.of("self_mining_eh", "hashrate_eh", "installed_eh", "energized_eh")),
            Map.entry("revenueUsd", List.of("revenue_usd_month")),
            Map.entry("powerBillUsd", List.of("electricity_usd_month")),
            Map.entry("burnUsd", List.of("burn_usd_month")),
            Map.entry("debtServiceUsd", List.of("debt_service_usd_month")),
            Map.entry("debtUsd", List.of("debt_usd", "total_debt_usd", "notes_payable_usd", "debt_usd_more_than")),
            Map.entry("securedDebtUsd", List.of("secured_debt_usd")));

    private PublicOperators() {}

    /**
     * One operator's date.
     *
     * @param event when it was past saving, where it was
     * @param distressed whether that event came
     * @param known what it had published by then, this date's last
     * @param market the market of the day
     * @param atLeast what a monitor should have said at least
     * @param atMost what it should have said at most
     */
    record Snapshot(
            String operator,
            Optional<LocalDate> event,
            boolean distressed,
            LocalDate date,
            List<Disclosure> known,
            MarketSnapshot market,
            Optional<Grade> atLeast,
            Optional<Grade> atMost) {
        Instant at() {
            return endOf(date);
        }

        @Override
        public String toString() {
            return operator + " on " + date;
        }
    }

    /** Every operator's dates of a history, in the words of pages. */
    static List<Snapshot> reported(String history) {
        MarketHistory days = NetworkDaily.history(history + "network_daily.csv");
        return snapshots(history + (history.isEmpty() ? "operators.json" : "public_operators.json"), days);
    }

    /** Invented operators' dates, in the words of disclosures. */
    static List<Snapshot> invented() {
        return snapshots("invented/disclosures.json", new MarketHistory(List.of()));
    }

    private static List<Snapshot> snapshots(String file, MarketHistory days) {
        List<Snapshot> snapshots = new ArrayList<>();
        for (JsonNode operator : read(file).get("operators")) {
            List<Disclosure> known = new ArrayList<>();
            for (JsonNode snapshot : operator.get("snapshots")) {
                LocalDate date = LocalDate.parse(snapshot.get("as_of").asText());
                String id = operator.get("ticker").asText().toLowerCase(Locale.ROOT);
                known.add(disclosure(id, date, snapshot));
                snapshots.add(new Snapshot(
                        operator.get("operator").asText(),
                        Optional.ofNullable(operator.get("event_date").textValue())
                                .map(LocalDate::parse),
                        operator.get("distress").asBoolean(),
                        date,
                        List.copyOf(known),
                        market(date, snapshot.get("market"), days),
                        expected(operator.path("expected_min_class").path(date.toString())),
                        expected(operator.path("expected_max_class").path(date.toString()))));
            }
        }
        return snapshots;
    }

    private static JsonNode read(String file) {
        try {
            return JSON.readTree(WorkedCases.data(file).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A class by itself; a sentence that makes it depend on what was not reported expects nothing. */
    private static Optional<Grade> expected(JsonNode expected) {
        return Optional.ofNullable(expected.textValue())
                .filter(it -> !it.contains(" "))
                .map(Grade::valueOf);
    }

    private static Disclosure disclosure(String id, LocalDate date, JsonNode snapshot) {
        ObjectNode json = snapshot.has("disclosure")
                ? snapshot.get("disclosure").deepCopy()
                : inItsWords(snapshot, date.lengthOfMonth());
        json.put("type", "disclosure")
                .put("id", "disclosure-" + date)
                .put("at", endOf(date).toString())
                .put("operatorId", id);
        return (Disclosure) ReadingJson.read(json.toString());
    }

    private static ObjectNode inItsWords(JsonNode snapshot, int daysOfMonth) {
        ObjectNode json = JSON.createObjectNode();
        WORDS.forEach((word, names) ->
                names.stream().filter(snapshot::has).findFirst().ifPresent(name -> json.set(word, snapshot.get(name))));
        if (snapshot.has("btc_mined_day")) {
            json.put("btcMined", snapshot.get("btc_mined_day").asDouble() * daysOfMonth);
        }
        if (snapshot.has("btc_unrestricted")) {
            json.put("btcPledged", 0);
        }
        if (snapshot.has("hashrate_ph_avg")) {
            json.put("averageHashrateEh", snapshot.get("hashrate_ph_avg").asDouble() / PH_PER_EH);
        }
        loan(json, "galaxy", snapshot.path("galaxy_facility_usd"))
                .filter(it -> snapshot.has("collateral_ratio"))
                .ifPresent(it -> it.put("btcPledged", pledged(snapshot)));
        loan(json, "nydig", snapshot.path("nydig_loan_usd"))
                .ifPresent(it -> copy(snapshot, "nydig_rate", it, "ratePerYear"));
        loan(json, "nydig", snapshot.path("nydig_debt_usd"));
        return json;
    }

    /** Collateral is reported as a multiple of the loan, and cannot be more than all coins. */
    private static double pledged(JsonNode snapshot) {
        double usd = snapshot.get("collateral_ratio").asDouble()
                * snapshot.get("galaxy_facility_usd").asDouble();
        return Math.min(
                snapshot.get("btc_about").asDouble(),
                usd / snapshot.at("/market/price_usd").asDouble());
    }

    private static Optional<ObjectNode> loan(ObjectNode json, String id, JsonNode balance) {
        return balance.isMissingNode()
                ? Optional.empty()
                : Optional.of(json.withArray("loans").addObject().put("id", id).<ObjectNode>set("balanceUsd", balance));
    }

    private static void copy(JsonNode from, String name, ObjectNode to, String word) {
        if (from.has(name)) {
            to.set(word, from.get(name));
        }
    }

    /** The market of the day as the history has it, or as the file says where it has more than a price and difficulty. */
    private static MarketSnapshot market(LocalDate date, JsonNode said, MarketHistory days) {
        if (said.has("subsidy_btc")) {
            return MarketSnapshot.of(reading(
                    date,
                    said.get("price_usd").asDouble(),
                    said.get("difficulty").asDouble(),
                    said.get("subsidy_btc").asDouble(),
                    said.get("fees_btc_per_block").asDouble()));
        }
        return days.day(date)
                .map(day -> MarketSnapshot.of(
                        reading(date, day.priceUsd(), day.difficulty(), day.subsidyBtc(), day.feesBtcPerBlock()),
                        days.upTo(date)))
                .orElseThrow();
    }

    private static Reading.Market reading(
            LocalDate date, double priceUsd, double difficulty, double subsidyBtc, double feesBtcPerBlock) {
        return new Reading.Market(
                "market-" + date,
                endOf(date),
                priceUsd,
                difficulty,
                subsidyBtc,
                feesBtcPerBlock,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                Quotes.NONE);
    }

    private static Instant endOf(LocalDate date) {
        return date.atTime(LocalTime.of(23, 59, 59)).toInstant(ZoneOffset.UTC);
    }
}
