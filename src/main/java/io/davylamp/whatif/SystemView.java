package io.davylamp.whatif;

import io.davylamp.market.MarketSnapshot;
import io.davylamp.metrics.operator.CollateralValue;
import io.davylamp.metrics.system.Cascade;
import io.davylamp.metrics.system.Contagion;
import io.davylamp.metrics.system.ForcedSale;
import io.davylamp.metrics.system.SystemicIndex;
import io.davylamp.mining.Grade;
import io.davylamp.mining.InvalidValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The whole book as one system: what a fall of the price sets off among operators that sell into the same market and
 * owe the same lenders.
 *
 * @param at the moment it is viewed at
 * @param priceUsd BTC price at that moment, USD
 * @param terms what was assumed
 * @param operators how many were counted
 * @param notCounted those with a reading missing
 * @param cascade forced selling, to its end
 * @param feedback how strongly it feeds on itself: WATCH above 1.15 times the shock, SEVERE above 1.3 (house)
 * @param before the index at the price of the moment
 * @param after the index where the price settles
 * @param outOfCoins operators whose coins and cash do not pay their bills and cure their calls there
 * @param contagion how failures spread from those and the ones taken to fail
 * @param counterparties lenders and hosts, those with the largest loss first
 * @param assumed what is taken for granted of collateral, in words
 */
public record SystemView(
        Instant at,
        double priceUsd,
        SystemTerms terms,
        int operators,
        List<NotCounted> notCounted,
        Cascade cascade,
        Grade feedback,
        SystemicIndex before,
        SystemicIndex after,
        List<String> outOfCoins,
        Contagion contagion,
        List<Exposure> counterparties,
        String assumed) {
    private static final double WATCH = 1.15;
    private static final double SEVERE = 1.3;

    public SystemView {
        notCounted = List.copyOf(notCounted);
        outOfCoins = List.copyOf(outOfCoins);
        counterparties = List.copyOf(counterparties);
    }

    /** An operator that could not be counted. */
    public record NotCounted(String operatorId, List<String> missing) {
        public NotCounted {
            missing = List.copyOf(missing);
        }
    }

    /**
     * What a lender or host has at stake in this book, at the price where it settles.
     *
     * @param operators how many owe it
     * @param balanceUsd lent to them, USD; for a host nothing
     * @param lossUsd what it loses if all of them fail, USD
     * @param lossNowUsd what it loses by those that have failed in the end, USD
     */
    public record Exposure(String name, int operators, double balanceUsd, double lossUsd, double lossNowUsd) {}

    static SystemView of(
            Instant at,
            MarketSnapshot market,
            List<SystemMember> members,
            List<NotCounted> notCounted,
            SystemTerms terms) {
        List<ForcedSale> sales = members.stream().map(SystemMember::sale).toList();
        Cascade cascade = Cascade.of(market.priceUsd(), terms.priceShock(), sales, terms.law());
        double rest = cascade.priceUsd();
        List<String> outOfCoins = members.stream()
                .filter(it -> it.outOfCoinsAt(rest))
                .map(SystemMember::name)
                .toList();
        List<Contagion.Operator> exposed = members.stream()
                .map(it -> it.exposed(rest, terms.horizonDays()))
                .toList();
        Set<String> failed = new HashSet<>(terms.failed());
        failed.addAll(outOfCoins);
        Contagion contagion = Contagion.of(exposed, counterparties(exposed, terms), failed);
        return new SystemView(
                at,
                market.priceUsd(),
                terms,
                members.size(),
                notCounted,
                cascade,
                feedback(cascade.amplification()),
                index(members, market, market.priceUsd(), terms),
                index(members, market, rest, terms),
                outOfCoins,
                contagion,
                exposures(exposed, contagion),
                assumed(rest / market.priceUsd(), terms.machineElasticity()));
    }

    private static String assumed(double hashpriceRatio, double elasticity) {
        return String.format(
                Locale.ROOT,
                "Pledged coins bring the price at which it settles, after each operator's haircut; pledged machines bring"
                        + " %.1f %% of their appraised value, as they move by %.2f %% for 1 %% of hashprice.",
                100 * CollateralValue.asicUsd(1, hashpriceRatio, elasticity),
                elasticity);
    }

    static Grade feedback(double amplification) {
        return amplification > SEVERE ? Grade.SEVERE : amplification > WATCH ? Grade.WATCH : Grade.NORMAL;
    }

    /** Operators that fail only because others did. */
    public List<String> pulledDown() {
        return contagion.pushedOver();
    }

    private static SystemicIndex index(
            List<SystemMember> members, MarketSnapshot market, double priceUsd, SystemTerms terms) {
        double usdPerPhDay = Repricing.usdPerPhDay(market) * priceUsd / market.priceUsd();
        return SystemicIndex.of(
                members.stream().map(SystemMember::index).toList(),
                new SystemicIndex.Market(priceUsd, usdPerPhDay, terms.volumeBtcPerDay()),
                terms.horizonDays());
    }

    /** Those whose capital was given, and whoever else operators name, who then bears any loss. */
    private static List<Contagion.Counterparty> counterparties(List<Contagion.Operator> book, SystemTerms terms) {
        Map<String, Contagion.Counterparty> all = new LinkedHashMap<>();
        terms.counterparties().forEach(it -> all.put(it.name(), it));
        for (Contagion.Operator operator : book) {
            operator.debts()
                    .forEach(it ->
                            all.putIfAbsent(it.lender(), new Contagion.Counterparty(it.lender(), Double.MAX_VALUE)));
            operator.hosting()
                    .forEach(it -> all.putIfAbsent(it.host(), new Contagion.Counterparty(it.host(), Double.MAX_VALUE)));
        }
        for (String name : terms.failed()) {
            if (!all.containsKey(name)
                    && book.stream().noneMatch(it -> it.name().equals(name))) {
                throw new InvalidValue(
                        "failed",
                        "failed names %s, which is not an operator, lender or host of this book.".formatted(name),
                        "Maybe it is spelled differently in the readings.");
            }
        }
        return List.copyOf(all.values());
    }

    private static List<Exposure> exposures(List<Contagion.Operator> book, Contagion contagion) {
        Set<String> down = new HashSet<>();
        contagion.rounds().forEach(down::addAll);
        Map<String, Exposure> all = new LinkedHashMap<>();
        for (Contagion.Operator operator : book) {
            boolean isDown = down.contains(operator.name());
            operator.debts().forEach(it -> add(all, it.lender(), it.balanceUsd(), it.lossUsd(), isDown));
            operator.hosting().forEach(it -> add(all, it.host(), 0, it.lossUsd(), isDown));
        }
        List<Exposure> exposures = new ArrayList<>(all.values());
        exposures.sort(Comparator.comparingDouble(Exposure::lossUsd).reversed().thenComparing(Exposure::name));
        return exposures;
    }

    private static void add(Map<String, Exposure> all, String name, double balance, double loss, boolean isDown) {
        all.merge(
                name,
                new Exposure(name, 1, balance, loss, isDown ? loss : 0),
                (one, other) -> new Exposure(
                        name,
                        one.operators() + other.operators(),
                        one.balanceUsd() + other.balanceUsd(),
                        one.lossUsd() + other.lossUsd(),
                        one.lossNowUsd() + other.lossNowUsd()));
    }
}
