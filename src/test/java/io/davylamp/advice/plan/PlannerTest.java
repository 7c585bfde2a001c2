package io.davylamp.advice.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davylamp.advice.Cases;
import io.davylamp.advice.Order;
import io.davylamp.advice.RandomOperators;
import io.davylamp.advice.Remedy;
import io.davylamp.hedging.Lots;
import io.davylamp.mining.HedgePosition;
import io.davylamp.mining.Instrument;
import io.davylamp.mining.Mandate;
import io.davylamp.mining.Quotes;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private static final Planner PLANNER = new Planner(Cases.STRESS, Mandate.HOUSE);
    private static final int GRID = 10;

    /** Three hedges and the sale of coins: as many as a grid can go through. */
    private static final Mandate FOUR = only(
            Map.of(
                    Instrument.SELL_FUTURES, List.of(),
                    Instrument.BUY_PUTS, List.of(0.90),
                    Instrument.ZERO_COST_COLLAR, List.of(0.80),
                    Instrument.SELL_TREASURY, List.of()),
            Mandate.HOUSE);

    @Test
    void costs_at_most_one_percent_more_than_the_best_of_a_grid_on_a_hundred_operators() {
        int reached = 0;
        int outOfReach = 0;
        for (long seed = 0; reached + outOfReach < 100; seed++) {
            // Given
            Case operator = seed % 2 == 0 ? Cases.of(Cases.random(seed)) : RandomOperators.of(seed);
            Plan plan = new Planner(Cases.STRESS, FOUR).plan(operator);
            if (plan instanceof Plan.NotNeeded) {
                continue;
            }

            // When
            Best best = bestOfGrid(operator);

            // Then
            if (plan instanceof Plan.Reached it) {
                reached++;
                assertThat(it.cheapest().cost().countedUsd())
                        .as("operator %d", seed)
                        .isLessThanOrEqualTo(1.01 * best.countedUsd() + 1);
            } else {
                outOfReach++;
                assertThat(best.missing())
                        .as("operator %d is out of reach", seed)
                        .isPositive();
                double left = missing(operator, ((Plan.OutOfReach) plan).closest());
                assertThat(left)
                        .as("operator %d comes closest", seed)
                        .isLessThanOrEqualTo(1.01 * best.missing() + 1e-3);
            }
        }
        assertThat(reached).isGreaterThan(20);
        assertThat(outOfReach).isGreaterThan(20);
    }

    @Property(tries = 60)
    void a_plan_that_is_reached_meets_both_targets_and_keeps_every_limit(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        // Given
        Case operator = Cases.of(Cases.random(seed));
        Outlook outlook = outlook(operator, Mandate.HOUSE);

        // When
        Plan plan = PLANNER.plan(operator);

        // Then
        if (plan instanceof Plan.Reached reached) {
            all(reached).forEach(basket -> {
                double runway = basket.after().stressed().runwayDays().orElse(Double.POSITIVE_INFINITY);
                double raised = basket.orders().stream()
                        .filter(it -> it.instrument() == Instrument.SELL_TREASURY)
                        .mapToDouble(it -> it.size() * 20_000)
                        .sum();
                assertThat(runway).isGreaterThanOrEqualTo(180 - 1e-6);
                assertThat(basket.after().lowCashFlowUsdPerDay()).isGreaterThanOrEqualTo(-1e-3);
                assertThat(basket.boundUsd())
                        .isLessThanOrEqualTo(0.5 * (outlook.funds().cashUsd() + raised) + 1);
                assertThat(basket.after().hedgeRatio() * outlook.expectedBtc())
                        .isLessThanOrEqualTo(outlook.stressedBtc() + 1e-6);
                assertThat(basket.orders()).allSatisfy(it -> {
                    double lots = it.size()
                            / Mandate.HOUSE
                                    .termsOf(it.instrument())
                                    .orElseThrow()
                                    .lot();
                    assertThat(lots).isCloseTo(Math.rint(lots), within(1e-6));
                    assertThat(it.lots()).isCloseTo(lots, within(1e-6));
                });
            });
            all(reached).forEach(one -> assertThat(all(reached)).noneMatch(other -> other.dominates(one)));
        }
    }

    @Test
    void an_operator_that_meets_its_targets_is_shown_that_it_does() {
        // Given: cheap power, no debt to speak of
        Case operator = Cases.of(new Cases.Figures(2_000, 20, 0.03, 1_000, 5e6, 100, 10));

        // When
        Plan plan = PLANNER.plan(operator);

        // Then
        assertThat(plan).isInstanceOf(Plan.NotNeeded.class);
    }

    @Test
    void an_operator_beyond_help_is_shown_what_is_still_missing() {
        // Given: power alone costs more than it earns, and nothing is left to sell
        Case operator = Cases.of(new Cases.Figures(2_000, 38, 0.14, 30_000, 1e6, 0, 30_000));

        // When
        Plan plan = PLANNER.plan(operator);

        // Then
        assertThat(plan).isInstanceOfSatisfying(Plan.OutOfReach.class, it -> {
            assertThat(it.shortfalls()).hasSize(2);
            assertThat(it.shortfalls().get(0)).startsWith("The stressed runway is then");
            assertThat(it.closest().orders()).anyMatch(order -> order.instrument() == Instrument.CURTAIL);
            assertThat(it.remedies())
                    .extracting(Remedy::kind)
                    .containsExactly(Remedy.Kind.NEW_MONEY, Remedy.Kind.LOWER_DEBT_SERVICE, Remedy.Kind.STOP_MACHINES);
        });
    }

    @Test
    void whatever_is_out_of_reach_is_shown_what_would_reach_it() {
        int shown = 0;
        for (long seed = 0; seed < 60; seed++) {
            // When
            Plan plan = PLANNER.plan(RandomOperators.of(seed));

            // Then
            if (plan instanceof Plan.OutOfReach it) {
                shown++;
                assertThat(it.remedies()).as("operator %d", seed).isNotEmpty();
                assertThat(it.remedies().get(0).kind()).isEqualTo(Remedy.Kind.NEW_MONEY);
                assertThat(it.remedies().get(0).size()).isPositive();
            }
        }
        assertThat(shown).isGreaterThan(20);
    }

    @Test
    void a_runway_alone_is_lengthened_by_selling_coins_and_no_more_than_needed() {
        // Given: cash flow counts for nothing, so that only the runway is short
        Mandate mandate = targets(180, -1e8);
        Case operator = Cases.of(new Cases.Figures(2_000, 30, 0.06, 15_000, 3e6, 250, 40_000));

        // When
        Plan plan = new Planner(Cases.STRESS, mandate).plan(operator);

        // Then
        assertThat(plan).isInstanceOfSatisfying(Plan.Reached.class, it -> {
            double runway = it.cheapest().after().stressed().runwayDays().orElseThrow();
            assertThat(it.before().stressed().runwayDays().orElseThrow()).isLessThan(180);
            assertThat(runway).isBetween(180.0, 185.0);
        });
    }

    @Test
    void an_instrument_the_mandate_does_not_name_is_not_used() {
        // Given
        Mandate puts = only(Map.of(Instrument.BUY_PUTS, List.of(0.9, 1.0)), targets(0, 0));

        // When
        Plan plan = new Planner(Cases.STRESS, puts).plan(Cases.of(Cases.STRAINED));

        // Then
        assertThat(orders(plan)).isNotEmpty().allMatch(it -> it.instrument() == Instrument.BUY_PUTS);
    }

    @Test
    void what_is_hedged_already_leaves_so_much_less_to_hedge() {
        // Given: all that can be relied on is sold
        Case operator = Cases.of(Cases.STRAINED);
        double stressed = outlook(operator, Mandate.HOUSE).stressedBtc();
        Case hedged = Cases.of(
                Cases.STRAINED,
                new HedgePosition(
                        Instrument.SELL_FUTURES, stressed, OptionalDouble.of(19_000), LocalDate.of(2022, 12, 30)));

        // When
        Plan plan = PLANNER.plan(hedged);

        // Then
        assertThat(orders(plan)).noneMatch(it -> Adviser.PRODUCTION.contains(it.instrument()));
    }

    @Test
    void names_what_is_missing_to_plan_on() {
        assertThat(PLANNER.plan(Cases.of(Cases.STRAINED, Quotes.NONE)))
                .isEqualTo(new Plan.Unknown("a futures basis, an implied volatility are not known"));
    }

    /**
     * @param missing the least that any size leaves missing; 0: the goal is reached
     * @param countedUsd the least that costs, of those that reach it; infinite: none does
     */
    private record Best(double missing, double countedUsd) {}

    /** Every combination of so many steps of each hedge and of the coins sold that may be done. */
    private static Best bestOfGrid(Case operator) {
        Outlook outlook = outlook(operator, FOUR);
        List<Move> moves = new Moves(outlook, FOUR, operator.state(), operator.metrics()).all();
        Goal goal = new Goal(new Ledger(outlook, moves), FOUR);
        boolean canSell = !moves.isEmpty() && moves.get(moves.size() - 1).instrument() == Instrument.SELL_TREASURY;
        int hedges = canSell ? moves.size() - 1 : moves.size();
        double least = Double.POSITIVE_INFINITY;
        double cheapest = Double.POSITIVE_INFINITY;
        for (int at = 0; at < Math.pow(GRID + 1, hedges); at++) {
            double[] sizes = new double[moves.size()];
            for (int hedge = 0, rest = at; hedge < hedges; hedge++, rest /= GRID + 1) {
                sizes[hedge] = lots(moves.get(hedge), rest % (GRID + 1), GRID);
            }
            if (!worthPlacing(sizes, moves, goal)) {
                continue;
            }
            double cashFlow = goal.cashFlowMissing(goal.ledger().lowCashFlowUsd(sizes));
            if (cashFlow > least || goal.ledger().countedUsd(sizes) >= cheapest) {
                continue;
            }
            for (int step = 0; step <= (canSell ? 3 * GRID : 0); step++) {
                if (canSell) {
                    sizes[hedges] = lots(moves.get(hedges), step, 3 * GRID);
                }
                double missing = cashFlow + goal.runwayMissing(sizes);
                if (missing <= least && worthPlacing(sizes, moves, goal) && goal.forbidden(sizes) == 0) {
                    least = missing;
                    if (missing == 0) {
                        cheapest = Math.min(cheapest, goal.ledger().countedUsd(sizes));
                    }
                }
            }
        }
        return new Best(least, cheapest);
    }

    /** So many parts of the most of a move, in whole lots. */
    private static double lots(Move move, int part, int of) {
        return Lots.whole(move.most() * part / of, move.terms().lot());
    }

    /** Whether each size is none or worth an order, as the mandate has it. */
    private static boolean worthPlacing(double[] sizes, List<Move> moves, Goal goal) {
        for (int i = 0; i < sizes.length; i++) {
            double usd = sizes[i]
                    / moves.get(i).terms().lot()
                    * moves.get(i).lotBtc(90)
                    * goal.ledger().outlook().spotUsd();
            if (usd > 0 && usd < goal.leastOrderUsd()) {
                return false;
            }
        }
        return true;
    }

    /** What a basket leaves missing, by what it shows. */
    private static double missing(Case operator, Plan.Basket basket) {
        Outlook outlook = outlook(operator, FOUR);
        double flow = Math.max(
                0,
                -basket.after().lowCashFlowUsdPerDay()
                        / Math.max(1 / 90.0, outlook.flows().costUsdPerDay()));
        return flow + Math.max(0, 1 - basket.after().stressed().runwayOrForever() / 180);
    }

    private static List<Order> orders(Plan plan) {
        if (plan instanceof Plan.Reached it) {
            return it.cheapest().orders();
        }
        return plan instanceof Plan.OutOfReach it ? it.closest().orders() : List.of();
    }

    private static List<Plan.Basket> all(Plan.Reached plan) {
        return Stream.concat(Stream.of(plan.cheapest()), plan.others().stream()).toList();
    }

    private static Outlook outlook(Case operator, Mandate mandate) {
        return ((Outlook.Attempt.Made) Outlook.of(operator, Cases.STRESS, mandate, 90)).outlook();
    }

    private static Mandate targets(double runway, double cashFlow) {
        Mandate house = Mandate.HOUSE;
        return new Mandate(
                new Mandate.Targets(runway, cashFlow, 90, OptionalDouble.empty(), 0.05),
                house.limits(),
                house.view(),
                house.adviceDays(),
                house.terms());
    }

    private static Mandate only(Map<Instrument, List<Double>> instruments, Mandate like) {
        Map<Instrument, Mandate.Terms> terms = new EnumMap<>(Instrument.class);
        instruments.forEach((instrument, strikes) -> {
            Mandate.Terms house = Mandate.HOUSE.termsOf(instrument).orElseThrow();
            terms.put(
                    instrument,
                    new Mandate.Terms(
                            house.venue(), house.lot(), house.cost(), house.initialMargin(), house.most(), strikes));
        });
        return new Mandate(like.targets(), like.limits(), like.view(), like.adviceDays(), terms);
    }
}
