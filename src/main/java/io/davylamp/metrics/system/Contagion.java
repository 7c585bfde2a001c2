package io.davylamp.metrics.system;

import io.davylamp.mining.Range;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How failures spread through lenders and hosts that operators share. A failed operator costs its lenders what their
 * collateral does not cover, and its host the bills; whose losses exceed its capital fails too. A failed lender calls
 * its loans, and who cannot repay them fails; a failed host switches its clients off, and who cannot pay its way through
 * the outage fails. Rounds go on until nobody new fails; who has failed stays failed, so they end.
 *
 * @param rounds names that failed in each round, the given ones first, each round in the book's order
 */
public record Contagion(List<List<String>> rounds) {
    public Contagion {
        rounds = rounds.stream().map(List::copyOf).toList();
    }

    /**
     * An operator.
     *
     * @param name who it is, one name across operators, lenders and hosts
     * @param liquidityUsd what it can pay with at once, USD
     * @param debts what it owes
     * @param hosting who hosts it; empty where it runs its own sites
     */
    public record Operator(String name, double liquidityUsd, List<Owed> debts, List<Hosted> hosting) {
        public Operator {
            Range.nonNegative("liquidityUsd", liquidityUsd);
            debts = List.copyOf(debts);
            hosting = List.copyOf(hosting);
        }
    }

    /**
     * A loan.
     *
     * @param lender who lends
     * @param balanceUsd to be repaid when called, USD
     * @param lossUsd what the lender loses when it is not: the balance less what the collateral brings, USD
     */
    public record Owed(String lender, double balanceUsd, double lossUsd) {
        public Owed {
            Range.nonNegative("balanceUsd", balanceUsd);
            Range.within(
                    "lossUsd",
                    lossUsd,
                    0,
                    balanceUsd,
                    "Maybe it is the collateral's value: write what it leaves open.");
        }
    }

    /**
     * Machines at a host.
     *
     * @param host who hosts
     * @param outageUsd what the client must bridge until its machines run elsewhere, USD
     * @param lossUsd what the host loses when the client fails, USD
     */
    public record Hosted(String host, double outageUsd, double lossUsd) {
        public Hosted {
            Range.nonNegative("outageUsd", outageUsd);
            Range.nonNegative("lossUsd", lossUsd);
        }
    }

    /**
     * A lender or host.
     *
     * @param capitalUsd losses above this and it fails, USD
     */
    public record Counterparty(String name, double capitalUsd) {
        public Counterparty {
            Range.nonNegative("capitalUsd", capitalUsd);
        }
    }

    /**
     * Lets failures spread.
     *
     * @param failed who fails first: operators, lenders or hosts
     */
    public static Contagion of(List<Operator> operators, List<Counterparty> counterparties, Set<String> failed) {
        Set<String> down = new HashSet<>();
        List<List<String>> rounds = new ArrayList<>();
        List<String> next = namesOf(operators, counterparties).stream()
                .filter(failed::contains)
                .toList();
        while (!next.isEmpty()) {
            rounds.add(next);
            down.addAll(next);
            next = failing(operators, counterparties, down);
        }
        return new Contagion(rounds);
    }

    /** Everyone who failed after the given ones. */
    public List<String> pushedOver() {
        return rounds.stream().skip(1).flatMap(List::stream).toList();
    }

    private static List<String> namesOf(List<Operator> operators, List<Counterparty> counterparties) {
        List<String> names = new ArrayList<>();
        operators.forEach(it -> names.add(it.name()));
        counterparties.forEach(it -> names.add(it.name()));
        return names;
    }

    private static List<String> failing(List<Operator> operators, List<Counterparty> counterparties, Set<String> down) {
        Map<String, Double> losses = new HashMap<>();
        List<String> failing = new ArrayList<>();
        for (Operator operator : operators) {
            if (down.contains(operator.name())) {
                operator.debts().forEach(it -> losses.merge(it.lender(), it.lossUsd(), Double::sum));
                operator.hosting().forEach(it -> losses.merge(it.host(), it.lossUsd(), Double::sum));
            } else if (calledUsd(operator, down) > operator.liquidityUsd()) {
                failing.add(operator.name());
            }
        }
        for (Counterparty counterparty : counterparties) {
            if (!down.contains(counterparty.name())
                    && losses.getOrDefault(counterparty.name(), 0.0) > counterparty.capitalUsd()) {
                failing.add(counterparty.name());
            }
        }
        return failing;
    }

    /** What an operator must pay at once because of those who failed. */
    private static double calledUsd(Operator operator, Set<String> down) {
        double usd = 0;
        for (Owed owed : operator.debts()) {
            usd += down.contains(owed.lender()) ? owed.balanceUsd() : 0;
        }
        for (Hosted hosted : operator.hosting()) {
            usd += down.contains(hosted.host()) ? hosted.outageUsd() : 0;
        }
        return usd;
    }
}
