package io.davylamp.metrics.system;

import io.davylamp.mining.Range;
import java.util.ArrayList;
import java.util.List;

/**
 * Forced selling that feeds on itself: a fall forces sales, sales press the price, the lower price forces more. Only
 * sales beyond those already forced before the shock press it. As no forced sale falls while the price falls, the
 * prices descend from the shock to the highest one that holds itself (Tarski), however large the book.
 *
 * @param priceUsd where the price settles, USD
 * @param excessBtc sales there beyond those before the shock, BTC
 * @param amplification whole fall over the shock; above 1.15 watch, above 1.3 severe (house)
 * @param steps the prices on the way, the shocked one first
 * @param calledByShock who is called by the shock alone
 * @param pushedOver who is called only because others sold
 */
public record Cascade(
        double priceUsd,
        double excessBtc,
        double amplification,
        List<Double> steps,
        List<String> calledByShock,
        List<String> pushedOver) {
    private static final double FLOOR = 0.01;
    private static final double PRECISION = 1e-10;
    private static final int MAX_STEPS = 10_000;

    public Cascade {
        steps = List.copyOf(steps);
        calledByShock = List.copyOf(calledByShock);
        pushedOver = List.copyOf(pushedOver);
    }

    /**
     * Runs a shock to its end: {@code P ← impact(P1, q(P) − q(P0))} from {@code P1 = P0 (1 − shock)} down, at least 1 %
     * of P0, until a step moves the price by less than 10⁻¹⁰ of it.
     *
     * @param priceUsd P0: price before, above 0
     * @param shock fall that comes from outside, fraction above 0 and below 1
     * @param book everyone who may be forced
     * @param impact what sales do to the price
     */
    public static Cascade of(double priceUsd, double shock, List<ForcedSale> book, Impact impact) {
        Range.positive("priceUsd", priceUsd);
        Range.within(
                "shock", shock, 1e-6, 0.99, "Maybe it is a percentage, or negative: write 0.10 for a fall of 10 %.");
        double before = soldBtc(book, priceUsd);
        double shocked = priceUsd * (1 - shock);
        double floor = FLOOR * priceUsd;
        List<Double> steps = new ArrayList<>(List.of(shocked));
        double price = shocked;
        for (int i = 0; i < MAX_STEPS; i++) {
            double excess = Math.max(0, soldBtc(book, price) - before);
            double next = Math.max(floor, Math.min(price, impact.priceAfter(shocked, excess)));
            boolean atRest = price - next <= PRECISION * price;
            price = next;
            if (atRest) {
                break;
            }
            steps.add(price);
        }
        double excess = Math.max(0, soldBtc(book, price) - before);
        double amplification = (priceUsd - price) / (priceUsd * shock);
        return new Cascade(
                price, excess, amplification, steps, called(book, priceUsd, shocked), called(book, shocked, price));
    }

    private static double soldBtc(List<ForcedSale> book, double priceUsd) {
        double btc = 0;
        for (ForcedSale sale : book) {
            btc += sale.btcAt(priceUsd);
        }
        return btc;
    }

    /** Who is called at the lower of two prices and not at the higher. */
    private static List<String> called(List<ForcedSale> book, double higherUsd, double lowerUsd) {
        return book.stream()
                .filter(it -> it.calledAt(lowerUsd) && !it.calledAt(higherUsd))
                .map(ForcedSale::name)
                .toList();
    }
}
