package io.davylamp.monitor.intake;

import io.davylamp.ingest.DoubtStore;
import io.davylamp.ingest.ItemOutcome;
import io.davylamp.ingest.ReadingStore;
import io.davylamp.ingest.Rejection;
import io.davylamp.ingest.Submission;
import io.davylamp.market.MarketDay;
import io.davylamp.market.MarketStore;
import io.davylamp.mining.OperatorId;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.Reading;
import io.davylamp.operator.KnownOperator;
import io.davylamp.plausible.Doubt;
import io.davylamp.plausible.MarketPast;
import io.davylamp.plausible.MarketPoint;
import io.davylamp.plausible.Plausibility;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks a batch's readings through before they are kept, in the order of their moments, so that a history is compared
 * with itself: what is hardly true is held, what is unusual is marked. The market is read once for a batch.
 */
@ApplicationScoped
class Screening {
    /** Operators' readings are compared with the market of their own days, not with its past. */
    private static final int DAYS_BACK_OF_OPERATORS = 14;

    private static final Comparator<Submission.Parsed> IN_TIME = Comparator.comparing(
                    (Submission.Parsed it) -> it.reading().at())
            .thenComparingInt(it -> rank(it.reading()))
            .thenComparing(it -> it.reading().id())
            .thenComparingInt(Submission.Parsed::position);

    private final MarketStore market;
    private final ReadingStore readings;

    Screening(MarketStore market, ReadingStore readings) {
        this.market = market;
        this.readings = readings;
    }

    /**
     * What came of a batch's readings.
     *
     * @param passed those to be kept, in their order
     * @param held those that are hardly true
     * @param doubts what is unusual about those that passed, by position
     */
    record Screened(List<Submission.Parsed> passed, List<ItemOutcome.Held> held, Map<Integer, List<Doubt>> doubts) {
        /** What of the readings that were kept is to be marked. */
        List<DoubtStore.Fresh> marked(Set<Integer> accepted) {
            return passed.stream()
                    .filter(it -> accepted.contains(it.position()) && doubts.containsKey(it.position()))
                    .map(it -> new DoubtStore.Fresh(it.reading(), of(it.position()), it.confirmation()))
                    .toList();
        }

        List<Doubt> of(int position) {
            return doubts.getOrDefault(position, List.of());
        }
    }

    /** @param known the operators the readings are of, all of them */
    Screened screen(List<Submission.Parsed> items, Map<OperatorId, KnownOperator> known) {
        if (items.isEmpty()) {
            return new Screened(List.of(), List.of(), Map.of());
        }
        MarketPast past = past(items);
        Map<OperatorId, OperatorState> states = new HashMap<>();
        known.forEach((id, operator) -> states.put(id, operator.state()));
        Map<Integer, List<Doubt>> doubts = new HashMap<>();
        Map<Submission.Parsed, List<Doubt>> suspects = new LinkedHashMap<>();
        for (Submission.Parsed item : items.stream().sorted(IN_TIME).toList()) {
            Plausibility found = plausibility(item.reading(), states, past);
            if (found instanceof Plausibility.Implausible it
                    && item.confirmation().isEmpty()) {
                suspects.put(item, it.doubts());
                continue;
            }
            if (!found.doubts().isEmpty()) {
                doubts.put(item.position(), found.doubts());
            }
            believe(item.reading(), states, past);
        }
        List<ItemOutcome.Held> held = held(suspects);
        Set<Integer> aside = held.stream().map(ItemOutcome.Held::position).collect(Collectors.toSet());
        return new Screened(
                items.stream().filter(it -> !aside.contains(it.position())).toList(), held, doubts);
    }

    /** One that was kept before, whoever confirmed it then, is known; it is not held again. */
    private List<ItemOutcome.Held> held(Map<Submission.Parsed, List<Doubt>> suspects) {
        if (suspects.isEmpty()) {
            return List.of();
        }
        Set<Reading> known = readings.known(
                suspects.keySet().stream().map(Submission.Parsed::reading).toList());
        List<ItemOutcome.Held> held = new ArrayList<>();
        suspects.forEach((item, found) -> {
            if (!known.contains(item.reading())) {
                held.add(new ItemOutcome.Held(
                        item.position(), Rejection.implausible(item.reading(), found), item.reading()));
            }
        });
        return held;
    }

    private static Plausibility plausibility(Reading reading, Map<OperatorId, OperatorState> states, MarketPast past) {
        if (reading instanceof Reading.OfOperator own) {
            return Plausibility.of(own, Objects.requireNonNull(states.get(own.operatorId())), past);
        }
        return Plausibility.of((Reading.Market) reading, past);
    }

    private static void believe(Reading reading, Map<OperatorId, OperatorState> states, MarketPast past) {
        if (reading instanceof Reading.OfOperator own) {
            states.computeIfPresent(own.operatorId(), (id, state) -> state.with(own));
        } else {
            past.add((Reading.Market) reading);
        }
    }

    private MarketPast past(List<Submission.Parsed> items) {
        List<Reading.Market> offered = items.stream()
                .map(Submission.Parsed::reading)
                .filter(Reading.Market.class::isInstance)
                .map(Reading.Market.class::cast)
                .toList();
        List<LocalDate> dates = items.stream()
                .map(it -> MarketDay.dateOf(it.reading().at()))
                .sorted()
                .toList();
        int back = offered.isEmpty() ? DAYS_BACK_OF_OPERATORS : MarketPast.DAYS_BACK;
        List<MarketDay> days = market.days(
                dates.get(0).minusDays(back), dates.get(dates.size() - 1).plusDays(MarketPast.DAYS_AHEAD));
        return new MarketPast(days.stream().map(MarketPoint::of).toList(), offered);
    }

    /** Of one moment, the market comes first and what stands beside the others last. */
    private static int rank(Reading reading) {
        if (reading instanceof Reading.Market) {
            return 0;
        }
        return reading instanceof Reading.Fleet ? 1 : reading instanceof Reading.Treasury ? 2 : 3;
    }
}
