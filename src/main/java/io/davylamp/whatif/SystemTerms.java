package io.davylamp.whatif;

import io.davylamp.metrics.system.Contagion;
import io.davylamp.metrics.system.Impact;
import io.davylamp.mining.InvalidValue;
import io.davylamp.mining.Range;
import java.util.List;
import java.util.Set;

/**
 * What is assumed when the whole book is viewed as one system.
 *
 * @param priceShock fall of the price that comes from outside, fraction: 0.20 for a fall of 20 %
 * @param impact the square-root law's factor
 * @param volPerDay daily volatility of the price, fraction
 * @param volumeBtcPerDay coins traded a day
 * @param horizonDays days over which costs add up and forced sales are spread
 * @param machineElasticity by how many percent pledged machines lose value for one percent of hashprice
 * @param counterparties what lenders and hosts can lose; one that is not listed is taken to bear any loss
 * @param failed lenders, hosts and operators taken to fail, beside those that run out of coins
 */
public record SystemTerms(
        double priceShock,
        double impact,
        double volPerDay,
        double volumeBtcPerDay,
        double horizonDays,
        double machineElasticity,
        List<Contagion.Counterparty> counterparties,
        Set<String> failed) {
    public SystemTerms {
        Range.within(
                "priceShock",
                priceShock,
                1e-6,
                0.99,
                "Maybe it is a percentage, or negative: write 0.20 for a fall of 20 %.");
        Range.within("impact", impact, 0, 10, "Maybe leave it out: 1 is usual.");
        Range.within("volPerDay", volPerDay, 0, 1, "Maybe it is a percentage, or a year's: write 0.035.");
        Range.within("volumeBtcPerDay", volumeBtcPerDay, 1, 1e7, "Maybe it is in USD: write BTC.");
        Range.within("horizonDays", horizonDays, 1, 365, "Maybe it is in months: write days.");
        counterparties = List.copyOf(counterparties);
        failed = Set.copyOf(failed);
        long names = counterparties.stream()
                .map(Contagion.Counterparty::name)
                .distinct()
                .count();
        if (names != counterparties.size()) {
            throw new InvalidValue(
                    "counterparties", "counterparties lists one twice.", "Maybe add up their capital in one entry.");
        }
    }

    Impact law() {
        return new Impact.SquareRoot(impact, volPerDay, volumeBtcPerDay);
    }
}
