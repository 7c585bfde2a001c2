package io.davylamp.plausible;

import io.davylamp.mining.Disclosure;
import io.davylamp.mining.OperatorState;
import io.davylamp.mining.Reading;
import java.util.List;

/** Whether a reading may be true. */
public sealed interface Plausibility {
    /** Every figure is in its usual range. */
    record Plausible() implements Plausibility {}

    /** Some figures are unusual, but not beyond belief: to be kept, judged and marked. */
    record Doubtful(List<Doubt> doubts) implements Plausibility {
        public Doubtful {
            doubts = List.copyOf(doubts);
        }
    }

    /** Some figures are beyond belief: not to be judged until somebody confirms them. The worst come first. */
    record Implausible(List<Doubt> doubts) implements Plausibility {
        public Implausible {
            doubts = List.copyOf(doubts);
        }
    }

    /** What is unusual about it; empty where nothing is. */
    default List<Doubt> doubts() {
        if (this instanceof Doubtful it) {
            return it.doubts();
        }
        return this instanceof Implausible it ? it.doubts() : List.of();
    }

    /** Compares a market reading with those around it. */
    static Plausibility of(Reading.Market reading, MarketPast past) {
        Sieve sieve = new Sieve();
        MarketSense.check(reading, past, sieve);
        return sieve.result();
    }

    /**
     * Compares an operator's reading with what is known of the operator beside it.
     *
     * @param known the operator's other readings; one of the same kind is taken for its last
     * @param past the market around it
     */
    static Plausibility of(Reading.OfOperator reading, OperatorState known, MarketPast past) {
        Sieve sieve = new Sieve();
        Surroundings around = new Surroundings(known, past.at(reading.at()));
        if (reading instanceof Reading.Fleet it) {
            FleetSense.check(it, around, sieve);
        } else if (reading instanceof Reading.Treasury it) {
            TreasurySense.check(it, around, sieve);
        } else if (reading instanceof Reading.Cost it) {
            CostSense.check(it, around, sieve);
        } else if (reading instanceof Reading.Debt it) {
            DebtSense.check(it, around, sieve);
        } else if (reading instanceof Reading.Hedges it) {
            HedgeSense.check(it, around, sieve);
        } else if (reading instanceof Disclosure it) {
            DisclosureSense.check(it, around, sieve);
        }
        return sieve.result();
    }
}
