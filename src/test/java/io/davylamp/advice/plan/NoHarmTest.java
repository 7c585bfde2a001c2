package io.davylamp.advice.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.davylamp.advice.Cases;
import io.davylamp.advice.Cost;
import io.davylamp.advice.HedgedOutlook;
import io.davylamp.advice.Order;
import io.davylamp.advice.RandomOperators;
import io.davylamp.advice.Recommendation;
import io.davylamp.hedging.HedgeDesk;
import io.davylamp.hedging.HedgeRequest;
import io.davylamp.hedging.PricedHedge;
import io.davylamp.mining.Instrument;
import io.davylamp.mining.Mandate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No recommendation, rebalancing or plan leaves less runway than before, breaks the mandate, or calls for more margin than
 * there is cash. {@code -Dadvice.operators=10000} tries more than the suite does, a fifth
 * of them for plans.
 */
class NoHarmTest {
    private static final int OPERATORS = Integer.getInteger("advice.operators", 300);
    private static final Mandate MANDATE = Mandate.HOUSE;
    private static final double SALE_FEE = Objects.requireNonNull(
                    MANDATE.terms().get(Instrument.SELL_TREASURY))
            .cost();
    private static final double[] TARGETS = {0.25, 0.5, 1.0};
    private static final int[] TENORS = {30, 90, 180};

    private final Map<String, Integer> seen = new TreeMap<>();

    @Test
    void no_recommendation_harms_whom_it_is_given_to() {
        List<String> harms = new ArrayList<>();
        for (long seed = 0; seed < OPERATORS; seed++) {
            Case operator = RandomOperators.of(seed);
            for (Instrument instrument : Instrument.values()) {
                // Given
                HedgeRequest request = new HedgeRequest(
                        "HDG-021",
                        instrument,
                        TARGETS[(int) (seed % 3)],
                        TENORS[(int) (seed / 3 % 3)],
                        "Revenue is stressed.");
                for (int edition = 1; edition <= 2; edition++) {
                    // When
                    PricedHedge hedge = new HedgeDesk(Cases.STRESS, MANDATE, edition)
                            .price(request, operator.state(), operator.market(), operator.metrics(), operator.at());
                    Adviser.Advised advised = new Adviser(Cases.STRESS, MANDATE).recommend(hedge, List.of(), operator);

                    // Then
                    if (advised instanceof Adviser.Advised.Given given) {
                        seen.merge(instrument + " " + edition, 1, Integer::sum);
                        if (edition == 2
                                && !given.recommendation()
                                        .text()
                                        .equals(hedge.proposal().text())) {
                            harms.add(seed + " " + instrument + " was sized again: "
                                    + hedge.proposal().text());
                        }
                        harms.addAll(harms(
                                seed + " edition " + edition, operator, given.recommendation(), request.tenorDays()));
                    }
                }
            }
        }
        assertThat(seen.keySet()).hasSizeGreaterThan(12);
        assertThat(harms).isEmpty();
    }

    @Test
    void no_rebalancing_harms_whom_it_is_given_to() {
        List<String> harms = new ArrayList<>();
        for (long seed = 0; seed < OPERATORS; seed++) {
            // Given
            Case operator = RandomOperators.of(seed);
            double ratio = seed % 11 / 10.0;

            // When
            Optional<Recommendation> advice = new Rebalancing(Cases.STRESS, MANDATE).of(operator, Optional.of(ratio));

            // Then
            if (advice.isPresent()) {
                seen.merge("rebalance", 1, Integer::sum);
                harms.addAll(harms(Long.toString(seed), operator, advice.get(), 90));
            }
        }
        assertThat(seen.get("rebalance")).isPositive();
        assertThat(harms).isEmpty();
    }

