package io.davylamp.advice.plan;

import io.davylamp.advice.Cost;
import io.davylamp.advice.HedgedOutlook;
import io.davylamp.advice.Order;
import io.davylamp.advice.Remedy;
import java.util.List;

/** The cheapest way found to bring an operator back to its mandate's targets. */
public sealed interface Plan {

    /** The targets are met already. */
    record NotNeeded(HedgedOutlook now) implements Plan {}

    /**
     * Targets can be met.
     *
     * @param before the operator's position
     * @param cheapest the set that costs least, as the mandate counts
     * @param others sets that cost more but bind less cash, risk less margin or give up less upside; none that is worse
     *     than another in all of these
     */
    record Reached(HedgedOutlook before, Basket cheapest, List<Basket> others) implements Plan {
        public Reached {
            others = List.copyOf(others);
        }
    }

    /**
     * No set the mandate allows meets them: said, not clipped.
     *
     * @param closest what comes closest
     * @param shortfalls what then still is missing
     * @param remedies what would meet the targets, each alone: the runway first
     */
    record OutOfReach(HedgedOutlook before, Basket closest, List<String> shortfalls, List<Remedy> remedies)
            implements Plan {
        public OutOfReach {
            shortfalls = List.copyOf(shortfalls);
            remedies = List.copyOf(remedies);
        }
    }

    /** @param reason what is missing to plan on, a clause */
    record Unknown(String reason) implements Plan {}

    /**
     * A set of orders.
     *
     * @param orders what is traded; empty: nothing
     * @param cost what all of it costs and binds
     * @param after the operator's position then
     */
    record Basket(List<Order> orders, Cost cost, HedgedOutlook after) {
        public Basket {
            orders = List.copyOf(orders);
        }

        /** Premium, fees and initial margin, USD. */
        double boundUsd() {
            return cost.boundUsd();
        }

        /**
         * Whether this is no worse than the other in anything one pays with, orders included, and better in something.
         */
        boolean dominates(Basket other) {
            boolean noWorse = orders.size() <= other.orders.size()
                    && cost.countedUsd() <= other.cost.countedUsd()
                    && boundUsd() <= other.boundUsd()
                    && cost.marginAtRiskUsd() <= other.cost.marginAtRiskUsd()
                    && cost.upsideUsd() <= other.cost.upsideUsd();
            boolean better = orders.size() < other.orders.size()
                    || cost.countedUsd() < other.cost.countedUsd()
                    || boundUsd() < other.boundUsd()
                    || cost.marginAtRiskUsd() < other.cost.marginAtRiskUsd()
                    || cost.upsideUsd() < other.cost.upsideUsd();
            return noWorse && better;
        }
    }
}
