package io.davylamp.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import io.davylamp.json.Mappers;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.OperatorProfile;
import io.davylamp.mining.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The demo's operators and all their readings in the order of time.
 *
 * @param operators who is in the book
 * @param months every month from 2017-10 on; operators report from 2021-10 on, at the month's end
 */
public record DemoBook(List<Entry> operators, List<Month> months) {
    /** The first month at whose end the operators report. */
    public static final YearMonth OPENING = YearMonth.of(2021, 10);

    private static final long MINUTES_AFTER_CLOSE = 30;

    public DemoBook {
        operators = List.copyOf(operators);
        months = List.copyOf(months);
    }

    /** One operator and what makes it different from the others. */
    public record Entry(OperatorProfile profile, String kind) {}

    /** One month's readings: each day's market, then the operators' reports. */
    public record Month(YearMonth month, List<Reading> readings) {
        public Month {
            readings = List.copyOf(readings);
        }

        /** When the last of it was true. */
        public Instant end() {
            return readings.get(readings.size() - 1).at();
        }

        /** The market at the month's end. */
        public Reading.Market close() {
            return readings.stream()
                    .filter(Reading.Market.class::isInstance)
                    .map(Reading.Market.class::cast)
                    .reduce((earlier, later) -> later)
                    .orElseThrow();
        }
    }

    /** When the last reading was true. */
    public Instant end() {
        return months.get(months.size() - 1).end();
    }

    /** Reads the tables and lives through the months. */
    public static DemoBook load() {
        List<DemoOperator> operators = read();
        Map<YearMonth, List<Reading.Market>> market = DemoMarket.days().stream()
                .collect(Collectors.groupingBy(
                        it -> YearMonth.from(it.at().atZone(ZoneOffset.UTC)), TreeMap::new, Collectors.toList()));
        Map<OperatorId, DemoTreasury> treasuries = new TreeMap<>();
        List<Month> months = new ArrayList<>();
        market.forEach((month, days) -> {
            List<Reading> readings = new ArrayList<>(days);
            Reading.Market close = days.get(days.size() - 1);
            if (!month.isBefore(OPENING)) {
                for (DemoOperator operator : operators) {
                    DemoTreasury treasury = treasuries.computeIfAbsent(
                            operator.operatorId(), id -> new DemoTreasury(operator, month, close));
                    if (month.isAfter(OPENING)) {
                        treasury.live(month, days);
                    }
                    readings.addAll(report(operator, treasury, month, close));
                }
            }
            months.add(new Month(month, readings));
        });
        return new DemoBook(
                operators.stream().map(it -> new Entry(it.profile(), it.kind())).toList(), months);
    }

    private static List<Reading> report(
            DemoOperator operator, DemoTreasury treasury, YearMonth month, Reading.Market close) {
        OperatorId id = operator.operatorId();
        Instant at = close.at().plusSeconds(MINUTES_AFTER_CLOSE * 60);
        String prefix = "demo-" + month + "-";
        DemoOperator.Fleet fleet = operator.fleet();
        return List.of(
                new Reading.Fleet(
                        prefix + "fleet", at, id, fleet.hashratePh().at(month), treasury.uptime(), fleet.joulesPerTh()),
                new Reading.Treasury(
                        prefix + "treasury",
                        at,
                        id,
                        treasury.cashUsd(),
                        treasury.btc(),
                        treasury.pledgedBtc(),
                        treasury.undrawnUsd(),
                        ofMonth(treasury.minedBtc(), month),
                        ofMonth(treasury.soldBtc(), month)),
                new Reading.Cost(
                        prefix + "cost",
                        at,
                        id,
                        operator.power().usdPerKwh().at(month),
                        operator.otherUsdPerDay(),
                        operator.creditsUsdPerDay().at(month)),
                new Reading.Debt(prefix + "debt", at, id, treasury.loans(close), treasury.missedPayment()),
                new Reading.Hedges(
                        prefix + "hedges",
                        at,
                        id,
                        operator.hedges().stream()
                                .filter(it -> it.isOpenAtEndOf(month))
                                .map(DemoOperator.Hedge::position)
                                .toList()));
    }

    /** A month's coins brought to 30 days; unknown for the month before the first. */
    private static OptionalDouble ofMonth(double btc, YearMonth month) {
        return month.equals(OPENING) ? OptionalDouble.empty() : OptionalDouble.of(btc * 30 / month.lengthOfMonth());
    }

    private static List<DemoOperator> read() {
        try (InputStream in = Objects.requireNonNull(DemoBook.class.getResourceAsStream("/demo/operators.yaml"))) {
            return Mappers.YAML.readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
