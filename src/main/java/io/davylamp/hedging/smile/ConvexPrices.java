package io.davylamp.hedging.smile;

/**
 * Call prices that leave no butterfly below zero: falling in the strike, by no more than it rises, and convex. A quote
 * that is dearer than the chord of its neighbours allows is brought down to it, and a touch below, so that something may
 * happen between any two strikes; the others stay as they are.
 */
final class ConvexPrices {
    /** Contradictions below this, as a fraction of the forward, are rounding. */
    static final double TOLERANCE = 1e-14;

    /** How far below the chord: a share of what the slopes at its ends leave. */
    private static final double SAG = 0.1;

    private final double[] x;
    private final double[] price;
    private final int[] hull;
    private int size;

    private ConvexPrices(double[] x, double[] price) {
        this.x = x;
        this.price = price;
        this.hull = new int[x.length];
    }

    /**
     * @param strikes rising, above 0, forward 1
     * @param calls their prices, each between {@code max(0, 1 − x)} and 1
     * @param farthest a strike beyond all others at which a call may cost nothing
     * @return the prices themselves where they contradict each other nowhere
     */
    static double[] nearest(double[] strikes, double[] calls, double farthest) {
        int n = strikes.length;
        double[] x = new double[n + 2];
        double[] price = new double[n + 2];
        price[0] = 1; // a call struck at 0
        System.arraycopy(strikes, 0, x, 1, n);
        System.arraycopy(calls, 0, price, 1, n);
        x[n + 1] = farthest;
        ConvexPrices prices = new ConvexPrices(x, price);
        prices.findHull();
        prices.bringDown();
        double[] nearest = new double[n];
        System.arraycopy(price, 1, nearest, 0, n);
        return nearest;
    }

    /** The corners of the largest convex function that is nowhere dearer than a quote. */
    private void findHull() {
        for (int i = 0; i < x.length; i++) {
            while (size > 1 && over(hull[size - 2], hull[size - 1], i) > TOLERANCE) {
                size--;
            }
            hull[size++] = i;
        }
    }

    /** How far a price stands above the chord of two others. */
    private double over(int left, int middle, int right) {
        return price[middle] - onChord(left, middle, right);
    }

    private double onChord(int left, int middle, int right) {
        double share = (x[middle] - x[left]) / (x[right] - x[left]);
        return (1 - share) * price[left] + share * price[right];
    }

    private void bringDown() {
        for (int corner = 0; corner + 1 < size; corner++) {
            int from = hull[corner];
            int to = hull[corner + 1];
            double room = Math.min(corner == 0 ? 0 : bend(corner), corner + 2 == size ? 0 : bend(corner + 1));
            double sag = SAG * Math.max(0, room) * (x[to] - x[from]);
            for (int i = from + 1; i < to; i++) {
                double share = (x[i] - x[from]) / (x[to] - x[from]);
                price[i] = onChord(from, i, to) - sag * share * (1 - share);
            }
        }
    }

    /** By how much the slope rises at a corner. */
    private double bend(int corner) {
        return slope(corner) - slope(corner - 1);
    }

    private double slope(int corner) {
        int from = hull[corner];
        int to = hull[corner + 1];
        return (price[to] - price[from]) / (x[to] - x[from]);
    }
}
