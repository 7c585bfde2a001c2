package io.davylamp.hedging.smile;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The dearest of several expiries at every strike: what a later one must cost at least where an earlier one is dearer. Of
 * convex functions the largest is convex.
 */
record Dearer(List<Expiry> all) implements Expiry {
    /** So close to each other two expiries may cross between the strikes looked at. */
    private static final double NEAR = 1e-3;

    /** The later expiry, raised to the earlier ones where they are dearer; the later itself where none is anywhere. */
    static Expiry of(List<? extends Expiry> earlier, Expiry later) {
        List<Expiry> all = new ArrayList<>();
        earlier.stream().filter(it -> reaches(it, later)).forEach(all::add);
        all.add(later);
        return all.size() == 1 ? later : new Dearer(List.copyOf(all));
    }

    private static boolean reaches(Expiry earlier, Expiry later) {
        return DoubleStream.of(Grid.of(earlier, later)).anyMatch(k -> {
            double price = earlier.price(k);
            return price > Smile.NOTHING && price > later.price(k) * (1 - NEAR);
        });
    }

    @Override
    public double price(double logMoneyness) {
        double price = 0;
        for (Expiry it : all) {
            price = Math.max(price, it.price(logMoneyness));
        }
        return price;
    }

    @Override
    public double variance(double logMoneyness) {
        Expiry dearest = all.get(all.size() - 1);
        double price = dearest.price(logMoneyness);
        for (Expiry it : all) {
            if (it.price(logMoneyness) > price) {
                dearest = it;
                price = it.price(logMoneyness);
            }
        }
        return dearest.variance(logMoneyness);
    }

    @Override
    public double[] knots() {
        return all.stream()
                .flatMapToDouble(it -> DoubleStream.of(it.knots()))
                .sorted()
                .distinct()
                .toArray();
    }
}