    @Test
    void no_plan_harms_whom_it_is_made_for() {
        List<String> harms = new ArrayList<>();
        for (long seed = 0; seed < OPERATORS / 5; seed++) {
            // Given
            Case operator = RandomOperators.of(seed);

            // When
            Plan plan = new Planner(Cases.STRESS, MANDATE).plan(operator);

            // Then
            seen.merge(plan.getClass().getSimpleName(), 1, Integer::sum);
            Outlook outlook = outlook(operator, 90);
            HedgedOutlook before = new Ledger(outlook, List.of()).standing();
            for (Plan.Basket basket : baskets(plan).toList()) {
                harms.addAll(harms("plan of " + seed, outlook, before, basket.after(), basket.cost(), basket.orders()));
            }
        }
        assertThat(harms).isEmpty();
    }

    private static Stream<Plan.Basket> baskets(Plan plan) {
        if (plan instanceof Plan.Reached it) {
            return Stream.concat(Stream.of(it.cheapest()), it.others().stream());
        }
        return plan instanceof Plan.OutOfReach it ? Stream.of(it.closest()) : Stream.of();
    }

    private static List<String> harms(String which, Case operator, Recommendation advice, int tenor) {
        int days = Adviser.PRODUCTION.contains(advice.order().instrument()) ? tenor : 90;
        Outlook outlook = outlook(operator, days);
        List<String> harms = harms(
                which + " " + advice.order().instrument(),
                outlook,
                advice.effect().before(),
                advice.effect().after(),
                advice.cost(),
                List.of(advice.order()));
        advice.alternatives()
                .forEach(it -> it.after()
                        .ifPresent(after -> harms.addAll(harms(
                                which + " alternative " + it.instrument(),
                                outlook,
                                advice.effect().before(),
                                after,
                                it.cost(),
                                it.order().stream().toList()))));
        return harms;
    }

    /** Worked out from what a recommendation shows and the operator's own figures alone. */
    private static List<String> harms(
            String which, Outlook outlook, HedgedOutlook before, HedgedOutlook after, Cost cost, List<Order> orders) {
        List<String> harms = new ArrayList<>();
        if (after.base().runwayOrForever() < before.base().runwayOrForever() * (1 - 1e-9)) {
            harms.add(which + ": base runway " + before.base().runwayDays() + " -> "
                    + after.base().runwayDays());
        }
        if (after.stressed().runwayOrForever() < before.stressed().runwayOrForever() * (1 - 1e-9)) {
            harms.add(which + ": stressed runway " + before.stressed().runwayDays() + " -> "
                    + after.stressed().runwayDays());
        }
        double sold = orders.stream()
                .filter(it -> it.instrument() == Instrument.SELL_TREASURY)
                .mapToDouble(it -> it.size() * outlook.spotUsd())
                .sum();
        double saleFees = sold * SALE_FEE;
        double bound = cost.boundUsd() - saleFees; // they come off what the sale brings
        double cash = outlook.funds().cashUsd() + sold - saleFees;
        double little = 1e-6 * Math.max(1, cash);
        if (bound > 0 && bound > MANDATE.limits().cashShare() * cash + little) {
            harms.add(which + ": binds " + bound + " of cash " + cash);
        }
        if (cost.paidUsd() - saleFees + cost.marginAtRiskUsd() > cash + little && cost.marginAtRiskUsd() > 0) {
            harms.add(which + ": margin at risk " + cost.marginAtRiskUsd() + " of cash " + cash);
        }
        if (after.base().liquidityUsd() < -little || after.stressed().liquidityUsd() < -little) {
            harms.add(which + ": liquidity below zero");
        }
        double covered = after.hedgeRatio() - before.hedgeRatio();
        double most = outlook.stressedBtc() / outlook.coverableBtc();
        if (covered > 1e-9 && after.hedgeRatio() > most + 1e-9) {
            harms.add(which + ": hedges " + after.hedgeRatio() + " of " + most);
        }
        return harms;
    }

    private static Outlook outlook(Case operator, int days) {
        return ((Outlook.Attempt.Made) Outlook.of(operator, Cases.STRESS, MANDATE, days)).outlook();
    }
}
