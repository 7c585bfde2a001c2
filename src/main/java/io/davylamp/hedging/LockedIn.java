package io.davylamp.hedging;

import io.davylamp.metrics.MetricSet;
import io.davylamp.metrics.OperatorMetric;
import java.util.Optional;

/** Says of a hedge that fixes or caps what a coin fetches below what it costs to mine that it locks in a loss. */
public final class LockedIn {
    private LockedIn() {}

    /** A sentence; empty where no loss is locked in, or the cost of a coin is not known. */
    public static Optional<String> of(Deal deal, MetricSet metrics) {
        Optional<OperatorMetric.BreakevenPrice> breakeven = metrics.find(OperatorMetric.BreakevenPrice.class);
        if (deal.mostUsd().isEmpty() || breakeven.isEmpty()) {
            return Optional.empty();
        }
        double most = deal.mostUsd().getAsDouble();
        double cost = breakeven.get().usdPerBtc();
        return most < cost
                ? Optional.of(
                        "It locks in a loss: a coin so sold fetches %s USD at most, and cash cost is covered from %s USD on."
                                .formatted(Wording.price(most), Wording.price(cost)))
                : Optional.empty();
    }
}
